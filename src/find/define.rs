//! Short names that an article gives to what it just mentioned: "end-to-end encryption (E2EE)",
//! "the Lawful Access Act (the “Act”)".

use super::letters::{is_ignored, is_letter, is_small};
use super::words::Words;
use crate::text::{joined, part};

/// Bytes in brackets at most: more is a remark.
const LONGEST: usize = 60;

/// Words of a short name at most, its article not counted.
const MAX_WORDS: usize = 3;

/// The names given in brackets directly behind the mention at `start..end` of a block's text, to
/// be taken only in the case they are written in; none where the brackets hold anything else.
pub(super) fn short_names(text: &str, start: u32, end: u32) -> Vec<String> {
    let Some(name) = name_behind(text, end) else {
        return Vec::new();
    };
    let mention = Words::of(part(text, start, end));
    let (inside, is_quoted) = unquoted(name);
    let (name, is_inner_quoted) = match inside.split_once(' ') {
        Some(("the" | "The", name)) => unquoted(name.trim_start()),
        _ => (inside, false),
    };
    let is_quoted = is_quoted || is_inner_quoted;
    let words = Words::of(name);
    let count = words.list.len();
    let ends_so = count > 0 && {
        let last = words.folded(count - 1);
        (0..mention.list.len()).any(|index| mention.folded(index) == last)
    };
    let is_name = (1..=MAX_WORDS).contains(&count)
        && name.split(' ').all(begins_large)
        && (is_quoted || ends_so);
    if count == 1 && abbreviates(name, &mention) {
        vec![name.to_owned()]
    } else if !is_name {
        Vec::new()
    } else {
        // A name that is a common word ("Act") is told apart by its article only.
        let with = |article| joined(&[article, name]);
        ["the ", "The "].map(with).into()
    }
}

/// What stands in brackets directly behind a place.
fn name_behind(text: &str, end: u32) -> Option<&str> {
    let rest = part(text, end, text.len() as u32).trim_start();
    let (close, inside) = match rest.as_bytes().first()? {
        b'(' => (b')', rest.get(1..)?),
        b'[' => (b']', rest.get(1..)?),
        _ => return None,
    };
    let length = inside
        .bytes()
        .take(LONGEST)
        .position(|byte| byte == close)?;
    inside.get(..length).map(str::trim)
}

/// A name without the quotation marks around it, and whether it had them.
fn unquoted(name: &str) -> (&str, bool) {
    let is_mark = |c: char| {
        matches!(
            c,
            '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '‹' | '›'
        )
    };
    let inside = name.trim_matches(is_mark).trim();
    (inside, inside.len() < name.len())
}

fn begins_large(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|c| is_letter(c) && !is_small(c))
}

/// Whether a name of one word is made of the first letters of a mention's words, in order (words
/// and figures may be passed over), or, from three letters on, of letters of its words.
fn abbreviates(name: &str, mention: &Words) -> bool {
    let (mut seen, mut large) = (0, 0);
    for c in name.chars().filter(|&c| !is_ignored(c)) {
        seen += 1;
        large += usize::from(is_letter(c) && !is_small(c));
    }
    let name = Words::of(name);
    let name = name.folded(0);
    let letters = || name.chars().filter(|c| !c.is_ascii_digit());
    let count = letters().count();
    if count < 2 || large * 2 <= seen {
        return false;
    }
    // Whether the letters stand in the mention's words in this order, in so much of each.
    let stand = |length: usize| {
        let mut left = letters();
        let mut next = left.next();
        for index in 0..mention.list.len() {
            for c in mention.folded(index).chars().take(length) {
                if next == Some(c) {
                    next = left.next();
                }
            }
        }
        next.is_none()
    };
    let first = |text: &str| text.chars().next();
    stand(1) || count > 2 && first(mention.folded(0)) == letters().next() && stand(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_abbreviations_or_end_as_the_mention_does() {
        let table: &[(&str, &str, &[&str])] = &[
            ("end-to-end encryption", " (E2EE) is", &["E2EE"]),
            ("end-to-end encryption", "(“E2EE”)", &["E2EE"]),
            ("child sexual abuse material", " [CSAM]", &["CSAM"]),
            ("Vorratsdatenspeicherung", " (VDS)", &["VDS"]),
            (
                "Lawful Access to Encrypted Data Act",
                " (the Act)",
                &["the Act", "The Act"],
            ),
            (
                "Lawful Access to Encrypted Data Act",
                " (the “Act”)",
                &["the Act", "The Act"],
            ),
            (
                "Lawful Access to Encrypted Data Act",
                " (“the Act”)",
                &["the Act", "The Act"],
            ),
            (
                "Communications Act",
                " (“Comms Law”)",
                &["the Comms Law", "The Comms Law"],
            ),
            ("Online Safety Act", " (UK)", &[]),
            ("Online Safety Act", " (2023)", &[]),
            ("encryption", " (EU)", &[]),
            ("lawful access", " (the police call it so)", &[]),
            ("lawful access", " (see the Act)", &[]),
            ("lawful access", " (Act", &[]),
            ("lawful access", ", the Act", &[]),
            ("lawful access", " (the Government)", &[]),
            ("lawful access", " (Law)", &[]),
            ("lawful access", " ()", &[]),
        ];
        for (mention, behind, expected) in table {
            let text = joined(&[mention, behind]);
            let found = short_names(&text, 0, mention.len() as u32);
            assert_eq!(found, *expected, "{text}");
        }
    }
}
