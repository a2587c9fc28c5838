//! The pseudo-locale `en-XA`: the English labels, accented and longer by two fifths, so that what is written in the
//! code and what has too little room is seen. Made here and served in the place of the English ones: no page loads it.

use serde_json::{Map, Value};

use crate::paths;

/// What stands for a letter: the accented one, vowels twice.
const LETTERS: [(char, &str); 52] = [
    ('a', "áá"),
    ('b', "ƀ"),
    ('c', "ç"),
    ('d', "ð"),
    ('e', "éé"),
    ('f', "ƒ"),
    ('g', "ĝ"),
    ('h', "ĥ"),
    ('i', "íí"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ļ"),
    ('m', "ɱ"),
    ('n', "ñ"),
    ('o', "óó"),
    ('p', "þ"),
    ('q', "ʠ"),
    ('r', "ŕ"),
    ('s', "š"),
    ('t', "ţ"),
    ('u', "úú"),
    ('v', "ṽ"),
    ('w', "ŵ"),
    ('x', "ẋ"),
    ('y', "ýý"),
    ('z', "ž"),
    ('A', "Á"),
    ('B', "Ɓ"),
    ('C', "Ç"),
    ('D', "Ð"),
    ('E', "É"),
    ('F', "Ƒ"),
    ('G', "Ĝ"),
    ('H', "Ĥ"),
    ('I', "Í"),
    ('J', "Ĵ"),
    ('K', "Ķ"),
    ('L', "Ļ"),
    ('M', "Ṁ"),
    ('N', "Ñ"),
    ('O', "Ó"),
    ('P', "Þ"),
    ('Q', "Ǫ"),
    ('R', "Ŕ"),
    ('S', "Š"),
    ('T', "Ţ"),
    ('U', "Ú"),
    ('V', "Ṽ"),
    ('W', "Ŵ"),
    ('X', "Ẋ"),
    ('Y', "Ý"),
    ('Z', "Ž"),
];

/// The labels, as `labels/en.json` would hold them.
pub(crate) fn labels() -> String {
    let path = paths::dist().join("labels/en.json");
    let text = std::fs::read_to_string(path).expect("the English labels are built");
    let labels: Map<String, Value> = serde_json::from_str(&text).expect("labels are JSON");
    let lengthened = |(key, text): (String, Value)| {
        let text = text.as_str().expect("labels are texts");
        // What is only looked for in the article stays as it is written there.
        let is_shown = !["place.", "alias.", "when."]
            .iter()
            .any(|family| key.starts_with(family));
        let text = if is_shown {
            lengthen(text)
        } else {
            text.into()
        };
        (key, Value::from(text))
    };
    let labels: Map<String, Value> = labels.into_iter().map(lengthened).collect();
    Value::from(labels).to_string()
}

/// A label accented and lengthened, its gaps as they were.
fn lengthen(label: &str) -> String {
    let mut long = String::new();
    let mut is_gap = false;
    for letter in label.chars() {
        is_gap = letter == '{' || is_gap && letter != '}';
        match LETTERS
            .iter()
            .find(|(plain, _)| *plain == letter && !is_gap)
        {
            Some((_, accented)) => long.push_str(accented),
            None => long.push(letter),
        }
    }
    long
}
