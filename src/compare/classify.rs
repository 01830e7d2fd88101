//! Tells what differs between two tied passages: an edit script over words, cut into differences, each put in its class.

use crate::compare::difference::{Class, Difference};
use crate::compare::edit::{self, Step};
use crate::compare::marks::{self, Mark};
use crate::compare::passage::Passage;
use crate::compare::{inflection, wordclass};
use crate::span::Span;
use crate::text::spelling;
use crate::text::token::{Form, Rules, TokenKind};
use hashbrown::HashSet;
use std::ops::Range;

/// Every difference between two tied passages, in the order of the left one.
pub(crate) fn differences(left: &Passage<'_>, right: &Passage<'_>) -> Vec<Difference> {
    let words = Words::new(left, right);
    let steps = edit::script(left.tokens, right.tokens, |l, r| words.related(l, r));
    let mut teller = Teller {
        left,
        right,
        words: &words,
        found: Vec::new(),
    };
    let mut l = 0;
    let mut r = 0;
    let mut n = 0;
    while n < steps.len() {
        if let Step::Keep(i, j) = steps[n] {
            teller.gap(i, j);
            teller.kept(i, j);
            (l, r, n) = (i + 1, j + 1, n + 1);
            continue;
        }
        let mut hunk = Hunk {
            left: l..l,
            right: r..r,
            swaps: Vec::new(),
        };
        while n < steps.len() {
            match steps[n] {
                Step::Keep(..) => break,
                Step::Swap(i, j) => {
                    hunk.swaps.push((i, j));
                    hunk.left.end = i + 1;
                    hunk.right.end = j + 1;
                }
                Step::Drop(i) => hunk.left.end = i + 1,
                Step::Add(j) => hunk.right.end = j + 1,
            }
            n += 1;
        }
        (l, r) = (hunk.left.end, hunk.right.end);
        teller.hunk(&hunk);
        // The gap behind the change was told with it.
        if let Some(Step::Keep(i, j)) = steps.get(n) {
            teller.kept(*i, *j);
            (l, r, n) = (i + 1, j + 1, n + 1);
        } else {
            n = steps.len() + 1;
        }
    }
    if n == steps.len() {
        teller.gap(left.tokens.len(), right.tokens.len());
    }
    let _ = (l, r);
    teller.tell_order();
    teller.found.sort_by_key(|d| (d.left, d.right));
    teller.found
}

/// A run of changed words between two that are kept.
struct Hunk {
    left: Range<usize>,
    right: Range<usize>,
    /// Words in place of related ones, in order.
    swaps: Vec<(usize, usize)>,
}

/// Canonical texts of the words that stand on one side only; empty for the others, which are never asked for.
struct Words {
    left: Vec<String>,
    right: Vec<String>,
    kinds: (Vec<TokenKind>, Vec<TokenKind>),
}

impl Words {
    fn new(left: &Passage<'_>, right: &Passage<'_>) -> Words {
        let forms = |p: &Passage<'_>| p.tokens.iter().map(|t| t.form).collect::<HashSet<Form>>();
        let own = |p: &Passage<'_>, other: &HashSet<Form>| {
            let text = |n: usize| {
                if other.contains(&p.tokens[n].form) {
                    String::new()
                } else {
                    p.canonical(n)
                }
            };
            (0..p.tokens.len()).map(text).collect::<Vec<_>>()
        };
        let kinds = |p: &Passage<'_>| p.tokens.iter().map(|t| t.kind).collect();
        Words {
            left: own(left, &forms(right)),
            right: own(right, &forms(left)),
            kinds: (kinds(left), kinds(right)),
        }
    }

    /// Whether one word stands in the other's place as a form of it.
    fn related(&self, l: usize, r: usize) -> bool {
        let (kind_l, kind_r) = (self.kinds.0[l], self.kinds.1[r]);
        if kind_l != TokenKind::Word || kind_r != TokenKind::Word {
            return kind_l == kind_r
                || matches!(
                    (kind_l, kind_r),
                    (TokenKind::Number, TokenKind::Quantity)
                        | (TokenKind::Quantity, TokenKind::Number)
                );
        }
        let (a, b) = (self.left[l].as_str(), self.right[r].as_str());
        spelling::same_word(a, b) || inflection::same_word(a, b) || is_misprint(a, b)
    }
}

/// Whether one word looks like a misprint of the other: one edit in five letters or more, two in nine or more.
fn is_misprint(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    if shorter < 5 || a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let edits = strsim::osa_distance(a, b);
    edits <= if shorter < 9 { 1 } else { 2 }
}

struct Teller<'a> {
    left: &'a Passage<'a>,
    right: &'a Passage<'a>,
    words: &'a Words,
    found: Vec<Difference>,
}

impl Teller<'_> {
    /// Tells how the author's characters of a kept word differ.
    fn kept(&mut self, l: usize, r: usize) {
        let (a, b) = (self.left.surface(l), self.right.surface(r));
        if a == b {
            return;
        }
        let (left, right) = (self.left.tokens[l], self.right.tokens[r]);
        if apostrophes_unified(a) == apostrophes_unified(b) {
            // Same characters otherwise: each apostrophe is a difference of its own.
            let mut at = (left.span.start as usize, right.span.start as usize);
            for (x, y) in a.chars().zip(b.chars()) {
                let next = (at.0 + x.len_utf8(), at.1 + y.len_utf8());
                if x != y {
                    self.found.push(Difference {
                        class: Class::Punctuation,
                        left: Span::new(at.0, next.0),
                        right: Span::new(at.1, next.1),
                    });
                }
                at = next;
            }
            return;
        }
        let either = |rule: Rules| left.rules.has(rule) || right.rules.has(rule);
        let (small_a, small_b) = (a.to_lowercase(), b.to_lowercase());
        let class = if left.is_numeric() && either(Rules::NUMBER_FORM) && small_a != small_b {
            Class::NumberForm
        } else if small_a == small_b {
            Class::Capitalization
        } else if either(Rules::SPELLING) {
            Class::Spelling
        } else if either(Rules::ABBREVIATION) {
            Class::Abbreviation
        } else if either(Rules::DIACRITICS) {
            Class::Diacritics
        } else if either(Rules::HYPHENATION) {
            Class::Hyphenation
        } else if left.is_numeric() {
            Class::NumberForm
        } else {
            Class::Spacing
        };
        self.found.push(Difference {
            class,
            left: left.span,
            right: right.span,
        });
    }

    /// Tells how the marks in front of two kept words differ.
    fn gap(&mut self, l: usize, r: usize) {
        let (ls, rs) = (self.left.gap(l), self.right.gap(r));
        if self.left.text[ls.0..ls.1] == self.right.text[rs.0..rs.1] {
            return;
        }
        let left = marks::marks(self.left.text, ls.0, ls.1);
        let right = marks::marks(self.right.text, rs.0, rs.1);
        self.mark_differences(&left, ls.0, l, &right, rs.0, r);
    }

    /// Tells the differences between two rows of marks. `l` and `r` are the words behind them, `at_left` and `at_right` where a
    /// mark that is missing would stand if it came first.
    fn mark_differences(
        &mut self,
        left: &[Mark],
        at_left: usize,
        l: usize,
        right: &[Mark],
        at_right: usize,
        r: usize,
    ) {
        let (mut at_left, mut at_right) = (at_left, at_right);
        for (a, b) in marks::pair_up(self.left.text, left, self.right.text, right) {
            let equal = matches!((a, b), (Some(a), Some(b)) if a.span.of(self.left.text) == b.span.of(self.right.text));
            if !equal && !self.is_stop_of_abbreviation(a, l, b, r) {
                let serial = match (a, b) {
                    (Some(_), None) => closes_series(self.left, l),
                    (None, Some(_)) => closes_series(self.right, r),
                    _ => false,
                };
                let difference = marks::difference(
                    self.left.text,
                    a.ok_or(at_left),
                    self.right.text,
                    b.ok_or(at_right),
                    serial,
                );
                self.found.push(difference);
            }
            at_left = a.map_or(at_left, |m| m.span.end as usize);
            at_right = b.map_or(at_right, |m| m.span.end as usize);
        }
    }

    /// Whether a lone full stop is missing on the other side only because an abbreviation's own stop stands there.
    fn is_stop_of_abbreviation(
        &self,
        a: Option<Mark>,
        l: usize,
        b: Option<Mark>,
        r: usize,
    ) -> bool {
        let ends_with_stop = |p: &Passage<'_>, n: usize| n > 0 && p.surface(n - 1).ends_with('.');
        match (a, b) {
            (Some(mark), None) => {
                mark.span.of(self.left.text) == "." && ends_with_stop(self.right, r)
            }
            (None, Some(mark)) => {
                mark.span.of(self.right.text) == "." && ends_with_stop(self.left, l)
            }
            _ => false,
        }
    }

    /// Tells the differences of a run of changed words and of the marks around it.
    fn hunk(&mut self, hunk: &Hunk) {
        let (l, r) = (&hunk.left, &hunk.right);
        if l.is_empty() || r.is_empty() {
            self.one_sided(hunk);
            return;
        }
        self.gap(l.start, r.start);
        if let Some(class) = self.vanishes(l, r) {
            self.push(class, l.clone(), r.clone());
        } else {
            let (mut at_l, mut at_r) = (l.start, r.start);
            let swaps = hunk.swaps.iter().copied().map(Some).chain([None]);
            for swap in swaps {
                let (end_l, end_r) = swap.unwrap_or((l.end, r.end));
                self.piece(at_l..end_l, at_r..end_r);
                if let Some((i, j)) = swap {
                    self.swap(i, j);
                    (at_l, at_r) = (i + 1, j + 1);
                }
            }
        }
        self.gap(l.end, r.end);
    }

    /// A word in place of a related one.
    fn swap(&mut self, l: usize, r: usize) {
        let (a, b) = (self.words.left[l].as_str(), self.words.right[r].as_str());
        let (left, right) = (self.left.tokens[l], self.right.tokens[r]);
        let class = if left.kind != TokenKind::Word || right.kind != TokenKind::Word {
            self.classify(&(l..l + 1), &(r..r + 1))
        } else if left.is_quoted() && right.is_quoted() && !spelling::same_word(a, b) {
            self.classify(&(l..l + 1), &(r..r + 1))
                .min(Class::Quotation)
        } else if spelling::same_word(a, b) {
            Class::Spelling
        } else if wordclass::is_negation(a) != wordclass::is_negation(b) {
            Class::Negation
        } else if wordclass::is_modal(a) || wordclass::is_modal(b) {
            Class::Modality
        } else if inflection::same_word(a, b) {
            Class::Inflection
        } else if self.left.is_proper(l) && self.right.is_proper(r) {
            Class::Name
        } else if negates_by_prefix(a, b) {
            Class::Negation
        } else {
            Class::Spelling
        };
        self.push(class, l..l + 1, r..r + 1);
    }

    /// Words of one side in place of unrelated words of the other, either of which may be none.
    fn piece(&mut self, l: Range<usize>, r: Range<usize>) {
        if l.is_empty() && r.is_empty() {
            return;
        }
        if !l.is_empty()
            && !r.is_empty()
            && let Some(class) = self.vanishes(&l, &r)
        {
            self.push(class, l, r);
            return;
        }
        let class = self.classify(&l, &r);
        self.push(class, l, r);
    }

    fn push(&mut self, class: Class, l: Range<usize>, r: Range<usize>) {
        let span = |p: &Passage<'_>, run: &Range<usize>| {
            if run.is_empty() {
                let at = if run.start > 0 {
                    p.tokens[run.start - 1].span.end
                } else {
                    p.span.start
                } as usize;
                Span::new(at, at)
            } else {
                p.tokens[run.start].span.join(p.tokens[run.end - 1].span)
            }
        };
        self.found.push(Difference {
            class,
            left: span(self.left, &l),
            right: span(self.right, &r),
        });
    }

    /// Words added on one side. The marks that come with them belong to them: a clause has its own commas.
    fn one_sided(&mut self, hunk: &Hunk) {
        let on_left = hunk.right.is_empty();
        let (full, run, lean, at) = if on_left {
            (self.left, &hunk.left, self.right, hunk.right.start)
        } else {
            (self.right, &hunk.right, self.left, hunk.left.start)
        };
        let before = full.gap(run.start);
        let behind = full.gap(run.end);
        let around: Vec<Mark> = marks::marks(full.text, before.0, before.1)
            .into_iter()
            .chain(marks::marks(full.text, behind.0, behind.1))
            .collect();
        let gap = lean.gap(at);
        let single = marks::marks(lean.text, gap.0, gap.1);
        let mut span = full.tokens[run.start]
            .span
            .join(full.tokens[run.end - 1].span);
        let mut place = gap.0;
        let mut changed = Vec::new();
        for (a, b) in marks::pair_up(full.text, &around, lean.text, &single) {
            match (a, b) {
                (Some(a), Some(b)) => {
                    if a.span.end <= span.start {
                        place = b.span.end as usize;
                    }
                    if a.span.of(full.text) != b.span.of(lean.text) {
                        changed.push((a.span, b.span));
                    }
                }
                (Some(a), None) => {
                    let stop = a.span.of(full.text) == "."
                        && at > 0
                        && lean.surface(at - 1).ends_with('.');
                    if !stop {
                        span = span.join(a.span);
                    }
                }
                (None, Some(b)) => {
                    changed.push((Span::new(span.end as usize, span.end as usize), b.span))
                }
                (None, None) => {}
            }
        }
        let class = self.classify(&hunk.left, &hunk.right);
        // An article or conjunction belongs to the word behind it, any other addition to the word before.
        if class == Class::FunctionWord && single.is_empty() {
            place = gap.1;
        }
        let empty = Span::new(place, place);
        let order = |full: Span, lean: Span| if on_left { (full, lean) } else { (lean, full) };
        let (left, right) = order(span, empty);
        self.found.push(Difference { class, left, right });
        for (full, lean) in changed {
            let (left, right) = order(full, lean);
            self.found.push(Difference {
                class: Class::Punctuation,
                left,
                right,
            });
        }
    }

    /// The style class under which a replacement is no change at all, if there is one.
    fn vanishes(&self, l: &Range<usize>, r: &Range<usize>) -> Option<Class> {
        let joined = |p: &Passage<'_>, run: &Range<usize>| -> String {
            run.clone()
                .flat_map(|n| {
                    p.canonical(n)
                        .chars()
                        .filter(|c| c.is_alphanumeric())
                        .collect::<Vec<_>>()
                })
                .collect()
        };
        let text = |p: &Passage<'_>, run: &Range<usize>| {
            p.tokens[run.start]
                .span
                .join(p.tokens[run.end - 1].span)
                .of(p.text)
                .to_owned()
        };
        let (a, b) = (joined(self.left, l), joined(self.right, r));
        let numeric = |p: &Passage<'_>, run: &Range<usize>| {
            p.tokens[run.clone()].iter().any(|t| t.is_numeric())
        };
        if a == b && !numeric(self.left, l) && !numeric(self.right, r) {
            let (a, b) = (text(self.left, l), text(self.right, r));
            return Some(
                if a.contains(['-', '\u{2010}', '\u{2011}'])
                    || b.contains(['-', '\u{2010}', '\u{2011}'])
                {
                    Class::Hyphenation
                } else if a.contains('.') || b.contains('.') {
                    Class::Abbreviation
                } else {
                    Class::Spelling
                },
            );
        }
        if is_initialism(self.left, l, self.right, r) || is_initialism(self.right, r, self.left, l)
        {
            return Some(Class::Abbreviation);
        }
        None
    }

    /// The most significant class that fits a replacement; either side may be empty.
    fn classify(&self, l: &Range<usize>, r: &Range<usize>) -> Class {
        let left = Side::gather(self.left, l, self.right);
        let right = Side::gather(self.right, r, self.left);
        if left.numbers != right.numbers {
            let dated = left.is_dated(self.left, l) || right.is_dated(self.right, r);
            return if dated { Class::Date } else { Class::Number };
        }
        if left.dates != right.dates {
            return Class::Date;
        }
        if let Some(class) = self.name_class(l, &left, r, &right) {
            return class;
        }
        if left.negations != right.negations {
            return Class::Negation;
        }
        if left.modals != right.modals {
            return Class::Modality;
        }
        let quoted = |p: &Passage<'_>, run: &Range<usize>| {
            p.tokens[run.clone()].iter().any(|t| t.is_quoted())
        };
        if quoted(self.left, l) || quoted(self.right, r) {
            return Class::Quotation;
        }
        if !l.is_empty() && !r.is_empty() && (left.is_reference() || right.is_reference()) {
            return Class::Reference;
        }
        if left.auxiliaries_only && right.auxiliaries_only {
            return Class::Inflection;
        }
        if left.function_only && right.function_only {
            return Class::FunctionWord;
        }
        if left.sorted == right.sorted {
            return Class::Order;
        }
        Class::Wording
    }

    fn name_class(
        &self,
        l: &Range<usize>,
        left: &Side,
        r: &Range<usize>,
        right: &Side,
    ) -> Option<Class> {
        if left.names == right.names {
            return None;
        }
        if l.is_empty() && self.is_name_form(self.right, r, self.left)
            || r.is_empty() && self.is_name_form(self.left, l, self.right)
        {
            return Some(Class::NameForm);
        }
        let named = (!left.names.is_empty(), !right.names.is_empty());
        match named {
            (true, false) if right.is_reference() => Some(Class::Reference),
            (false, true) if left.is_reference() => Some(Class::Reference),
            _ => Some(Class::Name),
        }
    }

    /// Whether the run on the full side is a part of a name whose rest is kept, and the other article has the whole name
    /// too; or the ending of a company's name.
    fn is_name_form(&self, full: &Passage<'_>, run: &Range<usize>, lean: &Passage<'_>) -> bool {
        let capital = |n: usize| full.tokens[n].is_capital();
        if !run.clone().all(capital) {
            return false;
        }
        let bare = |n: usize| {
            let (start, end) = full.gap(n);
            full.text[start..end].chars().all(char::is_whitespace)
        };
        let ending = |n: usize| wordclass::is_company_ending(&full.canonical(n));
        if run.start > 0 && capital(run.start - 1) && bare(run.start) && run.clone().all(ending) {
            return true;
        }
        let pairs_known = |from: usize, to: usize| {
            (from..to).all(|n| {
                bare(n + 1)
                    && lean
                        .names
                        .has_pair(full.tokens[n].form, full.tokens[n + 1].form)
            })
        };
        let behind =
            run.end < full.tokens.len() && capital(run.end) && pairs_known(run.start, run.end);
        let before =
            run.start > 0 && capital(run.start - 1) && pairs_known(run.start - 1, run.end - 1);
        behind || before
    }

    /// Words that only moved within the passage are of class order.
    fn tell_order(&mut self) {
        let forms = |p: &Passage<'_>, span: Span| {
            let mut forms: Vec<Form> = p
                .tokens
                .iter()
                .filter(|t| {
                    t.span.start >= span.start && t.span.end <= span.end && !t.is_function()
                })
                .map(|t| t.form)
                .collect();
            forms.sort_unstable();
            forms
        };
        for a in 0..self.found.len() {
            for b in 0..self.found.len() {
                let (dropped, added) = (self.found[a], self.found[b]);
                if !dropped.right.is_empty()
                    || !added.left.is_empty()
                    || dropped.left.is_empty()
                    || added.right.is_empty()
                {
                    continue;
                }
                let (gone, come) = (
                    forms(self.left, dropped.left),
                    forms(self.right, added.right),
                );
                if !gone.is_empty() && gone == come {
                    self.found[a].class = Class::Order;
                    self.found[b].class = Class::Order;
                }
            }
        }
    }
}

/// What the words of one side of a replacement are, those left out that the other side of the replacement has too.
#[derive(Default)]
struct Side {
    numbers: Vec<Form>,
    dates: Vec<Form>,
    names: Vec<Form>,
    negations: usize,
    modals: Vec<String>,
    sorted: Vec<Form>,
    words: Vec<String>,
    capitals: usize,
    auxiliaries_only: bool,
    function_only: bool,
}

impl Side {
    fn gather(p: &Passage<'_>, run: &Range<usize>, other: &Passage<'_>) -> Side {
        let mut side = Side {
            auxiliaries_only: true,
            function_only: true,
            ..Side::default()
        };
        for n in run.clone() {
            let token = p.tokens[n];
            let word = p.canonical(n);
            if token.is_numeric() && word != "1" || wordclass::is_vague_number(&word) {
                side.numbers.push(token.form);
            }
            if matches!(token.kind, TokenKind::Month | TokenKind::Weekday)
                || wordclass::is_time(&word)
            {
                side.dates.push(token.form);
            }
            let known = p.names.has(token.form) || other.names.has(token.form);
            let proper = p.is_proper(n) || token.is_capital() && !token.is_function() && known;
            if proper && !matches!(token.kind, TokenKind::Month | TokenKind::Weekday)
                || wordclass::is_title(&word) && !run.is_empty() && p.is_proper(n)
            {
                side.names.push(token.form);
            }
            side.negations += usize::from(wordclass::is_negation(&word));
            if wordclass::is_modal(&word) && token.kind == TokenKind::Word {
                side.modals.push(word.clone());
            }
            side.capitals += usize::from(token.is_capital());
            side.auxiliaries_only &= wordclass::is_auxiliary(&word);
            side.function_only &= token.is_function();
            side.sorted.push(token.form);
            side.words.push(word);
        }
        for list in [
            &mut side.numbers,
            &mut side.dates,
            &mut side.names,
            &mut side.sorted,
        ] {
            list.sort_unstable();
        }
        side.modals.sort_unstable();
        side
    }

    /// Whether its numbers belong to a date: next to a month, or years.
    fn is_dated(&self, p: &Passage<'_>, run: &Range<usize>) -> bool {
        let month = |n: Option<usize>| {
            n.and_then(|n| p.tokens.get(n))
                .is_some_and(|t| t.kind == TokenKind::Month)
        };
        run.clone()
            .filter(|n| p.tokens[*n].kind == TokenKind::Number)
            .any(|n| {
                let year = p
                    .canonical(n)
                    .parse::<u64>()
                    .is_ok_and(|value| (1900..2100).contains(&value))
                    && !p.surface(n).contains(',');
                year || month(n.checked_sub(1)) || month(Some(n + 1))
            })
    }

    /// Whether it points to somebody or something without a name: a pronoun, or "the" and a noun.
    fn is_reference(&self) -> bool {
        match self.words.first() {
            Some(first) => {
                (self.words.len() == 1 && wordclass::is_pronoun(first))
                    || (self.words.len() > 1 && first == "the" && self.words.len() <= 6)
            }
            None => false,
        }
    }
}

fn apostrophes_unified(word: &str) -> String {
    word.chars()
        .map(|c| {
            if matches!(c, '‘' | '’' | 'ʼ') {
                '\''
            } else {
                c
            }
        })
        .collect()
}

/// `likely` / `unlikely`, `official` / `unofficial`.
fn negates_by_prefix(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    ["un", "non", "in", "dis", "im"]
        .iter()
        .any(|prefix| long.strip_prefix(prefix) == Some(short))
}

/// Whether the single word on one side is made of the initials of the words on the other: `UN` / `United Nations`.
fn is_initialism(
    short: &Passage<'_>,
    s: &Range<usize>,
    long: &Passage<'_>,
    l: &Range<usize>,
) -> bool {
    if s.len() != 1 || l.len() < 2 || !short.tokens[s.start].is_capital() {
        return false;
    }
    let letters: String = short
        .surface(s.start)
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let capitals: String = l
        .clone()
        .filter(|n| long.tokens[*n].is_capital())
        .filter_map(|n| long.surface(n).chars().next())
        .collect();
    letters.len() >= 2 && letters.chars().all(char::is_uppercase) && letters == capitals
}

/// Whether a comma in front of word `n` would close a series of three or more: "and" or "or" follows, and a comma stands
/// not far before, with no "and" between.
fn closes_series(p: &Passage<'_>, n: usize) -> bool {
    const LONGEST_ITEM: usize = 9;
    let conjunction = |n: usize| {
        p.tokens
            .get(n)
            .is_some_and(|_| matches!(p.canonical(n).as_str(), "and" | "or" | "nor"))
    };
    if !conjunction(n) {
        return false;
    }
    for item in (n.saturating_sub(LONGEST_ITEM)..n).rev() {
        if conjunction(item) {
            return false;
        }
        let (start, end) = p.gap(item);
        let gap = &p.text[start..end];
        if gap.contains([',', ';']) && item > 0 {
            return item < n;
        }
        if gap.contains(['.', '!', '?', ':', '—']) {
            return false;
        }
    }
    false
}
