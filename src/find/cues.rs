//! Cues: the words that senses ask for around a form, found in one pass over the text, whatever
//! the number of senses.

use super::hash::{Hash, mix};
use super::table::{Filter, Table};
use super::words::Words;

/// The cues of all senses: a trie of words. The number of its last node is a cue's own.
#[derive(Debug, Default)]
pub(super) struct Cues {
    edges: Table,
    /// How words that begin a cue begin, while adding.
    beginnings: Table,
    filter: Filter,
    /// Lengths in characters of words that may go on, as bits; the lowest tells that some are
    /// shorter than [`BEGINNING`].
    lengths: u64,
    /// Words in the longest cue.
    longest: usize,
    /// What was added, by a hash of its text, while adding.
    known: Table,
    numbers: Vec<u32>,
}

/// Number of a cue.
pub(super) type Cue = u32;

/// So many bytes tell how a word begins.
const BEGINNING: usize = 4;

/// The longest beginning of a word that is told apart; of a longer one only so much counts.
const LONGEST_PREFIX: usize = 63;

/// Sets an edge for the beginning of a word apart from one for the word.
const PREFIX: u64 = 0x5bd1_e995;

impl Cues {
    /// Adds a cue; one that ends in `*` stands for all words that begin so. The number of a text
    /// without words is 0, which is no cue's.
    pub(super) fn add(&mut self, text: &str) -> Cue {
        let known = self.known.number(Hash::of([text])) as usize;
        if let Some(&number) = self.numbers.get(known - 1) {
            return number;
        }
        let words = Words::of(text);
        let is_prefix = text.trim_end().ends_with('*');
        let count = words.list.len();
        self.longest = self.longest.max(count);
        let mut node = 0;
        for index in 0..count {
            let folded = words.folded(index);
            let is_open = is_prefix && index + 1 == count;
            let word = if is_open {
                let length = folded.chars().count().min(LONGEST_PREFIX);
                self.lengths |= 1 << length;
                let mut hash = Hash::new();
                let prefix = folded.chars().take(length);
                prefix.for_each(|c| hash.add_all(u64::from(c)));
                mix(hash.value(), PREFIX)
            } else {
                words.hash(index)
            };
            if index == 0 {
                self.beginnings.number(beginning(folded, BEGINNING));
                if is_open && folded.len() < BEGINNING {
                    self.lengths |= 1;
                }
            }
            node = self.edges.number(edge(node, word));
        }
        self.numbers.push(node);
        node
    }

    /// To be called when all are added.
    pub(super) fn finish(&mut self) {
        self.filter = Filter::of(&std::mem::take(&mut self.beginnings));
        self.known = Table::default();
        self.numbers = Vec::new();
    }

    /// Words in the longest cue.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Fills `found` with the cues written from word `at` on and the word behind each; with
    /// numbers of no cue among them.
    pub(super) fn at(&self, words: &Words, at: usize, found: &mut Vec<(Cue, usize)>) {
        found.clear();
        if self.longest == 0 {
            return;
        }
        let folded = words.folded(at);
        let has_short = self.lengths & 1 == 1;
        let may_begin = |length: usize| self.filter.may_have(beginning(folded, length));
        if !(may_begin(BEGINNING) || has_short && (1..BEGINNING).any(may_begin)) {
            return;
        }
        let mut node = 0;
        for index in at..words.list.len() {
            let mut hash = Hash::new();
            let beginnings = words.folded(index).chars().take(LONGEST_PREFIX);
            for (length, c) in (1u32..).zip(beginnings) {
                hash.add_all(u64::from(c));
                if self.lengths >> length & 1 == 1 {
                    let end = self.edges.get(edge(node, mix(hash.value(), PREFIX)));
                    found.extend(end.map(|cue| (cue, index + 1)));
                }
            }
            let Some(next) = self.edges.get(edge(node, words.hash(index))) else {
                return;
            };
            node = next;
            found.push((node, index + 1));
        }
    }
}

/// So many bytes of a word, or all where it has fewer, as one number.
fn beginning(folded: &str, length: usize) -> u64 {
    let bytes = folded.bytes().take(length);
    mix(
        bytes.fold(1, |all, byte| all << 8 | u64::from(byte)),
        PREFIX,
    )
}

fn edge(node: u32, word: u64) -> u64 {
    mix(word, u64::from(node) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_beginnings_of_words_and_words_in_a_row() {
        let texts = [
            "encrypt*",
            "law enforcement",
            "key",
            "to copy*",
            "x*",
            "key",
        ];
        let mut cues = Cues::default();
        let numbers: Vec<Cue> = texts.iter().map(|text| cues.add(text)).collect();
        assert_eq!((numbers[2], cues.add(" … ")), (numbers[5], 0));
        cues.finish();
        let table: &[(&str, &[(usize, usize)])] = &[
            ("Encrypted data", &[(0, 1)]),
            ("encryp", &[]),
            ("Law-enforcement agencies", &[(1, 2)]),
            ("law and enforcement", &[]),
            ("keys", &[]),
            ("KEY", &[(2, 1)]),
            ("to copyrighted works", &[(3, 2)]),
            ("X-ray", &[(4, 1)]),
        ];
        let mut found = Vec::new();
        for (text, expected) in table {
            cues.at(&Words::of(text), 0, &mut found);
            let known = found.iter().filter_map(|&(cue, end)| {
                let which = numbers.iter().position(|&number| number == cue)?;
                Some((which, end))
            });
            assert_eq!(known.collect::<Vec<_>>(), *expected, "{text}");
        }
    }

    #[test]
    fn most_words_are_passed_by() {
        let mut cues = Cues::default();
        cues.add("encrypt*");
        cues.finish();
        let mut found = vec![(1, 1)];
        cues.at(&Words::of("police"), 0, &mut found);
        assert!(found.is_empty());
        Cues::default().at(&Words::of("police"), 0, &mut found);
    }
}
