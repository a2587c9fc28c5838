//! Later packs over earlier ones, and details into their pack.

use super::WHOLE;
use crate::pack::{Layers, Library, Pack, PolicyEvent, Source, Term};
use crate::pack::{merge, merged, parse, parse_details};

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

/// What the first term says when the details of the pack with index `number` have come.
fn first_term<T>(
    packs: Vec<Pack>,
    number: u32,
    details: &str,
    show: impl Fn(&Layers<'_, Term>) -> T,
) -> T {
    let library = merge(packs);
    let details = parse_details(details).expect("right details");
    let term = &library.terms[0];
    show(&Layers::of_term(term, |asked| {
        (asked == number).then_some(&details)
    }))
}

fn body(layers: &Layers<'_, Term>) -> (Vec<String>, Option<String>) {
    let (body, language) = layers.list(|term| &term.body);
    (body.to_vec(), language.cloned())
}

#[test]
fn details_fill_in_texts_and_further_sources() {
    let details = r#"{ "format": 1,
        "terms": [{ "id": "access", "body": ["One.", "Two."], "sources": [
                      { "title": "Again", "url": "https://example.org/" }, { "title": "More", "url": "https://more.example" }] },
                  { "id": "nowhere", "body": ["x"] }],
        "events": [{ "id": "e1", "extends": true, "summary": "Longer." }] }"#;
    let whole = || vec![parse(WHOLE).expect("right")];
    let shown = first_term(whole(), 0, details, |layers| {
        let sources = layers.sources(|term| &term.sources);
        let titles: Vec<String> = sources
            .iter()
            .filter_map(|source| source.title.clone())
            .collect();
        (
            body(layers).0.len(),
            titles,
            layers.list(|term| &term.perspectives).0.len(),
        )
    });
    assert_eq!(shown, (2, vec!["S".to_owned(), "More".to_owned()], 1));
    let (library, details) = (
        merge(whole()),
        parse_details(details).expect("right details"),
    );
    let layers = Layers::of_event(&library.events[0], |_| Some(&details));
    assert_eq!(
        layers
            .text(|event| Some(event.summary.as_str()))
            .map(|found| found.0),
        Some("Longer.")
    );
}

#[test]
fn details_leave_alone_what_a_later_pack_gave_or_replaced() {
    let details = r#"{ "format": 1, "terms": [{ "id": "access", "body": ["One."] }] }"#;
    let shown = |later: &str, number| {
        let packs = vec![parse(WHOLE).expect("right"), pack("de", later, "")];
        first_term(packs, number, details, |layers| body(layers).0)
    };
    let extended = r#"{ "id": "access", "extends": true, "body": ["Eins."] }"#;
    assert_eq!(shown(extended, 0), ["Eins."]);
    assert_eq!(shown(extended, 1), ["One."]);
    let replaced = format!("{{ \"id\": \"access\", \"name\": \"N\", {NEW} }}");
    assert!(shown(&replaced, 0).is_empty());
    // A pack's details speak only of what it has a part in.
    assert!(shown("", 1).is_empty());
}

#[test]
fn each_text_keeps_the_language_it_is_in() {
    let german = |fields: &str| {
        let term = format!("{{ \"id\": \"access\", \"extends\": true, {fields} }}");
        vec![parse(WHOLE).expect("right"), pack("de", &term, "")]
    };
    let languages = |fields: &str| {
        let term = merge(german(fields)).terms.remove(0);
        (
            term.language.unwrap_or_default(),
            term.longer_language.unwrap_or_default(),
        )
    };
    let table = [
        ("\"name\": \"Zugriff\"", ("de", "en")),
        ("\"name\": \"Zugriff\", \"body\": [\"Eins.\"]", ("de", "de")),
        ("\"body\": [\"Eins.\"]", ("en", "de")),
        ("\"category\": \"law\"", ("en", "")),
    ];
    for (fields, (own, longer)) in table {
        assert_eq!(
            languages(fields),
            (own.to_owned(), longer.to_owned()),
            "{fields}"
        );
    }
    let of_details = |named: &str| {
        let details = format!(
            "{{ \"format\": 1, \"terms\": [{{ \"id\": \"access\", {named} \"body\": [\"x\"] }}] }}"
        );
        first_term(german("\"name\": \"Zugriff\""), 1, &details, |layers| {
            body(layers).1
        })
    };
    assert_eq!(of_details("").as_deref(), Some("de"));
    assert_eq!(of_details("\"language\": \"fr\",").as_deref(), Some("fr"));
}

#[test]
fn a_split_pack_with_its_details_is_the_whole_again() {
    let german = r#"{ "id": "access", "extends": true, "name": "Zugriff" }"#;
    let forms = r#"{ "id": "new", "name": "N", "forms": ["f", { "text": "F", "case": "exact", "inflect": true },
        { "text": "g", "inflect": false, "near": ["x"], "within": "block" }], "gloss": "N \"q\" \\ \n",
        "sources": [], "body": ["B"] }"#;
    let event = r#"{ "id": "e2", "date": "2019-10~", "title": "T", "summary": "S", "kind": "court", "jurisdictions": [],
        "terms": ["new"], "sources": [{ "title": "A", "url": "https://a.example" }, { "title": "B", "url": "https://b.example", "secondary": true }],
        "weight": 0.5, "names": ["X"] }"#;
    let overlay = pack("de", &format!("{german}, {forms}"), event);
    let whole = merged(vec![parse(WHOLE).expect("right"), overlay]);
    let split = whole.clone().split("x.details.json");
    let first = parse(&split.pack).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(first.details.as_deref(), Some("x.details.json"));
    assert_eq!((first.title.as_str(), first.language.as_str()), ("U", "de"));
    let details = parse_details(&split.details).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let shown = merge(vec![first]);
    for (part, term) in shown.terms.iter().zip(&whole.terms) {
        let layers = Layers::of_term(part, |_| Some(&details));
        assert_eq!(
            (&part.name, &part.forms, &part.gloss),
            (&term.name, &term.forms, &term.gloss)
        );
        assert!(part.body.is_empty() && part.sources.len() <= 1);
        let longer = term.longer_language.as_ref().or(term.language.as_ref());
        let expected = (
            term.body.clone(),
            (!term.body.is_empty()).then(|| longer.cloned()).flatten(),
        );
        assert_eq!(body(&layers), expected);
        assert_eq!(layers.list(|term| &term.perspectives).0, term.perspectives);
        let sources: Vec<Source> = layers
            .sources(|term| &term.sources)
            .into_iter()
            .cloned()
            .collect();
        assert_eq!(sources, term.sources);
        assert_eq!(part.language, term.language);
    }
    for (part, event) in shown.events.iter().zip(&whole.events) {
        let layers = Layers::of_event(part, |_| Some(&details));
        let summary = layers.text(|event| Some(&event.summary).filter(|text| !text.is_empty()));
        assert_eq!(summary.map(|found| found.0), Some(&event.summary));
        assert!(part.summary.is_empty());
        let joined: Vec<Source> = layers
            .sources(|event| &event.sources)
            .into_iter()
            .cloned()
            .collect();
        assert_eq!(joined, event.sources);
        let rest = |event: &PolicyEvent| {
            (
                event.date.clone(),
                event.weight,
                event.names.clone(),
                event.terms.clone(),
            )
        };
        assert_eq!(rest(part), rest(event));
    }
}
