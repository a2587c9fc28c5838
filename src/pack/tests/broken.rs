//! Broken packs: each is refused, at its place, in words that help.

use super::{WHOLE, changed};
use crate::pack::{MAX_PROBLEMS, Severity, check, parse};

/// What is changed in the whole pack, and the path, line, column and words of the one error it makes.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    u32,
    u32,
    &'static str,
);

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Missing keys, at the object that lacks them.
    ("\"format\": 1,", "", "$", 1, 1, "missing key `format`"),
    ("\"id\": \"t\",", "", "$", 1, 1, "missing key `id`"),
    ("\"title\": \"T\",", "", "$", 1, 1, "missing key `title`"),
    ("\"language\": \"en\",", "", "$", 1, 1, "missing key `language`"),
    ("\"id\": \"key\", ", "", "$.terms[1]", 15, 5, "missing key `id`"),
    ("\"name\": \"lawful access\",", "", "$.terms[0]", 7, 5, "missing key `name`"),
    ("\"forms\": [\"key\"], ", "", "$.terms[1]", 15, 5, "missing key `forms`"),
    ("\"gloss\": \"G.\", ", "", "$.terms[1]", 15, 5, "missing key `gloss`"),
    ("\"gloss\": \"G.\", \"sources\": [{ \"title\": \"S\", \"url\": \"http://a.example\" }]", "\"gloss\": \"G.\"", "$.terms[1]", 15, 5, "missing key `sources`"),
    ("{ \"title\": \"S\", \"url\": \"http://a.example\" }", "{ \"url\": \"http://a.example\" }", "$.terms[1].sources[0]", 15, 80, "missing key `title`"),
    ("{ \"title\": \"S\", \"url\": \"http://a.example\" }", "{ \"title\": \"S\" }", "$.terms[1].sources[0]", 15, 80, "missing key `url`"),
    ("\"text\": \"access\", ", "", "$.terms[0].forms[1]", 10, 34, "missing key `text`"),
    ("\"holder\": \"H\", ", "", "$.terms[0].perspectives[0]", 13, 24, "missing key `holder`"),
    ("\"view\": \"V\", ", "", "$.terms[0].perspectives[0]", 13, 24, "missing key `view`"),
    (", \"source\": { \"url\": \"https://example.org/\" }", "", "$.terms[0].perspectives[0]", 13, 24, "missing key `source`"),
    ("\"source\": { \"url\": \"https://example.org/\" }", "\"source\": { \"title\": \"S\" }", "$.terms[0].perspectives[0].source", 13, 64, "missing key `url`"),
    ("\"date\": \"2019-10-04\",", "", "$.events[0]", 18, 5, "missing key `date`"),
    ("\"title\": \"E\",", "", "$.events[0]", 18, 5, "missing key `title`"),
    ("\"summary\": \"S.\",", "", "$.events[0]", 18, 5, "missing key `summary`"),
    ("\"kind\": \"statement\",", "", "$.events[0]", 18, 5, "missing key `kind`"),
    ("\"jurisdictions\": [\"US\"],", "", "$.events[0]", 18, 5, "missing key `jurisdictions`"),
    ("\"terms\": [\"access\"],", "", "$.events[0]", 18, 5, "missing key `terms`"),
    // Wrong types.
    ("\"format\": 1", "\"format\": 2", "$.format", 2, 13, "found `2`: write 1"),
    ("\"format\": 1", "\"format\": \"1\"", "$.format", 2, 13, "found a text: write 1"),
    ("\"id\": \"t\"", "\"id\": 5", "$.id", 3, 9, "found `5`: write a text in double quotes"),
    ("\"title\": \"T\"", "\"title\": null", "$.title", 4, 12, "found null: write a text"),
    ("\"title\": \"T\"", "\"title\": [\"T\"]", "$.title", 4, 12, "found a list: write a text"),
    ("\"name\": \"key\"", "\"name\": true", "$.terms[1].name", 15, 28, "found true: write a text"),
    ("[\"key\"]", "\"key\"", "$.terms[1].forms", 15, 44, "found a text: write a list in [ ]"),
    ("[\"key\"]", "[5]", "$.terms[1].forms[0]", 15, 45, "or an object in { }"),
    ("[\"police\"]", "[[\"police\"]]", "$.terms[0].forms[1].near[0]", 10, 63, "found a list: write a text"),
    ("[\"police\"]", "\"police\"", "$.terms[0].forms[1].near", 10, 62, "found a text: write a list"),
    ("\"near\"", "\"inflect\": \"no\", \"near\"", "$.terms[0].forms[1].inflect", 10, 65, "write true or false"),
    ("[{ \"title\": \"S\", \"url\": \"http://a.example\" }]", "[\"http://a.example\"]", "$.terms[1].sources[0]", 15, 80, "write an object in { }"),
    ("\"source\": {", "\"source\": 5, \"holder2\": {", "$.terms[0].perspectives[0].source", 13, 64, "found `5`: write an object"),
    ("\"date\": \"2019-10-04\"", "\"date\": 2019", "$.events[0].date", 20, 15, "found `2019`: write a text"),
    ("\"jurisdictions\": [\"US\"]", "\"jurisdictions\": \"US\"", "$.events[0].jurisdictions", 24, 24, "write a list"),
    ("\"kind\": \"statement\"", "\"kind\": {}", "$.events[0].kind", 23, 15, "found an object: write a text"),
    // Wrong values.
    ("\"id\": \"t\"", "\"id\": \"T\"", "$.id", 3, 9, "found `T`: write an id of a to z"),
    ("\"id\": \"key\"", "\"id\": \"-key\"", "$.terms[1].id", 15, 13, "no hyphen first"),
    ("\"id\": \"e1\"", "\"id\": \"e 1\"", "$.events[0].id", 19, 13, "write an id"),
    ("\"id\": \"e1\"", "\"id\": \"é1\"", "$.events[0].id", 19, 13, "write an id"),
    ("\"id\": \"e1\"", "\"id\": \"\"", "$.events[0].id", 19, 13, "write an id"),
    ("\"id\": \"key\"", "\"id\": \"access\"", "$.terms[1].id", 15, 13, "duplicate id `access`: $.terms[0] has it too, write another"),
    ("\"terms\": [\"access\"]", "\"terms\": [\"key\", \"acess\"]", "$.events[0].terms[1]", 25, 24, "no term of this pack has the id `acess`: add it, or write another"),
    ("\"near\"", "\"case\": \"lower\", \"near\"", "$.terms[0].forms[1].case", 10, 62, "found `lower`: write exact, or leave"),
    ("\"near\"", "\"within\": \"page\", \"near\"", "$.terms[0].forms[1].within", 10, 64, "write sentence, block or article"),
    ("2019-10-04", "2019-02-30", "$.events[0].date", 20, 15, "no such day"),
    ("2019-10-04", "2019-13", "$.events[0].date", 20, 15, "no such month"),
    ("2019-10-04", "4.10.2019", "$.events[0].date", 20, 15, "write it as 2019"),
    ("2019-10-04", "2020/2019", "$.events[0].date", 20, 15, "ends before it begins"),
    ("2019-10-04", "", "$.events[0].date", 20, 15, "no date"),
    ("\"title\": \"E\"", "\"end\": \"2019-10-03\", \"title\": \"E\"", "$.events[0].end", 21, 14, "before its date"),
    ("\"title\": \"E\"", "\"weight\": 1.5, \"title\": \"E\"", "$.events[0].weight", 21, 17, "found `1.5`: write a number from 0 to 1"),
    ("\"title\": \"E\"", "\"weight\": -0.1, \"title\": \"E\"", "$.events[0].weight", 21, 17, "write a number from 0 to 1"),
    ("\"title\": \"E\"", "\"weight\": \"1\", \"title\": \"E\"", "$.events[0].weight", 21, 17, "found a text: write a number"),
    ("http://a.example", "ftp://a.example", "$.terms[1].sources[0].url", 15, 103, "only https: and http:"),
    ("http://a.example", "javascript:alert(1)", "$.terms[1].sources[0].url", 15, 103, "only https: and http:"),
    ("http://a.example", "a.example", "$.terms[1].sources[0].url", 15, 103, "no whole address"),
    ("http://a.example", "//a.example", "$.terms[1].sources[0].url", 15, 103, "no whole address"),
    ("http://a.example", "https:a.example", "$.terms[1].sources[0].url", 15, 103, "two slashes"),
    ("http://a.example", "https://", "$.terms[1].sources[0].url", 15, 103, "names no host"),
    ("http://a.example", "https:///path", "$.terms[1].sources[0].url", 15, 103, "names no host"),
    ("http://a.example", "https://:80/", "$.terms[1].sources[0].url", 15, 103, "names no host"),
    ("http://a.example", "https://me@/", "$.terms[1].sources[0].url", 15, 103, "names no host"),
    ("http://a.example", "https://a b", "$.terms[1].sources[0].url", 15, 103, "no blanks"),
    ("http://a.example", "https://a\\u0000b", "$.terms[1].sources[0].url", 15, 103, "no blanks or control"),
    ("http://a.example", "java\\tscript:x", "$.terms[1].sources[0].url", 15, 103, "no blanks or control"),
    ("http://a.example", "", "$.terms[1].sources[0].url", 15, 103, "empty address"),
    ("\"id\": \"t\"", "\"homepage\": \"/about\", \"id\": \"t\"", "$.homepage", 3, 15, "no whole address"),
    ("\"id\": \"t\"", "\"details\": \"data:x\", \"id\": \"t\"", "$.details", 3, 14, "only https: and http:"),
    ("\"id\": \"t\"", "\"details\": \"//evil.example/x\", \"id\": \"t\"", "$.details", 3, 14, "no whole address"),
    ("\"id\": \"t\"", "\"reviewed\": \"soon\", \"id\": \"t\"", "$.reviewed", 3, 15, "no date"),
    ("\"title\": \"T\"", "\"title\": \" \\t\"", "$.title", 4, 12, "write something"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"\"", "$.terms[1].gloss", 15, 62, "write something"),
    ("[\"key\"]", "[\"\"]", "$.terms[1].forms[0]", 15, 45, "write something"),
    ("\"text\": \"access\"", "\"text\": \"\"", "$.terms[0].forms[1].text", 10, 44, "write something"),
    // What is not JSON.
    ("\"format\": 1,", "\"format\": 1", "$", 3, 3, "goes on with a comma or ends with }"),
    ("[\"key\"]", "[\"key\",]", "$.terms[1].forms", 15, 51, "no comma after the last value"),
    ("\"title\": \"T\",", "\"title\": \"T\", \"title\": \"U\",", "$", 4, 17, "duplicate key `title`"),
    ("\"name\": \"key\"", "\"name\": 'key'", "$.terms[1].name", 15, 28, "no JSON value"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"G\\x\"", "$.terms[1].gloss", 15, 64, "unknown escape"),
    ("\"gloss\": \"G.\"", "\"gloss\": \"é\\ud800\"", "$.terms[1].gloss", 15, 64, "surrogates only in pairs"),
];

#[test]
fn tells_each_error_with_its_place() {
    for (from, to, path, line, column, message) in CASES {
        let text = changed(from, to);
        let errors = parse(&text).expect_err(to);
        let [error] = &errors[..] else {
            panic!("{from} -> {to}: {errors:#?}")
        };
        let place = (error.path.as_str(), error.line, error.column);
        assert_eq!(place, (*path, *line, *column), "{to}: {error}");
        assert!(error.message.contains(message), "{to}: {error}");
        assert_eq!(error.severity, Severity::Error);
        assert!(check(&text).contains(error), "check tells it too: {to}");
    }
}

#[test]
fn tells_all_errors_in_the_order_of_the_text() {
    let text = WHOLE
        .replace("\"id\": \"t\"", "\"id\": \"T\"")
        .replace("\"gloss\": \"What it is.\"", "\"gloss\": 5")
        .replace("2019-10-04", "2019-10-44")
        .replace("[\"access\"]", "[\"no\"]")
        .replace("\"id\": \"key\"", "\"id\": \"access\"");
    let errors = parse(&text).expect_err("five errors");
    let paths: Vec<&str> = errors.iter().map(|error| error.path.as_str()).collect();
    let expected = [
        "$.id",
        "$.terms[0].gloss",
        "$.terms[1].id",
        "$.events[0].date",
        "$.events[0].terms[0]",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn counts_columns_in_characters_and_passes_over_a_byte_order_mark() {
    let text = "\u{feff}{\"ä𝔘\": 1, \"format\": 2}";
    let error = parse(text)
        .expect_err("no format")
        .into_iter()
        .find(|error| error.path == "$.format");
    let error = error.expect("the format is wrong");
    assert_eq!((error.line, error.column), (1, 21));
}

#[test]
fn lists_a_thousand_errors_and_says_that_there_are_more() {
    let entries = vec!["{}"; 300_000].join(",");
    let text = format!(
        "{{\"format\":1,\"id\":\"t\",\"title\":\"T\",\"language\":\"en\",\"terms\":[],\"events\":[{entries}]}}"
    );
    let errors = parse(&text).expect_err("empty entries");
    assert_eq!(errors.len(), 1_001);
    assert!(errors[1_000].message.contains("more problems"));
}

#[test]
fn never_lets_warnings_crowd_out_an_error() {
    let keys: Vec<String> = (0..2_000).map(|key| format!("\"x{key}\": 1, ")).collect();
    let text = changed(
        "\"id\": \"access\"",
        &format!("{} \"id\": \"access\"", keys.concat()),
    );
    let text = text.replace("2019-10-04", "2019-10-44");
    assert_eq!(parse(&text).expect_err("a wrong date").len(), 1);
    let found = check(&text);
    assert_eq!(found.len(), MAX_PROBLEMS + 2);
    assert!(found.iter().any(|found| found.path == "$.events[0].date"));
}
