//! Words: a block's text cut and folded, once, for everything that looks at it afterwards.

use super::fold::fold;
use super::letters::{is_dense, is_extending, is_ignored, is_letter, is_small, is_unspaced};
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
    /// What stands between it and the word before.
    gap: Gap,
    /// Hash of its folded letters.
    key: u64,
    /// Where its folded letters begin and end among those of the block.
    folded: (u32, u32),
    /// Whether it is one word with the one before to a reader ("don't", "F.B.I", "signal.org"):
    /// a form may reach across, but neither begin nor end here.
    is_glued: bool,
}

/// What stands between two words: a hash of the punctuation, with these values set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap(u32);

impl Gap {
    /// Nothing, or a blank, between characters of a script without spaces.
    pub const NONE: Self = Self(0);
    /// A space or a hyphen of any kind: forms don't tell them apart.
    pub const JOIN: Self = Self(1);
    /// Something unread: nothing reaches across.
    pub const CUT: Self = Self(2);
    /// An apostrophe alone.
    const APOSTROPHE: Self = Self(3);

    /// `is_dense` tells that both sides are of a script whose blanks say nothing.
    fn between(text: &str, is_dense: bool) -> Self {
        let mut rest = text.chars().filter(|&c| !is_ignored(c)).peekable();
        if rest.peek().is_none() {
            return Self::NONE;
        }
        let has_hyphen = rest.next_if(|&c| is_hyphen(c)).is_some();
        let is_join = has_hyphen | skip_space(&mut rest);
        if is_join && rest.peek().is_none() {
            return if is_dense && !has_hyphen {
                Self::NONE
            } else {
                Self::JOIN
            };
        }
        let mut hash = Hash::new();
        let mut count = 0;
        let mut has_apostrophe = false;
        for c in text.chars().filter(|&c| !is_ignored(c)) {
            let is_apostrophe = is_apostrophe(c);
            has_apostrophe |= is_apostrophe;
            count += 1;
            hash.add(if is_apostrophe { '\'' } else { c });
        }
        if count == 1 && has_apostrophe {
            return Self::APOSTROPHE;
        }
        Self((hash.0 ^ (hash.0 >> 32)) as u32 | 4)
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
        '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'
            ..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}')
}

/// A small hash for words (FNV-1a over characters).
///
/// Two different words share a hash once in 2⁶⁴ pairs, and an edge of the lexicon mixes it with
/// the node it leaves from: with 1,000,000 edges and a text of 100,000 words the odds of one
/// wrong step are 1 in 10⁸, and of a wrong mark smaller, so nothing compares the letters again.
#[derive(Clone, Copy)]
pub(super) struct Hash(pub(super) u64);

impl Hash {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3);
    }

    /// [`Hash::add`] of an ASCII character.
    #[inline(always)]
    fn add_byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    /// The hash of a word of ASCII, in any case.
    pub(super) fn of_ascii(word: &str) -> u64 {
        let mut hash = Self::new();
        for byte in word.bytes() {
            hash.add_byte(byte.to_ascii_lowercase());
        }
        hash.0
    }

    /// The hash of a folded word, given in parts.
    pub(super) fn of<const N: usize>(parts: [&str; N]) -> u64 {
        let mut hash = Self::new();
        for part in parts {
            part.chars().for_each(|c| hash.add(c));
        }
        hash.0
    }
}

/// Mixes two numbers into one hash.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mixed = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

impl Words {
    /// Cuts a text that stands alone: a form, a name.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.cut(text, &[]);
        words
    }

    /// Cuts a text, in place of what was cut before. Words of ASCII, most of most texts, are folded
    /// together and stay where they stand; the others follow behind.
    pub(super) fn cut(&mut self, text: &str, cuts: &[u32]) {
        self.list.clear();
        self.list.reserve(text.len() / 6);
        self.folded.clear();
        self.folded.push_str(text);
        self.folded.make_ascii_lowercase();
        let mut behind = String::new();
        let mut cuts = cuts.iter().copied().peekable();
        let mut before = Before::default();
        let bytes = self.folded.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            let mut hash = Hash::new();
            while at < bytes.len() && is_plain(bytes[at]) {
                hash.add_byte(bytes[at]);
                at += 1;
            }
            let is_other = at < bytes.len() && !bytes[at].is_ascii();
            if at == start {
                let length = if is_other {
                    length_between_words(part(text, at as u32, text.len() as u32))
                } else {
                    1
                };
                if length > 0 {
                    at += length;
                    continue;
                }
            }
            let mut is_cut = false;
            while cuts.next_if(|&cut| cut as usize <= start).is_some() {
                is_cut = true;
            }
            let is_cut_within = cuts.peek().is_some_and(|&cut| (cut as usize) < at);
            let mut folded = (start as u32, at as u32);
            if is_other || is_cut_within {
                let from = text.len() + behind.len();
                (at, hash) = other_word(text, start, &mut cuts, &mut behind);
                folded = (from as u32, (text.len() + behind.len()) as u32);
            }
            let end = before.end as usize;
            let is_join = !is_other && start == end + 1 && bytes[end] == b' ';
            let (gap, is_glued) = if is_join {
                before.is_address = false;
                (Gap::JOIN, false)
            } else {
                before.gap(text, start, at)
            };
            before.start = start as u32;
            before.end = at as u32;
            self.list.push(Word {
                start: start as u32,
                end: at as u32,
                sentence: before.sentence,
                gap: if is_cut { Gap::CUT } else { gap },
                key: hash.0,
                folded,
                is_glued,
            });
        }
        self.folded.push_str(&behind);
    }

    /// The folded letters of a word.
    pub fn folded(&self, index: usize) -> &str {
        let (start, end) = self.list[index].folded;
        part(&self.folded, start, end)
    }

    /// The hash of a word's folded letters.
    pub(super) fn hash(&self, index: usize) -> u64 {
        self.list[index].key
    }

    /// A word together with what stands before it, as one number; `is_first` leaves out the latter.
    pub(super) fn key(&self, index: usize, is_first: bool) -> u64 {
        self.key_of(index, self.list[index].key, is_first)
    }

    /// [`Words::key`] of another word in the same place, given its hash.
    pub(super) fn key_of(&self, index: usize, hash: u64, is_first: bool) -> u64 {
        let gap = self.list[index].gap;
        mix(hash, if is_first { 0 } else { u64::from(gap.0) })
    }

    /// What stands between a word and the one before it.
    pub fn gap(&self, index: usize) -> Gap {
        self.list[index].gap
    }

    /// Whether a form may begin at this word, or end before it: true behind the last one.
    pub(super) fn is_boundary(&self, index: usize) -> bool {
        self.list.get(index).is_none_or(|word| !word.is_glued)
    }

    /// Whether a form may end before this word: the possessive ending may follow it.
    pub(super) fn may_end_before(&self, index: usize) -> bool {
        self.is_boundary(index)
            || self.list[index].gap == Gap::APOSTROPHE && self.folded(index) != "t"
    }
}

/// How many bytes the first character of a text has, where it belongs to no word; else 0.
fn length_between_words(text: &str) -> usize {
    let c = text.chars().next().unwrap_or_default();
    if is_letter(c) { 0 } else { c.len_utf8() }
}

/// A lower-case letter or a digit of ASCII.
#[inline(always)]
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Folds the word that begins at `start`, where it has more than ASCII or a cut in it, onto `folded`;
/// gives its end and its hash.
fn other_word(
    text: &str,
    start: usize,
    cuts: &mut std::iter::Peekable<impl Iterator<Item = u32>>,
    folded: &mut String,
) -> (usize, Hash) {
    let from = folded.len();
    let mut end = start;
    let mut is_first_unspaced = false;
    for (ahead, c) in part(text, start as u32, text.len() as u32).char_indices() {
        let is_here = cuts
            .peek()
            .is_some_and(|&cut| cut as usize == start + ahead);
        let is_joined = is_ignored(c) || is_extending(c);
        let is_new = is_first_unspaced || is_unspaced(c);
        if ahead > 0 && (is_here || !is_joined && (is_new || !is_letter(c))) {
            break;
        }
        is_first_unspaced |= ahead == 0 && is_unspaced(c);
        fold(c, folded);
        end = start + ahead + c.len_utf8();
    }
    let mut hash = Hash::new();
    let added = folded.get(from..).unwrap_or_default();
    added.chars().for_each(|c| hash.add(c));
    (end, hash)
}

/// The word before, while a text is cut.
#[derive(Default)]
struct Before {
    start: u32,
    end: u32,
    sentence: u32,
    /// Whether it is part of an address on the network.
    is_address: bool,
}

impl Before {
    /// The gap before the word at `start..end`, and whether that is one with this one (see
    /// [`Word::is_glued`]); counts the sentence.
    fn gap(&mut self, text: &str, start: usize, end: usize) -> (Gap, bool) {
        let word = part(text, self.start, self.end);
        let between = part(text, self.end, start as u32);
        let next = part(text, start as u32, end as u32);
        let first = next.chars().next().unwrap_or_default();
        let last = word.chars().rev().find(|&c| !is_ignored(c));
        let last = last.unwrap_or_default();
        self.sentence += u32::from(ends_sentence(word, between, first));
        let gap = Gap::between(between, is_dense(first) && is_dense(last));

        let begins_address = matches!(between, "://" | "@") && self.end > 0;
        let is_blank = |c: char| c.is_whitespace() || c == '—';
        self.is_address = begins_address
            || self.is_address && !(between.is_empty() || between.contains(is_blank));
        let are_digits = last.is_ascii_digit() && first.is_ascii_digit();
        let has_digit = last.is_ascii_digit() || first.is_ascii_digit();
        let is_single = || word.chars().nth(1).is_none();
        let is_glued = match between {
            "_" => true,
            "," | ";" => are_digits,
            "." => are_digits || !has_digit && (is_small(first) || is_single()),
            _ => gap == Gap::APOSTROPHE && is_contraction(next),
        };
        (gap, is_glued || self.is_address)
    }
}

/// What follows an apostrophe without being a word of its own in English.
fn is_contraction(word: &str) -> bool {
    ["s", "t", "d", "m", "re", "ve", "ll", "S", "T"].contains(&word)
}

/// Whether a sentence ends in `between`, given the word before and the letter after. A stop after
/// a single letter, a number of two digits at most or a common shortening ends none ("Apple v.
/// FBI", "8. Mai", "Mr. Barr").
fn ends_sentence(word: &str, between: &str, next: char) -> bool {
    if between.contains(['!', '?', '…', '。', '！', '？', '؟']) {
        return true;
    }
    let Some((before_dot, behind)) = between.split_once(['.']) else {
        return false;
    };
    if !behind.contains(char::is_whitespace) || is_small(next) {
        return false;
    }
    let is_ordinal = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    !before_dot.is_empty()
        || !(is_ordinal || word.chars().nth(1).is_none() || SHORT.contains(&word))
}

/// Shortenings whose stop ends no sentence.
const SHORT: [&str; 18] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "vs", "No", "Art", "Abs", "St",
    "Nr", "Sr", "Jr", "Inc",
];

/// Cuts every block of an article.
pub fn cut(article: &Article) -> Vec<Words> {
    let cut = |block: &Block| {
        let mut words = Words::default();
        words.cut(&block.text, &block.cuts);
        words
    };
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
        let table: &[(&str, &[&str])] = &[
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
            ("key¹ H₂O", &["key", "h", "o"]),
            ("", &[]),
        ];
        for (text, words) in table {
            assert_eq!(folded(text), *words, "{text}");
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
        for text in ["a–b", "a‐b", "a\u{2012}b", "a －b"] {
            assert_eq!(
                Words::of(text).gap(1) == Gap::JOIN,
                !text.contains(' '),
                "{text}"
            );
        }
        for text in ["端 到", "端\n到", "암 호"] {
            assert_eq!(Words::of(text).gap(1), Gap::NONE, "{text}");
        }
        for text in ["a, b", "a. b", "a – b", "a—b", "a--b", "a/b", "a's"] {
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
            ("am 8. Mai in Bern", 0),
            ("in 2019. The police", 1),
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
    fn graphemes_of_scripts_without_spaces_are_words() {
        let table: &[(&str, usize)] = &[
            ("ที่นี่", 2),
            ("กำ", 1),
            ("เข้ารหัส", 6),
            ("か\u{3099}く", 2),
            ("ﾊﾞｶ", 2),
            ("암호화", 3),
            ("\u{110b}\u{1161}\u{11b7}호", 2),
            ("葛\u{e0100}城", 2),
            ("ខ្មែរ", 3),
        ];
        for (text, count) in table {
            assert_eq!(Words::of(text).list.len(), *count, "{text}");
        }
        let (composed, parts) = (Words::of("암"), Words::of("\u{110b}\u{1161}\u{11b7}"));
        assert_eq!(composed.hash(0), parts.hash(0));
    }

    #[test]
    fn a_form_may_not_begin_or_end_inside_what_is_one_word() {
        // The text, a word's number, whether a form may begin there, and end before it.
        let table = [
            ("Interpol’s", 1, false, true),
            ("don't", 1, false, false),
            ("l’accès", 1, true, true),
            ("F.B.I.", 1, false, false),
            ("signal.org", 1, false, false),
            ("law.Encryption", 1, true, true),
            ("key.", 0, true, true),
            ("1.702", 1, false, false),
            ("encryption.1", 1, true, true),
            ("a_b", 1, false, false),
            ("https://signal.org/encryption/key", 3, false, false),
            ("https://signal.org/a, encryption", 4, true, true),
            ("press@signal", 1, false, false),
            ("and/or", 1, true, true),
            ("C-22", 1, true, true),
        ];
        for (text, at, begins, ends) in table {
            let words = Words::of(text);
            assert_eq!(words.is_boundary(at), begins, "{text}");
            assert_eq!(words.may_end_before(at), ends, "{text}");
        }
    }

    #[test]
    fn nothing_unread_is_reached_across() {
        let mut words = Words::default();
        words.cut("lawful access", &[6]);
        assert_eq!(words.gap(1), Gap::CUT);
        words.cut("lawful", &[3]);
        assert_eq!((words.list.len(), words.gap(1)), (2, Gap::CUT));
        words.cut("cafe\u{301} x", &[4]);
        assert_eq!((words.list[0].end, words.gap(1)), (4, Gap::CUT));
    }
}
