//! Later packs over earlier ones, and details into their pack.

use super::WHOLE;
use crate::pack::{Library, Pack, merge, parse, parse_details};

fn pack(language: &str, terms: &str, events: &str) -> Pack {
    let head =
        format!("\"format\": 1, \"id\": \"u\", \"title\": \"U\", \"language\": \"{language}\"");
    let text = format!("{{ {head}, \"terms\": [{terms}], \"events\": [{events}] }}");
    parse(&text).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn over_whole(later: Pack) -> Library {
    merge(vec![parse(WHOLE).expect("right"), later])
}

const NEW: &str =
    r#""forms": ["f"], "gloss": "New.", "sources": [{ "title": "N", "url": "https://n.example" }]"#;

#[test]
fn a_later_entry_replaces_an_earlier_one_whole_and_in_its_place() {
    let library = over_whole(pack(
        "de",
        &format!("{{ \"id\": \"access\", \"name\": \"N\", {NEW} }}"),
        "",
    ));
    let ids: Vec<&str> = library.terms.iter().map(|term| term.id.as_str()).collect();
    assert_eq!(ids, ["access", "key"]);
    let term = &library.terms[0];
    assert_eq!(
        (term.name.as_str(), term.language.as_deref()),
        ("N", Some("de"))
    );
    assert!(term.perspectives.is_empty());
    assert_eq!(library.terms[1].language.as_deref(), Some("en"));
    assert_eq!(library.events[0].language.as_deref(), Some("en"));
    let facts: Vec<&str> = library.packs.iter().map(|pack| pack.id.as_str()).collect();
    assert_eq!(facts, ["t", "u"]);
}

#[test]
fn a_new_entry_comes_after_the_earlier_ones() {
    let library = over_whole(pack(
        "de",
        &format!("{{ \"id\": \"a\", \"name\": \"A\", {NEW} }}"),
        "",
    ));
    let ids: Vec<&str> = library.terms.iter().map(|term| term.id.as_str()).collect();
    assert_eq!(ids, ["access", "key", "a"]);
}

#[test]
fn an_extension_replaces_only_what_it_gives() {
    let term = r#"{ "id": "access", "extends": true, "name": "Zugriff", "forms": ["Zugriff"], "category": "law" }"#;
    let event = r#"{ "id": "e1", "extends": true, "weight": 0.5, "actors": ["A"], "end": "2020" }"#;
    let library = over_whole(pack("de", term, event));
    let (term, event) = (&library.terms[0], &library.events[0]);
    assert_eq!(
        (term.name.as_str(), term.gloss.as_str()),
        ("Zugriff", "What it is.")
    );
    assert_eq!(
        (
            term.forms.len(),
            term.category.as_deref(),
            term.perspectives.len()
        ),
        (1, Some("law"), 1)
    );
    assert!(!term.extends && !event.extends);
    assert_eq!(
        (event.weight, event.actors.len(), event.kind.as_str()),
        (0.5, 1, "statement")
    );
    assert_eq!(
        (event.date.as_written(), event.terms.len()),
        ("2019-10-04", 1)
    );
    // A new name is in the later pack's language; a new weight leaves the language alone.
    assert_eq!(term.language.as_deref(), Some("de"));
    assert_eq!(event.language.as_deref(), Some("en"));
}

#[test]
fn an_entry_keeps_the_language_it_names() {
    let term = r#"{ "id": "access", "extends": true, "gloss": "G.", "language": "fr" }"#;
    assert_eq!(
        over_whole(pack("de", term, "")).terms[0]
            .language
            .as_deref(),
        Some("fr")
    );
}

#[test]
fn an_extension_without_a_base_is_left_out() {
    let library = over_whole(pack(
        "de",
        r#"{ "id": "nowhere", "extends": true, "name": "N" }"#,
        "",
    ));
    assert_eq!(library.terms.len(), 2);
    assert_eq!(merge(Vec::new()), Library::default());
}

#[test]
fn three_packs_lie_over_each_other_in_order() {
    let extend = |field: &str| {
        pack(
            "de",
            &format!("{{ \"id\": \"key\", \"extends\": true, {field} }}"),
            "",
        )
    };
    let packs = vec![
        parse(WHOLE).expect("right"),
        extend("\"name\": \"eins\""),
        extend("\"name\": \"zwei\""),
    ];
    assert_eq!(merge(packs).terms[1].name, "zwei");
}

#[test]
fn details_fill_in_texts_and_further_sources() {
    let mut pack = parse(WHOLE).expect("right");
    let details = r#"{ "format": 1,
        "terms": [{ "id": "access", "body": ["One.", "Two."], "sources": [
                      { "title": "Again", "url": "https://example.org/" }, { "title": "More", "url": "https://more.example" }] },
                  { "id": "nowhere", "body": ["x"] }],
        "events": [{ "id": "e1", "extends": true, "summary": "Longer." }] }"#;
    pack.complete(parse_details(details).expect("right details"));
    assert_eq!(
        (
            pack.terms.len(),
            pack.terms[0].body.len(),
            pack.terms[0].name.as_str()
        ),
        (2, 2, "lawful access")
    );
    let urls: Vec<&str> = pack.terms[0]
        .sources
        .iter()
        .map(|source| source.url.as_str())
        .collect();
    assert_eq!(urls, ["https://example.org/", "https://more.example"]);
    assert_eq!(pack.terms[0].sources[0].title.as_deref(), Some("S"));
    assert_eq!(
        (pack.events[0].summary.as_str(), pack.events[0].extends),
        ("Longer.", false)
    );
}
