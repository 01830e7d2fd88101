//! The names of HTML elements that bear on text.

/// Declares [`Tag`] by the names of elements.
macro_rules! tags {
    ($($tag:ident $name:literal),* $(,)?) => {
        /// An element of HTML.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(in crate::read) enum Tag {
            $(#[doc = $name] $tag,)*
            /// Any other.
            Other,
        }

        const NAMES: &[(&str, Tag)] = &[$(($name, Tag::$tag)),*];
    };
}

// In order of their names.
tags! {
    A "a", Address "address", Article "article", Aside "aside", Audio "audio", B "b",
    Blockquote "blockquote", Body "body", Br "br", Button "button", Canvas "canvas",
    Caption "caption", Center "center", Cite "cite", Code "code", Datalist "datalist", Dd "dd",
    Details "details", Dialog "dialog", Div "div", Dl "dl", Dt "dt", Em "em", Embed "embed",
    Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer",
    Form "form", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head",
    Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Img "img",
    Input "input", Label "label", Legend "legend", Li "li", Link "link", Main "main", Map "map",
    Menu "menu", Meta "meta", Nav "nav", Noembed "noembed", Noframes "noframes",
    Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option", P "p",
    Picture "picture", Pre "pre", Q "q", Rp "rp", Rt "rt", S "s", Script "script",
    Section "section", Select "select", Small "small", Source "source", Span "span",
    Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg",
    Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot",
    Th "th", Thead "thead", Time "time", Title "title", Tr "tr", U "u", Ul "ul", Video "video",
    Wbr "wbr", Xmp "xmp",
}

/// The length of the longest name.
const LONGEST: usize = 10;

impl Tag {
    /// How many there are.
    pub(super) const COUNT: usize = Tag::Other as usize + 1;

    /// The element of a name in any case.
    pub(in crate::read) fn named(name: &str) -> Tag {
        let mut lower = [0; LONGEST];
        match lower.get_mut(..name.len()) {
            Some(lower) => {
                lower.copy_from_slice(name.as_bytes());
                lower.make_ascii_lowercase();
                match NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(lower)) {
                    Ok(found) => NAMES[found].1,
                    Err(_) => Tag::Other,
                }
            }
            None => Tag::Other,
        }
    }

    /// Whether its content is text up to its end tag, whatever it looks like.
    pub(super) fn holds_raw_text(self) -> bool {
        matches!(
            self,
            Tag::Iframe
                | Tag::Noembed
                | Tag::Noframes
                | Tag::Script
                | Tag::Style
                | Tag::Textarea
                | Tag::Title
                | Tag::Xmp
        )
    }

    /// Whether it has neither content nor an end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Tag::Br
                | Tag::Embed
                | Tag::Hr
                | Tag::Img
                | Tag::Input
                | Tag::Link
                | Tag::Meta
                | Tag::Source
                | Tag::Wbr
        )
    }

    /// Whether it stands in a line of text rather than on lines of its own.
    pub(in crate::read) fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::A
                | Tag::Audio
                | Tag::B
                | Tag::Br
                | Tag::Button
                | Tag::Canvas
                | Tag::Cite
                | Tag::Code
                | Tag::Datalist
                | Tag::Em
                | Tag::Embed
                | Tag::Font
                | Tag::I
                | Tag::Iframe
                | Tag::Img
                | Tag::Input
                | Tag::Label
                | Tag::Link
                | Tag::Map
                | Tag::Meta
                | Tag::Noembed
                | Tag::Noscript
                | Tag::Object
                | Tag::Optgroup
                | Tag::Option
                | Tag::Picture
                | Tag::Q
                | Tag::Rp
                | Tag::Rt
                | Tag::S
                | Tag::Script
                | Tag::Select
                | Tag::Small
                | Tag::Source
                | Tag::Span
                | Tag::Strong
                | Tag::Style
                | Tag::Sub
                | Tag::Sup
                | Tag::Svg
                | Tag::Template
                | Tag::Textarea
                | Tag::Time
                | Tag::U
                | Tag::Video
                | Tag::Wbr
                | Tag::Other
        )
    }

    /// Whether its content is not shown as text: programs, fields of forms, films, what is for browsers without scripts.
    pub(in crate::read) fn is_hidden(self) -> bool {
        matches!(
            self,
            Tag::Audio
                | Tag::Button
                | Tag::Canvas
                | Tag::Datalist
                | Tag::Head
                | Tag::Iframe
                | Tag::Map
                | Tag::Noembed
                | Tag::Noframes
                | Tag::Noscript
                | Tag::Object
                | Tag::Optgroup
                | Tag::Option
                | Tag::Rp
                | Tag::Rt
                | Tag::Script
                | Tag::Select
                | Tag::Style
                | Tag::Svg
                | Tag::Template
                | Tag::Textarea
                | Tag::Title
                | Tag::Video
                | Tag::Dialog
        )
    }

    /// Whether it is a heading, of any rank.
    pub(super) fn is_heading(self) -> bool {
        matches!(
            self,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6
        )
    }

    /// Whether elements outside it cannot be ended inside it.
    pub(super) fn is_scope(self) -> bool {
        matches!(
            self,
            Tag::Caption | Tag::Html | Tag::Object | Tag::Table | Tag::Td | Tag::Template | Tag::Th
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| *name));
        assert!(NAMES.iter().all(|(name, _)| name.len() <= LONGEST));
        for (name, tag) in [
            ("a", Tag::A),
            ("FigCaption", Tag::Figcaption),
            ("blockquote", Tag::Blockquote),
            ("xmp", Tag::Xmp),
            ("h1", Tag::H1),
            ("", Tag::Other),
            ("h7", Tag::Other),
            ("a-name-longer-than-any", Tag::Other),
        ] {
            assert_eq!(Tag::named(name), tag, "{name}");
        }
    }
}
