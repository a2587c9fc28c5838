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
    let letters = Words::of(name);
    let letters = letters.folded(0).chars().filter(|c| !c.is_ascii_digit());
    let letters: Vec<char> = letters.collect();
    let larges = name.chars().filter(|&c| is_letter(c) && !is_small(c));
    let is_short = larges.count() * 2 > name.chars().filter(|&c| !is_ignored(c)).count();
    if letters.len() < 2 || !is_short {
        return false;
    }
    let words = || (0..mention.list.len()).map(|index| mention.folded(index));
    let mut firsts = words().filter_map(|word| word.chars().next());
    let mut all = words().flat_map(str::chars);
    let is_of_firsts = letters
        .iter()
        .all(|&letter| firsts.any(|first| first == letter));
    is_of_firsts
        || letters.len() > 2
            && words()
                .next()
                .is_some_and(|word| word.starts_with(letters[0]))
            && letters
                .iter()
                .all(|&letter| all.any(|other| other == letter))
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
