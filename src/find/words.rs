//! Words: a block's text cut and folded, once, for everything that looks at it afterwards.

use super::fold::fold;
use super::hash::{Hash, Plain, mix};
use super::letters::{is_dense, is_extending, is_ignored, is_letter, is_small, is_unspaced};
use super::table::Filter;
use crate::article::{Article, Block};
use crate::text::{has_word, part};

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
    /// A comma and a blank, the commonest after [`Gap::JOIN`]; then a full stop and a blank.
    const COMMA: Self = Self::before_blank(b',');
    const STOP: Self = Self::before_blank(b'.');

    const fn before_blank(sign: u8) -> Self {
        let mut hash = Hash::new();
        hash.add_all(sign as u64);
        hash.add_all(b' ' as u64);
        Self::of(hash)
    }

    const fn of(hash: Hash) -> Self {
        Self(hash.value() as u32 | 4)
    }
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
        mix(hash, u64::from(self.list[index].gap.0))
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
    #[inline(never)]
    fn gap(&mut self, text: &str, start: usize, end: usize) -> (Gap, bool) {
        let between = part(text, self.end, start as u32);
        let word = part(text, self.start, self.end);
        let next = part(text, start as u32, end as u32);
        let first = next.chars().next().unwrap_or_default();
        // What stands between most of those words that no single blank parts.
        match between.as_bytes() {
            b"-" if self.end > 0 => return (Gap::JOIN, self.is_address),
            b", " if self.end > 0 => {
                self.is_address = false;
                return (Gap::COMMA, false);
            }
            b". " if self.end > 0 => {
                self.is_address = false;
                self.sentence += u32::from(!is_small(first) && may_end_sentence(word));
                return (Gap::STOP, false);
            }
            _ => {}
        }
        let last = match word.as_bytes() {
            [.., byte @ 0..0x80] => char::from(*byte),
            _ => {
                let last = word.chars().rev().find(|&c| !is_ignored(c));
                last.unwrap_or_default()
            }
        };
        let seen = Between::of(between);
        self.sentence += u32::from(seen.ends_sentence(word, first));
        let gap = seen.gap(!first.is_ascii() && is_dense(first) && is_dense(last));

        let between = between.as_bytes();
        let begins_address = matches!(between, b"://" | b"@") && self.end > 0;
        self.is_address =
            begins_address || self.is_address && !(between.is_empty() || seen.has_blank);
        let are_digits = last.is_ascii_digit() && first.is_ascii_digit();
        let has_digit = last.is_ascii_digit() || first.is_ascii_digit();
        let is_glued = match between {
            b"_" => true,
            b"," | b";" => are_digits,
            b"." => are_digits || !has_digit && (is_small(first) || is_single(word)),
            _ => gap == Gap::APOSTROPHE && has_word(CONTRACTIONS, next),
        };
        (gap, is_glued || self.is_address)
    }
}

/// What a look at the characters between two words gives.
#[derive(Default)]
struct Between {
    /// How many there are that are seen.
    count: u32,
    hash: Hash,
    /// Whether the first is a hyphen.
    has_hyphen: bool,
    /// Whether there is anything but a hyphen and blanks behind it.
    has_other: bool,
    has_apostrophe: bool,
    has_blank: bool,
    /// Whether one ends a sentence whatever stands around it.
    has_end: bool,
    has_stop: bool,
    /// Whether anything stands before the first stop, and a blank behind it.
    is_stop_apart: bool,
    is_stop_spaced: bool,
}

impl Between {
    fn of(text: &str) -> Self {
        let mut seen = Self::default();
        for (at, c) in text.char_indices() {
            let is_space = c == ' ' || c.is_whitespace();
            seen.has_blank |= is_space || c == '—';
            seen.has_end |= matches!(c, '!' | '?' | '…' | '。' | '！' | '？' | '؟');
            seen.is_stop_spaced |= seen.has_stop && is_space;
            if c == '.' && !seen.has_stop {
                seen.has_stop = true;
                seen.is_stop_apart = at > 0;
            }
            if is_ignored(c) {
                continue;
            }
            let is_first_hyphen = seen.count == 0 && is_hyphen(c);
            seen.has_hyphen |= is_first_hyphen;
            seen.has_other |= !(is_first_hyphen || is_space);
            seen.count += 1;
            let is_apostrophe = is_apostrophe(c);
            seen.has_apostrophe |= is_apostrophe;
            let c = if is_apostrophe { '\'' } else { c };
            seen.hash.add_all(u64::from(c));
        }
        seen
    }

    /// `is_dense` tells that both sides are of a script whose blanks say nothing.
    fn gap(&self, is_dense: bool) -> Gap {
        match self.count {
            0 => Gap::NONE,
            _ if !self.has_other && is_dense && !self.has_hyphen => Gap::NONE,
            _ if !self.has_other => Gap::JOIN,
            1 if self.has_apostrophe => Gap::APOSTROPHE,
            _ => Gap::of(self.hash),
        }
    }

    /// Whether a sentence ends here, given the word before and the letter after. A stop after
    /// a single letter, a number of two digits at most or a common shortening ends none ("Apple v.
    /// FBI", "8. Mai", "Mr. Barr").
    fn ends_sentence(&self, word: &str, next: char) -> bool {
        let may_end = || self.is_stop_apart || may_end_sentence(word);
        self.has_end || self.is_stop_spaced && !is_small(next) && may_end()
    }
}

/// Whether a stop right behind a word may end a sentence.
fn may_end_sentence(word: &str) -> bool {
    let is_ordinal = || word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let is_short = || word.len() <= 4 && has_word(SHORT, word);
    !(is_ordinal() || is_single(word) || is_short())
}

/// Whether a word has one character.
fn is_single(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// What follows an apostrophe without being a word of its own in English.
const CONTRACTIONS: &str = "s t d m re ve ll S T";

/// Shortenings whose stop ends no sentence, of four letters at most.
const SHORT: &str = "Mr Mrs Ms Dr Prof Sen Rep Gov Gen vs No Art Abs St Nr Sr Jr Inc";

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
