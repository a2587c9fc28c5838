//! Words: a block's text cut and folded, once, for everything that looks at it afterwards.

use super::fold::{fold, is_ignored, is_letter, is_small, is_unspaced};
use crate::article::{Article, Block};
use crate::text::part;

/// The words of one block.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words, in order.
    pub list: Vec<Word>,
    folded: String,
}

/// One word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Byte offset where it begins in the text.
    pub start: u32,
    /// Byte offset behind it.
    pub end: u32,
    /// Number of the sentence it stands in, from 0 in each block.
    pub sentence: u32,
    /// Hash of its folded letters.
    key: u64,
    /// What stands between it and the word before.
    gap: Gap,
    /// Where its folded letters end in `folded`; they begin where the last word's end.
    folded_end: u32,
}

/// What stands between two words: a hash of the punctuation, with these values set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap(u64);

impl Gap {
    /// Nothing, between characters of a script without spaces.
    pub const NONE: Self = Self(0);
    /// A space or a hyphen of any kind: forms don't tell them apart.
    pub const JOIN: Self = Self(1);
    /// Something unread: nothing reaches across.
    pub const CUT: Self = Self(2);

    fn between(text: &str, is_cut: bool) -> Self {
        if is_cut {
            return Self::CUT;
        }
        let mut rest = text.chars().filter(|&c| !is_ignored(c)).peekable();
        if rest.peek().is_none() {
            return Self::NONE;
        }
        let is_join = rest.next_if(|&c| is_hyphen(c)).is_some() | skip_space(&mut rest);
        if is_join && rest.peek().is_none() {
            return Self::JOIN;
        }
        let mut hash = Hash::new();
        for c in text.chars().filter(|&c| !is_ignored(c)) {
            hash.add(if is_apostrophe(c) { '\'' } else { c });
        }
        Self(hash.0 | 4)
    }
}

fn skip_space(rest: &mut std::iter::Peekable<impl Iterator<Item = char>>) -> bool {
    let mut any = false;
    while rest.next_if(|c| c.is_whitespace()).is_some() {
        any = true;
    }
    any
}

fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}')
}

/// A small hash for words (FNV-1a over characters, mixed).
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Mixes two numbers into one hash.
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let mixed = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

impl Words {
    /// Cuts a text that stands alone: a form, a name.
    pub fn of(text: &str) -> Self {
        Self::cut(text, &[])
    }

    fn cut(text: &str, cuts: &[u32]) -> Self {
        let mut words = Self::default();
        let mut cuts = cuts.iter().copied().peekable();
        let mut characters = text.char_indices().peekable();
        let mut last_end = 0u32;
        let mut sentence = 0;
        while let Some((start, first)) = characters.next() {
            if !is_letter(first) {
                continue;
            }
            let mut is_cut = false;
            while cuts.next_if(|&cut| cut as usize <= start).is_some() {
                is_cut = true;
            }
            let mut hash = Hash::new();
            words.add(first, &mut hash);
            let mut end = start + first.len_utf8();
            while let Some(&(at, next)) = characters.peek() {
                let is_new = is_unspaced(first) || is_unspaced(next) || cuts_here(&mut cuts, at);
                let belongs = is_ignored(next) || (is_letter(next) && !is_new);
                if !belongs {
                    break;
                }
                words.add(next, &mut hash);
                end = at + next.len_utf8();
                characters.next();
            }
            let between = part(text, last_end, start as u32);
            if ends_sentence(part(text, 0, last_end), between, first) {
                sentence += 1;
            }
            words.list.push(Word {
                start: start as u32,
                end: end as u32,
                sentence,
                key: hash.0,
                gap: Gap::between(between, is_cut),
                folded_end: words.folded.len() as u32,
            });
            last_end = end as u32;
        }
        words
    }

    fn add(&mut self, c: char, hash: &mut Hash) {
        let from = self.folded.len();
        fold(c, &mut self.folded);
        let added = self.folded.get(from..).unwrap_or_default();
        added.chars().for_each(|c| hash.add(c));
    }

    /// The folded letters of a word.
    pub fn folded(&self, index: usize) -> &str {
        let start = index
            .checked_sub(1)
            .map_or(0, |before| self.list[before].folded_end);
        part(&self.folded, start, self.list[index].folded_end)
    }

    /// A word together with what stands before it, as one number; `is_first` leaves out the latter.
    pub(super) fn key(&self, index: usize, is_first: bool) -> u64 {
        let word = &self.list[index];
        mix(word.key, if is_first { 0 } else { word.gap.0 })
    }

    /// [`Words::key`] of another word in the same place.
    pub(super) fn key_of_other(&self, index: usize, folded: &str, is_first: bool) -> u64 {
        let mut hash = Hash::new();
        folded.chars().for_each(|c| hash.add(c));
        let gap = self.list[index].gap;
        mix(hash.0, if is_first { 0 } else { gap.0 })
    }

    /// What stands between a word and the one before it.
    pub fn gap(&self, index: usize) -> Gap {
        self.list[index].gap
    }
}

fn cuts_here(cuts: &mut std::iter::Peekable<impl Iterator<Item = u32>>, at: usize) -> bool {
    cuts.peek().is_some_and(|&cut| cut as usize == at)
}

/// Whether a sentence ends in `between`, given what stands before and the letter after. A stop
/// after a single letter or a common shortening ends none ("Apple v. FBI", "Mr. Barr").
fn ends_sentence(before: &str, between: &str, next: char) -> bool {
    if between.contains(['!', '?', '…', '。', '！', '？', '؟']) {
        return true;
    }
    let Some((before_dot, behind)) = between.split_once(['.']) else {
        return false;
    };
    if !behind.contains(char::is_whitespace) || is_small(next) {
        return false;
    }
    let letters = before.chars().rev().take_while(|&c| is_letter(c));
    let length: usize = letters.map(char::len_utf8).sum();
    let word = part(before, (before.len() - length) as u32, before.len() as u32);
    !before_dot.is_empty() || !(word.chars().nth(1).is_none() || SHORT.contains(&word))
}

/// Shortenings whose stop ends no sentence.
const SHORT: [&str; 18] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "vs", "No", "Art", "Abs", "St",
    "Nr", "Sr", "Jr", "Inc",
];

/// Cuts every block of an article.
pub fn cut(article: &Article) -> Vec<Words> {
    let cut = |block: &Block| Words::cut(&block.text, &block.cuts);
    article.blocks.iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let words = Words::of(text);
        (0..words.list.len())
            .map(|index| words.folded(index).to_owned())
            .collect()
    }

    #[test]
    fn words_are_cut_at_everything_but_letters_and_digits() {
        let table: [(&str, &[&str]); 8] = [
            (
                "End-to-end encryption.",
                &["end", "to", "end", "encryption"],
            ),
            ("Interpol’s C-22", &["interpol", "s", "c", "22"]),
            ("l'accès légal", &["l", "acces", "legal"]),
            ("wire\u{ad}tap co\u{200d}op", &["wiretap", "coop"]),
            ("(E2EE)", &["e2ee"]),
            ("👩\u{200d}👦\u{301}key", &["key"]),
            ("端到端加密", &["端", "到", "端", "加", "密"]),
            ("", &[]),
        ];
        for (text, words) in table {
            assert_eq!(folded(text), words, "{text}");
        }
    }

    #[test]
    fn gaps_tell_joins_from_punctuation() {
        let table = [
            ("a b", Gap::JOIN),
            ("a-b", Gap::JOIN),
            ("a\u{2011}b", Gap::JOIN),
            ("a\u{a0}b", Gap::JOIN),
            ("a- b", Gap::JOIN),
            ("端到", Gap::NONE),
        ];
        for (text, gap) in table {
            assert_eq!(Words::of(text).gap(1), gap, "{text}");
        }
        for text in ["a, b", "a. b", "a – b", "a/b", "a's"] {
            let gap = Words::of(text).gap(1);
            assert!(gap != Gap::JOIN && gap != Gap::NONE, "{text}");
        }
        assert_eq!(Words::of("a's").gap(1), Words::of("a’s").gap(1));
    }

    #[test]
    fn sentences_end_at_stops_but_not_at_shortenings() {
        let table = [
            ("One. Two", 1),
            ("One! two", 1),
            ("Apple v. FBI", 0),
            ("Mr. Barr", 0),
            ("a 3.5 Percent", 0),
            ("He said “no.” She left", 1),
            ("e.g. lawful", 0),
        ];
        for (text, sentence) in table {
            let words = Words::of(text);
            assert_eq!(
                words.list.last().map(|w| w.sentence),
                Some(sentence),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_unread_is_reached_across() {
        let words = Words::cut("lawful access", &[6]);
        assert_eq!(words.gap(1), Gap::CUT);
        let words = Words::cut("lawful", &[3]);
        assert_eq!((words.list.len(), words.gap(1)), (2, Gap::CUT));
    }
}
