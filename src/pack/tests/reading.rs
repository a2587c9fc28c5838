//! What a right pack becomes.

use super::{WHOLE, changed};
use crate::pack::{Form, MAX_GLOSS, MAX_LIST, Severity, Within, check, parse, parse_details};

#[test]
fn reads_the_whole_pack() {
    let pack = parse(WHOLE).expect("a right pack");
    assert_eq!(
        (
            pack.id.as_str(),
            pack.title.as_str(),
            pack.language.as_str()
        ),
        ("t", "T", "en")
    );
    let [access, key] = &pack.terms[..] else {
        panic!("two terms")
    };
    assert_eq!(
        (
            access.id.as_str(),
            access.name.as_str(),
            access.gloss.as_str()
        ),
        ("access", "lawful access", "What it is.")
    );
    assert_eq!(access.perspectives[0].source.title, None);
    assert_eq!(key.sources[0].title.as_deref(), Some("S"));
    assert_eq!(key.sources[0].url, "http://a.example");
    let event = &pack.events[0];
    assert_eq!(
        (event.date.as_written(), event.kind.as_str()),
        ("2019-10-04", "statement")
    );
    assert_eq!(
        (
            event.jurisdictions[0].as_str(),
            event.terms[0].as_str(),
            event.weight
        ),
        ("US", "access", 0.0)
    );
    assert_eq!(check(WHOLE), []);
}

#[test]
fn reads_forms_as_texts_or_objects() {
    let words = |words: &[&str]| words.iter().copied().map(String::from).collect::<Vec<_>>();
    let plain = Form {
        text: String::from("key"),
        inflect: true,
        ..Form::default()
    };
    let cases = [
        (r#""key""#, plain.clone()),
        (r#"{ "text": "key" }"#, plain.clone()),
        (
            r#"{ "text": "key", "inflect": false }"#,
            Form {
                inflect: false,
                ..plain.clone()
            },
        ),
        (
            r#"{ "text": "key", "case": "exact" }"#,
            Form {
                exact: true,
                inflect: false,
                ..plain.clone()
            },
        ),
        (
            r#"{ "text": "key", "case": "exact", "inflect": true }"#,
            Form {
                exact: true,
                ..plain.clone()
            },
        ),
        (
            r#"{ "text": "key", "near": ["a", "b*"] }"#,
            Form {
                near: words(&["a", "b*"]),
                ..plain.clone()
            },
        ),
        (
            r#"{ "text": "key", "near": ["a"], "within": "article" }"#,
            Form {
                near: words(&["a"]),
                within: Within::Article,
                ..plain.clone()
            },
        ),
        (
            r#"{ "text": "key", "near": ["a"], "within": "block", "not_before": ["x"], "not_after": ["y z"] }"#,
            Form {
                near: words(&["a"]),
                within: Within::Block,
                not_before: words(&["x"]),
                not_after: words(&["y z"]),
                ..plain.clone()
            },
        ),
    ];
    for (text, form) in cases {
        let pack = parse(&changed("[\"key\"]", &format!("[{text}]"))).expect(text);
        assert_eq!(pack.terms[1].forms, [form], "{text}");
    }
}

#[test]
fn takes_what_is_optional() {
    let cases = [
        (
            "\"id\": \"t\"",
            r#""$schema": "s", "version": "1", "licence": "CC", "contact": "me", "id": "t""#,
        ),
        (
            "\"id\": \"t\"",
            r#""homepage": "https://a.example/", "reviewed": "2026-07", "id": "t""#,
        ),
        ("\"format\": 1", "\"format\": 1.0"),
        ("\"kind\": \"statement\"", "\"kind\": \"rumour\""),
        (
            "\"date\": \"2019-10-04\"",
            "\"date\": \"2019\", \"end\": \"2019-03\"",
        ),
        ("[\"US\"]", "[]"),
        ("[\"access\"]", "[]"),
        (
            "\"title\": \"E\"",
            r#""title": "E", "end": "2019", "weight": 1, "actors": ["A"], "names": ["N"], "language": "de""#,
        ),
        (
            "\"title\": \"S\", ",
            r#""title": "S", "publisher": "P", "date": "2019-10~", "secondary": true, "#,
        ),
        (
            "\"gloss\": \"G.\"",
            r#""gloss": "G.", "body": ["a", "b"], "related": ["access"], "confused_with": ["x"], "category": "c""#,
        ),
        ("http://a.example", "HTTPS://user@[::1]:8080?q#f"),
        ("\"gloss\": \"G.\"", "\"gloss\": \"<b>\\n\\u0007</b>\""),
    ];
    for (from, to) in cases {
        let text = changed(from, to);
        assert!(parse(&text).is_ok(), "{to}: {:?}", parse(&text));
        assert!(
            check(&text)
                .iter()
                .all(|found| found.severity == Severity::Warning)
        );
    }
    let pack = parse(&changed(
        "\"title\": \"E\"",
        "\"title\": \"E\", \"weight\": 0.25, \"end\": \"2019-11\"",
    ))
    .expect("right");
    assert_eq!(pack.events[0].weight, 0.25);
    assert_eq!(
        pack.events[0].end.as_ref().map(|end| end.as_written()),
        Some("2019-11")
    );
}

#[test]
fn spares_summaries_where_there_are_details() {
    let bare = changed("\"summary\": \"S.\",", "");
    assert!(parse(&bare).is_err());
    for address in [
        "details.json",
        "../d/x.json?v=1#a",
        "/d",
        "https://a.example/d",
        "?d=1",
    ] {
        let text = bare.replacen(
            "\"id\": \"t\"",
            &format!("\"id\": \"t\", \"details\": \"{address}\""),
            1,
        );
        let pack = parse(&text).expect(address);
        assert_eq!(pack.details.as_deref(), Some(address));
        assert_eq!(pack.events[0].summary, "");
    }
}

#[test]
fn an_entry_that_extends_needs_only_its_id() {
    let text = r#"{ "format": 1, "id": "t", "title": "T", "language": "de",
        "terms": [{ "id": "a", "extends": true, "name": "A" }],
        "events": [{ "id": "e", "extends": true, "terms": ["elsewhere"] }] }"#;
    let pack = parse(text).expect("right");
    assert!(pack.terms[0].extends && pack.events[0].extends);
    let refused = parse(&text.replace("true", "false")).expect_err("incomplete");
    assert_eq!(refused.len(), 3 + 6 + 1, "{refused:#?}");
}

#[test]
fn the_root_can_extend_nothing() {
    assert!(parse(r#"{ "format": 1, "extends": true, "terms": [], "events": [] }"#).is_err());
}

#[test]
fn details_need_only_ids() {
    let details = r#"{ "format": 1, "terms": [{ "id": "a", "body": ["text"] }], "events": [{ "id": "e", "summary": "S." }] }"#;
    assert!(parse(details).is_err());
    let pack = parse_details(details).expect("right details");
    assert_eq!(
        (
            pack.terms[0].body[0].as_str(),
            pack.events[0].summary.as_str()
        ),
        ("text", "S.")
    );
    for (from, to) in [
        ("\"id\": \"a\", ", ""),
        ("\"format\": 1", "\"format\": 2"),
        ("[\"text\"]", "\"text\""),
    ] {
        assert!(parse_details(&details.replace(from, to)).is_err(), "{to}");
    }
}

#[test]
fn refuses_what_exceeds_a_limit() {
    let long = |count: u32| "ä".repeat(count as usize);
    let list = |count: u32| vec!["\"a\""; count as usize].join(",");
    let gloss = |count| {
        changed(
            "\"gloss\": \"G.\"",
            &format!("\"gloss\": \"{}\"", long(count)),
        )
    };
    let near = |count| changed("[\"police\"]", &format!("[{}]", list(count)));
    let form = |count: usize| {
        changed(
            "[\"key\"]",
            &format!("[\"{}\"]", vec!["a-b"; count].join(" ")),
        )
    };
    let id = |count: usize| {
        changed(
            "\"id\": \"e1\"",
            &format!("\"id\": \"{}\"", "a".repeat(count)),
        )
    };
    let terms = |count: usize, forms: usize| {
        let forms = vec!["\"f\""; forms].join(",");
        let term = |at| format!("{{\"id\":\"t{at}\",\"extends\":true,\"forms\":[{forms}]}}");
        let terms: Vec<String> = (0..count).map(term).collect();
        format!(
            "{{\"format\":1,\"id\":\"t\",\"title\":\"T\",\"language\":\"en\",\"events\":[],\"terms\":[{}]}}",
            terms.join(",")
        )
    };
    let cases = [
        (
            gloss(MAX_GLOSS),
            gloss(MAX_GLOSS + 1),
            "longer than 4000 characters",
            "$.terms[1].gloss",
        ),
        (
            near(MAX_LIST),
            near(MAX_LIST + 1),
            "more than 1000 entries",
            "$.terms[0].forms[1].near",
        ),
        (
            form(16),
            form(17),
            "at most 32 words",
            "$.terms[1].forms[0]",
        ),
        (
            id(128),
            id(129),
            "longer than 128 characters",
            "$.events[0].id",
        ),
        (
            terms(100_000, 1),
            terms(100_001, 1),
            "more than 100000 entries",
            "$.terms",
        ),
        (
            terms(3_000, 100),
            terms(3_001, 100),
            "more than 300000 forms",
            "$.terms[3000].forms",
        ),
    ];
    for (right, wrong, reason, path) in cases {
        assert!(parse(&right).is_ok(), "{reason}");
        let errors = parse(&wrong).expect_err(reason);
        assert!(errors[0].message.contains(reason), "{:?}", errors[0]);
        assert_eq!((errors.len(), errors[0].path.as_str()), (1, path));
    }
}
