//! The pack layer's tests: tables of cases.

mod broken;
mod dates;
mod hostile;
mod json;
mod merging;
mod reading;
mod schema;
mod warnings;

/// A pack without a fault, a value a line, so that tables can name lines.
const WHOLE: &str = r#"{
  "format": 1,
  "id": "t",
  "title": "T",
  "language": "en",
  "terms": [
    {
      "id": "access",
      "name": "lawful access",
      "forms": ["lawful access", { "text": "access", "near": ["police"] }],
      "gloss": "What it is.",
      "sources": [{ "title": "S", "url": "https://example.org/" }],
      "perspectives": [{ "holder": "H", "view": "V", "source": { "url": "https://example.org/" } }]
    },
    { "id": "key", "name": "key", "forms": ["key"], "gloss": "G.", "sources": [{ "title": "S", "url": "http://a.example" }] }
  ],
  "events": [
    {
      "id": "e1",
      "date": "2019-10-04",
      "title": "E",
      "summary": "S.",
      "kind": "statement",
      "jurisdictions": ["US"],
      "terms": ["access"],
      "sources": [{ "title": "S", "url": "https://example.org/" }]
    }
  ]
}"#;

/// [`WHOLE`] with one thing changed.
fn changed(from: &str, to: &str) -> String {
    assert!(WHOLE.contains(from), "{from} is not in the whole pack");
    WHOLE.replacen(from, to, 1)
}
