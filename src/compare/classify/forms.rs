//! Forms in whatever order.

use crate::text::token::Form;

/// A collection of forms in which each may stand several times and the order does not matter: their sum, which like a form
/// itself says of two that differ that they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Forms {
    len: usize,
    sum: u64,
}

impl Forms {
    pub(super) fn push(&mut self, form: Form) {
        self.len += 1;
        self.sum = self.sum.wrapping_add(form.0);
    }

    pub(super) fn is_empty(self) -> bool {
        self.len == 0
    }
}

impl FromIterator<Form> for Forms {
    fn from_iter<I: IntoIterator<Item = Form>>(all: I) -> Forms {
        let mut forms = Forms::default();
        all.into_iter().for_each(|form| forms.push(form));
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_forms_does_not_matter_but_their_number_does() {
        let forms = |text: &str| text.split(' ').map(Form::of).collect::<Forms>();
        assert_eq!(forms("fog and more fog"), forms("more fog and fog"));
        for other in ["fog and more", "fog and more more", "fog and more frog", ""] {
            assert_ne!(forms("fog and more fog"), forms(other), "{other}");
        }
    }
}
