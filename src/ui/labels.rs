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

    /// The text for a number: `<key>.one`, `<key>.few`… as the language has it, with `{n}` filled in.
    pub fn count(&self, key: &str, n: usize) -> String {
        let key = joined(&[key, ".", category(&self.language, n)]);
        self.fill(&key, &[("n", &decimal(n))])
    }
}

/// The plural category of a whole number
/// ([CLDR](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html)).
fn category(language: &str, n: usize) -> &'static str {
    match language.split(['-']).next().unwrap_or_default() {
        "fr" | "pt" if n < 2 => "one",
        "pl" if n == 1 => "one",
        "pl" if matches!(n % 10, 2..=4) && !matches!(n % 100, 12..=14) => "few",
        "pl" => "many",
        _ if n == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_take_the_form_their_language_has() {
        let table = [
            ("en", 1, "one"),
            ("en", 0, "other"),
            ("fr", 0, "one"),
            ("pl", 3, "few"),
            ("pl", 12, "many"),
            ("pl", 22, "few"),
            ("de-CH", 2, "other"),
        ];
        for (language, n, expected) in table {
            assert_eq!(category(language, n), expected, "{language} {n}");
        }
    }

    #[test]
    fn fills_in_and_falls_back_to_the_key() {
        let labels = Labels::parse("en", r#"{"a.one": "{n} day", "a.other": "{n} days"}"#);
        let labels = labels.unwrap_or_default();
        assert_eq!(labels.count("a", 1), "1 day");
        assert_eq!(labels.count("a", 7), "7 days");
        assert_eq!(labels.text("missing"), "missing");
        assert!(Labels::parse("en", "{").is_err());
    }
}
