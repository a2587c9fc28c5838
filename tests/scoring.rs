//! Precision and recall of mentions on the labelled articles beside the repository:
//!
//! ```text
//! cargo test --test scoring -- --nocapture
//! ```
//!
//! Their README has the rules: certain marks outside headings and links count, everything is
//! marked, nothing forbidden may be. Every page is scored whose language has a default pack.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use article_context::article::Article;
use article_context::cli::read;
use article_context::context::{Compiled, Wish};
use article_context::find::Choice;
use article_context::pack;
use serde_json::Value;

/// What a labelled set must reach, each page taken by its count.
const ENOUGH: f64 = 0.97;

/// A span of characters in a line of prose, with what it speaks of.
#[derive(Clone, Debug, PartialEq)]
struct Span {
    term: String,
    line: usize,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Score {
    /// Certain labels, and those found.
    wanted: usize,
    found: usize,
    /// Marks outside what is uncertain, and the right ones.
    marked: usize,
    right: usize,
    forbidden: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.marked += other.marked;
        self.right += other.right;
        self.forbidden += other.forbidden;
    }

    fn precision(&self) -> f64 {
        share(self.right, self.marked)
    }

    fn recall(&self) -> f64 {
        share(self.found, self.wanted)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

fn manifest(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The default packs of a language: the English one, and what lies over it.
fn compiled(language: &str) -> Option<Compiled> {
    let folder = manifest("packs/encryption-policy");
    let base = language.split('-').next().unwrap_or_default();
    let own = folder.join(format!("{base}.json"));
    if !own.exists() {
        return None;
    }
    let mut packs = vec![pack::parse(&text(&folder.join("en.json"))).expect("a pack")];
    if base != "en" {
        packs.push(pack::parse(&text(&own)).expect("a pack"));
    }
    Some(Compiled::new(packs, &Wish::default(), &[]))
}

/// For each character of a block its place in a line of the labels, which may hold words more
/// (those of `<code>` are not read); `None` where the line is another one.
fn places(block: &str, line: &str) -> Option<Vec<usize>> {
    let line: Vec<char> = line.chars().collect();
    let mut places = Vec::new();
    let mut at = 0;
    for word in block.split_inclusive(' ') {
        let word: Vec<char> = word.trim_end().chars().collect();
        let ahead = line[at..]
            .windows(word.len())
            .position(|part| part == word)?;
        at += ahead;
        places.extend(at..at + word.len());
        at += word.len();
        places.push(at);
    }
    Some(places)
}

/// All marks, by the lines of the labels.
fn marks(article: &Article, compiled: &Compiled, lines: &[&str]) -> Vec<Span> {
    let (context, _) = compiled.find(article, Choice::All);
    let mut line_of = Vec::new();
    let mut next = 0;
    for block in &article.blocks {
        let ahead = lines[next..].iter().enumerate();
        let found = ahead.map(|(ahead, line)| (next + ahead, line));
        let mut found = found.filter_map(|(at, line)| Some((at, places(&block.text, line)?)));
        let here = found.next();
        next = here.as_ref().map_or(next, |(line, _)| line + 1);
        line_of.push(here);
    }
    let marked = context.marked.iter().map(|&index| &context.mentions[index]);
    let span = |mention: &article_context::find::Mention| {
        let block = &article.blocks[mention.block as usize];
        let start = block.part(0, mention.start).chars().count();
        let end = start + block.part(mention.start, mention.end).chars().count();
        let term = compiled.library.terms[mention.term as usize].id.clone();
        match &line_of[mention.block as usize] {
            Some((line, places)) => Span {
                term,
                line: *line,
                start: places[start],
                end: places[end - 1] + 1,
            },
            // A mark in what the labels leave out is a wrong one, on a line of no label.
            None => Span {
                term,
                line: usize::MAX,
                start,
                end,
            },
        }
    };
    marked.map(span).collect()
}

fn span(label: &Value) -> Span {
    let number = |key: &str| label[key].as_u64().expect("a number") as usize;
    Span {
        term: label["term"].as_str().unwrap_or_default().to_owned(),
        line: number("line"),
        start: number("start"),
        end: number("end"),
    }
}

/// The spans that are right for a label.
fn right_spans(label: &Value) -> Vec<Span> {
    let main = span(label);
    let others = label["alt"].as_array().into_iter().flatten();
    let others = others.map(|pair| Span {
        start: pair[0].as_u64().expect("a number") as usize,
        end: pair[1].as_u64().expect("a number") as usize,
        ..main.clone()
    });
    std::iter::once(main.clone()).chain(others).collect()
}

fn overlap(a: &Span, b: &Span) -> bool {
    a.line == b.line && a.start < b.end && b.start < a.end
}

/// Compares marks with labels; tells each difference.
fn score(labels: &Value, marks: &[Span], lines: &[&str]) -> Score {
    let mut score = Score::default();
    let list = |key: &str| labels[key].as_array().cloned().unwrap_or_default();
    let written = |span: &Span| {
        let line = lines.get(span.line).copied().unwrap_or_default();
        let part = line.chars().skip(span.start).take(span.end - span.start);
        part.collect::<String>()
    };
    let is_scored = |label: &&Value| {
        label["certain"] != false && label["place"] != "heading" && label["place"] != "link"
    };
    let all = list("marks");
    for label in all.iter().filter(is_scored) {
        score.wanted += 1;
        if right_spans(label).iter().any(|right| marks.contains(right)) {
            score.found += 1;
        } else {
            println!("    missed     {}: {}", span(label).term, label["text"]);
        }
    }
    for mark in marks {
        if all
            .iter()
            .any(|label| !is_scored(&label) && overlap(&span(label), mark))
        {
            continue;
        }
        score.marked += 1;
        if all.iter().any(|label| right_spans(label).contains(mark)) {
            score.right += 1;
        } else {
            println!(
                "    wrong      {}: {:?} on line {}",
                mark.term,
                written(mark),
                mark.line
            );
        }
    }
    for label in list("forbidden") {
        let barred = span(&label);
        let is_barred = |mark: &&Span| {
            overlap(mark, &barred) && (barred.term.is_empty() || barred.term == mark.term)
        };
        for mark in marks.iter().filter(is_barred) {
            score.forbidden += 1;
            println!("    forbidden  {}: {}", mark.term, label["text"]);
        }
    }
    score
}

#[test]
fn mentions_are_those_a_careful_editor_marks() {
    let folder = manifest("../shared/articles");
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let labels = entries.map(|entry| entry.path());
    let mut labels: Vec<PathBuf> = labels
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    labels.sort();
    if labels.is_empty() {
        println!(
            "skipped: there are no labelled articles in {}",
            folder.display()
        );
        return;
    }
    let mut all = Score::default();
    for path in labels {
        let labels: Value = serde_json::from_str(&text(&path)).expect("JSON");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some(compiled) = compiled(labels["lang"].as_str().unwrap_or_default()) else {
            println!("{name}: not scored, there is no pack in {}", labels["lang"]);
            continue;
        };
        println!("{name}");
        let page = read::read(&text(&path.with_extension("html"))).expect("a page");
        let lines: Vec<&str> = labels["text"]
            .as_str()
            .unwrap_or_default()
            .lines()
            .collect();
        let score = score(&labels, &marks(&page.article, &compiled, &lines), &lines);
        println!(
            "    precision {:.3}, recall {:.3} ({} of {} labels, {} of {} marks, {} forbidden)",
            score.precision(),
            score.recall(),
            score.found,
            score.wanted,
            score.right,
            score.marked,
            score.forbidden,
        );
        all.add(score);
    }
    println!(
        "all: precision {:.4}, recall {:.4}",
        all.precision(),
        all.recall()
    );
    assert!(all.precision() >= ENOUGH, "precision {}", all.precision());
    assert!(all.recall() >= ENOUGH, "recall {}", all.recall());
    assert_eq!(all.forbidden, 0, "forbidden marks");
}

#[test]
fn the_score_tells_what_is_missed_wrong_and_forbidden() {
    let label = |term: &str, start: usize, place: &str| {
        serde_json::json!({ "term": term, "text": "x", "line": 0, "start": start, "end": start + 4,
            "place": place, "alt": [[start + 2, start + 4]] })
    };
    let labels = serde_json::json!({
        "marks": [label("a", 0, "prose"), label("b", 10, "quote"), label("c", 20, "heading")],
        "forbidden": [{ "text": "y", "line": 0, "start": 30, "end": 34, "term": "b" }],
    });
    let mark = |term: &str, start: usize, end: usize| Span {
        term: term.into(),
        line: 0,
        start,
        end,
    };
    let counts = |marks: &[Span]| {
        let score = score(&labels, marks, &["x"]);
        [
            score.wanted,
            score.found,
            score.marked,
            score.right,
            score.forbidden,
        ]
    };
    assert_eq!(counts(&[]), [2, 0, 0, 0, 0]);
    assert_eq!(
        counts(&[mark("a", 0, 4), mark("b", 12, 14)]),
        [2, 2, 2, 2, 0]
    );
    assert_eq!(counts(&[mark("b", 0, 4), mark("a", 0, 3)]), [2, 0, 2, 0, 0]);
    assert_eq!(
        counts(&[mark("c", 20, 24)]),
        [2, 0, 0, 0, 0],
        "headings don't count"
    );
    assert_eq!(
        counts(&[mark("a", 30, 34)]),
        [2, 0, 1, 0, 0],
        "another term is not barred"
    );
    assert_eq!(counts(&[mark("b", 33, 35)]), [2, 0, 1, 0, 1]);
}
