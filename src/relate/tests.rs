//! Which events come first, which not at all, and why.

use super::*;
use crate::article::{Block, Place};
use crate::find::{self, Lexicon, words};
use crate::pack;

const TERMS: &str = r#"
    { "id": "access", "name": "lawful access", "forms": ["lawful access"], "gloss": "G.", "sources": [] },
    { "id": "scan", "name": "scanning", "forms": ["scanning"], "gloss": "G.", "sources": [] },
    { "id": "common", "name": "encryption", "forms": ["encryption"], "gloss": "G.", "sources": [] }"#;

const EVENTS: &str = r#"
    { "id": "access-2014", "date": "2014", "title": "A", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["access", "common"], "sources": [] },
    { "id": "access-2019", "date": "2019-10-04", "title": "B", "summary": "S.", "kind": "report", "jurisdictions": ["FR"], "terms": ["access", "common"],
      "sources": [ { "title": "T", "url": "https://www.example.org/letter/" }, { "title": "T", "url": "https://example.org/show?id=7" } ] },
    { "id": "interpol-2019", "date": "2019-11-27", "title": "C", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["common"], "actors": ["INTERPOL"], "sources": [] },
    { "id": "bureau-2016", "date": "2016-02-16", "end": "2016-03-28", "title": "D", "summary": "S.", "kind": "court", "jurisdictions": ["US"], "terms": ["common"], "actors": ["FBI"], "sources": [] },
    { "id": "named-1993", "date": "1993-04-16", "title": "E", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["common"], "names": ["Clipper chip"], "sources": [] },
    { "id": "worded-2001", "date": "2001-05", "title": "Parliament of Ruritania debates smartcards", "summary": "S.", "kind": "report", "jurisdictions": [], "terms": ["common"], "sources": [] }"#;

/// A pack of these events.
fn pack_of(events: &str) -> String {
    format!(
        r#"{{ "format": 1, "id": "t", "title": "T", "language": "en", "terms": [{TERMS}], "events": [{events}] }}"#
    )
}

/// What English calls things, as far as the tests need it.
fn speech() -> Vec<(String, String)> {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let months = months
        .iter()
        .zip(1..)
        .map(|(name, number)| (format!("month.{number}"), (*name).to_owned()));
    let others = [
        ("place.FR", "France|French|Paris"),
        ("place.US", "the United States|US|American"),
        ("alias.FBI", "F.B.I.|Federal Bureau of Investigation"),
        ("when.month", "last month"),
        ("when.year", "last year"),
    ];
    let others = others
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
    months.chain(others).collect()
}

fn block(text: &str) -> Block {
    Block {
        text: text.to_owned(),
        runs: vec![(0, Place::Prose)],
        ..Block::default()
    }
}

/// The related events of a pack for an article of these blocks.
fn related_in(events: &str, blocks: Vec<Block>, published: &str) -> Vec<(String, Related)> {
    let library = pack::merge(pack::parse(&pack_of(events)).into_iter().collect());
    let article = Article {
        published: Date::parse(published).ok(),
        blocks,
        ..Article::default()
    };
    let text = words::cut(&article);
    let mentions = find::find(&article, &text, &Lexicon::compile(&library.terms));
    let index = Index::compile(&library, &speech());
    relate(
        &article,
        &text,
        &mentions,
        &library,
        &index,
        &Weights::STANDARD,
    )
    .into_iter()
    .map(|one| (library.events[one.event as usize].id.clone(), one))
    .collect()
}

fn related(text: &str, published: &str) -> Vec<(String, Related)> {
    related_in(EVENTS, vec![block(text)], published)
}

fn ids(text: &str, published: &str) -> Vec<String> {
    related(text, published)
        .into_iter()
        .map(|(id, _)| id)
        .collect()
}

/// What speaks for an event in an article with this text; nothing where it is not related.
fn reasons(text: &str, published: &str, event: &str) -> Vec<Reason> {
    let found = related(text, published)
        .into_iter()
        .find(|(id, _)| id == event);
    let evidence = found.map(|(_, one)| one.evidence).unwrap_or_default();
    evidence
        .into_iter()
        .map(|evidence| evidence.reason)
        .collect()
}

#[test]
fn nearer_in_time_comes_before_farther() {
    let found = ids("About lawful access, lawful access.", "2019-11-18");
    assert_eq!(found[..2], ["access-2019", "access-2014"]);
}

#[test]
fn what_the_article_names_comes_first_and_says_so() {
    let told = |text: &str| {
        let (id, one) = related(text, "2019-11-18").swap_remove(0);
        let reasons: Vec<Reason> = one.reasons().iter().map(|one| one.reason).collect();
        (id, reasons)
    };
    let (id, reasons) = told("INTERPOL, again INTERPOL, on encryption and lawful access");
    assert_eq!(id, "interpol-2019");
    assert_eq!(reasons[0], Reason::NamesActor);
    assert_eq!(reasons.last(), Some(&Reason::Later(9)));
    let (id, reasons) = told("Lawful access since the Clipper chip");
    assert_eq!(id, "named-1993");
    assert!(reasons.contains(&Reason::NamesEvent), "{reasons:?}");
}

#[test]
fn actors_are_known_by_their_other_names() {
    let table = [
        "The Federal Bureau of Investigation and encryption",
        "The F.B.I. and encryption",
        "The FBI and encryption",
    ];
    for text in table {
        let found = reasons(text, "", "bureau-2016");
        assert!(
            found.iter().any(|one| matches!(one, Reason::NamesActor)),
            "{text}: {found:?}"
        );
    }
    for text in ["A fbi and encryption", "Federal bureaus and encryption"] {
        let found = reasons(text, "", "bureau-2016");
        assert!(
            !found.iter().any(|one| matches!(one, Reason::NamesActor)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_short_name_given_in_the_text_counts_from_then_on() {
    let strength = |text: &str| {
        let found = related(text, "")
            .into_iter()
            .find(|(id, _)| id == "interpol-2019");
        let evidence = found.map(|(_, one)| one.evidence).unwrap_or_default();
        let actors = evidence
            .into_iter()
            .filter(|one| matches!(one.reason, Reason::NamesActor));
        actors.map(|one| one.amount).sum::<f64>()
    };
    let told = strength("INTERPOL and encryption. The IPO and the IPO said so.");
    let given = strength("INTERPOL (IPO) and encryption. The IPO and the IPO said so.");
    assert!(given > told, "{given} {told}");
}

#[test]
fn places_are_known_by_name_and_adjective() {
    for text in [
        "Lawful access in France",
        "French lawful access",
        "Lawful access, Paris",
    ] {
        let found = reasons(text, "", "access-2019");
        assert!(found.contains(&Reason::NamesPlace(0)), "{text}: {found:?}");
    }
    // A place alone brings nothing.
    assert!(!ids("American scanning", "").contains(&"bureau-2016".to_owned()));
}

#[test]
fn dates_in_the_text_speak_for_the_events_of_that_time() {
    let table = [
        ("on 4 October 2019", true),
        ("on October 4, 2019", true),
        ("on Oct. 4, 2019", true),
        ("am 4.10.2019", true),
        ("in October 2019", true),
        ("in October", true),
        ("last month", true),
        ("in 2019", true),
        ("last year", false),
        ("on 5 October 2019", false),
        ("in October 2018", false),
        ("in 2,019 places", false),
    ];
    for (when, is_then) in table {
        let text = format!("About lawful access {when} again");
        let found = reasons(&text, "2019-11-18", "access-2019");
        let dated = found.iter().any(|one| matches!(one, Reason::DatedInText));
        assert_eq!(dated, is_then, "{when}: {found:?}");
    }
}

#[test]
fn a_link_to_a_source_speaks_for_its_event() {
    let table = [
        ("https://www.example.org/letter/", true),
        ("http://example.org/letter?from=here#top", true),
        ("https://example.org/show?id=7", true),
        ("https://example.org/show?id=8", false),
        ("https://example.org/", false),
        ("/letter", false),
    ];
    for (href, is_source) in table {
        let linked = Block {
            links: vec![(6, 12, href.to_owned())],
            ..block("About lawful access")
        };
        let found = related_in(EVENTS, vec![linked], "");
        let one = found
            .iter()
            .find(|(id, _)| id == "access-2019")
            .map(|(_, one)| one);
        let reasons: Vec<&Reason> = one
            .iter()
            .flat_map(|one| &one.evidence)
            .map(|one| &one.reason)
            .collect();
        let links = reasons.contains(&&Reason::LinksToSource);
        assert_eq!(links, is_source, "{href}: {reasons:?}");
    }
}

#[test]
fn rare_words_of_the_title_speak_for_an_event() {
    let found = ids("Encryption and Ruritanian smartcards", "");
    assert_eq!(found[0], "worded-2001");
    let reasons = reasons("Encryption and Ruritanian smartcards", "", "worded-2001");
    assert!(reasons.contains(&Reason::SharesWords), "{reasons:?}");
}

#[test]
fn an_article_off_the_subject_has_none() {
    assert!(ids("A harbour festival with boats.", "2019-11-18").is_empty());
    assert!(ids("", "").is_empty());
    let long = "A harbour festival with boats and a band. ".repeat(60);
    assert!(ids(&format!("{long} Encryption."), "2019-11-18").is_empty());
    let on = "Of lawful access, scanning and encryption in its favour. ".repeat(3);
    assert!(!ids(&format!("{long} {on}"), "2019-11-18").is_empty());
}

#[test]
fn without_a_date_there_is_no_distance() {
    let found = related("INTERPOL and lawful access", "");
    assert!(!found.is_empty());
    for evidence in found.iter().flat_map(|(_, one)| &one.evidence) {
        let is_distance = matches!(
            evidence.reason,
            Reason::Earlier(_) | Reason::Later(_) | Reason::SameTime
        );
        assert!(!is_distance, "{evidence:?}");
    }
}

#[test]
fn a_score_is_the_sum_of_its_evidence_and_passages_hold_its_words() {
    let text = "INTERPOL, France and lawful access in October 2019, encryption and scanning";
    let found = related(text, "2019-11-18");
    assert!(found.len() > 3);
    for (id, one) in &found {
        let sum: f64 = one.evidence.iter().map(|evidence| evidence.amount).sum();
        assert!((sum - one.score).abs() < 1e-9, "{id}: {sum} {}", one.score);
        for evidence in &one.evidence {
            let said = evidence
                .passage
                .map(|passage| &text[passage.start as usize..passage.end as usize]);
            let table = [
                (Reason::NamesActor, "INTERPOL"),
                (Reason::NamesPlace(0), "France"),
                (Reason::MentionsTerm(0), "lawful access"),
                (Reason::DatedInText, "October 2019"),
            ];
            let known = table.iter().find(|(reason, _)| *reason == evidence.reason);
            if let Some((_, words)) = known {
                assert_eq!(said, Some(*words), "{id}");
            }
        }
    }
    let scores: Vec<f64> = found.iter().map(|(_, one)| one.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn at_most_three_reasons_are_told_and_none_twice() {
    let found = related(
        "INTERPOL and the FBI on lawful access, encryption and the Clipper chip in April 1993, France",
        "2019-11-18",
    );
    for (id, one) in &found {
        let reasons = one.reasons();
        assert!(
            (1..=weights::REASONS).contains(&reasons.len()),
            "{id}: {reasons:?}"
        );
        let times = reasons
            .iter()
            .filter(|one| matches!(one.reason, Reason::Earlier(_) | Reason::Later(_)));
        assert!(times.count() <= 1, "{id}: {reasons:?}");
    }
}

/// An event of a story, told on a day.
fn story(id: &str, date: &str, terms: &str, weight: f64) -> String {
    format!(
        r#"{{ "id": "{id}", "date": "{date}", "title": "Of {id}", "summary": "S.", "kind": "report",
             "jurisdictions": [], "terms": [{terms}], "weight": {weight}, "sources": [] }}"#
    )
}

/// Ten events of the first days of a month.
fn ten(month: &str) -> Vec<String> {
    let day = |day: u32| {
        story(
            &format!("near-{day}"),
            &format!("{month}-{day:02}"),
            r#""access", "scan""#,
            0.0,
        )
    };
    (1..=10).map(day).collect()
}

fn related_to(events: &[String], published: &str) -> Vec<(String, Related)> {
    let article = vec![block("Of lawful access and of scanning")];
    related_in(&events.join(","), article, published)
}

#[test]
fn one_landmark_stands_among_the_first() {
    let place = |weight: f64| {
        let mut events = ten("2019-11");
        events.push(story("landmark", "1999", r#""access""#, weight));
        let found = related_to(&events, "2019-11-18");
        let at = found.iter().position(|(id, _)| id == "landmark");
        let reasons = at.map(|at| {
            found[at]
                .1
                .evidence
                .iter()
                .map(|one| one.reason)
                .collect::<Vec<_>>()
        });
        (
            at,
            reasons
                .unwrap_or_default()
                .contains(&Reason::RaisedAsLandmark),
        )
    };
    assert_eq!(place(0.5), (Some(10), false), "not for itself");
    assert_eq!(place(0.9), (Some(7), true));
}

#[test]
fn an_old_article_is_told_what_happened_since() {
    let since = |year: u32| {
        let mut events = ten("2009-11");
        let later = |number: u32| {
            story(
                &format!("since-{number}"),
                &format!("{year}-0{number}"),
                r#""access""#,
                0.0,
            )
        };
        events.extend((1..=3).map(later));
        let found = related_to(&events, "2009-11-18");
        let first = found[..8].iter().filter(|(id, _)| id.starts_with("since"));
        let is_raised = |one: &Related| {
            one.evidence
                .iter()
                .any(|one| one.reason == Reason::RaisedAsLater)
        };
        (
            first.clone().count(),
            first.filter(|(_, one)| is_raised(one)).count(),
        )
    };
    assert_eq!(since(2019), (2, 2));
    // Not old as yet: what came must be worth its place.
    assert_eq!(since(2012).1, 0);
}

#[test]
fn what_says_the_same_does_not_crowd_out_the_rest() {
    let mut events = ten("2009-11");
    events.push(story("other", "2009-05-20", r#""access", "scan""#, 0.0));
    let found = related_to(&events, "2019-11-18");
    let at = found.iter().position(|(id, _)| id == "other");
    assert!(at.is_some_and(|at| at < 8), "{at:?}");
    let lowered = found.iter().flat_map(|(_, one)| &one.evidence);
    let mut same = lowered.filter(|one| matches!(one.reason, Reason::SaysTheSame(_)));
    assert!(same.any(|one| one.amount < 0.0));
}

#[test]
fn ties_are_broken_by_date_and_then_id() {
    let events = [
        story("b", "2019-01", r#""access""#, 0.0),
        story("a", "2019-01", r#""access""#, 0.0),
        story("c", "2018-01", r#""access""#, 0.0),
    ];
    let found = related_in(&events.join(","), vec![block("Of lawful access")], "");
    let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["c", "a", "b"]);
}

#[test]
fn of_very_many_events_those_that_share_most_are_kept() {
    // One in four has a term of the article, so that it still tells something.
    let terms = |number: usize| {
        if number.is_multiple_of(4) {
            r#""common""#
        } else {
            ""
        }
    };
    let mut events: Vec<String> = (0..4 * (weights::CANDIDATES + 200))
        .map(|number| story(&format!("e-{number}"), "2019", terms(number), 0.0))
        .collect();
    events.push(story("best", "1999", r#""access", "scan""#, 0.0));
    let found = related_in(
        &events.join(","),
        vec![block("Of lawful access, scanning and encryption")],
        "2019-11-18",
    );
    assert_eq!(found[0].0, "best");
    assert_eq!(found.len(), weights::CANDIDATES, "alike, but not left out");
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
