//! The JSON Schema is JSON, and says what reading asks for.

use crate::pack::{KINDS, json, schema};

#[test]
fn is_json_and_the_same_every_time() {
    let text = schema();
    assert_eq!(text, schema());
    assert!(text.ends_with("}\n"));
    let root = json::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    let dialect = root.get("$schema").and_then(|dialect| dialect.as_text());
    assert_eq!(
        dialect,
        Some("https://json-schema.org/draft/2020-12/schema")
    );
}

#[test]
fn lists_keys_needs_and_words() {
    let text = schema();
    let root = json::parse(&text).expect("JSON");
    let words = |node: Option<&json::Node<'_>>| -> Vec<String> {
        node.map(|node| {
            node.items()
                .iter()
                .filter_map(|item| item.as_text().map(String::from))
                .collect()
        })
        .unwrap_or_default()
    };
    assert_eq!(
        words(root.get("required")),
        ["format", "id", "title", "language", "terms", "events"]
    );
    let event = root
        .get("$defs")
        .and_then(|all| all.get("PolicyEvent"))
        .expect("events are defined");
    let property = |name: &str| {
        event
            .get("properties")
            .and_then(|all| all.get(name))
            .expect("a property")
    };
    assert_eq!(words(property("kind").get("enum")), KINDS);
    assert_eq!(words(event.get("required")), ["id"]);
    let needs = [
        "id",
        "date",
        "title",
        "kind",
        "jurisdictions",
        "terms",
        "sources",
    ];
    assert_eq!(
        words(event.get("else").and_then(|other| other.get("required"))),
        needs
    );
    let about = property("kind")
        .get("description")
        .and_then(|about| about.as_text());
    assert_eq!(about, Some("One of the kinds in `KINDS`."));
    let spoken = root
        .get("$defs")
        .and_then(|all| all.get("PerspectiveSource"))
        .expect("defined");
    assert_eq!(words(spoken.get("required")), ["url"]);
}
