//! Relating: which events belong beside this article, and why.
//!
//! The score of an event is a sum of evidence, each with a weight of its own ([`weights`]).
//! Whatever speaks only of time or importance counts in proportion to what speaks of the subject,
//! so an article off the subject has no related events.

mod names;
pub mod weights;

pub use names::Names;

use crate::article::{Article, Place};
use crate::find::{Mention, words::Words};
use crate::order::order;
use crate::pack::{Date, Library, PolicyEvent};
use weights as w;

/// An event that belongs beside the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Index of the event in the library.
    pub event: u32,
    /// Its relevance: above 0, no upper bound, comparable within one article only.
    pub score: f64,
    /// The strongest evidence, at most [`weights::REASONS`], strongest first; distance in time last.
    pub reasons: Vec<Reason>,
}

/// Why an event is shown, as data; the labels word it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The article mentions a term the event is about: index of the term in the library.
    MentionsTerm(u32),
    /// The article names someone who took part.
    NamesActor(String),
    /// The article names the event itself.
    NamesEvent(String),
    /// The event was so many days before the article.
    Earlier(i64),
    /// The event was so many days after the article.
    Later(i64),
}

/// All related events, best first; ties by date, then id. `today` plays no part.
pub fn relate(
    article: &Article,
    text: &[Words],
    mentions: &[Mention],
    library: &Library,
    names: &Names,
) -> Vec<Related> {
    let terms = term_evidence(article, mentions, library);
    if !is_on_subject(terms.len(), mentions.len(), text) {
        return Vec::new();
    }
    let named = names.find(article, text);
    let mut related: Vec<Related> = Vec::new();
    for (index, event) in (0u32..).zip(&library.events) {
        let mut evidence: Vec<(f64, Reason)> = Vec::new();
        for (term, strength) in &terms {
            if event.terms.contains(&library.terms[*term as usize].id) {
                evidence.push((w::TERM * strength, Reason::MentionsTerm(*term)));
            }
        }
        evidence.extend(named.iter().filter_map(|name| name.evidence_for(index)));
        let scored = score(article.published.as_ref(), event, &evidence);
        related.extend(scored.map(|(score, reasons)| Related {
            event: index,
            score,
            reasons,
        }));
    }
    let best_first = order(related.len(), &|a, b| {
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
    });
    best_first
        .into_iter()
        .map(|at| related[at].clone())
        .collect()
}

/// Whether an article speaks of the packs' subject, rather than using a word of it in passing.
fn is_on_subject(terms: usize, mentions: usize, text: &[Words]) -> bool {
    let words: usize = text.iter().map(|words| words.list.len()).sum();
    terms >= w::TERMS_ENOUGH || mentions * w::WORDS_A_MENTION >= words.max(1)
}

fn score(
    published: Option<&Date>,
    event: &PolicyEvent,
    evidence: &[(f64, Reason)],
) -> Option<(f64, Vec<Reason>)> {
    let strongest = order(evidence.len(), &|a, b| {
        evidence[b].0.total_cmp(&evidence[a].0)
    });
    let mut share = 1.0;
    let mut subject = 0.0;
    for &at in &strongest {
        subject += evidence[at].0 * share;
        share *= w::NEXT;
    }
    if subject < w::LEAST {
        return None;
    }
    let days = published.map(|published| distance(published, event));
    let closeness = days.map_or(0.0, |days| {
        let half_life = if days < 0 {
            w::HALF_LIFE_BEFORE
        } else {
            w::HALF_LIFE_AFTER
        };
        half_life / (half_life + days.unsigned_abs() as f64)
    });
    let score = subject + subject.min(1.0) * (w::TIME * closeness + w::EDITOR * event.weight);
    let shown = strongest.iter().take(w::REASONS - 1);
    let mut reasons: Vec<Reason> = shown.map(|&at| evidence[at].1.clone()).collect();
    match days {
        Some(days) if days < 0 => reasons.push(Reason::Earlier(-days)),
        Some(days) if days > 0 => reasons.push(Reason::Later(days)),
        _ => {}
    }
    Some((score, reasons))
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

/// The terms of the article with the strength (0 to 1) of what it says of each.
fn term_evidence(article: &Article, mentions: &[Mention], library: &Library) -> Vec<(u32, f64)> {
    let lead = article.blocks.iter().position(|block| block.level == 0);
    let mut said: Vec<(u32, f64)> = Vec::new();
    for mention in mentions {
        let block = mention.block as usize;
        let weight = match mention.place {
            Place::Heading if article.blocks[block].level == 1 => w::HEADLINE,
            Place::Heading => w::HEADING,
            _ if Some(block) == lead => w::LEAD,
            _ => 1.0,
        };
        match said.iter_mut().find(|(term, _)| *term == mention.term) {
            Some((_, sum)) => *sum += weight,
            None => said.push((mention.term, weight)),
        }
    }
    for (term, strength) in &mut said {
        let id = &library.terms[*term as usize].id;
        let events = library
            .events
            .iter()
            .filter(|event| event.terms.contains(id));
        *strength = saturate(*strength) * rarity(events.count(), library.events.len());
    }
    said
}

/// From 0 to 1: what is said more often counts more, ever less so.
fn saturate(said: f64) -> f64 {
    said / (said + w::SATURATION)
}

/// From 0 (every event has it) to 1 (one event has it).
fn rarity(events_with: usize, events: usize) -> f64 {
    if events < 2 || events_with == 0 {
        return 1.0;
    }
    1.0 - ((events_with - 1) as f64 / events as f64).sqrt()
}

#[cfg(test)]
mod tests;
