//! Contractions: `won't` is `will not`, `they'll` is `they will`.

/// The two words that a canonical word contracts, where it is a contraction. What may stand for two words (`'s`, `'d`) is
/// left as it is written.
pub(super) fn parts(word: &str) -> Option<(&str, &str)> {
    if memchr::memchr(b'\'', word.as_bytes()).is_none() && word != "cannot" {
        return None;
    }
    match word {
        "won't" => return Some(("will", "not")),
        "can't" | "cannot" => return Some(("can", "not")),
        "shan't" => return Some(("shall", "not")),
        _ => {}
    }
    if let Some(verb) = word.strip_suffix("n't") {
        return Some((verb, "not"));
    }
    let at = word.rfind('\'')?;
    let (head, tail) = word.split_at(at);
    let tail = match tail {
        "'ll" => "will",
        "'re" => "are",
        "'ve" => "have",
        "'m" => "am",
        "'d" => "'d",
        // Behind a noun it is a possessive far more often.
        "'s" if is_subject(head) => "'s",
        _ => return None,
    };
    (!head.is_empty()).then_some((head, tail))
}

fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "it" | "he" | "she" | "that" | "there" | "here" | "who" | "what" | "where"
    )
}

/// Whether two runs of canonical words are the same, contractions written out.
pub(super) fn same<'a>(
    left: impl Iterator<Item = &'a str>,
    right: impl Iterator<Item = &'a str>,
) -> bool {
    fn written_out<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
        words.flat_map(|word| match parts(word) {
            Some((head, tail)) => [Some(head), Some(tail)].into_iter().flatten(),
            None => [Some(word), None].into_iter().flatten(),
        })
    }
    let stands_for = |short: &str, word: &str| match short {
        "'s" => matches!(word, "is" | "has"),
        "'d" => matches!(word, "would" | "had"),
        _ => false,
    };
    let (mut left, mut right) = (written_out(left), written_out(right));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b || stands_for(a, b) || stands_for(b, a) => {}
            _ => return false,
        }
    }
}
