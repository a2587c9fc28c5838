//! Finding: which spans of an article speak of which term.
//!
//! [`words`] cuts the text into folded words, [`Lexicon`] is a trie of words compiled from the
//! forms, [`find`] walks it once over the text, and [`choice`] picks the mentions to mark. The
//! cost of finding does not depend on the number of terms.

pub mod choice;
mod fold;
mod lexicon;
mod plural;
mod senses;
mod table;
pub mod words;

pub use choice::Choice;
pub use lexicon::Lexicon;

use crate::article::{Article, Place};
use senses::Senses;
use words::Words;

/// A span of article text that speaks of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the term in the list the lexicon was compiled from.
    pub term: u32,
    /// Index of the block.
    pub block: u32,
    /// Byte offset in the block's text where it begins.
    pub start: u32,
    /// Byte offset in the block's text behind its last character.
    pub end: u32,
    /// Index of its first word in the block.
    pub first_word: u32,
    /// Index behind its last word in the block.
    pub end_word: u32,
    /// Where it stands.
    pub place: Place,
}

/// All mentions in the order of the text: leftmost, then longest, never overlapping. Where the
/// longest form's sense is not supported, a shorter one still gets its chance.
pub fn find(article: &Article, text: &[Words], lexicon: &Lexicon) -> Vec<Mention> {
    let mut senses = Senses::new(article, text, lexicon);
    let mut mentions = Vec::new();
    let mut candidates = Vec::new();
    for (index, (words, block)) in text.iter().zip(&article.blocks).enumerate() {
        let mut at = 0;
        while at < words.list.len() {
            lexicon.candidates(words, at, &mut candidates);
            let supported = candidates
                .iter()
                .rev()
                .find(|&&(form, end)| {
                    lexicon.is_written_so(form, words, &block.text, at, end)
                        && senses.is_supported(form, index, at, end)
                })
                .copied();
            let Some((form, end_word)) = supported else {
                at += 1;
                continue;
            };
            let start = words.list[at].start;
            let end = words.list[end_word - 1].end;
            mentions.push(Mention {
                term: lexicon.term(form),
                block: index as u32,
                start,
                end,
                first_word: at as u32,
                end_word: end_word as u32,
                place: block.place(start, end),
            });
            at = end_word;
        }
    }
    mentions
}

#[cfg(test)]
mod tests;
