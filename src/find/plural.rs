//! Regular plurals, as far as a rule is safe.

use crate::text::joined;

/// The regular plural of the last word of a form, in a language; `None` where there is no safe
/// rule or the word is no plain singular.
pub(super) fn plural(language: &str, word: &str) -> Option<String> {
    let is_plain = word.len() > 1
        && word.bytes().all(|b| b.is_ascii_alphanumeric())
        && word.ends_with(|c: char| c.is_ascii_lowercase());
    if !is_plain || language.split(['-']).next() != Some("en") {
        return None;
    }
    let ends_in = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let stem = word.strip_suffix('y').unwrap_or(word);
    Some(if ends_in(&["s", "x", "z", "ch", "sh"]) {
        joined(&[word, "es"])
    } else if word.ends_with('y') && !ends_in(&["ay", "ey", "oy", "uy"]) {
        joined(&[stem, "ies"])
    } else {
        joined(&[word, "s"])
    })
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn english_plurals_follow_the_spelling() {
        let table = [
            ("backdoor", Some("backdoors")),
            ("treaty", Some("treaties")),
            ("key", Some("keys")),
            ("access", Some("accesses")),
            ("patch", Some("patches")),
            ("702", None),
            ("a", None),
        ];
        for (word, expected) in table {
            assert_eq!(plural("en-GB", word).as_deref(), expected, "{word}");
        }
        assert_eq!(plural("de", "haus"), None);
    }
}
