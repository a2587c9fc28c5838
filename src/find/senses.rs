//! Senses: whether a form stands in the company its editor asks for. Checked only at candidates,
//! each in a time that does not depend on the length of the text.

use super::cues::{Cue, Cues};
use super::hash::mix;
use super::lexicon::{FormIndex, Lexicon, Sense};
use super::table::Table;
use super::words::{Gap, Words};
use crate::article::Article;
use crate::pack::Within;

/// Checks senses in one article.
pub(super) struct Senses<'a> {
    text: &'a [Words],
    lexicon: &'a Lexicon,
    /// Numbers of the cues that the article has.
    seen: Table,
    /// By those numbers: where each stands, in order.
    places: Vec<Places>,
    /// Numbers of what was asked: a sense in a sentence, a block, or all ([`EVERYWHERE`]).
    asked: Table,
    /// By those numbers: where the company of that sense reaches from and to there.
    answers: Vec<Reach>,
    found: Vec<(Cue, usize)>,
}

/// Where a cue stands.
#[derive(Debug)]
struct Places {
    /// Block, first word, word behind the last.
    list: Vec<(u32, u32, u32)>,
    /// The blocks it stands in, leaving out those that are nothing but links: a list of other
    /// stories says nothing of this one.
    blocks: Reach,
}

/// The first end and the last beginning among some spans of words (or the first and the last
/// of some blocks): enough to tell whether any is apart from a given one.
#[derive(Clone, Copy, Debug)]
struct Reach {
    first_end: u32,
    last_start: Option<u32>,
}

impl Reach {
    const NONE: Self = Self {
        first_end: u32::MAX,
        last_start: None,
    };

    fn add(&mut self, start: u32, end: u32) {
        self.first_end = self.first_end.min(end);
        self.last_start = self.last_start.max(Some(start));
    }

    fn has_apart(&self, start: u32, end: u32) -> bool {
        self.first_end <= start || self.last_start >= Some(end)
    }
}

impl<'a> Senses<'a> {
    pub(super) fn new(article: &Article, text: &'a [Words], lexicon: &'a Lexicon) -> Self {
        let mut senses = Self {
            text,
            lexicon,
            seen: Table::default(),
            places: Vec::new(),
            asked: Table::default(),
            answers: Vec::new(),
            found: Vec::new(),
        };
        if senses.cues().longest() > 0 {
            for (number, (words, block)) in (0u32..).zip(text.iter().zip(&article.blocks)) {
                senses.look(number, words, block.is_link());
            }
        }
        senses
    }

    fn cues(&self) -> &'a Cues {
        self.lexicon.cues()
    }

    /// Notes the cues of a block.
    fn look(&mut self, block: u32, words: &Words, is_link: bool) {
        let mut found = std::mem::take(&mut self.found);
        for at in 0..words.list.len() {
            self.cues().at(words, at, &mut found);
            for &(cue, end) in &found {
                let number = self.seen.number(u64::from(cue)) as usize;
                if number > self.places.len() {
                    self.places.push(Places {
                        list: Vec::new(),
                        blocks: Reach::NONE,
                    });
                }
                let places = &mut self.places[number - 1];
                places.list.push((block, at as u32, end as u32));
                if !is_link {
                    places.blocks.add(block, block + 1);
                }
            }
        }
        self.found = found;
    }

    /// Whether the words `at..end` of a block may be read in the sense of `form`.
    pub(super) fn is_supported(
        &mut self,
        lexicon: &Lexicon,
        form: FormIndex,
        block: usize,
        at: usize,
        end: usize,
    ) -> bool {
        let Some((number, sense)) = lexicon.sense(form) else {
            return true;
        };
        let words = &self.text[block];
        let is_barred = self.stands_behind(words, end, &sense.not_before)
            || self.stands_before(words, at, &sense.not_after);
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
        if sense.within == Within::Article {
            let places = |senses: &Self, cue: Cue| Some(senses.places_of(cue)?.blocks);
            let blocks = self.answer(mix(number as u64, EVERYWHERE), sense, places);
            if blocks.has_apart(block as u32, block as u32 + 1) {
                return true;
            }
        }
        let list = &self.text[block].list;
        let (part, words) = match sense.within {
            Within::Sentence => {
                let sentence = list[at].sentence;
                let start = list.partition_point(|word| word.sentence < sentence);
                let end = list.partition_point(|word| word.sentence <= sentence);
                (u64::from(sentence) + 1, start..end)
            }
            Within::Block | Within::Article => (0, 0..list.len()),
        };
        let places = |senses: &Self, cue: Cue| {
            let list = &senses.places_of(cue)?.list;
            let behind = |at: usize| {
                let limit = (block as u32, at as u32);
                list.partition_point(|&(block, word, _)| (block, word) < limit)
            };
            let here = list.get(behind(words.start)..behind(words.end))?;
            let (first, last) = (here.first()?, here.last()?);
            Some(Reach {
                first_end: first.2,
                last_start: Some(last.1),
            })
        };
        let scope = mix(mix(number as u64, block as u64), part);
        let company = self.answer(scope, sense, places);
        company.has_apart(at as u32, end as u32)
    }

    fn places_of(&self, cue: Cue) -> Option<&Places> {
        let number = self.seen.get(u64::from(cue))?;
        self.places.get(number as usize - 1)
    }

    /// The reach of all cues a sense is near to, added up the first time it is asked.
    fn answer(
        &mut self,
        asked: u64,
        sense: &Sense,
        places: impl Fn(&Self, Cue) -> Option<Reach>,
    ) -> Reach {
        let number = self.asked.number(asked) as usize;
        if number > self.answers.len() {
            let mut all = Reach::NONE;
            for reach in sense.near.iter().filter_map(|&cue| places(self, cue)) {
                all.first_end = all.first_end.min(reach.first_end);
                all.last_start = all.last_start.max(reach.last_start);
            }
            self.answers.push(all);
        }
        self.answers[number - 1]
    }

    fn stands_behind(&mut self, words: &Words, end: usize, cues: &[Cue]) -> bool {
        if cues.is_empty() || end >= words.list.len() || !is_direct(words.gap(end)) {
            return false;
        }
        let mut found = std::mem::take(&mut self.found);
        self.cues().at(words, end, &mut found);
        let stands = found.iter().any(|(cue, _)| cues.contains(cue));
        self.found = found;
        stands
    }

    fn stands_before(&mut self, words: &Words, at: usize, cues: &[Cue]) -> bool {
        if cues.is_empty() || at == 0 || !is_direct(words.gap(at)) {
            return false;
        }
        let mut found = std::mem::take(&mut self.found);
        let stands = (at.saturating_sub(self.cues().longest())..at).any(|start| {
            self.cues().at(words, start, &mut found);
            found
                .iter()
                .any(|(cue, end)| *end == at && cues.contains(cue))
        });
        self.found = found;
        stands
    }
}

/// Stands for all blocks.
const EVERYWHERE: u64 = u64::MAX;

fn is_direct(gap: Gap) -> bool {
    gap == Gap::JOIN || gap == Gap::NONE
}
