//! What an article says: how much of each feature, and where.

use super::index::{Index, Kind, stem};
use super::times::{self, Time};
use super::{Passage, link, weights, weights::Weights};
use crate::article::{Article, Block};
use crate::find::{self, Mention, words::Words};

/// What an article says.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// How much it says of each feature, and where.
    said: Vec<Said>,
    /// The features it says anything of.
    pub features: Vec<u32>,
    /// The times it names.
    pub times: Vec<Time>,
    /// What a mention in each block counts, and whether the block is a heading.
    blocks: Vec<(f64, bool)>,
}

/// What an article says of one feature.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// Mentions, each weighted by where it stands.
    pub amount: f64,
    /// The one to show.
    pub passage: Option<Passage>,
    is_in_heading: bool,
}

impl Heard {
    pub(super) fn read(
        article: &Article,
        text: &[Words],
        mentions: &[Mention],
        index: &Index,
        weights: &Weights,
    ) -> Self {
        let mut heard = Self {
            said: vec![Said::default(); index.features.len()],
            ..Self::default()
        };
        let lead = article.blocks.iter().position(|block| block.level == 0);
        let weight_of = |(number, block): (usize, &Block)| match block.level {
            1 => (weights.headline, true),
            2.. => (weights.heading, true),
            0 if Some(number) == lead => (weights.lead, false),
            0 => (1.0, false),
        };
        heard.blocks = article.blocks.iter().enumerate().map(weight_of).collect();
        for mention in mentions {
            heard.hear(mention.term, Passage::of(mention));
        }
        let published = article.published.as_ref().map(|date| date.latest());
        for mention in &find::find(article, text, &index.lexicon) {
            let spoken = &index.spoken[mention.term as usize];
            let passage = Passage::of(mention);
            for &feature in &spoken.features {
                heard.hear(feature, passage);
            }
            if let (Some(unit), Some(published)) = (spoken.unit, published) {
                let (first, last) = times::before(published, unit);
                heard.hear_time(Time {
                    first,
                    last,
                    passage,
                });
            }
        }
        for (number, (block, words)) in (0u32..).zip(article.blocks.iter().zip(text)) {
            for (start, end, href) in &block.links {
                let known = |with_query| index.known(Kind::Source, link::key(href, with_query));
                if let Some(feature) = known(true).or_else(|| known(false)) {
                    heard.hear(
                        feature,
                        Passage {
                            block: number,
                            start: *start,
                            end: *end,
                        },
                    );
                }
            }
            for (at, word) in words.list.iter().enumerate() {
                let passage = Passage {
                    block: number,
                    start: word.start,
                    end: word.end,
                };
                let known = stem(words.folded(at)).and_then(|word| index.known(Kind::Word, word));
                if let Some(feature) = known {
                    heard.hear(feature, passage);
                }
            }
            for time in times::in_block(number, block, words, &index.months, published) {
                heard.hear_time(time);
            }
        }
        heard
    }

    /// Notes a time that is not noted yet.
    fn hear_time(&mut self, time: Time) {
        let is_new = |known: &Time| (known.first, known.last) != (time.first, time.last);
        if self.times.iter().all(is_new) {
            self.times.push(time);
        }
    }

    fn hear(&mut self, feature: u32, passage: Passage) {
        let (weight, is_heading) = self.blocks[passage.block as usize];
        let said = &mut self.said[feature as usize];
        if said.passage.is_none() {
            self.features.push(feature);
        }
        said.amount += weight;
        // A passage in the text tells more than a heading, and a short name more than a long one.
        let is_better = said.passage.is_none_or(|known| {
            let is_shorter = 2 * (passage.end - passage.start) < known.end - known.start;
            !is_heading && (said.is_in_heading || is_shorter)
        });
        if is_better {
            said.passage = Some(passage);
            said.is_in_heading = is_heading;
        }
    }

    pub(super) fn of(&self, feature: u32) -> &Said {
        &self.said[feature as usize]
    }

    /// Whether an article speaks of the packs' subject, rather than using a word of it in passing:
    /// the longer it is, the more it has to say of it.
    pub(super) fn is_on_subject(&self, words: usize, index: &Index) -> bool {
        let mut spoken = 0.0;
        for &feature in &self.features {
            let amount = self.of(feature).amount;
            let worth = match index.features[feature as usize].kind {
                Kind::Term => 1.0,
                Kind::Name => weights::NAME_WORTH,
                Kind::Actor => weights::ACTOR_WORTH,
                Kind::Place | Kind::Word | Kind::Source => 0.0,
            };
            spoken += worth * amount / (amount + weights::ENOUGH_MENTIONS);
        }
        let words = words as f64;
        spoken > 0.0 && spoken >= weights::ENOUGH * words / (words + weights::ENOUGH_WORDS)
    }
}

impl Passage {
    fn of(mention: &Mention) -> Self {
        Self {
            block: mention.block,
            start: mention.start,
            end: mention.end,
        }
    }
}
