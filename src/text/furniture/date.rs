//! Recognizes the words of dates and times, and lines that are nothing else.

use super::phrase::{Phrases, floor, has_digit, is_one_of, phrases};
use super::starts::Starts;

const MONTHS: &Phrases = phrases![
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "januar",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "janeiro",
    "fevereiro",
    "março",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "juil",
    "janv",
    "févr",
    "avr",
    "déc",
];
const WEEKDAYS: &Phrases = phrases![
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
/// What stands around a date on a page.
const AROUND: &Phrases = phrases![
    "updated",
    "posted",
    "published",
    "first",
    "last",
    "modified",
    "created",
    "on",
    "at",
    "a",
    "m",
    "p",
    "am",
    "pm",
    "et",
    "edt",
    "est",
    "ct",
    "cdt",
    "cst",
    "mt",
    "mdt",
    "mst",
    "pt",
    "pdt",
    "pst",
    "gmt",
    "utc",
    "bst",
    "ist",
    "cet",
    "cest",
    "hkt",
    "sgt",
    "jst",
    "noon",
    "midnight",
    "local",
    "time",
    "date",
    "st",
    "nd",
    "rd",
    "th",
    "h",
    "hrs",
];
const AGES: &Phrases = phrases![
    "second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "hr",
    "hrs", "day", "days", "week", "weeks", "month", "months", "year", "years", "one", "an", "less",
    "than", "about",
];
const STAMPS: &Phrases = phrases!["updated", "posted", "published", "modified"];

/// Whether `word` is a month's name or its abbreviation, without a stop.
pub(super) fn is_month(word: &str) -> bool {
    is_one_of(word, MONTHS)
}

/// Whether `word` is a weekday's name or its abbreviation, without a stop.
pub(super) fn is_weekday(word: &str) -> bool {
    is_one_of(word, WEEKDAYS)
}

/// Words of letters and runs of digits, one after the other, and whether a colon ties two runs of digits.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let digits = rest.chars().next()?.is_ascii_digit();
        let end = rest
            .find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits)
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Whether a line holds a time of day, a day of the month or a label such as `Updated`, and nothing that is not part of one.
/// Rows of figures under month names are not date lines.
pub(super) fn is_date_line(line: &str) -> bool {
    if line.len() > 100 {
        return false;
    }
    static STARTS: Starts = Starts::NONE
        .and_behind("", MONTHS)
        .and_behind("", WEEKDAYS)
        .and_behind("", STAMPS)
        .and_behind("", AGES)
        .and_behind("", AROUND)
        .and_behind("", phrases!["ago"]);
    if line.starts_with(|c: char| c.is_ascii_alphabetic()) && !STARTS.may_open(line.as_bytes()) {
        return false; // as nearly every line
    }
    let (mut months, mut weekdays, mut numbers, mut stamps, mut ages, mut ago) =
        (0, 0, 0, 0, 0, false);
    for piece in pieces(line) {
        if piece.as_bytes()[0].is_ascii_digit() {
            numbers += 1;
            if piece.len() > 4 && !(piece.len() == 6 || piece.len() == 8) {
                return false;
            }
        } else if is_month(piece) {
            months += 1;
        } else if is_weekday(piece) {
            weekdays += 1;
        } else if piece.eq_ignore_ascii_case("ago") {
            ago = true;
        } else if is_one_of(piece, STAMPS) {
            stamps += 1;
        } else if is_one_of(piece, AGES) {
            ages += 1;
        } else if !is_one_of(piece, AROUND) {
            return false;
        }
    }
    if line.contains(['%', '$', '€', '£', '=', '+']) {
        return false;
    }
    if ago {
        return ages > 0 && numbers <= 3;
    }
    if ages > 0 || months > 1 + stamps || numbers > 5 * (1 + stamps) {
        return false;
    }
    let dated =
        (months > 0 || weekdays > 0 || has_clock(line) || has_numeric_date(line)) && numbers > 0;
    dated && (months == 0 || numbers <= 5 * (1 + stamps))
        || stamps > 0 && numbers == 0 && months == 0
}

/// Where the date ends that stands before anything else but `on`, commas and brackets: a day with its month, or in numbers.
/// None is longer than a line's worth.
pub(super) fn opening_date(text: &str) -> Option<usize> {
    const LONGEST: usize = 48;
    let between =
        |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | '[' | ':' | '-' | '–' | '—');
    let window = floor(text, LONGEST);
    let (mut at, mut end, mut named, mut numbers) = (0, 0, false, 0);
    loop {
        let rest = text[at..window].trim_start_matches(between);
        at = window - rest.len();
        let word = rest
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '.'))
            .map_or(rest, |len| &rest[..len]);
        let bare = word.trim_end_matches(['.', '-']);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let is_number =
            (1..=4).contains(&digits) && matches!(&bare[digits..], "" | "st" | "nd" | "rd" | "th");
        if is_month(bare) || is_weekday(bare) {
            named |= is_month(bare);
        } else if is_number && numbers < 2 {
            numbers += 1;
        } else if has_numeric_date(bare) && bare.bytes().all(|b| !b.is_ascii_alphabetic()) {
            return Some(at + bare.len());
        } else if bare.eq_ignore_ascii_case("on") && end == 0 {
            at += word.len();
            continue;
        } else {
            break;
        }
        at += word.len();
        end = at;
    }
    (named && numbers > 0).then_some(end)
}

/// What a line of nothing but a date or a time of day may head, as those of a timeline, a diary or a live report do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// What happened on a day or in a month: `June 14, 2024`, `Tuesday, May 12`.
    Day,
    /// What happened at a time of the day: `14:05`, `3:20 p.m. ET`.
    Time,
}

/// What a [date line](is_date_line) may head; `None` where it can only say when the page was written: `Updated March 3, 2021`,
/// `2 hours ago`, or a day of a year with the time.
pub(super) fn heading(line: &str) -> Option<Heading> {
    let pieces = || pieces(line);
    let stamped =
        pieces().any(|piece| is_one_of(piece, STAMPS) || piece.eq_ignore_ascii_case("ago"));
    if stamped || !has_digit(line) || holds_stamp(line) {
        return None;
    }
    let named = pieces().any(|piece| is_month(piece) || is_weekday(piece));
    // A year with the time glued behind it: `Mar.3.202108:02`.
    if named
        && has_clock(line)
        && pieces().any(|piece| piece.len() > 4 && piece.as_bytes()[0].is_ascii_digit())
    {
        return None;
    }
    Some(if named || has_numeric_date(line) {
        Heading::Day
    } else {
        Heading::Time
    })
}

/// A short heading is no longer than this, in bytes.
pub(super) const MAX_SHORT_HEADING: usize = 24;

/// What a short line may head that says less than a [date line](is_date_line): `9 a.m.`, `Noon`, `Monday`.
pub(super) fn short_heading(line: &str) -> Option<Heading> {
    if line.len() > MAX_SHORT_HEADING {
        return None;
    }
    let is_day = |piece: &str| is_month(piece) || is_weekday(piece);
    let is_time =
        |piece: &str| is_one_of(piece, phrases!["am", "pm", "a", "p", "noon", "midnight"]);
    let is_part = |piece: &str| {
        piece.as_bytes()[0].is_ascii_digit() || is_day(piece) || is_one_of(piece, AROUND)
    };
    if !pieces(line).all(is_part) {
        None
    } else if pieces(line).any(is_day) {
        Some(Heading::Day)
    } else {
        pieces(line).any(is_time).then_some(Heading::Time)
    }
}

/// Whether a line has a month's name, a year and either a clock time or a label such as `Published`: a stamp with names around it.
pub(super) fn holds_stamp(line: &str) -> bool {
    if !has_digit(line) {
        return false;
    }
    let (mut month, mut year, mut stamp) = (false, false, false);
    for piece in pieces(line) {
        month |= is_month(piece) || is_weekday(piece);
        year |= piece.len() == 4 && matches!(&piece.as_bytes()[..2], b"19" | b"20");
        stamp |= STAMPS
            .iter()
            .any(|known| piece.len() >= known.len() && ends_with_word(piece, known));
    }
    (month || has_numeric_date(line)) && year && (stamp || has_clock(line))
}

/// Whether a glued word ends with a label: `ShawPosted`.
fn ends_with_word(piece: &str, label: &str) -> bool {
    let bytes = piece.as_bytes();
    bytes[bytes.len() - label.len()..].eq_ignore_ascii_case(label.as_bytes())
}

/// `7:08`, `14.30 h` is left to context.
fn has_clock(line: &str) -> bool {
    line.as_bytes().windows(4).any(|w| {
        w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit() && w[3].is_ascii_digit()
    })
}

/// `07/16/2018`, `2018-07-16`, `16.07.2018`.
fn has_numeric_date(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.windows(6).any(|w| {
        let sep = |b: u8| matches!(b, b'/' | b'-' | b'.');
        (w[0].is_ascii_digit()
            && sep(w[1])
            && w[2].is_ascii_digit()
            && (sep(w[3]) || w[3].is_ascii_digit() && sep(w[4])))
            && w[5].is_ascii_digit()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_nothing_but_date_and_time_is_a_date_line() {
        for line in [
            "March 3, 2021",
            "Updated: 9:43 AM, March 3, 2021",
            "Wednesday, 3 March 2021 06:16 AM",
            "Mar.3.2021 / 8:02 AM ET",
            "3 hours ago",
            "1 hr 25 min ago",
            "9:05 a.m.",
            "5:36 PM 03/03/2021",
            "Updated",
            "2021-03-03",
        ] {
            assert!(is_date_line(line), "{line}");
        }
    }

    #[test]
    fn a_row_of_figures_or_a_word_of_prose_is_none() {
        for line in [
            "Dec 31 Jan 31 Feb 28",
            "1998 1999 2000",
            "12",
            "March",
            "It began on March 3, 2021",
            "Aug +5.9 +0.9",
            "$5 on May 3",
            "years ago they left",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn a_day_or_a_time_may_head_what_happened_then() {
        for (line, heads) in [
            ("June 14, 2024", Some(Heading::Day)),
            ("Tuesday, May 12", Some(Heading::Day)),
            ("14.06.2024", Some(Heading::Day)),
            ("14:05", Some(Heading::Time)),
            ("3:20 p.m. ET", Some(Heading::Time)),
            ("Updated June 14, 2024", None),
            ("Updated", None),
            ("June 14, 2024 9:43 AM", None),
            ("3 hours ago", None),
            ("Jun.14.202409:43", None),
        ] {
            assert!(is_date_line(line), "{line}");
            assert_eq!(heading(line), heads, "{line}");
        }
    }

    #[test]
    fn a_stamp_may_stand_among_names() {
        assert!(holds_stamp(
            "Ann ExamplePosted at 12:31 pm on March 3, 2021"
        ));
        assert!(!holds_stamp("The bridge was closed on March 3, 2021"));
    }
}
