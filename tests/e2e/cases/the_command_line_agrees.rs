//! The browser and the command line find the same in the same page.

use std::fmt::Debug;
use std::fs;
use std::process::Command;

use serde_json::Value;

use super::one_tag_is_enough::show_article;
use crate::browser::Browser;
use crate::paths;

/// What the command line finds in a labelled article.
fn inspect(name: &str) -> Value {
    let binary = paths::binary();
    let page = paths::articles().join(name);
    let mut command = Command::new(&binary);
    let output = command.arg("inspect").arg(page).arg("--json").output();
    let output =
        output.unwrap_or_else(|error| panic!("{}: {error}; run scripts/build", binary.display()));
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("one object of JSON")
}

/// Two members of each object of a list.
fn pairs(list: &Value, keys: [&str; 2]) -> Vec<(Value, Value)> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|one| (one[keys[0]].clone(), one[keys[1]].clone()))
        .collect()
}

/// Asserts that two lists are equal; names the first difference.
fn same<T: PartialEq + Debug>(what: &str, ours: &[T], theirs: &[T]) {
    let at = ours.iter().zip(theirs).position(|(a, b)| a != b);
    let at = at.unwrap_or(ours.len().min(theirs.len()));
    let (ours, theirs) = (ours.get(at), theirs.get(at));
    assert_eq!(ours, theirs, "{what}: number {at}, the browser's first");
}

/// Scores to six places: the two sum in the same order, but not on the same machine.
fn rounded(events: &Value) -> Vec<(Value, i64)> {
    let pairs = pairs(events, ["id", "score"]).into_iter();
    let score = |score: Value| (score.as_f64().expect("a score") * 1e6).round() as i64;
    pairs.map(|(id, points)| (id, score(points))).collect()
}

fn the_browser_and_the_command_line_agree(b: &mut Browser) {
    let names = fs::read_dir(paths::articles())
        .into_iter()
        .flatten()
        .flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".html")).collect();
    names.sort();
    if names.is_empty() {
        println!(
            "skipped: there are no articles in {}",
            paths::articles().display()
        );
    }
    for name in &names {
        show_article(b, name);
        let told = inspect(name);
        let context =
            b.get("JSON.parse(JSON.stringify(el().context ?? { terms: [], events: [] }))");
        // The command line gives text without soft hyphens, its white space collapsed.
        let marked = b.get(
            "mentions().map(({ term, text }) => ({ term, text: text.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ') }))",
        );
        let keys = ["term", "text"];
        same(name, &pairs(&marked, keys), &pairs(&told["mentions"], keys));
        let keys = ["id", "count"];
        same(
            name,
            &pairs(&context["terms"], keys),
            &pairs(&told["terms"], keys),
        );
        same(
            name,
            &rounded(&context["events"]),
            &rounded(&told["events"]),
        );
        let keys = ["id", "reasons"];
        same(
            name,
            &pairs(&context["events"], keys),
            &pairs(&told["events"], keys),
        );
        if !context["article"].is_null() {
            assert_eq!(context["article"]["published"], told["published"], "{name}");
        }
    }
}

crate::cases!(the_browser_and_the_command_line_agree);
