//! Words that begin a sentence, where a capital says nothing: whether two that stand in one place are two names.

use super::nation;
use crate::compare::inflection;
use crate::compare::passage::Words;
use crate::compare::wordclass::Classes;
use crate::text::token::Form;

/// Whether two words that begin a sentence, where every word has a capital, are two names: what follows says so of both, and
/// neither stands in either article with a small letter. A common noun without an article may as well stand before a verb
/// (`Profit fell`) or a colon: before a verb neither may be one of those that do, and before a colon one of the two has to be
/// known as a name, from elsewhere in the articles or as that of a country.
pub(super) fn are_names(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let small = |words: &Words<'_>, n: usize| {
        let form = Form::of(words.stem(n));
        left.has_small(form) || right.has_small(form)
    };
    let known = |words: &Words<'_>, n: usize| {
        let form = Form::of(words.stem(n));
        left.has_name(form) || right.has_name(form) || nation::is_known(words.stem(n))
    };
    let (Some(one), Some(other)) = (use_as_name(left, l), use_as_name(right, r)) else {
        return false;
    };
    let acts = |used: &Use, words: &Words<'_>, n: usize| match used {
        Use::Sure => true,
        Use::Acts => !is_common(words.stem(n)),
        Use::Likely => false,
    };
    !small(left, l)
        && !small(right, r)
        && (acts(&one, left, l) && acts(&other, right, r) || known(left, l) || known(right, r))
}

/// How sure it is that a word is used as a name.
enum Use {
    Sure,
    /// It does something.
    Acts,
    Likely,
}

/// Whether a word that begins a sentence is followed by what follows a name, but seldom a common noun without an article: an
/// age between commas, the ending of a possessive; a verb, or what the label of a row has behind it.
fn use_as_name(words: &Words<'_>, n: usize) -> Option<Use> {
    const SHORTEST: usize = 4;
    let (word, stem) = (words.canonical(n), words.stem(n));
    if !words.is_capital(n)
        || !words.begins_sentence(n)
        || words.tokens[n].is_function()
        || stem.len() < SHORTEST
        || is_other_opening(stem)
    {
        return None;
    }
    if stem.len() < word.len() {
        return Some(Use::Sure);
    }
    let next = n + 1;
    if next == words.len() {
        return None;
    }
    let gap = |n: usize| words.gap(n).of(words.text).trim();
    match gap(next) {
        "," => {
            let is_age = words.is_numeric(next)
                && words.surface(next).len() <= 3
                && gap(next + 1).starts_with(',');
            is_age.then_some(Use::Sure)
        }
        ":" => (words.is_numeric(next) || words.is_capital(next)).then_some(Use::Likely),
        "" if words.tokens[next].is_capital() => None,
        "" if is_verb(words, next) => Some(Use::Acts),
        "" => inflection::family(words.canonical(next)).map(|_| Use::Likely),
        _ => None,
    }
}

/// Whether a word behind another is a verb of which that is the subject, and no noun that goes on behind it: `strike` and
/// `meeting` may be either.
fn is_verb(words: &Words<'_>, n: usize) -> bool {
    /// Irregular forms that the families of forms do not have.
    const PAST: &str = "ate beat became bent bet bid bled blew bore bred bound burnt caught clung crept dealt drank dug fed \
        fled flung forgave forgot froze hid hung hurt kept knelt laid lay lent lit overtook proved put quit rang rode sang sank \
        shed shone shook shrank slept slid spent split spread sprang stuck stung swam swept swore swung taught tore \
        trod woke wept wore wound";
    let verb = words.canonical(n);
    if matches!(
        verb,
        "state" | "states" | "report" | "reports" | "note" | "notes"
    ) {
        return false;
    }
    let is_past = |verb: &str| {
        let is_base = || inflection::family(&format!("{verb}s")) == inflection::family(verb);
        inflection::family(verb).is_some()
            && !words.tokens[n].is_function()
            && !verb.ends_with("ing")
            && !verb.ends_with('s')
            && !matches!(verb, "men" | "women" | "children" | "people" | "feet")
            && !is_base()
    };
    // A plural has no article right behind it.
    let acts_on = |next: usize| {
        words.is_bare(next)
            && next < words.len()
            && (words.is_numeric(next)
                || matches!(
                    words.canonical(next),
                    "the" | "a" | "an" | "its" | "his" | "her" | "their"
                ))
    };
    words.is(n, Classes::VERB)
        || verb.ends_with("ed")
        || PAST.split(' ').any(|past| past == verb)
        || is_past(verb)
        || verb.ends_with('s') && !words.tokens[n].is_function() && acts_on(n + 1)
}

/// Words that begin a sentence without an article and are no names: plurals, adverbs, what nobody counts, and those that
/// stand for people and things.
fn is_other_opening(word: &str) -> bool {
    const ENDINGS: [&str; 23] = [
        "ly", "ing", "ed", "tion", "sion", "ment", "ness", "ity", "ism", "ship", "hood", "age",
        "ance", "ence", "ure", "ics", "sis", "body", "ous", "ful", "less", "able", "ible",
    ];
    // Names end in "-as" more often than plurals do.
    let plural = word.ends_with('s')
        && !["ss", "us", "is", "as"]
            .iter()
            .any(|end| word.ends_with(end))
        || matches!(word, "militias" | "cameras" | "areas" | "quotas" | "visas");
    plural
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
        || Classes::of(Form::of(word)).is(Classes::TIME.or(Classes::TITLE))
        || inflection::family(word).is_some()
        || matches!(
            word,
            "everyone"
                | "someone"
                | "anyone"
                | "everything"
                | "something"
                | "nothing"
                | "anything"
                | "none"
                | "many"
                | "much"
                | "several"
                | "half"
                | "another"
                | "else"
                | "police"
                | "staff"
                | "whoever"
                | "whatever"
                | "here"
                | "never"
                | "often"
                | "still"
                | "even"
                | "just"
        )
}

/// Whether a word is a common noun that does something without an article, an adverb that begins a sentence with a verb
/// behind it, or a noun that headlines name somebody by.
fn is_common(word: &str) -> bool {
    /// In byte order within a row.
    const COMMON: [&str; 5] = [
        // What has an amount and no plural, or goes without an article in reports on the economy.
        "aluminum beef cash coal cocoa coffee copper corn cotton credit crude debt demand diesel electricity equity ethanol \
         export fuel gasoline gold grain growth import income inflation interest iron land lead lumber margin milk money nickel \
         output palladium petrol platinum pork power profit rent revenue rice rubber silver soybean spending steel sugar supply \
         timber trade turnover uranium value volume wheat work zinc",
        // Weather, and what burns, falls and spreads.
        "bread cholera debris dust fire flooding food frost hail heat humidity influenza lava lightning malaria measles rain \
         rainfall sand sleet smoke snow snowfall sunshine thunder water weather wind wood",
        // What people do and feel, and what is done to them.
        "abuse access advice anger anxiety bail blame blood bullying censorship chaos class crime damage danger death defeat \
         delay dialog dialogue disaster disease doubt faith famine fate fear football freedom fraud grief health help history \
         home hope hunger justice labor labour life love luck music mystery nature news noise order pain panic peace play \
         poverty practice praise pride progress proof reality relief research retail rugby safety school shame silence sleep \
         society sorrow speed sport success support surprise talk tennis terror theft time tension torture tourism traffic \
         trouble truth turnout unrest victory violence wealth youth",
        // Somebody, by what he is, as in headlines, and bodies that need no article.
        "actor agency airline analyst army attorney author boss bystander cabinet church coach cofounder company congress \
         coroner council counsel court crew defence defense doctor driver expert father firefighter farmer gunman health \
         household industry jury lawmaker lawyer leader legislature majority media military minority mother navy neighbor \
         nobody officer official opposition owner panel parliament parent parliamentarian party people personnel player poll \
         priest producer prosecution prosecutor regulator report rescuer researcher resident scientist shareholder soldier \
         source spokesperson student study suspect survey teacher team teen teenager union victim witness worker",
        // Adverbs and the like.
        "afterward afterwards again ahead alone already altogether always away back best better elsewhere enough ever \
         everywhere fewer first forever further gone hence however indeed instead last later latter left less little long \
         maybe meanwhile moreover nevertheless next nonetheless now once only otherwise overall part perhaps plenty rather \
         regardless right second seldom since somehow sometime somewhat somewhere soon there therefore third thus together \
         twice well whichever worse worst",
    ];
    COMMON
        .iter()
        .any(|row| row.split(' ').any(|common| common == word))
}
