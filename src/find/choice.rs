//! Choice: which of the mentions get a mark.

use super::Mention;
use crate::article::{Article, Place};
use crate::order::order;

/// Which occurrences of a term are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The first markable one in the article, prose before quotations and captions.
    #[default]
    First,
    /// The same after each heading.
    Section,
    /// All markable ones, however dense.
    All,
    /// None.
    None,
}

/// At most this many marks a block, where a term has another mention to give.
const MARKS_A_BLOCK: usize = 3;

/// Two marks have at least this many words between them, where a term has another mention to give.
const WORDS_BETWEEN: u32 = 2;

impl Choice {
    /// The attribute value of that name.
    pub fn parse(value: &str) -> Option<Self> {
        Some(match value {
            "first" => Self::First,
            "section" => Self::Section,
            "all" => Self::All,
            "none" => Self::None,
            _ => return None,
        })
    }

    /// Indices into `mentions` of those to mark, in order.
    pub fn of(self, mentions: &[Mention], article: &Article) -> Vec<usize> {
        let markable = (0..mentions.len()).filter(|&index| mentions[index].place.is_markable());
        match self {
            Self::None => Vec::new(),
            Self::All => markable.collect(),
            Self::First => spread(mentions, markable.map(|index| (0, index))),
            Self::Section => {
                let mut section = 0;
                let blocks = article.blocks.iter();
                let sections: Vec<usize> = blocks
                    .map(|block| {
                        section += usize::from(block.level > 0);
                        section
                    })
                    .collect();
                let of = |index: usize| sections[mentions[index].block as usize];
                spread(mentions, markable.map(|index| (of(index), index)))
            }
        }
    }
}

/// Picks one mention for each term of each section and keeps marks apart: a term that would crowd
/// others waits for a later mention; one that has no other stays.
fn spread(mentions: &[Mention], markable: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    // (section, term) with its mentions, in order of first appearance.
    let mut groups: Vec<((usize, u32), Vec<usize>)> = Vec::new();
    for (section, index) in markable {
        let key = (section, mentions[index].term);
        let from = groups
            .iter_mut()
            .rev()
            .take_while(|(group, _)| group.0 == section);
        match from.into_iter().find(|(group, _)| *group == key) {
            Some((_, members)) => members.push(index),
            None => groups.push((key, vec![index])),
        }
    }
    let mut chosen: Vec<usize> = Vec::new();
    // Those without a choice are placed first, so that the others can give way to them.
    for has_choice in [false, true] {
        for (_, members) in groups
            .iter()
            .filter(|(_, members)| (members.len() > 1) == has_choice)
        {
            let is_prose = |&&index: &&usize| mentions[index].place == Place::Prose;
            let prose = members.iter().filter(is_prose);
            let mut by_welcome = prose.chain(members.iter().filter(|index| !is_prose(index)));
            let first = by_welcome.clone().next();
            let fits = by_welcome.find(|&&index| has_room(mentions, &chosen, index));
            chosen.extend(fits.or(first));
        }
    }
    order(chosen.len(), &|a, b| chosen[a].cmp(&chosen[b]))
        .into_iter()
        .map(|at| chosen[at])
        .collect()
}

fn has_room(mentions: &[Mention], chosen: &[usize], index: usize) -> bool {
    let new = &mentions[index];
    let near = chosen.iter().map(|&other| &mentions[other]);
    let beside: Vec<&Mention> = near.filter(|other| other.block == new.block).collect();
    beside.len() < MARKS_A_BLOCK
        && beside.iter().all(|other| {
            other.end_word + WORDS_BETWEEN <= new.first_word
                || new.end_word + WORDS_BETWEEN <= other.first_word
        })
}
