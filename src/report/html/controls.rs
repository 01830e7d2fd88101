//! What a reader can do with the page, and how to read it.

use maud::{Markup, html};

/// What a reader can show and hide. It does nothing without the script, which brings it out.
pub(super) fn filters() -> Markup {
    let kinds = [
        ("f", "Facts"),
        ("w", "Wording"),
        ("s", "Style"),
        ("o", "On one side only"),
        ("same", "Unchanged"),
        ("a", "Set aside"),
    ];
    html! {
        form.filters #filters hidden {
            fieldset {
                legend { "Show" }
                @for (n, (kind, label)) in kinds.iter().enumerate() {
                    label {
                        input type="checkbox" id={ "show-" (kind) } checked;
                        @match *kind {
                            "f" | "w" | "s" => mark class=(kind) { (label) },
                            "a" => span.aside { (label) },
                            _ => (label),
                        }
                        kbd { (n + 1) }
                    }
                }
            }
            p.steps {
                button type="button" #previous { "Previous difference" kbd { "p" } }
                button type="button" #next { "Next difference" kbd { "n" } }
                output #hidden-rows {}
            }
        }
    }
}

/// How to read the page.
pub(super) fn legend() -> Markup {
    html! {
        footer {
            h2 { "How to read this" }
            dl {
                dt { mark.f { "Fact" } }
                dd { "A number, date, name, negation, modal verb or the words of a quotation differ. Thick underline, letter F." }
                dt { mark.w { "Wording" } }
                dd { "The same said in other words. Wavy underline, letter W." }
                dt { mark.s { "Style" } }
                dd { "House style: spelling, punctuation, capitals, forms of numbers. Dotted underline, letter S." }
                dt { "∅" }
                dd { "Stands where the other side has more words." }
                dt { span.aside { "Set aside" } }
                dd { "Datelines, bylines, captions, sign-offs and the like: shown, but they take no part in the comparison." }
                dt { "Ribbons" }
                dd { "The bars are the two articles, each as long as it has words. A ribbon joins what both say; what none reaches stands on one side only. Gray: the same but for style; yellow: wording; red with an edge: facts; dashed: moved." }
                dt { "Moved" }
                dd { "A sentence that stands elsewhere on the right. It is tied where it stands on the left; a link leads from its place on the right." }
            }
            p {
                "Left and right are the order in which the articles were given, those of --against first, as the older ones. Nothing here says who copied whom. "
                label.keys hidden { input type="checkbox" #shortcuts checked; " Keys: " kbd { "n" } " and " kbd { "p" } " go to the next and previous difference, " kbd { "1" } " to " kbd { "6" } " show and hide." }
            }
            p { "Made by dedupe " (env!("CARGO_PKG_VERSION")) "." }
        }
    }
}
