//! Countries by their names and adjectives: `Britain` / `the United Kingdom`, `France's` / `French`.

use crate::compare::passage::Words;
use crate::text::token::Form;
use hashbrown::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Names of one country, in canonical words: what it is called in English, further names, and its adjectives. Adjectives
/// that only add letters to the name (`Russian`) and short forms that are initials of it are here too, as they may stand
/// for a possessive. Countries and adjectives follow the United Nations' and ISO 3166's short English names.
const NATIONS: &[&str] = &[
    "afghanistan|afghan",
    "albania|albanian",
    "algeria|algerian",
    "andorra|andorran",
    "angola|angolan",
    "argentina|argentine|argentinian",
    "armenia|armenian",
    "australia|australian",
    "austria|austrian",
    "azerbaijan|azerbaijani|azeri",
    "bahamas|bahamian",
    "bahrain|bahraini",
    "bangladesh|bangladeshi",
    "barbados|barbadian",
    "belarus|belarusian|belarussian",
    "belgium|belgian",
    "belize|belizean",
    "benin|beninese",
    "bhutan|bhutanese",
    "bolivia|bolivian",
    "bosnia|bosnia and herzegovina|bosnia-herzegovina|bosnian",
    "botswana|botswanan",
    "brazil|brazilian",
    "brunei|bruneian",
    "bulgaria|bulgarian",
    "burkina faso|burkinabe",
    "burundi|burundian",
    "cambodia|cambodian",
    "cameroon|cameroonian",
    "canada|canadian",
    "cape verde|cabo verde|cape verdean",
    "central african republic",
    "chad|chadian",
    "chile|chilean",
    "china|people's republic of china|chinese",
    "colombia|colombian",
    "comoros|comorian",
    "costa rica|costa rican",
    "croatia|croatian",
    "cuba|cuban",
    "cyprus|cypriot",
    "czech republic|czechia|czech",
    "democratic republic of congo|democratic republic of the congo|dr congo|drc",
    "denmark|danish",
    "djibouti|djiboutian",
    "dominican republic",
    "east timor|timor-leste|timorese",
    "ecuador|ecuadorean|ecuadorian",
    "egypt|egyptian",
    "el salvador|salvadoran|salvadorean",
    "equatorial guinea|equatorial guinean",
    "eritrea|eritrean",
    "estonia|estonian",
    "eswatini|swaziland|swazi",
    "ethiopia|ethiopian",
    "fiji|fijian",
    "finland|finnish",
    "france|french",
    "gabon|gabonese",
    "gambia|gambian",
    "germany|german",
    "ghana|ghanaian",
    "greece|greek",
    "grenada|grenadian",
    "guatemala|guatemalan",
    "guinea|guinean",
    "guyana|guyanese",
    "haiti|haitian",
    "honduras|honduran",
    "hungary|hungarian",
    "iceland|icelandic",
    "india|indian",
    "indonesia|indonesian",
    "iran|iranian",
    "iraq|iraqi",
    "ireland|irish",
    "israel|israeli",
    "italy|italian",
    "ivory coast|cote d'ivoire|ivorian",
    "jamaica|jamaican",
    "japan|japanese",
    "jordan|jordanian",
    "kazakhstan|kazakh|kazakhstani",
    "kenya|kenyan",
    "kosovo|kosovar|kosovan",
    "kuwait|kuwaiti",
    "kyrgyzstan|kyrgyz",
    "laos|lao|laotian",
    "latvia|latvian",
    "lebanon|lebanese",
    "lesotho|basotho",
    "liberia|liberian",
    "libya|libyan",
    "liechtenstein",
    "lithuania|lithuanian",
    "luxembourg",
    "madagascar|malagasy",
    "malawi|malawian",
    "malaysia|malaysian",
    "maldives|maldivian",
    "mali|malian",
    "malta|maltese",
    "mauritania|mauritanian",
    "mauritius|mauritian",
    "mexico|mexican",
    "moldova|moldovan",
    "monaco|monegasque",
    "mongolia|mongolian",
    "montenegro|montenegrin",
    "morocco|moroccan",
    "mozambique|mozambican",
    "myanmar|burma|burmese",
    "namibia|namibian",
    "nepal|nepalese|nepali",
    "netherlands|holland|dutch",
    "new zealand",
    "nicaragua|nicaraguan",
    "niger|nigerien",
    "nigeria|nigerian",
    "north korea|democratic people's republic of korea|north korean|dprk",
    "north macedonia|macedonia|macedonian",
    "norway|norwegian",
    "oman|omani",
    "pakistan|pakistani",
    "palestine|palestinian",
    "panama|panamanian",
    "papua new guinea|papua new guinean",
    "paraguay|paraguayan",
    "peru|peruvian",
    "philippines|philippine|filipino",
    "poland|polish",
    "portugal|portuguese",
    "qatar|qatari",
    "romania|romanian",
    "russia|russian federation|russian",
    "rwanda|rwandan",
    "samoa|samoan",
    "saudi arabia|saudi arabian|saudi",
    "senegal|senegalese",
    "serbia|serbian",
    "seychelles|seychellois",
    "sierra leone|sierra leonean",
    "singapore|singaporean",
    "slovakia|slovak|slovakian",
    "slovenia|slovenian|slovene",
    "solomon islands",
    "somalia|somali",
    "south africa|south african",
    "south korea|republic of korea|south korean|rok",
    "south sudan|south sudanese",
    "spain|spanish",
    "sri lanka|sri lankan",
    "sudan|sudanese",
    "suriname|surinamese",
    "sweden|swedish",
    "switzerland|swiss",
    "syria|syrian",
    "taiwan|taiwanese",
    "tajikistan|tajik",
    "tanzania|tanzanian",
    "thailand|thai",
    "togo|togolese",
    "tonga|tongan",
    "trinidad and tobago|trinidadian",
    "tunisia|tunisian",
    "turkey|turkiye|turkish",
    "turkmenistan|turkmen",
    "uganda|ugandan",
    "ukraine|ukrainian",
    "united arab emirates|uae|emirati",
    "uk|britain|great britain|united kingdom|british",
    "u.s.|usa|america|united states|united states of america|american",
    "uruguay|uruguayan",
    "uzbekistan|uzbek",
    "vanuatu",
    "vatican|holy see",
    "venezuela|venezuelan",
    "vietnam|vietnamese",
    "yemen|yemeni",
    "zambia|zambian",
    "zimbabwe|zimbabwean",
];

/// What a country is called first, by each of its names and adjectives.
static FIRST: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let all = NATIONS.iter().flat_map(|nation| {
        let first = nation.split('|').next().unwrap_or(nation);
        nation.split('|').map(move |name| (name, first))
    });
    all.collect()
});

/// Whether both runs of words name one country, by whatever name or adjective.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    const LONGEST: usize = 5;
    if l.is_empty() || r.is_empty() || l.len().max(r.len()) > LONGEST {
        return false;
    }
    let first = |words: &Words<'_>, run: &Range<usize>| {
        let mut all = run.clone().skip_while(|n| words.tokens[*n].is_function());
        let name = words.stem(all.next()?);
        let rest: Vec<&str> = all.map(|n| words.stem(n)).collect();
        match rest.is_empty() {
            true => FIRST.get(name),
            false => FIRST.get([&[name], &rest[..]].concat().join(" ").as_str()),
        }
    };
    first(left, l).is_some_and(|one| first(right, r) == Some(one))
}

/// Whether a single word, possibly in the plural, is a name or adjective of a country.
pub(super) fn is_known(word: &str) -> bool {
    FIRST.contains_key(word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| FIRST.contains_key(one))
}

/// Where the names of one country end on both sides that begin with two words, where at least one of them takes several:
/// `Timor-Leste` / `East Timor`.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    if !may_begin(left, l) && !may_begin(right, r) {
        return None;
    }
    let (l_end, one) = begun(left, l)?;
    let (r_end, other) = begun(right, r)?;
    (one == other && (l_end > l + 1 || r_end > r + 1)).then_some((l_end, r_end))
}

/// The first words of names of several words, by their forms.
static FIRST_OF_SEVERAL: LazyLock<HashSet<Form>> = LazyLock::new(|| {
    let names = NATIONS.iter().flat_map(|nation| nation.split('|'));
    names
        .filter_map(|name| Some(Form::of(name.split_once([' ', '-'])?.0)))
        .collect()
});

/// Whether the name of a country that takes several words may begin here.
fn may_begin(words: &Words<'_>, n: usize) -> bool {
    let begins = |n: usize| {
        let token = words.tokens.get(n);
        token.is_some_and(|token| token.is_capital() && FIRST_OF_SEVERAL.contains(&token.form))
    };
    begins(n) || words.tokens.get(n).is_some_and(|token| token.is_function()) && begins(n + 1)
}

/// The first name of the country that is named from a word on, and the word behind its name.
fn begun(words: &Words<'_>, start: usize) -> Option<(usize, &'static str)> {
    const LONGEST: usize = 5;
    words.tokens.get(start)?;
    let start = start + usize::from(words.canonical(start) == "the");
    if !words.is_capital(start) {
        return None;
    }
    let mut name = String::new();
    let mut found = None;
    for n in start..words.len().min(start + LONGEST) {
        if n > start {
            match words.gap(n).of(words.text) {
                "-" => name.push('-'),
                _ if words.is_bare(n) => name.push(' '),
                _ => break,
            }
        }
        let behind = name.len();
        name.push_str(words.stem(n));
        if let Some(first) = FIRST.get(name.as_str()) {
            found = Some((n + 1, *first));
        }
        // Only the last word of a name is a possessive by its side alone.
        name.truncate(behind);
        name.push_str(words.canonical(n));
    }
    found
}

/// One word for every single-word name and adjective of a country, and for its people in the plural: `russia` for `russians`.
pub(super) fn of_word(word: &str) -> &str {
    let singular = word.strip_suffix('s').unwrap_or(word);
    FIRST
        .get(word)
        .or_else(|| FIRST.get(singular))
        .copied()
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{HashSet, NATIONS};

    #[test]
    fn no_name_is_that_of_two_countries() {
        let mut seen = HashSet::new();
        for name in NATIONS.iter().flat_map(|nation| nation.split('|')) {
            assert!(seen.insert(name), "{name}");
        }
    }
}
