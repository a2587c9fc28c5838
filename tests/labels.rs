//! The widget's own words: every language says all that English says.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Labels = BTreeMap<String, String>;

fn labels(language: &str) -> Labels {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("labels/{language}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{language}: {error}"))
}

/// Languages with the plural categories their whole numbers have
/// ([CLDR](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html)).
/// Spanish, French, Italian and Portuguese have one more for millions, which differs only where a
/// million is written as a word.
const LANGUAGES: [(&str, &[&str]); 10] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("it", &["one", "other"]),
    ("nl", &["one", "other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("pt", &["one", "other"]),
    ("sv", &["one", "other"]),
];

/// The key without a plural category at its end, where English has one there.
fn stem<'k>(key: &'k str, english: &Labels) -> Option<&'k str> {
    let (stem, _) = key.rsplit_once('.')?;
    english
        .contains_key(&format!("{stem}.other"))
        .then_some(stem)
}

/// What a language may have of its own: another form of a month that stands alone, an ordinal for a
/// day, numbers of another gender.
fn is_optional(key: &str) -> bool {
    let families = ["nominative.", "day.", "number.words."];
    families.iter().any(|family| key.starts_with(family))
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split(['{', '}']).skip(1).step_by(2).collect()
}

#[test]
fn every_language_has_every_key_with_its_own_plurals_and_the_same_gaps() {
    let english = labels("en");
    let mut wrong = Vec::new();
    for (language, categories) in LANGUAGES {
        let own = labels(language);
        let mut wanted: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (key, text) in &english {
            match stem(key, &english) {
                Some(stem) => wanted.extend(categories.iter().map(|category| {
                    // "once" needs no number.
                    (
                        format!("{stem}.{category}"),
                        placeholders(&english[&format!("{stem}.other")]),
                    )
                })),
                None => drop(wanted.insert(key.clone(), placeholders(text))),
            }
        }
        for (key, gaps) in &wanted {
            match own.get(key) {
                None => wrong.push(format!("{language}: no {key}")),
                Some(text) if text.trim().is_empty() => {
                    wrong.push(format!("{language}: {key} is empty"))
                }
                Some(text) if !placeholders(text).is_subset(gaps) => {
                    wrong.push(format!("{language}: {key} has other gaps: {text}"));
                }
                Some(text) if stem(key, &english).is_none() && placeholders(text) != *gaps => {
                    wrong.push(format!("{language}: {key} leaves out a gap: {text}"));
                }
                Some(_) => {}
            }
        }
        let strange = own
            .keys()
            .filter(|key| !wanted.contains_key(*key) && !is_optional(key));
        wrong.extend(strange.map(|key| format!("{language}: nothing asks for {key}")));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
