//! The widget's own words in one language, from `labels/<lang>.json`.

use crate::pack::json;
use crate::text::{decimal, joined};

/// The words of one language, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The language, a BCP 47 tag.
    pub language: String,
    texts: Vec<(String, String)>,
}

impl Labels {
    /// Reads a flat JSON object of texts.
    ///
    /// # Errors
    ///
    /// What is wrong, where it is no such object.
    pub fn parse(language: &str, text: &str) -> Result<Self, String> {
        let root = json::parse(text).map_err(|problem| problem.message)?;
        let texts = root.members().iter().filter_map(|member| {
            let text = member.node.as_text()?;
            Some((member.key.to_string(), text.to_owned()))
        });
        Ok(Self {
            language: language.to_owned(),
            texts: texts.collect(),
        })
    }

    /// All texts with their keys.
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }

    /// The text of a key, if there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        let mut texts = self.texts.iter();
        texts
            .find(|(known, _)| known == key)
            .map(|(_, text)| text.as_str())
    }

    /// The text of a key; the key itself where there is none.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.get(key).unwrap_or(key)
    }

    /// The text of a key with each `{name}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut pieces = self.text(key).split(['{', '}']);
        // Every other piece is a name.
        while let Some(text) = pieces.next() {
            filled.push_str(text);
            let name = pieces.next().unwrap_or_default();
            let value = values.iter().find(|(known, _)| *known == name);
            filled.push_str(value.map_or("", |(_, value)| value));
        }
        filled
    }

    /// A piece of a pattern: what stands before its first gap (0), between that and the next (2).
    pub(super) fn piece<'a>(&'a self, key: &'a str, at: usize) -> &'a str {
        let mut pieces = self.text(key).split(['{', '}']);
        pieces.nth(at).unwrap_or_default()
    }

    /// The text for a number: `<key>.one`, `<key>.few`… as the language has it, with the number
    /// filled in as `{n}`.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.form(key, n, &self.number(n))
    }

    /// The text for a number, with `written` filled in as `{n}`.
    pub(super) fn form(&self, key: &str, n: usize, written: &str) -> String {
        let mut form = joined(&[key, ".", category(&self.language, n)]);
        if self.get(&form).is_none() {
            form = joined(&[key, ".", "other"]);
        }
        self.fill(&form, &[("n", written)])
    }

    /// A number in digits, in groups of three: "12,345". Some languages leave four digits whole.
    pub(super) fn number(&self, n: usize) -> String {
        let digits = decimal(n);
        let pattern = if digits.len() < 5 {
            "number.four"
        } else {
            "number.five"
        };
        let mut written = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push_str(self.piece(pattern, 2));
            }
            written.push(digit);
        }
        written
    }
}

/// The plural category of a whole number
/// ([CLDR](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html)).
fn category(language: &str, n: usize) -> &'static str {
    let (ten, hundred) = (n % 10, n % 100);
    match language.split(['-']).next().unwrap_or_default() {
        "ar" if n == 0 => "zero",
        "ar" if n == 2 => "two",
        "ar" if matches!(hundred, 3..=10) => "few",
        "ar" if hundred > 10 => "many",
        "pl" if matches!(ten, 2..=4) && !matches!(hundred, 12..=14) => "few",
        "pl" if n != 1 => "many",
        "fr" | "pt" if n == 0 => "one",
        // "un million de jours"
        "es" | "fr" | "it" | "pt" if n > 0 && n.is_multiple_of(1_000_000) => "many",
        _ if n == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_take_the_form_their_language_has() {
        // Each number of the list and the category it has, by CLDR 48.
        let numbers = [
            0, 1, 2, 3, 5, 10, 11, 12, 22, 100, 101, 103, 111, 1_000_000, 1_000_001,
        ];
        let one_or_other = "other one other other other other other other other other other other \
                            other other other";
        let romance = "other one other other other other other other other other other other \
                       other many other";
        let from_zero = "one one other other other other other other other other other other \
                         other many other";
        let polish = "many one few few many many many many few many many few many many many";
        let arabic = "zero one two few few few many many many other other few many other other";
        let table = [
            ("en", one_or_other),
            ("de", one_or_other),
            ("de-CH", one_or_other),
            ("nl", one_or_other),
            ("sv", one_or_other),
            ("es", romance),
            ("it", romance),
            ("fr", from_zero),
            ("pt", from_zero),
            ("pl", polish),
            ("ar", arabic),
        ];
        for (language, categories) in table {
            let found = numbers.map(|n| category(language, n));
            assert_eq!(found.join(" "), categories, "{language}");
        }
    }

    #[test]
    fn numbers_are_written_as_their_language_groups_them() {
        let with = |four, five| {
            let text = [
                r#"{"number.four": "{a}"#,
                four,
                r#"{b}", "number.five": "{a}"#,
                five,
            ];
            Labels::parse("", &(text.concat() + r#"{b}"}"#)).unwrap_or_default()
        };
        let table = [
            (",", ",", ["7", "999", "1,000", "12,345", "1,234,567"]),
            ("", ".", ["7", "999", "1000", "12.345", "1.234.567"]),
            (
                "\u{a0}",
                "\u{a0}",
                [
                    "7",
                    "999",
                    "1\u{a0}000",
                    "12\u{a0}345",
                    "1\u{a0}234\u{a0}567",
                ],
            ),
        ];
        for (four, five, written) in table {
            let labels = with(four, five);
            let numbers = [7, 999, 1_000, 12_345, 1_234_567];
            assert_eq!(numbers.map(|n| labels.number(n)), written);
        }
    }

    #[test]
    fn fills_in_and_falls_back_to_the_key() {
        let labels = Labels::parse("pl", r#"{"a.one": "{n} day", "a.other": "{n} days"}"#);
        let labels = labels.unwrap_or_default();
        assert_eq!(labels.count("a", 1), "1 day");
        assert_eq!(labels.count("a", 7), "7 days", "a form that is not there");
        assert_eq!(labels.form("a", 7, "seven"), "seven days");
        assert_eq!(labels.text("missing"), "missing");
        assert!(Labels::parse("en", "{").is_err());
    }
}
