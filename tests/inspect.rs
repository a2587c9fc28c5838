//! The command line, as a user runs it, over the pages and packs in `tests/fixtures`, and over the
//! labelled articles where they are to be had.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
const HARBOUR: [&str; 2] = ["--pack", "harbour.json"];

/// How a run of the command line ended.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_article-context"));
    command.args(arguments).current_dir(FIXTURES);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run_with(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = command(arguments).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    // A program that does not read its input closes it.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        code: output.status.code().expect("no signal ended it"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

fn run(arguments: &[&str]) -> Run {
    run_with(arguments, b"")
}

impl Run {
    /// The standard output of a run that found nothing to complain of.
    #[track_caller]
    fn data(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// The only line of the output, as JSON.
    #[track_caller]
    fn json(self) -> Value {
        let data = self.data();
        let line = data.strip_suffix('\n').expect("a line ends in a line feed");
        assert!(!line.contains('\n'), "one object a line: {data}");
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// The message of a run that failed, with no data.
    #[track_caller]
    fn message(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{self:?}");
        assert!(!self.err.trim().is_empty(), "a message says why");
        self.err
    }
}

/// `inspect --json` with the harbour pack.
#[track_caller]
fn inspect(page: &str, more: &[&str]) -> Value {
    run(&[&["inspect", page, "--json"], &HARBOUR[..], more].concat()).json()
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    object[key]
        .as_array()
        .unwrap_or_else(|| panic!("{key} is a list in {object}"))
}

fn string<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} is a text in {object}"))
}

fn number(object: &Value, key: &str) -> usize {
    object[key]
        .as_u64()
        .unwrap_or_else(|| panic!("{key} is a whole number in {object}")) as usize
}

fn ids<'a>(report: &'a Value, key: &str) -> Vec<&'a str> {
    list(report, key)
        .iter()
        .map(|one| string(one, "id"))
        .collect()
}

/// Block, text and term of each mention.
fn mentions(report: &Value) -> Vec<(usize, &str, &str)> {
    let of = |one| {
        (
            number(one, "block"),
            string(one, "text"),
            string(one, "term"),
        )
    };
    list(report, "mentions").iter().map(of).collect()
}

/// The blocks in which a term is marked.
fn blocks(report: &Value, term: &str) -> Vec<usize> {
    let found = mentions(report)
        .into_iter()
        .filter(|(_, _, of)| *of == term);
    found.map(|(block, ..)| block).collect()
}

// ---------------------------------------------------------------------------------- inspect

#[test]
fn a_report_has_the_fields_of_the_contract_and_no_others() {
    let report = inspect("page.html", &[]);
    let fields = [
        "file",
        "language",
        "published",
        "terms",
        "mentions",
        "events",
    ];
    assert_eq!(keys(&report), BTreeSet::from(fields));
    assert_eq!(string(&report, "file"), "page.html");
    assert_eq!(string(&report, "language"), "en-GB");
    // The date as written: in London it was the day after.
    assert_eq!(string(&report, "published"), "2021-03-05");
    for term in list(&report, "terms") {
        assert_eq!(keys(term), BTreeSet::from(["id", "count"]));
        assert!(number(term, "count") > 0);
    }
    for mention in list(&report, "mentions") {
        assert_eq!(
            keys(mention),
            BTreeSet::from(["term", "text", "block", "start", "end"])
        );
        assert!(number(mention, "start") < number(mention, "end"));
    }
    for event in list(&report, "events") {
        assert_eq!(keys(event), BTreeSet::from(["id", "score", "reasons"]));
        assert!(event["score"].as_f64().is_some_and(|score| score > 0.0));
        let reasons = list(event, "reasons");
        assert!(
            !reasons.is_empty() && reasons.iter().all(Value::is_string),
            "{event}"
        );
    }
}

#[test]
fn terms_are_counted_and_events_ranked_with_reasons() {
    let report = inspect("page.html", &[]);
    assert_eq!(ids(&report, "terms"), ["tide-gate", "dredging"]);
    let counts: Vec<usize> = list(&report, "terms")
        .iter()
        .map(|term| number(term, "count"))
        .collect();
    assert_eq!(counts, [8, 2]);
    // What it names comes first, then what it speaks of most; what it does not speak of is out.
    assert_eq!(
        ids(&report, "events"),
        ["gate-2021", "gate-1998", "dredge-2025"]
    );
    let reasons = list(&list(&report, "events")[0], "reasons");
    assert_eq!(
        reasons,
        [
            "This article names Harbour Board",
            "mentions tide gate",
            "four days earlier"
        ]
    );
}

#[test]
fn explain_tells_the_whole_sum_of_each_event() {
    let report = inspect("page.html", &["--explain"]);
    for event in list(&report, "events") {
        let sum: f64 = list(event, "sum")
            .iter()
            .map(|part| part["amount"].as_f64().expect("an amount"))
            .sum();
        let score = event["score"].as_f64().expect("a score");
        assert!((sum - score).abs() < 1e-9, "{event}");
    }
    let parts = list(&list(&report, "events")[0], "sum");
    let named = parts.iter().find(|part| part["what"] == "names an actor");
    let passage = &named.expect("an actor is named")["passage"];
    assert_eq!(passage["text"], "Harbour Board");
    assert_eq!(
        ["block", "start", "end"].map(|key| number(passage, key)),
        [0, 22, 35]
    );
    let told = run(&[
        "inspect",
        "page.html",
        "--pack",
        "harbour.json",
        "--explain",
    ])
    .data();
    assert!(
        told.contains("names an actor  0:22-35  Harbour Board"),
        "{told}"
    );
}

#[test]
fn mark_chooses_which_mentions_are_told_and_changes_nothing_else() {
    let marked = |mark| inspect("page.html", &["--mark", mark]);
    let all = marked("all");
    assert_eq!(
        mentions(&all),
        [
            (1, "tide gate", "tide-gate"),
            (2, "tide gate", "tide-gate"),
            (2, "tide gate", "tide-gate"),
            (4, "tide-gate", "tide-gate"),
            (4, "Tide Gate", "tide-gate"),
            (5, "Tide gates", "tide-gate"),
            (6, "dredged", "dredging"),
            (7, "dredging", "dredging"),
            (9, "tide gate", "tide-gate"),
            (12, "tide gate", "tide-gate"),
        ]
    );
    // Prose before the quotation that stands first.
    assert_eq!(
        mentions(&marked("first")),
        [(2, "tide gate", "tide-gate"), (6, "dredged", "dredging")]
    );
    assert_eq!(blocks(&marked("section"), "tide-gate"), [2, 4]);
    assert_eq!(blocks(&marked("section"), "dredging"), [6]);
    assert_eq!(mentions(&marked("none")), []);
    assert_eq!(inspect("page.html", &[]), marked("first"));
    for mark in ["first", "section", "none"] {
        let other = marked(mark);
        assert_eq!(
            (&other["terms"], &other["events"]),
            (&all["terms"], &all["events"]),
            "{mark}"
        );
    }
}

#[test]
fn offsets_count_characters_of_the_block_s_collapsed_text() {
    // Soft hyphens are dropped; other marks stay, and an astral character is one.
    let text = "𝄞𝄞 and cafe\u{301} before the tide gate, 🚢 then «\u{200f}שער tide gate».";
    let report = inspect("offsets.html", &["--mark", "all"]);
    let found = list(&report, "mentions");
    assert_eq!(found.len(), 2);
    let mut from = 0;
    for mention in found {
        let at = from + text[from..].find("tide gate").expect("two of them");
        from = at + 1;
        let start = text[..at].chars().count();
        assert_eq!(number(mention, "block"), 0);
        assert_eq!(
            (number(mention, "start"), number(mention, "end")),
            (start, start + 9),
            "{mention}"
        );
        assert_eq!(string(mention, "text"), "tide gate");
    }
}

#[test]
fn a_later_pack_overrides_an_earlier_one_id_by_id() {
    let with = |packs: [&str; 2]| {
        let [first, second] = packs;
        run(&[
            "inspect",
            "page.html",
            "--json",
            "--pack",
            first,
            "--pack",
            second,
        ])
        .json()
    };
    let report = with(["harbour.json", "sluice.json"]);
    assert_eq!(
        mentions(&report),
        [(2, "sluice", "tide-gate"), (6, "dredged", "dredging")]
    );
    assert_eq!(ids(&report, "events")[0], "gate-2021");
    let report = with(["sluice.json", "harbour.json"]);
    assert_eq!(
        mentions(&report),
        [(2, "tide gate", "tide-gate"), (6, "dredged", "dredging")]
    );
}

#[test]
fn the_page_s_element_says_what_to_read_and_what_to_hide() {
    let report = inspect("wishes.html", &["--mark", "all"]);
    assert_eq!(
        mentions(&report),
        [(0, "tide gate", "tide-gate"), (1, "tide gate", "tide-gate")]
    );
    assert_eq!(ids(&report, "terms"), ["tide-gate"]);
    assert_eq!(ids(&report, "events"), ["gate-2021"]);
    assert_eq!(string(&report, "published"), "2020");
}

#[test]
fn a_language_without_labels_has_nothing_unless_the_element_asks() {
    let report = run(&["inspect", "unknown-language.html", "--json"]).json();
    assert_eq!(string(&report, "language"), "tlh");
    for key in ["terms", "mentions", "events"] {
        assert!(list(&report, key).is_empty(), "{report}");
    }
    assert_eq!(blocks(&inspect("own-language.html", &[]), "tide-gate"), [0]);
}

#[test]
fn in_a_language_with_labels_and_no_default_pack_there_is_what_the_pack_has() {
    let report = run(&["inspect", "arabic.html", "--json"]).json();
    assert_eq!(string(&report, "language"), "ar");
    for key in ["terms", "mentions", "events"] {
        assert!(list(&report, key).is_empty(), "{report}");
    }
    let report = run(&["inspect", "arabic.html", "--pack", "arabic.json", "--json"]).json();
    assert_eq!(ids(&report, "terms"), ["tide-gate"]);
    assert_eq!(ids(&report, "events"), ["gate-2021"]);
    let reasons = list(&list(&report, "events")[0], "reasons");
    assert_eq!(
        reasons,
        ["يذكر هذا المقال بوابة المد", "قبل خمسة أسابيع من المقال"]
    );
    // What the element asks for falls back to the English pack.
    let report = run(&["inspect", "arabic-element.html", "--json"]).json();
    assert_eq!(ids(&report, "terms"), ["encryption"]);
}

#[test]
fn plain_text_has_blocks_between_blank_lines() {
    let report = inspect("plain.txt", &["--mark", "all"]);
    assert_eq!(string(&report, "language"), "en");
    assert!(report["published"].is_null());
    // The first pilot is nowhere near a ship.
    let expected = [
        (1, "tide gate", "tide-gate"),
        (1, "pilot", "pilotage"),
        (2, "tide gate", "tide-gate"),
    ];
    assert_eq!(mentions(&report), expected);
    let places: Vec<(usize, usize)> = list(&report, "mentions")
        .iter()
        .map(|one| (number(one, "start"), number(one, "end")))
        .collect();
    assert_eq!(places, [(4, 13), (41, 46), (2, 11)]);
}

#[test]
fn a_hyphen_stands_for_standard_input() {
    let page = std::fs::read(Path::new(FIXTURES).join("page.html")).expect("a fixture");
    let piped = run_with(&["inspect", "-", "--json", "--pack", "harbour.json"], &page).json();
    let mut named = inspect("page.html", &[]);
    assert_eq!(string(&piped, "file"), "-");
    named["file"] = "-".into();
    assert_eq!(piped, named);
    let pack = std::fs::read(Path::new(FIXTURES).join("wrong.json")).expect("a fixture");
    let checked = run_with(&["check", "-"], &pack);
    assert_eq!(checked.code, 1);
    assert!(checked.out.starts_with("-:3:9: error: "), "{checked:?}");
}

#[test]
fn several_pages_give_a_line_each() {
    let data = run(&[
        "inspect",
        "page.html",
        "plain.txt",
        "--json",
        "--pack",
        "harbour.json",
    ])
    .data();
    let files = data.lines().map(|line| {
        let report: Value = serde_json::from_str(line).expect("JSON");
        string(&report, "file").to_owned()
    });
    assert_eq!(files.collect::<Vec<_>>(), ["page.html", "plain.txt"]);
}

#[test]
fn without_json_the_same_is_told_in_words() {
    let data = run(&[&["inspect", "page.html"], &HARBOUR[..]].concat()).data();
    for expected in [
        "page.html",
        "2021-03-05",
        "tide-gate",
        "gate-2021",
        "four days earlier",
    ] {
        assert!(data.contains(expected), "{expected} in {data}");
    }
}

#[test]
fn a_page_without_an_article_is_unreadable() {
    let message = run(&["inspect", "bare.html", "--json"]).message();
    assert!(
        message.contains("bare.html") && message.contains("no article"),
        "{message}"
    );
}

#[test]
fn wrong_usage_and_unreadable_input_are_told_apart_from_findings() {
    let table: &[(&[&str], &str)] = &[
        (&[], "Usage"),
        (&["inspct"], "inspct"),
        (&["inspect"], "PAGE"),
        (&["check"], "PACK"),
        (
            &["inspect", "page.html", "--mark", "some"],
            "first, section, all or none",
        ),
        (&["inspect", "page.html", "--no-such"], "--no-such"),
        (&["inspect", "missing.html"], "missing.html"),
        (&["check", "missing.json"], "missing.json"),
        (
            &["inspect", "page.html", "--pack", "missing.json"],
            "missing.json",
        ),
        (
            &["inspect", "page.html", "--pack", "wrong.json"],
            "wrong.json:8:26",
        ),
    ];
    for (arguments, expected) in table {
        let message = run(arguments).message();
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
    let message = run_with(&["inspect", "-"], b"caf\xe9").message();
    assert!(message.contains("UTF-8"), "{message}");
}

#[test]
fn help_and_version_are_data() {
    assert!(run(&["--help"]).data().contains("inspect"));
    assert!(
        run(&["--version"])
            .data()
            .contains(env!("CARGO_PKG_VERSION"))
    );
}

// ---------------------------------------------------------------------------------- check, schema

#[test]
fn check_tells_each_problem_with_its_place_and_finds_only_errors() {
    let wrong = run(&["check", "wrong.json"]);
    assert_eq!((wrong.code, wrong.err.as_str()), (1, ""));
    let expected = [
        ("wrong.json:3:9: error: ", "($.id)"),
        ("wrong.json:8:26: error: ", "($.events[0].date)"),
        ("wrong.json:8:121: error: ", "($.events[0].terms[0])"),
        ("wrong.json:8:144: warning: ", "($.events[0].sources)"),
    ];
    let heads = |out: &str| -> Vec<String> {
        let lines = out.lines().filter(|line| !line.starts_with(' '));
        lines.map(str::to_owned).collect()
    };
    let found = heads(&wrong.out);
    assert_eq!(found.len(), expected.len(), "{}", wrong.out);
    for (line, (place, path)) in found.iter().zip(expected) {
        assert!(line.starts_with(place) && line.ends_with(path), "{line}");
    }

    let odd = run(&["check", "odd.json"]).data();
    assert_eq!(heads(&odd).len(), 3, "{odd}");
    assert!(heads(&odd).iter().all(|line| line.contains(": warning: ")));

    assert_eq!(run(&["check", "harbour.json", "sluice.json"]).data(), "");
    let both = run(&["check", "odd.json", "wrong.json"]);
    assert_eq!((both.code, heads(&both.out).len()), (1, 7), "{both:?}");
}

#[test]
fn check_shows_the_line_and_points_at_the_column() {
    let out = run(&["check", "wrong.json"]).out;
    let lines: Vec<&str> = out.lines().take(4).collect();
    let [_, _, source, caret] = lines[..] else {
        panic!("{out}")
    };
    let at = caret.find('^').expect("a caret");
    assert!(
        source.starts_with(" 3 | ") && source[at..].starts_with('"'),
        "{out}"
    );
}

#[test]
fn check_gives_its_problems_as_data() {
    let out = run(&["check", "wrong.json", "--json"]);
    let first = out.out.lines().next().expect("a problem");
    let problem: Value = serde_json::from_str(first).expect("JSON");
    let texts = ["file", "severity", "path"].map(|key| string(&problem, key));
    assert_eq!(texts, ["wrong.json", "error", "$.id"]);
    assert_eq!(
        (&problem["line"], &problem["column"]),
        (&3.into(), &9.into())
    );
    assert_eq!((out.code, out.out.lines().count()), (1, 4));
}

#[test]
fn check_says_where_a_file_is_no_utf_8() {
    let out = run_with(&["check", "-"], b"{\n \"id\": \"\xff\" }");
    assert_eq!(out.code, 1);
    assert!(
        out.out.starts_with("-:2:9: error: no UTF-8 from here on"),
        "{out:?}"
    );
}

#[test]
fn merge_writes_a_pack_and_its_details() {
    let folder = std::env::temp_dir().join(format!("article-context-merge-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let out = folder.join("both.json");
    let out_text = out.to_string_lossy().into_owned();
    run(&["merge", "harbour.json", "sluice.json", "-o", &out_text]).data();
    assert_eq!(run(&["check", &out_text]).data(), "");
    let pack: Value =
        serde_json::from_slice(&std::fs::read(&out).expect("the pack")).expect("JSON");
    assert_eq!(string(&pack, "details"), "both.details.json");
    let details = std::fs::read_to_string(folder.join("both.details.json")).expect("its details");
    assert!(details.contains("\"summary\""), "{details}");
    let refused = run(&["merge", "wrong.json", "-o", &out_text]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("wrong.json:3:9: error: "),
        "{refused:?}"
    );
    std::fs::remove_dir_all(&folder).expect("clean up");
}

#[test]
fn the_schema_is_json_and_says_which() {
    let schema: Value = serde_json::from_str(&run(&["schema"]).data()).expect("JSON");
    assert!(string(&schema, "$schema").contains("json-schema.org"));
    assert_eq!(string(&schema, "type"), "object");
    for key in ["format", "id", "title", "language", "terms", "events"] {
        let required = list(&schema, "required");
        assert!(
            required.iter().any(|one| one == key),
            "{key} in {required:?}"
        );
        assert!(schema["properties"][key].is_object(), "{key}");
    }
}

#[test]
fn that_nobody_reads_on_is_no_failure() {
    // It writes only after it has read its input, when its output is closed already.
    let table: [(&[&str], &str); 2] = [
        (&["inspect", "-", "--json"], "page.html"),
        (&["check", "-"], "odd.json"),
    ];
    for (arguments, file) in table {
        let mut child = command(arguments).spawn().expect("the program starts");
        drop(child.stdout.take());
        let input = std::fs::read(Path::new(FIXTURES).join(file)).expect("a fixture");
        let mut stdin = child.stdin.take().expect("its input");
        stdin.write_all(&input).expect("it reads its input");
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(output.stderr, b"", "{arguments:?}");
    }
}

// ---------------------------------------------------------------------------------- labelled articles

/// Writes past the test runner's capturing: the figures are to be seen.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The labelled articles; `None` where they are not at hand.
fn labelled() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    if folder.is_dir() {
        return Some(folder);
    }
    say("the labelled articles are not here: nothing is compared");
    None
}

fn inspect_labelled(page: &Path, mark: &str) -> Value {
    let page = page.to_str().expect("a plain path");
    run(&["inspect", page, "--json", "--mark", mark]).json()
}

/// A span of a line: its term, line, start and end in characters.
type Span = (String, usize, usize, usize);

fn overlaps(one: &Span, other: &Span) -> bool {
    one.1 == other.1 && one.2 < other.3 && other.2 < one.3
}

/// What is not read of one line has at most so many characters.
const UNREAD: usize = 20;

/// What an editor wrote of an article.
struct Labels {
    lines: Vec<String>,
    /// Marks that count, each with its alternatives.
    wanted: Vec<Vec<Span>>,
    /// Marks that do not count either way.
    either: Vec<Vec<Span>>,
    /// Spans of no term, or (with a name) not of that one.
    forbidden: Vec<Span>,
    grades: Vec<(String, f64)>,
    /// How many parts of the article are not in the lines.
    uncopied: usize,
}

impl Labels {
    fn read(path: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path).expect("a file of labels");
        let root: Value = serde_json::from_str(&text).expect("labels are JSON");
        if string(&root, "lang") != "en" {
            return None;
        }
        let span = |one: &Value| {
            let term = one["term"].as_str().unwrap_or_default().to_owned();
            (
                term,
                number(one, "line"),
                number(one, "start"),
                number(one, "end"),
            )
        };
        let spans = |one: &Value| {
            let whole = span(one);
            let alternatives = one["alt"].as_array().into_iter().flatten();
            let alternatives = alternatives.map(|alt| {
                let at = |index: usize| alt[index].as_u64().expect("an offset") as usize;
                (whole.0.clone(), whole.1, at(0), at(1))
            });
            std::iter::once(whole.clone())
                .chain(alternatives)
                .collect::<Vec<_>>()
        };
        let counts = |one: &&Value| {
            let is_certain = one["certain"] != false;
            is_certain && !matches!(string(one, "place"), "heading" | "link")
        };
        let marks = list(&root, "marks");
        let grades = root["events"].as_object().expect("grades by id");
        Some(Self {
            lines: string(&root, "text").lines().map(str::to_owned).collect(),
            wanted: marks.iter().filter(counts).map(spans).collect(),
            either: marks.iter().filter(|one| !counts(one)).map(spans).collect(),
            uncopied: list(&root, "excluded").len(),
            forbidden: list(&root, "forbidden").iter().map(span).collect(),
            grades: grades
                .iter()
                .map(|(id, grade)| (id.clone(), grade.as_f64().expect("a grade")))
                .collect(),
        })
    }

    /// Each mention with the line it stands in and where it begins there. Blocks are the lines but
    /// for those the editor did not copy (a kicker, a byline), so the line's number falls behind;
    /// so does what begins in a line after something that is not read (code).
    fn align<'a>(&self, mentions: &'a [Value]) -> Vec<(Option<(usize, usize)>, &'a Value)> {
        let mut behind = 0;
        let mut aligned = Vec::new();
        for together in mentions.chunk_by(|a, b| a["block"] == b["block"]) {
            let block = number(&together[0], "block");
            let lines: Vec<usize> = (behind..=block.min(self.uncopied))
                .map(|by| block - by)
                .collect();
            let fits = |line: &usize, by: usize| {
                together
                    .iter()
                    .any(|one| self.start(*line, one, by).is_some())
            };
            let line = [0, UNREAD]
                .iter()
                .find_map(|by| lines.iter().find(|line| fits(line, *by)));
            behind = line.map_or(behind, |line| block - line);
            for mention in together {
                let start =
                    line.and_then(|line| Some((*line, self.start(*line, mention, UNREAD)?)));
                aligned.push((start, mention));
            }
        }
        aligned
    }

    /// Where a mention's text begins in a line: where it says, or at most so many characters later.
    fn start(&self, line: usize, mention: &Value, later: usize) -> Option<usize> {
        let (from, line) = (number(mention, "start"), self.lines.get(line)?);
        let stands_at = |at: &usize| {
            let written = line.chars().skip(*at).take(number(mention, "end") - from);
            written.eq(string(mention, "text").chars())
        };
        (from..=from + later).find(stands_at)
    }

    /// How well events are ranked, 0 to 1: nDCG@8 with gains 2^grade − 1.
    fn ndcg(&self, events: &[&str]) -> f64 {
        let gain =
            |(place, grade): (usize, f64)| (grade.exp2() - 1.0) / (place as f64 + 2.0).log2();
        let grade = |id: &&str| {
            let known = self.grades.iter().find(|(known, _)| known == id);
            known.map_or(0.0, |(_, grade)| *grade)
        };
        let mut best: Vec<f64> = self.grades.iter().map(|(_, grade)| *grade).collect();
        best.sort_by(|a, b| b.total_cmp(a));
        let reached: f64 = events.iter().take(8).map(grade).enumerate().map(gain).sum();
        let possible: f64 = best.into_iter().take(8).enumerate().map(gain).sum();
        if possible > 0.0 {
            reached / possible
        } else {
            1.0
        }
    }
}

#[test]
fn the_labelled_articles_are_found_as_their_editor_did() {
    let Some(folder) = labelled() else { return };
    let mut pages: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder that can be listed")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    pages.sort();
    assert!(!pages.is_empty());
    let mut failures = Vec::new();
    for page in pages {
        let name = page
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let Some(labels) = Labels::read(&page.with_extension("json")) else {
            continue;
        };
        let report = inspect_labelled(&page, "all");
        let (mut right, mut wrong) = (0, Vec::new());
        let mut is_reached = vec![false; labels.wanted.len()];
        for (place, mention) in labels.align(list(&report, "mentions")) {
            let (term, written) = (string(mention, "term"), string(mention, "text"));
            let Some((line, start)) = place else {
                wrong.push(format!("{term} `{written}` outside the text"));
                continue;
            };
            let end = start + written.chars().count();
            let found: Span = (term.to_owned(), line, start, end);
            let is_barred = |barred: &&Span| {
                overlaps(barred, &found) && (barred.0.is_empty() || barred.0 == found.0)
            };
            if let Some(barred) = labels.forbidden.iter().find(is_barred) {
                failures.push(format!("{name}: {mention} is forbidden: {barred:?}"));
            }
            if let Some(at) = labels
                .wanted
                .iter()
                .position(|spans| spans.contains(&found))
            {
                is_reached[at] = true;
                right += 1;
            } else if !labels.either.iter().any(|spans| spans.contains(&found)) {
                wrong.push(format!("{term} `{written}` in line {line}"));
            }
        }
        let share = |part: usize, whole: usize| {
            if whole == 0 {
                1.0
            } else {
                part as f64 / whole as f64
            }
        };
        let reached = is_reached.iter().filter(|reached| **reached).count();
        let (precision, recall) = (
            share(right, right + wrong.len()),
            share(reached, is_reached.len()),
        );
        let ndcg = labels.ndcg(&ids(&report, "events"));
        say(&format!(
            "{name}: precision {precision:.3}, recall {recall:.3} of {}, nDCG@8 {ndcg:.3}",
            is_reached.len()
        ));
        let missed = labels
            .wanted
            .iter()
            .zip(&is_reached)
            .filter(|(_, reached)| !**reached);
        let missed: Vec<_> = missed.map(|(spans, _)| &spans[0]).collect();
        if precision < 0.95 || recall < 0.90 {
            failures.push(format!(
                "{name}: precision {precision:.3}, recall {recall:.3}"
            ));
        }
        if !wrong.is_empty() || !missed.is_empty() {
            say(&format!("  wrong: {wrong:?}\n  missed: {missed:?}"));
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn the_story_this_began_with_has_its_nine_terms_and_its_events() {
    let Some(folder) = labelled() else { return };
    let report = inspect_labelled(&folder.join("01-interpol-draft.html"), "first");
    let mut marked: Vec<&str> = mentions(&report)
        .into_iter()
        .map(|(_, _, term)| term)
        .collect();
    marked.sort_unstable();
    #[rustfmt::skip]
    let expected = [
        "backdoor", "csae", "encryption", "end-to-end-encryption", "interpol", "lawful-access",
        "provider", "safe-haven", "warrant",
    ];
    assert_eq!(marked, expected);
    let scores = list(&report, "events")
        .iter()
        .map(|event| event["score"].as_f64().expect("a score"));
    assert!(scores.is_sorted_by(|a, b| a >= b), "best first");
    let events = ids(&report, "events");
    let best = &events[..8];
    for wanted in [
        "open-letter-facebook-2019",
        "interpol-draft-resolution-2019",
    ] {
        assert!(best.contains(&wanted), "{wanted} in {best:?}");
    }
}

#[test]
fn an_article_off_the_subject_has_no_events() {
    let Some(folder) = labelled() else { return };
    let report = inspect_labelled(&folder.join("19-distractor-harbour-festival.html"), "all");
    assert!(list(&report, "events").is_empty(), "{report}");
}
