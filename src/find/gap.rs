//! What stands between two words: whether a form may reach across, and whether a sentence ends there.

use super::hash::Hash;
use super::letters::{is_dense, is_ignored, is_small};
use crate::text::{has_word, part};

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
    pub(super) const APOSTROPHE: Self = Self(3);
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

    /// As a number to mix with others.
    pub(super) fn value(self) -> u64 {
        u64::from(self.0)
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

/// The word before, while a text is cut.
#[derive(Default)]
pub(super) struct Before {
    start: u32,
    end: u32,
    /// The number of its sentence.
    pub sentence: u32,
    /// Whether it is part of an address on the network.
    is_address: bool,
}

impl Before {
    /// The gap before the next word, at `start..end`, and whether that is one with this one to a reader;
    /// counts the sentence. `is_other` tells that it has more than ASCII.
    #[inline(always)]
    pub(super) fn next(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        is_other: bool,
    ) -> (Gap, bool) {
        let before = self.end as usize;
        let is_join = !is_other && start == before + 1 && text.as_bytes()[before] == b' ';
        let next = if is_join {
            self.is_address = false;
            (Gap::JOIN, false)
        } else {
            self.gap(text, start, end)
        };
        self.start = start as u32;
        self.end = end as u32;
        next
    }

    /// The same, where more than a blank stands between.
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
