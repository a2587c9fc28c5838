//! What the choice is compared with, on the same data.

use bm25::{Document, Language, SearchEngineBuilder};

use crate::articles::Labelled;

/// Okapi BM25 over title, summary and actors, asked with a text of the article.
pub(crate) fn bm25(article: &Labelled, asked: &str) -> Vec<String> {
    let documents = article.library().events.iter().map(|event| Document {
        id: event.id.clone(),
        contents: format!(
            "{} {} {}",
            event.title,
            event.summary,
            event.actors.join(" ")
        ),
    });
    let language = match article.language() {
        "de" => Language::German,
        "fr" => Language::French,
        _ => Language::English,
    };
    let engine =
        SearchEngineBuilder::<String>::with_documents(language, documents.collect::<Vec<_>>())
            .build();
    let mut found = engine.search(asked, 1_000);
    found.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| a.document.id.cmp(&b.document.id))
    });
    found.into_iter().map(|result| result.document.id).collect()
}

/// The events up to the article's day, the latest first; behind them the others, the earliest
/// first: what a list by date without any choice puts nearest to the article.
pub(crate) fn latest_first(article: &Labelled) -> Vec<String> {
    let published = article.published();
    let mut events: Vec<_> = article.library().events.iter().collect();
    events.sort_by_key(|event| {
        let day = event.date.earliest();
        (day > published, (day - published).abs(), event.id.clone())
    });
    events.into_iter().map(|event| event.id.clone()).collect()
}
