//! Senses: whether a form stands in the company its editor asks for. Checked only at candidates.

use super::lexicon::{FormIndex, Lexicon, Phrase, Sense};
use super::table::Table;
use super::words::{Gap, Words, mix};
use crate::article::Article;
use crate::pack::Within;

/// Checks senses in one article, and remembers where each list of words was seen.
pub(super) struct Senses<'a> {
    text: &'a [Words],
    article: &'a Article,
    lexicon: &'a Lexicon,
    /// Numbers of what was looked for: a sense in a block, or in all ([`EVERYWHERE`]).
    asked: Table,
    /// By those numbers: the words (first, behind last) its `near` matches; everywhere, the first
    /// two blocks it matches in.
    seen: Vec<Vec<(usize, usize)>>,
}

impl<'a> Senses<'a> {
    pub(super) fn new(article: &'a Article, text: &'a [Words], lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            article,
            lexicon,
            asked: Table::default(),
            seen: Vec::new(),
        }
    }

    /// Whether the words `at..end` of a block may be read in the sense of `form`.
    pub(super) fn is_supported(
        &mut self,
        form: FormIndex,
        block: usize,
        at: usize,
        end: usize,
    ) -> bool {
        let Some((number, sense)) = self.lexicon.sense(form) else {
            return true;
        };
        let words = &self.text[block];
        let is_barred = sense
            .not_before
            .iter()
            .any(|phrase| stands_behind(words, end, phrase))
            || sense
                .not_after
                .iter()
                .any(|phrase| stands_before(words, at, phrase));
        !is_barred && (sense.near.is_empty() || self.is_near(number, sense, block, at, end))
    }

    fn is_near(
        &mut self,
        number: usize,
        sense: &Sense,
        block: usize,
        at: usize,
        end: usize,
    ) -> bool {
        let (text, blocks) = (self.text, &self.article.blocks);
        if sense.within == Within::Article {
            let found = self.look(number, EVERYWHERE, || {
                let holds = |block: &usize| {
                    // A list of links to other stories says nothing of this one.
                    !blocks[*block].is_link() && !occurrences(&text[*block], &sense.near).is_empty()
                };
                let holding = (0..text.len()).filter(holds);
                holding.map(|block| (block, block)).take(2).collect()
            });
            if found.iter().any(|&(other, _)| other != block) {
                return true;
            }
        }
        let words = &text[block];
        let sentence = words.list[at].sentence;
        let seen = self.look(number, block, || occurrences(words, &sense.near));
        seen.iter().any(|&(first, last)| {
            let is_apart = last <= at || first >= end;
            is_apart && (sense.within != Within::Sentence || words.list[first].sentence == sentence)
        })
    }

    /// What was seen of a sense in a block, looked for the first time it is asked.
    fn look(
        &mut self,
        sense: usize,
        block: usize,
        look: impl FnOnce() -> Vec<(usize, usize)>,
    ) -> &[(usize, usize)] {
        let number = self.asked.number(mix(sense as u64, block as u64)) as usize;
        if number > self.seen.len() {
            self.seen.push(look());
        }
        &self.seen[number - 1]
    }
}

/// Stands for all blocks.
const EVERYWHERE: usize = usize::MAX;

/// Where any of the phrases stands in a block.
fn occurrences(words: &Words, phrases: &[Phrase]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..words.list.len() {
        let fitting = phrases.iter().filter(|phrase| fits(words, at, phrase));
        found.extend(fitting.map(|phrase| (at, at + phrase.words.len())));
    }
    found
}

/// Whether a phrase is written from word `at` on.
fn fits(words: &Words, at: usize, phrase: &Phrase) -> bool {
    let Some((last, others)) = phrase.words.split_last() else {
        return false;
    };
    let end = at + others.len();
    if end >= words.list.len() {
        return false;
    }
    let tail = words.folded(end);
    let is_last = if phrase.is_prefix {
        tail.starts_with(&**last)
    } else {
        tail == &**last
    };
    is_last
        && others
            .iter()
            .enumerate()
            .all(|(index, word)| words.folded(at + index) == &**word)
}

fn stands_behind(words: &Words, end: usize, phrase: &Phrase) -> bool {
    end < words.list.len() && is_direct(words.gap(end)) && fits(words, end, phrase)
}

fn stands_before(words: &Words, at: usize, phrase: &Phrase) -> bool {
    let start = at.checked_sub(phrase.words.len());
    start.is_some_and(|start| is_direct(words.gap(at)) && fits(words, start, phrase))
}

fn is_direct(gap: Gap) -> bool {
    gap == Gap::JOIN || gap == Gap::NONE
}
