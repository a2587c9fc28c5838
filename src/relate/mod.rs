//! Relating: which events belong beside this article, and why.
//!
//! [`Index`] says what each event can be told by: terms, actors, places, names, rare words,
//! sources, days. An article is read against it once (`heard`); every event that shares something
//! with the article is scored (`score`); then the first ones are chosen so that they are not all
//! alike (`choice`). The score is a sum of [`Evidence`], each with a weight of its own
//! ([`Weights`]). Whatever speaks only of time or importance counts in proportion to what speaks of
//! the subject, so an article off the subject has no related events.

mod choice;
mod heard;
mod index;
mod link;
mod score;
mod times;
pub mod weights;

pub use index::Index;
pub use weights::Weights;

use crate::article::Article;
use crate::find::{Mention, words::Words};
use crate::order::order;
use crate::pack::{Date, Library, PolicyEvent};
use heard::Heard;

/// An event that belongs beside the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Related {
    /// Index of the event in the library.
    pub event: u32,
    /// Its relevance: above 0, no upper bound, comparable within one article only.
    pub score: f64,
    /// What the score is the sum of, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// A part of an event's score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// What it adds to the score; below 0 for what takes away.
    pub amount: f64,
    /// What it is.
    pub reason: Reason,
    /// Where in the article it stands, if it stands anywhere.
    pub passage: Option<Passage>,
}

/// A passage of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Index of the block.
    pub block: u32,
    /// Byte offset in the block's text where it begins.
    pub start: u32,
    /// Byte offset in the block's text behind it.
    pub end: u32,
}

impl Passage {
    /// The article's words there.
    pub fn words(self, article: &Article) -> &str {
        let block = article.blocks.get(self.block as usize);
        block.map_or("", |block| block.part(self.start, self.end))
    }
}

/// Why an event is shown, as data; the labels word it, with the article's own words where there is
/// a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The article mentions a term the event is about: index of the term in the library.
    MentionsTerm(u32),
    /// The article names someone who took part.
    NamesActor,
    /// The article names a place the event belongs to: which of its jurisdictions.
    NamesPlace(usize),
    /// The article names the event itself.
    NamesEvent,
    /// The article links to one of the event's sources.
    LinksToSource,
    /// The article writes the event's day, month or year.
    DatedInText,
    /// The article uses rare words of the event's title.
    SharesWords,
    /// It belongs with another event that fits: index of that event in the library.
    BelongsWith(u32),
    /// The event was so many days before the article.
    Earlier(i64),
    /// The event was so many days after the article.
    Later(i64),
    /// It went on when the article was published.
    SameTime,
    /// The editor's weight.
    Editor,
    /// It says what an event before it in the list says: index of that event in the library.
    SaysTheSame(u32),
    /// It is raised for a place among the first, as a landmark of the field.
    RaisedAsLandmark,
    /// It is raised for a place among the first, as what came after an old article.
    RaisedAsLater,
}

impl Related {
    /// Adds a part of the score that rests on no passage.
    fn add(&mut self, amount: f64, reason: Reason) {
        if amount != 0.0 {
            self.put(amount, reason, None);
        }
    }

    /// Adds a part of the score.
    fn put(&mut self, amount: f64, reason: Reason, passage: Option<Passage>) {
        self.score += amount;
        self.evidence.push(Evidence {
            amount,
            reason,
            passage,
        });
    }

    /// Puts the evidence in order, the strongest first.
    fn put_in_order(&mut self) {
        let evidence = &mut self.evidence;
        for end in 1..evidence.len() {
            let mut at = end;
            while at > 0 && evidence[at - 1].amount < evidence[at].amount {
                evidence.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    /// The strongest evidence that a reader can be told, at most [`weights::REASONS`]: strongest
    /// first, places behind all else, distance in time last.
    pub fn reasons(&self) -> Vec<&Evidence> {
        let of_rank = |wanted| {
            let for_it = self
                .evidence
                .iter()
                .filter(|evidence| evidence.amount > 0.0);
            for_it.filter(move |evidence| evidence.reason.rank() == Some(wanted))
        };
        let time = of_rank(2).next();
        let places = weights::REASONS - usize::from(time.is_some());
        let mut reasons: Vec<&Evidence> = Vec::new();
        for evidence in of_rank(0).chain(of_rank(1)) {
            if reasons.len() < places && reasons.iter().all(|known| !known.says(evidence)) {
                reasons.push(evidence);
            }
        }
        reasons.extend(time);
        reasons
    }
}

impl Evidence {
    /// Whether it tells a reader what another does: the same, another name of the event, or of the
    /// same words.
    fn says(&self, other: &Self) -> bool {
        let overlap =
            |(a, b): (Passage, Passage)| a.block == b.block && a.start < b.end && b.start < a.end;
        let is_same = self.reason == other.reason && self.reason != Reason::NamesActor;
        is_same || self.passage.zip(other.passage).is_some_and(overlap)
    }
}

impl Reason {
    /// Which reasons a reader is told first; `None` for what only an editor is told.
    fn rank(&self) -> Option<u8> {
        match self {
            Self::MentionsTerm(_)
            | Self::NamesActor
            | Self::NamesEvent
            | Self::LinksToSource
            | Self::DatedInText => Some(0),
            Self::NamesPlace(_) => Some(1),
            Self::Earlier(_) | Self::Later(_) => Some(2),
            _ => None,
        }
    }
}

/// All related events, best first; ties by date, then id. `today` plays no part.
#[inline(never)]
pub fn relate(
    article: &Article,
    text: &[Words],
    mentions: &[Mention],
    library: &Library,
    index: &Index,
    weights: &Weights,
) -> Vec<Related> {
    let heard = Heard::read(article, text, mentions, index, weights);
    let words: usize = text.iter().map(|words| words.list.len()).sum();
    if !heard.is_on_subject(words, index) {
        return Vec::new();
    }
    let published = article.published.as_ref();
    let related = score::score(published, &heard, library, index, weights);
    choice::choose(related, published, library, index, weights)
}

/// The order of related events: best first; ties by date, then id.
fn best_first(related: &[Related], library: &Library) -> Vec<usize> {
    order(related.len(), &|a, b| {
        let (first, second) = (&related[a], &related[b]);
        let events = (
            &library.events[first.event as usize],
            &library.events[second.event as usize],
        );
        let by_score = second.score.total_cmp(&first.score);
        let by_date = || events.0.date.cmp(&events.1.date);
        by_score
            .then_with(by_date)
            .then_with(|| events.0.id.cmp(&events.1.id))
    })
}

/// Days from the article to the event: negative before it, 0 while it went on.
pub fn distance(published: &Date, event: &PolicyEvent) -> i64 {
    let end = event.end.as_ref().unwrap_or(&event.date);
    let (article_start, article_end) = (published.earliest(), published.latest());
    if event.date.earliest() > article_end {
        event.date.earliest() - article_end
    } else {
        (end.latest() - article_start).min(0)
    }
}

#[cfg(test)]
mod tests;
