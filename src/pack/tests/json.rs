//! JSON as RFC 8259 has it.

use crate::pack::json::{MAX_DEPTH, Value, parse};

/// What is read, with the text of its value where it is one.
#[rustfmt::skip]
const RIGHT: &[(&str, &str)] = &[
    (r#""plain""#, "plain"),
    (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (r#""\u00e9\u00E9\u0000""#, "éé\0"),
    (r#""a\ud83d\uDE00b""#, "a😀b"),
    ("\u{feff} \"marked\" \r\n\t", "marked"),
    ("\"é𝔘\u{7f}\u{2028}\"", "é𝔘\u{7f}\u{2028}"),
    (r#""""#, ""),
];

/// What is not JSON: line, column, path and a word of the reason.
#[rustfmt::skip]
const WRONG: &[(&str, u32, u32, &str, &str)] = &[
    ("", 1, 1, "$", "ends too early"),
    (" \n ", 2, 2, "$", "ends too early"),
    ("[", 1, 2, "$[0]", "ends too early"),
    ("[1", 1, 3, "$", "comma or ends with ]"),
    ("[1,", 1, 4, "$[1]", "ends too early"),
    ("[1 2]", 1, 4, "$", "comma or ends with ]"),
    ("[1,]", 1, 4, "$", "take it out"),
    ("[,1]", 1, 2, "$[0]", "no JSON value"),
    ("{", 1, 2, "$", "a key is missing"),
    ("{\"a\"", 1, 5, "$", "a colon"),
    ("{\"a\":", 1, 6, "$.a", "ends too early"),
    ("{\"a\":1", 1, 7, "$", "ends with }"),
    ("{\"a\":1,}", 1, 8, "$", "take it out"),
    ("{a:1}", 1, 2, "$", "double quotes"),
    ("{'a':1}", 1, 2, "$", "double quotes"),
    ("{\"a\":1,\"b\":2,\"a\":3}", 1, 14, "$", "duplicate key `a`"),
    ("{\"a\":{\"x y\":[0,{\"a\":1,\"\\u0061\":1}]}}", 1, 23, "$.a[`x y`][1]", "duplicate key `a`"),
    ("{\"b\":1,\"b\":2,\"a\":3,\"a\":4}", 1, 8, "$", "duplicate key `b`"),
    ("[1]]", 1, 4, "$", "follows the end"),
    ("1 2", 1, 3, "$", "follows the end"),
    ("1\0", 1, 2, "$", "follows the end"),
    ("nul", 1, 1, "$", "no JSON value"),
    ("nulll", 1, 1, "$", "no JSON value"),
    ("NaN", 1, 1, "$", "no JSON value"),
    ("// c\n1", 1, 1, "$", "no JSON value"),
    ("[.5]", 1, 2, "$[0]", "no JSON value"),
    ("[+1]", 1, 2, "$[0]", "no JSON value"),
    ("[01]", 1, 2, "$[0]", "begin with 0"),
    ("[-]", 1, 3, "$[0]", "a digit is missing"),
    ("[1.]", 1, 4, "$[0]", "a digit is missing"),
    ("[1e]", 1, 4, "$[0]", "a digit is missing"),
    ("[1e+]", 1, 5, "$[0]", "a digit is missing"),
    ("[\"a", 1, 2, "$[0]", "no closing quote"),
    ("[\"a\\", 1, 4, "$[0]", "unknown escape"),
    ("\"a\nb\"", 1, 3, "$", "line break or control"),
    ("\"a\tb\"", 1, 3, "$", "line break or control"),
    ("\"a\0b\"", 1, 3, "$", "line break or control"),
    ("\"\\q\"", 1, 2, "$", "unknown escape"),
    ("\"\\é\"", 1, 2, "$", "unknown escape"),
    ("\"\\u12\"", 1, 2, "$", "four hexadecimal"),
    ("\"\\u12é4\"", 1, 2, "$", "four hexadecimal"),
    ("\"\\u+123\"", 1, 2, "$", "four hexadecimal"),
    ("\"a\\ud800\"", 1, 3, "$", "in pairs"),
    ("\"a\\udc00\"", 1, 3, "$", "in pairs"),
    ("\"\\ud800\\u0041\"", 1, 2, "$", "in pairs"),
    ("\"\\ud800\\ud801\"", 1, 2, "$", "in pairs"),
    ("\"\\ud800\\n\"", 1, 2, "$", "in pairs"),
    ("\"\\ud800", 1, 2, "$", "in pairs"),
];

#[test]
fn resolves_escapes() {
    for (text, expected) in RIGHT {
        let node = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(node.as_text(), Some(*expected), "{text}");
    }
}

#[test]
fn tells_the_first_mistake_with_its_place() {
    for (text, line, column, path, reason) in WRONG {
        let error = parse(text).expect_err(text);
        assert_eq!(
            (error.line, error.column, error.path.as_str()),
            (*line, *column, *path),
            "{text}: {error}"
        );
        assert!(error.message.contains(reason), "{text}: {error}");
    }
}

#[test]
fn reads_numbers_as_the_standard_library_does() {
    let exact = [
        "0",
        "-0",
        "1",
        "1.0",
        "1e0",
        "10e-1",
        "0.1",
        "0.75",
        "-12.5",
        "1E+22",
        "123456789012345",
        "0e999",
        "2.5e-3",
    ];
    for text in exact {
        let number = parse(text).ok().and_then(|node| node.as_number());
        assert_eq!(number, text.parse().ok(), "{text}");
    }
    let long = format!("0.5{}", "0".repeat(1_000));
    assert_eq!(
        parse(&long).ok().and_then(|node| node.as_number()),
        Some(0.5)
    );
    let huge = parse("1e999999999999")
        .ok()
        .and_then(|node| node.as_number());
    assert!(huge.is_some_and(|huge| huge > 1e300));
    assert_eq!(parse("true").ok().and_then(|node| node.as_number()), None);
}

#[test]
fn finds_values_by_key_and_place() {
    let node = parse(" {\"a\": [true, null], \"b\": {\"c\": \"d\"}}").expect("JSON");
    assert_eq!(node.at, 1);
    let list = node.get("a").expect("a list");
    assert_eq!(
        (
            list.items().len(),
            list.items()[0].as_flag(),
            list.items()[1].at
        ),
        (2, Some(true), 14)
    );
    assert_eq!(list.items()[1].value, Value::Null);
    assert_eq!(
        node.get("b")
            .and_then(|b| b.get("c"))
            .and_then(|c| c.as_text()),
        Some("d")
    );
    assert_eq!(
        (node.members()[1].at, node.get("c"), list.get("a")),
        (21, None, None)
    );
}

#[test]
fn nests_to_the_limit_and_no_deeper() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(MAX_DEPTH as usize)).is_ok());
    let error = parse(&nested(MAX_DEPTH as usize + 1)).expect_err("too deep");
    assert!(error.message.contains("64 deep"), "{error}");
    assert_eq!(error.column, 65);
}
