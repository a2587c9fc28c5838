//! What a pack's words may be, and the nearest known one to a wrong one. Warnings only, so native only.

use super::model::KINDS;
use super::shape::Shape;

/// ISO 3166-1 alpha-2, and the European Union, everywhere, the Five Eyes.
pub(super) const JURISDICTIONS: &str = "\
    EU INT FVEY \
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Names the known word nearest to a wrong one, or says `otherwise`.
pub(super) fn advice<'k>(
    wrong: &str,
    known: impl Iterator<Item = &'k str>,
    otherwise: &str,
) -> String {
    // A text of any length may stand here; no word of ours is longer than this.
    let wrong: String = wrong.chars().take(40).collect();
    let allowed = 1 + wrong.chars().count() / 4;
    let nearest = known.map(|word| (distance(&wrong, word), word)).min();
    match nearest {
        Some((steps, word)) if steps <= allowed && steps < word.len() => {
            format!("did you mean `{word}`?")
        }
        _ => String::from(otherwise),
    }
}

/// How many letters must be put in, taken out or replaced; a change of case alone costs nothing.
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.to_lowercase().chars().enumerate() {
        let mut diagonal = line;
        row[0] = line + 1;
        for at in 0..from.len() {
            let replaced = diagonal + usize::from(from[at] != letter);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[from.len()]
}

/// What is odd about a text that is no error.
pub(super) fn doubt(text: &str, shape: &Shape) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::from("empty text: leave it out"));
    }
    if let Some(control) = text
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\t' | '\n'))
    {
        return Some(format!(
            "control character U+{:04X}: take it out",
            u32::from(control)
        ));
    }
    match shape {
        Shape::Kind if !KINDS.contains(&text) => {
            let otherwise = format!("write one of {}", KINDS.join(", "));
            Some(format!(
                "unknown kind `{text}`: {}",
                advice(text, KINDS.iter().copied(), &otherwise)
            ))
        }
        Shape::Jurisdiction if !jurisdictions().any(|code| code == text) => {
            let same = jurisdictions().find(|code| code.eq_ignore_ascii_case(text));
            let upper = same.or((text == "UK").then_some("GB"));
            let hint = match upper {
                Some(code) => format!("write `{code}`"),
                None => String::from("write two letters of ISO 3166-1, EU, INT or FVEY"),
            };
            Some(format!("unknown jurisdiction `{text}`: {hint}"))
        }
        Shape::Language if !is_language_tag(text) => Some(format!(
            "`{text}` is no language tag: write one like `en` or `de-CH`"
        )),
        _ => None,
    }
}

/// The known jurisdictions.
pub(super) fn jurisdictions() -> impl Iterator<Item = &'static str> {
    JURISDICTIONS.split_whitespace()
}

/// Whether this has the form of a BCP 47 tag.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let is_alphanumeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && is_alphanumeric(part))
}
