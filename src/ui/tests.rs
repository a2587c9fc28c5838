//! What the tests of several modules need.

use super::Labels;

/// The labels of a language.
pub(super) fn labels(language: &str) -> Labels {
    macro_rules! files {
        ($($tag:literal)*) => {
            [$(($tag, include_str!(concat!("../../labels/", $tag, ".json")))),*]
        };
    }
    let files = files!("ar" "de" "en" "es" "fr" "it" "nl" "pl" "pt" "sv");
    let file = files.iter().find(|(tag, _)| *tag == language);
    let text = file.map_or("", |(_, text)| text);
    Labels::parse(language, text).unwrap_or_default()
}
