//! Words: a block's text cut and folded, once, for everything that looks at it afterwards.

use super::fold::fold;
use super::gap::Before;
pub use super::gap::Gap;
use super::hash::{Hash, Plain, mix};
use super::letters::{is_extending, is_ignored, is_letter, is_unspaced};
use super::table::Filter;
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

impl Words {
    /// Cuts a text that stands alone: a form, a name.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.cut(text, &[]);
        words
    }

    /// Cuts a text, in place of what was cut before. Words of ASCII, most of most texts, stay where they
    /// stand; the others follow behind.
    pub(super) fn cut(&mut self, text: &str, cuts: &[u32]) {
        self.list.clear();
        self.list.reserve(text.len() / 5);
        self.folded.clear();
        self.folded.push_str(text);
        let mut behind = String::new();
        let mut cuts = cuts.iter().map(|&cut| cut as usize);
        let mut next_cut = cuts.next().unwrap_or(usize::MAX);
        let mut before = Before::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            // Most of what stands between words.
            if bytes[at] < b'0' {
                at += 1;
                continue;
            }
            let Plain {
                end,
                mut hash,
                mut has_capitals,
            } = Plain::at(bytes, at);
            at = end;
            let mut is_other = bytes.get(at).is_some_and(|byte| !byte.is_ascii());
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
            } else if is_other {
                is_other = goes_on(part(text, at as u32, text.len() as u32));
            }
            let is_cut = next_cut <= start;
            while next_cut <= start {
                next_cut = cuts.next().unwrap_or(usize::MAX);
            }
            let mut folded = (start as u32, at as u32);
            if is_other || next_cut < at {
                let from = text.len() + behind.len();
                (at, hash) = other_word(text, start, next_cut, &mut behind);
                folded = (from as u32, (text.len() + behind.len()) as u32);
                has_capitals = false;
            }
            if has_capitals && let Some(word) = self.folded.get_mut(start..at) {
                word.make_ascii_lowercase();
            }
            let (gap, is_glued) = before.next(text, start, at, is_other);
            self.list.push(Word {
                start: start as u32,
                end: at as u32,
                sentence: before.sentence,
                gap: if is_cut { Gap::CUT } else { gap },
                key: hash.value(),
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

    /// The hashes of all words' folded letters, in order.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.list.iter().map(|word| word.key)
    }

    /// The hash of a word's folded letters.
    pub(super) fn hash(&self, index: usize) -> u64 {
        self.list[index].key
    }

    /// A word together with what stands before it, as one number.
    pub(super) fn key(&self, index: usize) -> u64 {
        self.key_of(index, self.list[index].key)
    }

    /// [`Words::key`] of another word in the same place, given its hash.
    pub(super) fn key_of(&self, index: usize, hash: u64) -> u64 {
        mix(hash, self.list[index].gap.value())
    }

    /// The first word from `at` on that may begin a form, given what tells by its hash: few words do. A short
    /// function of its own, which browsers are quick to make faster.
    #[inline(never)]
    pub(super) fn next_begin(&self, at: usize, may_begin: [&Filter; 2]) -> Option<usize> {
        let mut rest = self.list.iter().enumerate().skip(at);
        let [one, other] = may_begin;
        let next = rest.find(|(_, word)| {
            !word.is_glued && (one.may_have(word.key) || other.may_have(word.key))
        });
        next.map(|(at, _)| at)
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

/// Whether a word of ASCII goes on with the first character of this text.
#[inline(never)]
fn goes_on(text: &str) -> bool {
    let c = text.chars().next().unwrap_or_default();
    is_ignored(c) || is_extending(c) || is_letter(c) && !is_unspaced(c)
}

/// Folds the word that begins at `start`, where it has more than ASCII or a cut in it, onto `folded`;
/// gives its end and its hash.
#[inline(never)]
fn other_word(text: &str, start: usize, next_cut: usize, folded: &mut String) -> (usize, Hash) {
    let from = folded.len();
    let mut end = start;
    let mut is_first_unspaced = false;
    for (ahead, c) in part(text, start as u32, text.len() as u32).char_indices() {
        let is_here = next_cut == start + ahead;
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
    let added = folded.bytes().skip(from);
    added.for_each(|byte| hash.add(byte));
    (end, hash)
}

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
