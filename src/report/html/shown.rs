//! An article's characters, made fit for a page.

use super::super::visible;
use maud::Render;
use std::borrow::Cow;

/// An article's characters as a page can show them: white space as single spaces, what would act on the page's text
/// rather than be shown in it as its escape.
pub(super) struct Shown<'a>(pub(super) &'a str);

impl Shown<'_> {
    fn text(&self) -> Cow<'_, str> {
        let plain = |c: char| c == ' ' || !(c.is_whitespace() || visible::is_hazard(c));
        if self.0.chars().all(plain) {
            return Cow::Borrowed(self.0);
        }
        let mut out = String::with_capacity(self.0.len());
        for c in self.0.chars() {
            if !c.is_whitespace() {
                visible::push(c, &mut out);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        Cow::Owned(out)
    }
}

impl Render for Shown<'_> {
    fn render_to(&self, buffer: &mut String) {
        self.text().as_ref().render_to(buffer);
    }
}
