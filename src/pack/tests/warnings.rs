//! What `check` shows and the browser passes over.

use super::{WHOLE, changed};
use crate::pack::{Severity, check, check_after, parse};

/// What is changed in the whole pack, and the path, column and words of the warning it makes.
#[rustfmt::skip]
const CASES: &[(&str, &str, &str, u32, &str)] = &[
    ("\"format\"", "\"licens\": \"x\", \"format\"", "$.licens", 3, "unknown key `licens`: did you mean `licence`?"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"G.\", \"zzz\": 1", "$.terms[1].zzz", 68, "it is passed over"),
    ("\"near\"", "\"notBefore\": [], \"near\"", "$.terms[0].forms[1].notBefore", 54, "did you mean `not_before`?"),
    ("\"format\"", "\"a b\": 1, \"format\"", "$[`a b`]", 3, "unknown key `a b`"),
    ("\"statement\"", "\"statment\"", "$.events[0].kind", 15, "unknown kind `statment`: did you mean `statement`?"),
    ("\"statement\"", "\"gossip\"", "$.events[0].kind", 15, "write one of legislation, proposal"),
    ("[\"US\"]", "[\"us\"]", "$.events[0].jurisdictions[0]", 25, "write `US`"),
    ("[\"US\"]", "[\"UK\"]", "$.events[0].jurisdictions[0]", 25, "write `GB`"),
    ("[\"US\"]", "[\"FVEY\", \"XX\"]", "$.events[0].jurisdictions[1]", 33, "two letters of ISO 3166-1"),
    ("\"language\": \"en\"", "\"language\": \"english text\"", "$.language", 15, "no language tag"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"G\\u0007\"", "$.terms[1].gloss", 62, "U+0007"),
    ("\"gloss\": \"G.\"", "\"category\": \"\", \"gloss\": \"G.\"", "$.terms[1].category", 65, "empty text"),
    ("[\"key\"]", "[]", "$.terms[1].forms", 44, "it is never found"),
    ("[{ \"title\": \"S\", \"url\": \"http://a.example\" }]", "[]", "$.terms[1].sources", 79, "no sources"),
    ("[\"key\"]", "[\"key\", \"KEY\"]", "$.terms[1].forms[1]", 52, "adds nothing to $.terms[1].forms[0]"),
    ("[\"key\"]", "[\"lawful-access\"]", "$.terms[1].forms[0]", 45, "another term too: $.terms[0].forms[0]"),
    ("[\"key\"]", "[\"access\"]", "$.terms[1].forms[0]", 45, "another term too: $.terms[0].forms[1]"),
    ("[\"key\"]", "[{ \"text\": \"Lawful Access\", \"case\": \"exact\" }]", "$.terms[1].forms[0]", 45, "but for its case"),
    ("[\"key\"]", "[\"key\", \"…\"]", "$.terms[1].forms[1]", 52, "no letter or digit"),
    ("[\"key\"]", "[\"k*y\"]", "$.terms[1].forms[0]", 45, "can only end it"),
    ("[\"key\"]", "[\"key*é\"]", "$.terms[1].forms[0]", 45, "can only end it"),
    ("[\"key\"]", "[{ \"text\": \"access key\", \"not_before\": [\"Key\", \"access\"] }]", "$.terms[1].forms[0]", 45, "bars all its own words in `not_before`"),
    ("[\"police\"]", "[\"police\", \"--\"]", "$.terms[0].forms[1]", 34, "in `near` never matches"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"G.\", \"related\": [\"acces\"]", "$.terms[1].related[0]", 80, "no term `acces`"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"G.\", \"confused_with\": [\"key\"]", "$.terms[1].confused_with[0]", 86, "refer to itself"),
];

#[test]
fn tells_each_warning_with_its_place() {
    for (from, to, path, column, message) in CASES {
        let text = changed(from, to);
        let found = check(&text);
        let [warning] = &found[..] else {
            panic!("{from} -> {to}: {found:#?}")
        };
        let place = (warning.path.as_str(), warning.column);
        assert_eq!(place, (*path, *column), "{to}: {warning}");
        assert!(warning.message.contains(message), "{to}: {warning}");
        assert_eq!(warning.severity, Severity::Warning);
        assert!(parse(&text).is_ok(), "{to}");
    }
}

#[test]
fn two_conditions_may_tell_two_meanings_of_a_form_apart() {
    let cases = [
        "[{ \"text\": \"access\", \"near\": [\"door\"] }]",
        "[{ \"text\": \"access\", \"not_before\": [\"card\"] }]",
        "[\"prefix*\"]",
        "[\"lawful/access\"]",
    ];
    for forms in cases {
        assert_eq!(check(&changed("[\"key\"]", forms)), [], "{forms}");
    }
    let same = changed(
        "[\"key\"]",
        "[{ \"text\": \"access\", \"near\": [\"police\"] }]",
    );
    assert_eq!(check(&same).len(), 1);
    let other_case = "[{ \"text\": \"SWIFT\", \"case\": \"exact\" }, { \"text\": \"Swift\", \"case\": \"exact\" }]";
    assert_eq!(check(&changed("[\"key\"]", other_case)), []);
}

#[test]
fn an_extension_needs_an_earlier_pack() {
    let text = r#"{ "format": 1, "id": "u", "title": "U", "language": "de",
        "terms": [{ "id": "key", "extends": true, "related": ["access", "nothing"] }],
        "events": [{ "id": "e2", "extends": true, "terms": ["key", "nothing"] }] }"#;
    let alone: Vec<String> = check(text).into_iter().map(|found| found.path).collect();
    assert_eq!(alone, ["$.terms[0]", "$.events[0]"]);
    let earlier = [parse(WHOLE).expect("right")];
    let after: Vec<String> = check_after(text, &earlier)
        .into_iter()
        .map(|found| found.path)
        .collect();
    assert_eq!(
        after,
        [
            "$.terms[0].related[1]",
            "$.events[0]",
            "$.events[0].terms[1]"
        ]
    );
}

#[test]
fn shows_a_diagnostic_on_one_line() {
    let found = check(&changed("[\"US\"]", "[\"us\"]"));
    let line =
        "24:25: warning: unknown jurisdiction `us`: write `US` (at $.events[0].jurisdictions[0])";
    assert_eq!(found[0].to_string(), line);
}
