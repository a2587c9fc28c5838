//! Finding: which spans of an article speak of which term.
//!
//! [`words`] cuts the text into folded words, [`Lexicon`] is a trie of words compiled from the
//! forms, [`find`] walks it once over the text, and [`choice`] picks the mentions to mark. The
//! cost of finding does not depend on the number of terms, and grows no faster than the text.

pub mod choice;
mod cues;
mod define;
mod fold;
mod gap;
mod glance;
mod hash;
mod inflect;
mod letters;
mod lexicon;
mod senses;
mod table;
pub mod words;

pub use choice::Choice;
pub(crate) use hash::mix;
pub(crate) use letters::is_small;
pub use lexicon::Lexicon;
pub(crate) use table::Table;

use crate::article::{Article, Place};
use senses::Senses;
use words::Words;

/// Appends the folded form of a text: what is left where case, diacritics and width do not count.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    text.chars().for_each(|c| fold::fold(c, out));
}

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
/// longest form's sense is not supported, a shorter one still gets its chance. What an article
/// itself defines in brackets behind a mention ("end-to-end encryption (E2EE)", "the Access Act
/// (the “Act”)") is a mention of the same term from there on, written in the same case.
pub fn find(article: &Article, text: &[Words], lexicon: &Lexicon) -> Vec<Mention> {
    let mut senses = Senses::new(article, text, lexicon);
    let mut mentions = Vec::new();
    let mut ends = Vec::new();
    let mut defined = Lexicon::default();
    let mut count_defined = 0;
    for (index, (words, block)) in text.iter().zip(&article.blocks).enumerate() {
        let mut at = 0;
        loop {
            let beginnings = [lexicon.beginnings(), defined.beginnings()];
            let Some(next) = words.next_begin(at, beginnings) else {
                break;
            };
            at = next;
            let mut longest = |lexicon: &Lexicon, at: usize| {
                ends.clear();
                lexicon.walk(words, at, &mut ends);
                ends.iter().rev().find_map(|&(node, end)| {
                    let form = lexicon.forms_at(node).find(|&form| {
                        lexicon.is_written_so(form, words, &block.text, at, end)
                            && senses.is_supported(lexicon, form, index, at, end)
                    })?;
                    Some((lexicon.term(form), end))
                })
            };
            let mut found = longest(lexicon, at);
            if let Some(named) = longest(&defined, at) {
                // "the Act" gives way to the pack's "Act of 1994".
                let has_article = named.1 > at + 1;
                let after_article = has_article.then(|| longest(lexicon, at + 1)).flatten();
                let is_longest =
                    |other: Option<(u32, usize)>| other.is_none_or(|it| it.1 <= named.1);
                if is_longest(found) && is_longest(after_article) {
                    found = Some(named);
                }
            }
            let Some((term, end_word)) = found else {
                at += 1;
                continue;
            };
            let start = words.list[at].start;
            let end = words.list[end_word - 1].end;
            mentions.push(Mention {
                term,
                block: index as u32,
                start,
                end,
                first_word: at as u32,
                end_word: end_word as u32,
                place: block.place(start, end),
            });
            if count_defined < MAX_DEFINED {
                for name in define::short_names(&block.text, start, end) {
                    defined.add_exact(term, name);
                    count_defined += 1;
                }
            }
            at = end_word;
        }
    }
    mentions
}

/// So many names an article defines at most; more are left out, so that no page makes it slow.
const MAX_DEFINED: usize = 64;

/// How many of `mentions` each term has, in the order of their first.
pub fn count<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Vec<(u32, usize)> {
    let mut numbers = Table::default();
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for mention in mentions {
        let number = numbers.number(u64::from(mention.term) + 1) as usize;
        if number > counts.len() {
            counts.push((mention.term, 0));
        }
        counts[number - 1].1 += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
