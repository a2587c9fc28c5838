//! Which events come first, and which not at all.

use super::*;
use crate::article::Block;
use crate::find::{self, Lexicon, words};
use crate::pack;

const PACK: &str = r#"{ "format": 1, "id": "t", "title": "T", "language": "en",
  "terms": [
    { "id": "access", "name": "lawful access", "forms": ["lawful access"], "gloss": "G.", "sources": [] },
    { "id": "common", "name": "encryption", "forms": ["encryption"], "gloss": "G.", "sources": [] } ],
  "events": [
    { "id": "access-2014", "date": "2014", "title": "A", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["access", "common"], "sources": [] },
    { "id": "access-2019", "date": "2019-10-04", "title": "B", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["access", "common"], "sources": [] },
    { "id": "interpol-2019", "date": "2019-11-27", "title": "C", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["common"], "actors": ["INTERPOL"], "sources": [] },
    { "id": "named-1993", "date": "1993", "title": "D", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["common"], "names": ["Clipper chip"], "sources": [] } ] }"#;

/// The ids of the related events for an article of these blocks, with their reasons.
fn related(blocks: &[&str], published: &str) -> Vec<(String, Vec<Reason>)> {
    let library = pack::merge(pack::parse(PACK).into_iter().collect());
    let block = |text: &&str| Block {
        text: (*text).to_owned(),
        runs: vec![(0, Place::Prose)],
        ..Block::default()
    };
    let article = Article {
        published: Date::parse(published).ok(),
        blocks: blocks.iter().map(block).collect(),
        ..Article::default()
    };
    let text = words::cut(&article);
    let mentions = find::find(&article, &text, &Lexicon::compile(&library.terms));
    relate(
        &article,
        &text,
        &mentions,
        &library,
        &Names::compile(&library),
    )
    .into_iter()
    .map(|one| (library.events[one.event as usize].id.clone(), one.reasons))
    .collect()
}

fn ids(blocks: &[&str], published: &str) -> Vec<String> {
    related(blocks, published)
        .into_iter()
        .map(|(id, _)| id)
        .collect()
}

#[test]
fn nearer_in_time_comes_before_farther() {
    let found = ids(&["About lawful access, lawful access."], "2019-11-18");
    assert_eq!(found[..2], ["access-2019", "access-2014"]);
}

#[test]
fn what_the_article_names_comes_first_and_says_so() {
    let found = related(&["INTERPOL and lawful access"], "2019-11-18");
    assert_eq!(found[0].0, "interpol-2019");
    assert_eq!(
        found[0].1,
        [Reason::NamesActor("INTERPOL".into()), Reason::Later(9)]
    );
    let found = related(&["Lawful access since the Clipper chip"], "2019-11-18");
    assert_eq!(found[0].0, "named-1993");
    assert_eq!(found[0].1[0], Reason::NamesEvent("Clipper chip".into()));
}

#[test]
fn an_article_off_the_subject_has_none() {
    assert!(ids(&["A harbour festival with boats."], "2019-11-18").is_empty());
    assert!(ids(&[], "").is_empty());
}

#[test]
fn without_a_date_there_is_no_distance() {
    let found = related(&["INTERPOL and lawful access"], "");
    assert!(found.iter().all(|(_, reasons)| {
        !reasons
            .iter()
            .any(|reason| matches!(reason, Reason::Earlier(_) | Reason::Later(_)))
    }));
}

#[test]
fn an_event_that_goes_on_is_at_no_distance() {
    let event = PolicyEvent {
        date: Date::parse("2019-11-12").unwrap_or_default(),
        end: Date::parse("2019-11-20").ok(),
        ..PolicyEvent::default()
    };
    let table = [("2019-11-18", 0), ("2019-11-22", -2), ("2019-11-10", 2)];
    for (published, days) in table {
        let published = Date::parse(published).unwrap_or_default();
        assert_eq!(distance(&published, &event), days, "{published:?}");
    }
}
