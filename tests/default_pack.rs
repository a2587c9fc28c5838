//! The default pack, held to its editorial rules in every language, and to sentences that say what its
//! forms find.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use article_context::article::{Article, Block, Place};
use article_context::context::{Compiled, Wish};
use article_context::find::Choice;
use article_context::pack::{self, Date, Pack, PolicyEvent, Term};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn source(language: &str) -> String {
    text(&format!("packs/encryption-policy/{language}.json"))
}

/// The languages that lie over English.
fn overlays() -> Vec<String> {
    let files = std::fs::read_dir(root("packs/encryption-policy")).expect("the folder");
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let tags = names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()));
    let mut tags: Vec<String> = tags.filter(|tag| tag != "en").collect();
    tags.sort();
    tags
}

fn parsed(language: &str) -> Pack {
    pack::parse(&source(language)).unwrap_or_else(|errors| panic!("{language}: {errors:#?}"))
}

fn whole(language: &str) -> Pack {
    match language {
        "en" => parsed("en"),
        _ => pack::merged(vec![parsed("en"), parsed(language)]),
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// Every broken rule is a line; none may be left.
#[track_caller]
fn assert_kept(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn check_finds_nothing_in_any_language() {
    let english = [parsed("en")];
    let mut found: Vec<String> = pack::check(&source("en"))
        .iter()
        .map(|one| format!("en: {one}"))
        .collect();
    for language in overlays() {
        let problems = pack::check_after(&source(&language), &english);
        found.extend(problems.iter().map(|one| format!("{language}: {one}")));
    }
    assert_kept(found);
}

#[test]
fn an_overlay_only_translates_what_there_is() {
    for language in overlays() {
        let (over, english) = (parsed(&language), parsed("en"));
        assert_eq!(
            (over.id.as_str(), over.language.as_str()),
            (english.id.as_str(), language.as_str())
        );
        let strange = |term: &&Term| {
            !term.extends || term.gloss.is_empty() || term.forms.is_empty() || term.name.is_empty()
        };
        assert_eq!(
            over.terms.iter().find(strange).map(|term| &term.id),
            None,
            "{language}"
        );
        let half = |event: &&PolicyEvent| {
            !event.extends || event.title.is_empty() || event.summary.is_empty()
        };
        assert_eq!(
            over.events.iter().find(half).map(|event| &event.id),
            None,
            "{language}"
        );
        let whole = whole(&language);
        assert_eq!(
            (whole.terms.len(), whole.events.len()),
            (english.terms.len(), english.events.len())
        );
        let foreign = whole
            .events
            .iter()
            .filter(|event| event.language.as_deref() != Some(&language));
        let untranslated = foreign.count();
        if ["de", "es", "fr"].contains(&language.as_str()) {
            assert_eq!(untranslated, 0, "{language}");
        }
    }
}

#[test]
fn glosses_titles_and_summaries_are_short() {
    let mut broken = Vec::new();
    for language in overlays().into_iter().chain(["en".to_owned()]) {
        let pack = parsed(&language);
        for term in &pack.terms {
            if words(&term.gloss) > 45 {
                broken.push(format!(
                    "{language} {}: a gloss of {} words",
                    term.id,
                    words(&term.gloss)
                ));
            }
        }
        for event in &pack.events {
            if event.title.chars().count() > 90 {
                broken.push(format!(
                    "{language} {}: title of {}",
                    event.id,
                    event.title.chars().count()
                ));
            }
            if words(&event.summary) > 70 {
                broken.push(format!(
                    "{language} {}: summary of {} words",
                    event.id,
                    words(&event.summary)
                ));
            }
        }
    }
    assert_kept(broken);
}

#[test]
fn every_term_says_how_it_works_who_disputes_it_and_where_it_rests() {
    let pack = parsed("en");
    let ids: BTreeSet<&str> = pack.terms.iter().map(|term| term.id.as_str()).collect();
    let mut broken = Vec::new();
    for term in &pack.terms {
        let mut demand = |kept: bool, what: &str| {
            if !kept {
                broken.push(format!("{}: {what}", term.id));
            }
        };
        demand((2..=4).contains(&term.body.len()), "2 to 4 paragraphs");
        demand(
            term.body.iter().all(|paragraph| words(paragraph) <= 90),
            "short paragraphs",
        );
        demand(term.perspectives.len() != 1, "one view is no dispute");
        let holders: BTreeSet<&str> = term
            .perspectives
            .iter()
            .map(|one| one.holder.as_str())
            .collect();
        demand(holders.len() == term.perspectives.len(), "a holder twice");
        demand(
            term.perspectives.iter().all(|one| words(&one.view) <= 45),
            "a view in a sentence",
        );
        demand(!term.sources.is_empty(), "a source");
        demand(
            term.sources.first().is_some_and(|first| !first.secondary),
            "the primary source first",
        );
        demand(
            term.category.is_some() && term.reviewed.is_some(),
            "category and review",
        );
        let known = |id: &String| ids.contains(id.as_str()) && *id != term.id;
        demand(
            term.related.iter().chain(&term.confused_with).all(known),
            "ids that exist",
        );
        demand(
            term.gloss.ends_with(['.', '”']),
            "a gloss of whole sentences",
        );
    }
    assert_kept(broken);
}

#[test]
fn every_event_is_dated_placed_and_sourced() {
    let pack = parsed("en");
    let mut broken = Vec::new();
    for event in &pack.events {
        let mut demand = |kept: bool, what: &str| {
            if !kept {
                broken.push(format!("{}: {what}", event.id));
            }
        };
        demand((15..=70).contains(&words(&event.summary)), "15 to 70 words");
        demand(
            !event.jurisdictions.is_empty() && !event.terms.is_empty(),
            "a place and a term",
        );
        demand(
            !event.sources.is_empty() && !event.actors.is_empty(),
            "a source and an actor",
        );
        let primary = |secondary: bool| {
            event
                .sources
                .iter()
                .position(|source| source.secondary == secondary)
        };
        let is_primary_first =
            primary(false).is_none_or(|first| primary(true).is_none_or(|later| first < later));
        demand(is_primary_first, "primary sources first");
        demand(
            event.date.earliest() > Date::parse("1975").map_or(0, |date| date.latest()),
            "a date",
        );
    }
    let landmarks = pack
        .events
        .iter()
        .filter(|event| event.weight > 0.0)
        .count();
    assert!((8..=14).contains(&landmarks), "{landmarks} landmarks");
    assert_kept(broken);
}

/// Mentions in one sentence: term and text.
fn mentions(compiled: &Compiled, sentence: &str) -> Vec<(String, usize, usize)> {
    let block = Block {
        text: sentence.to_owned(),
        runs: vec![(0, Place::Prose)],
        ..Block::default()
    };
    let article = Article {
        language: "en".to_owned(),
        blocks: vec![block],
        ..Article::default()
    };
    let (context, _) = compiled.find(&article, Choice::All);
    let found = context.mentions.iter().map(|mention| {
        let id = compiled.library.terms[mention.term as usize].id.clone();
        (id, mention.start as usize, mention.end as usize)
    });
    found.collect()
}

#[test]
fn the_forms_find_what_the_sentences_say_and_nothing_else() {
    let compiled = Compiled::new(vec![parsed("en")], &Wish::default(), &[]);
    let sentences: serde_json::Value =
        serde_json::from_str(&text("tests/fixtures/sentences.json")).expect("JSON");
    let sentences = sentences.as_array().expect("a list");
    let of = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let mut broken = Vec::new();
    let mut terms = BTreeSet::new();
    for one in sentences {
        let (term, sentence, span) = (of(one, "term"), of(one, "text"), of(one, "span"));
        let start = sentence
            .find(&span)
            .unwrap_or_else(|| panic!("{span} is not in {sentence}"));
        let end = start + span.len();
        let found = mentions(&compiled, &sentence);
        let matches = found
            .iter()
            .any(|(id, from, to)| *id == term && *from < end && *to > start);
        if one["match"].as_bool() != Some(matches) {
            broken.push(format!("{term}: “{span}” in “{sentence}”: {found:?}"));
        }
        terms.insert(term);
    }
    assert_eq!((sentences.len(), terms.len()), (152, 71));
    assert_kept(broken);
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let kept = text("packs/pack.schema.json");
    let is_same = kept == pack::schema();
    assert!(
        is_same,
        "stale: article-context schema > packs/pack.schema.json"
    );
}
