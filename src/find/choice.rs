//! Choice: which of the mentions get a mark.

use super::Mention;
use super::table::Table;
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
    #[inline(never)]
    pub fn of(self, mentions: &[Mention], article: &Article) -> Vec<usize> {
        let is_markable = |index: &usize| mentions[*index].place.is_markable();
        let markable = (0..mentions.len()).filter(is_markable);
        match self {
            Self::None => Vec::new(),
            Self::All => markable.collect(),
            Self::First | Self::Section => {
                let mut section = 0;
                let mut sections = Vec::new();
                for block in &article.blocks {
                    section += u64::from(self == Self::Section && block.level > 0);
                    sections.push(section);
                }
                spread(mentions, &markable.collect::<Vec<_>>(), &sections)
            }
        }
    }
}

/// Picks one mention for each term of each section and keeps marks apart: a term that would crowd
/// others waits for a later mention; one that has no other stays. `sections` has each block's.
fn spread(mentions: &[Mention], markable: &[usize], sections: &[u64]) -> Vec<usize> {
    // For each section and term its mentions, in order of first appearance.
    let mut numbers = Table::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &index in markable {
        let mention = &mentions[index];
        let section = sections[mention.block as usize];
        let number = numbers.number(section << 32 | (u64::from(mention.term) + 1)) as usize;
        if number > groups.len() {
            groups.push(Vec::new());
        }
        groups[number - 1].push(index);
    }
    let mut beside: Vec<Beside> = vec![Beside::default(); sections.len()];
    let mut chosen: Vec<usize> = Vec::new();
    // Those without a choice are placed first, so that the others can give way to them.
    for has_choice in [false, true] {
        for members in groups
            .iter()
            .filter(|members| (members.len() > 1) == has_choice)
        {
            let mut first = None;
            let mut fitting = None;
            for is_prose in [true, false] {
                for &index in members {
                    let new = &mentions[index];
                    if fitting.is_none() && (new.place == Place::Prose) == is_prose {
                        first = first.or(Some(index));
                        let has_room = beside[new.block as usize].has_room(new, mentions);
                        fitting = has_room.then_some(index);
                    }
                }
            }
            if let Some(index) = fitting.or(first) {
                beside[mentions[index].block as usize].add(index);
                chosen.push(index);
            }
        }
    }
    order(chosen.len(), &|a, b| chosen[a].cmp(&chosen[b]))
        .into_iter()
        .map(|at| chosen[at])
        .collect()
}

/// The first marks of one block, and how many there are.
#[derive(Clone, Copy, Default)]
struct Beside {
    first: [usize; MARKS_A_BLOCK - 1],
    count: usize,
}

impl Beside {
    fn add(&mut self, index: usize) {
        if let Some(place) = self.first.get_mut(self.count) {
            *place = index;
        }
        self.count += 1;
    }

    fn has_room(&self, new: &Mention, mentions: &[Mention]) -> bool {
        self.count < MARKS_A_BLOCK
            && self.first.iter().take(self.count).all(|&other| {
                let other = &mentions[other];
                other.end_word + WORDS_BETWEEN <= new.first_word
                    || new.end_word + WORDS_BETWEEN <= other.first_word
            })
    }
}
