//! `inspect --explain`: what an event's score is the sum of, for an editor.

use serde::Serialize;

use crate::article::Article;
use crate::pack::Library;
use crate::relate::{Evidence, Passage, Reason, Related};

/// A part of the sum.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    amount: f64,
    what: String,
    /// The article's own words that it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    passage: Option<Place>,
}

/// Words of the article and where they stand, as for mentions.
#[derive(Debug, Serialize)]
struct Place {
    text: String,
    block: u32,
    start: usize,
    end: usize,
}

/// The parts of an event's score, the largest first.
pub(super) fn parts(related: &Related, library: &Library, article: &Article) -> Vec<Part> {
    let part = |evidence: &Evidence| Part {
        amount: evidence.amount,
        what: what(evidence.reason, library),
        passage: evidence.passage.and_then(|passage| place(passage, article)),
    };
    related.evidence.iter().map(part).collect()
}

/// A part as a line of text.
pub(super) fn line(part: &Part) -> String {
    let place = part.passage.as_ref().map(|place| {
        let Place {
            text,
            block,
            start,
            end,
        } = place;
        format!("  {block}:{start}-{end}  {text}")
    });
    format!(
        "         {:+.3}  {}{}",
        part.amount,
        part.what,
        place.unwrap_or_default()
    )
}

fn what(reason: Reason, library: &Library) -> String {
    let event = |index: u32| library.events[index as usize].id.as_str();
    match reason {
        Reason::MentionsTerm(term) => format!("mentions {}", library.terms[term as usize].id),
        Reason::NamesActor => "names an actor".to_owned(),
        Reason::NamesPlace(_) => "names a place".to_owned(),
        Reason::NamesEvent => "names the event".to_owned(),
        Reason::LinksToSource => "links to a source".to_owned(),
        Reason::DatedInText => "writes its date".to_owned(),
        Reason::SharesWords => "shares rare words".to_owned(),
        Reason::BelongsWith(other) => format!("belongs with {}", event(other)),
        Reason::Earlier(days) => format!("{days} days earlier"),
        Reason::Later(days) => format!("{days} days later"),
        Reason::SameTime => "at the same time".to_owned(),
        Reason::Editor => "the editor's weight".to_owned(),
        Reason::SaysTheSame(other) => format!("says the same as {}", event(other)),
        Reason::RaisedAsLandmark => "raised: a landmark of the field".to_owned(),
        Reason::RaisedAsLater => "raised: what came after an old article".to_owned(),
    }
}

fn place(passage: Passage, article: &Article) -> Option<Place> {
    let block = article.blocks.get(passage.block as usize)?;
    let text = passage.words(article);
    let start = block.part(0, passage.start).chars().count();
    Some(Place {
        text: text.to_owned(),
        block: passage.block,
        start,
        end: start + text.chars().count(),
    })
}
