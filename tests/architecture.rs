//! The sources, held to the invariants of the architecture. Each rule is a function from sources to
//! violations, run once over the crate and once over a sample that breaks it.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What each layer may use of this crate: the table of `src/lib.rs`.
const LAYERS: [(&str, &[&str]); 10] = [
    ("order", &[]),
    ("text", &[]),
    ("pack", &["order", "text"]),
    ("article", &["order", "text", "pack"]),
    ("find", &["order", "text", "pack", "article"]),
    ("relate", &["order", "text", "pack", "article", "find"]),
    ("context", CORE),
    ("ui", CORE),
    ("web", WITH_UI),
    ("cli", WITH_UI),
];
const CORE: &[&str] = &[
    "order", "text", "pack", "article", "find", "relate", "context",
];
#[rustfmt::skip]
const WITH_UI: &[&str] = &["order", "text", "pack", "article", "find", "relate", "context", "ui"];

/// What each outer layer may use of other crates; the core has the standard library only.
const CRATES: [(&str, &[&str]); 3] = [
    ("ui", &["yew", "web_sys"]),
    // rlsf is the program's allocator.
    (
        "web",
        &["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen", "rlsf"],
    ),
    // serde writes the reports, yew renders pages.
    (
        "cli",
        &["clap", "scraper", "ego_tree", "serde", "serde_json", "yew"],
    ),
];

/// What only the command line may use of the standard library: files, network, time, environment.
const OUTSIDE: [&str; 9] = [
    "fs", "io", "net", "env", "process", "time", "thread", "path", "os",
];

/// Methods that change a DOM, without underscores and in lower case, so that Rust's and
/// JavaScript's names are alike. `remove` counts only without an argument.
const WRITES: &str = " appendchild insertbefore removechild replacechild splittext appenddata setdata \
insertdata deletedata replacedata setnodevalue settextcontent setinnerhtml setouterhtml setinnertext \
setoutertext insertadjacentelement insertadjacenthtml insertadjacenttext normalize setattribute \
setattributens removeattribute toggleattribute setclassname setid setlang setdir settitle sethidden \
style surroundcontents insertnode extractcontents deletecontents ";

/// The same, where web-sys numbers them (`append_with_node_1`, `add_1`) or JavaScript is imported.
const NUMBERED: &str =
    " append prepend before after replacewith replacechildren add remove toggle ";

/// Through which names a file other than `web/mark.rs` may write: its own tree, never the article.
const OWN: [&str; 5] = ["shadow", "mount", "card", "panel", "printed"];

// ---------------------------------------------------------------------------------- sources

/// A file of `src/`, its path below it.
#[derive(Clone, Debug)]
struct Source {
    path: String,
    text: String,
}

/// Every file below a folder of the repository, by path.
fn files(folder: &str) -> Vec<String> {
    fn walk(at: &Path, found: &mut Vec<String>) {
        let entries = fs::read_dir(at).unwrap_or_else(|error| panic!("{}: {error}", at.display()));
        for entry in entries {
            let path = entry.expect("a folder that can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    let root = Path::new(ROOT).join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let below = root.to_string_lossy().len() + 1;
    found
        .iter()
        .map(|path| path[below..].replace('\\', "/"))
        .collect()
}

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sources() -> Vec<Source> {
    let source = |path: String| Source {
        text: text(&format!("src/{path}")),
        path,
    };
    let paths = files("src")
        .into_iter()
        .filter(|path| path.ends_with(".rs"));
    let sources: Vec<Source> = paths.map(source).collect();
    assert!(sources.len() > 30, "only {} sources found", sources.len());
    sources
}

/// A sample for a rule's own test.
fn sample(path: &str, text: &str) -> Vec<Source> {
    vec![Source {
        path: path.into(),
        text: text.into(),
    }]
}

impl Source {
    /// The layer: the first folder or file name.
    fn layer(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The path of the module it holds; a program's `main.rs` stands for its folder.
    fn module(&self) -> Vec<String> {
        let steps = self.path.trim_end_matches(".rs").split('/');
        let is_own = |step: &&str| !matches!(*step, "mod" | "main" | "lib");
        steps.filter(is_own).map(str::to_owned).collect()
    }

    /// Whether it holds nothing but tests.
    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// The lines before the inline module of its tests.
    fn before_tests(&self) -> String {
        let lines: Vec<&str> = self.text.lines().collect();
        let is_tests = |at: &usize| {
            lines[*at].trim() == "#[cfg(test)]"
                && lines.get(at + 1).is_some_and(|next| {
                    next.trim_start().starts_with("mod ") && next.trim_end().ends_with('{')
                })
        };
        let end = (0..lines.len()).find(is_tests).unwrap_or(lines.len());
        lines[..end].join("\n")
    }

    fn at(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }
}

// ---------------------------------------------------------------------------------- tokens

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Word,
    Text,
    Sign,
}

/// A word, a string's content or a sign of the code; comments and lifetimes are left out.
#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    text: String,
    line: usize,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

fn tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let starts =
        |at: usize, with: &str| text[at..].iter().take(with.len()).copied().eq(with.chars());
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let from = at;
        let first_line = line;
        let mut add = |kind, text: String| {
            tokens.push(Token {
                kind,
                text,
                line: first_line,
            })
        };
        if starts(at, "//") {
            at += text[at..].iter().take_while(|c| **c != '\n').count();
        } else if starts(at, "/*") {
            let mut depth = 0;
            loop {
                if at >= text.len() {
                    break;
                } else if starts(at, "/*") {
                    (depth, at) = (depth + 1, at + 2);
                } else if starts(at, "*/") {
                    (depth, at) = (depth - 1, at + 2);
                } else {
                    at += 1;
                }
                if depth == 0 {
                    break;
                }
            }
        } else if let Some((content, end)) = string_at(&text, at) {
            at = end;
            add(Kind::Text, content);
        } else if text[at] == '\'' {
            let is_char = text.get(at + 1) == Some(&'\\') || text.get(at + 2) == Some(&'\'');
            at += 1;
            if is_char {
                at += if text[at] == '\\' { 2 } else { 1 };
                at += text[at..].iter().take_while(|c| **c != '\'').count() + 1;
            } else {
                at += text[at..].iter().take_while(|c| is_word(**c)).count();
            }
        } else if is_word(text[at]) {
            at += text[at..].iter().take_while(|c| is_word(**c)).count();
            add(Kind::Word, text[from..at].iter().collect());
        } else if starts(at, "::") || starts(at, "==") || starts(at, "=>") {
            at += 2;
            add(Kind::Sign, text[from..at].iter().collect());
        } else {
            at += 1;
            if !text[from].is_whitespace() {
                add(Kind::Sign, text[from].to_string());
            }
        }
        line += text[from..at.min(text.len())]
            .iter()
            .filter(|c| **c == '\n')
            .count();
    }
    tokens
}

/// The content of the string literal of any kind that begins at `at`, and where it ends.
fn string_at(text: &[char], at: usize) -> Option<(String, usize)> {
    let is_inside_word = at > 0 && (text[at - 1].is_alphanumeric() || text[at - 1] == '_');
    let mut open = at;
    while !is_inside_word && open < at + 2 && matches!(text.get(open), Some('b' | 'c' | 'r')) {
        open += 1;
    }
    let is_raw = open > at && text[open - 1] == 'r';
    let hashes = text[open..]
        .iter()
        .take_while(|c| is_raw && **c == '#')
        .count();
    let begin = open + hashes + 1;
    if text.get(begin - 1) != Some(&'"') {
        return None;
    }
    let mut end = begin;
    while end < text.len() {
        let closes = text[end] == '"'
            && text[end + 1..]
                .iter()
                .take(hashes)
                .filter(|c| **c == '#')
                .count()
                == hashes;
        if closes {
            break;
        }
        end += if text[end] == '\\' && !is_raw { 2 } else { 1 };
    }
    let content = text[begin..end.min(text.len())].iter().collect();
    Some((content, end + 1 + hashes))
}

/// The index behind the bracket that closes the one at `open`.
fn behind(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.kind == Kind::Sign {
            match token.text.as_str() {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

// ---------------------------------------------------------------------------------- paths

/// A path the code names, from the crate's root or another crate on.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    line: usize,
    /// `crate` or the name of another crate, then the steps.
    steps: Vec<String>,
}

/// The crates that code can name: those of Cargo.toml and the standard library's.
fn crates(cargo: &str) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = ["std", "core", "alloc", "article_context"]
        .map(str::to_owned)
        .into();
    let mut is_in = false;
    for line in cargo.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            is_in = section.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) = line.split_once('=')
            && is_in
            && !line.starts_with(['#', '"'])
        {
            names.insert(name.trim().replace('-', "_"));
        }
    }
    names
}

/// Every path of other crates and of `crate`, `self`, `super` in a source: imported or written out.
fn paths(source: &Source, crates: &BTreeSet<String>) -> Vec<Named> {
    let tokens = tokens(&source.text);
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    let mut named = Vec::new();
    // Inline modules that are open, among other braces.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let mut module = source.module();
        module.extend(open.iter().flatten().cloned());
        let resolve = |steps: &[String]| resolve(&module, steps, crates);
        let mut name = |line, steps: &[String]| {
            named.extend(resolve(steps).map(|steps| Named { line, steps }));
        };
        if token.is("{") {
            let is_module = at >= 2 && is(at - 2, "mod");
            open.push(is_module.then(|| tokens[at - 1].text.clone()));
        } else if token.is("}") {
            open.pop();
        } else if token.is("use") && !is(at + 1, "<") {
            let mut found = Vec::new();
            at = use_tree(&tokens, at + 1, &[], &mut found);
            for (line, steps) in &found {
                name(*line, steps);
            }
            continue;
        } else if token.is("extern") && is(at + 1, "crate") {
            name(token.line, &[tokens[at + 2].text.clone()]);
        } else if token.kind == Kind::Word && is(at + 1, "::") && !follows_word(&tokens, at) {
            let mut steps = vec![token.text.clone()];
            while is(at + 1, "::") && tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Word) {
                at += 2;
                steps.push(tokens[at].text.clone());
            }
            name(token.line, &steps);
        }
        at += 1;
    }
    named
}

/// Whether the token at `at` goes on a path that began before it.
fn follows_word(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| &tokens[at]);
    before(1).is_some_and(|token| token.is("::"))
        && before(2).is_some_and(|token| token.kind == Kind::Word || token.is(">"))
}

/// Reads the use tree at `at`; gives where it ends.
fn use_tree(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let mut steps = before.to_vec();
    let line = tokens.get(at).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| !token.is("}")) {
                    at = use_tree(tokens, at, &steps, found);
                    at += usize::from(tokens.get(at).is_some_and(|token| token.is(",")));
                }
                return at + 1;
            }
            "as" => at += 2,
            "::" => at += 1,
            "," | "}" | ";" => break,
            step => {
                if !(step == "self" && !steps.is_empty()) {
                    steps.push(step.to_owned());
                }
                at += 1;
            }
        }
    }
    found.push((line, steps));
    at
}

/// A path from the crate's root or another crate on; `None` for a local one.
fn resolve(module: &[String], steps: &[String], crates: &BTreeSet<String>) -> Option<Vec<String>> {
    let mut steps = steps.iter().map(String::as_str).peekable();
    let first = steps.next()?;
    let mut from: Vec<String> = match first {
        "crate" | "article_context" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module[..module.len().saturating_sub(1)].to_vec(),
        _ if crates.contains(first) => {
            return Some(
                [first]
                    .into_iter()
                    .chain(steps)
                    .map(str::to_owned)
                    .collect(),
            );
        }
        _ => return None,
    };
    while steps.next_if(|step| *step == "super").is_some() {
        from.pop();
    }
    let root = ["crate".to_owned()].into_iter();
    Some(root.chain(from).chain(steps.map(str::to_owned)).collect())
}

fn all_crates() -> BTreeSet<String> {
    crates(&text("Cargo.toml"))
}

// ---------------------------------------------------------------------------------- rules

/// Paths to a layer, a crate or a part of the standard library that is not for this layer.
fn forbidden_paths(sources: &[Source]) -> Vec<String> {
    let crates = all_crates();
    let mut violations = Vec::new();
    for source in sources.iter().filter(|source| source.path != "lib.rs") {
        let layer = source.layer();
        let Some((_, inner)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            violations.push(source.at(1, "is in no layer of the table"));
            continue;
        };
        let outer = CRATES.iter().find(|(name, _)| *name == layer);
        let outer = outer.map_or(&[][..], |(_, crates)| crates);
        for Named { line, steps } in paths(source, &crates) {
            let second = steps.get(1).map_or("", String::as_str);
            let is_allowed = match steps[0].as_str() {
                // A program's file names the library as a whole.
                "crate" if source.path.ends_with("/main.rs") => {
                    second.is_empty() || second == layer
                }
                "crate" => second == layer || inner.contains(&second),
                "std" | "core" | "alloc" => {
                    let is_free = layer == "cli" || source.is_test();
                    !matches!(second, "" | "*") && (is_free || !OUTSIDE.contains(&second))
                }
                other => outer.contains(&other),
            };
            if !is_allowed {
                let what = format!("{layer} may not use {}", steps.join("::"));
                violations.push(source.at(line, &what));
            }
        }
    }
    violations
}

/// Uses of `ui` in `web` outside the widget.
fn ui_beside_the_widget(sources: &[Source]) -> Vec<String> {
    let crates = all_crates();
    let mut violations = Vec::new();
    let is_widget = |path: &str| path == "web/widget.rs" || path.starts_with("web/widget/");
    let is_concerned = |source: &&Source| source.layer() == "web" && !is_widget(&source.path);
    for source in sources.iter().filter(is_concerned) {
        for Named { line, steps } in paths(source, &crates) {
            if steps.len() > 1 && steps[..2] == ["crate", "ui"] {
                violations.push(source.at(line, &format!("{} in web", steps.join("::"))));
            }
        }
    }
    violations
}

/// What `ui` must not name: the window, the document, portals, `style` attributes.
fn reaching_out_of_ui(sources: &[Source]) -> Vec<String> {
    let mut violations = Vec::new();
    for source in sources.iter().filter(|source| source.layer() == "ui") {
        let tokens = tokens(&source.text);
        let is = |at: usize, texts: &[&str]| {
            let token = tokens.get(at);
            token.is_some_and(|token| texts.iter().any(|text| token.is(text)))
        };
        for (at, token) in tokens.iter().enumerate() {
            let is_called = is(at + 1, &["("]) || at > 0 && is(at - 1, &["::"]);
            let is_attribute = is(at + 1, &["="]) && !(at > 0 && is(at - 1, &["let", "mut"]))
                || at > 0 && is(at - 1, &["{"]) && is(at + 1, &["}"]);
            let is_wrong = match (token.kind, token.text.as_str()) {
                (Kind::Word, "window" | "document" | "owner_document") => is_called,
                (Kind::Word, "create_portal" | "VPortal" | "Portal") => true,
                (Kind::Word, "style") => is_attribute,
                (Kind::Text, "style") => true,
                _ => false,
            };
            if is_wrong {
                violations.push(source.at(token.line, &format!("{} in ui", token.text)));
            }
        }
    }
    violations
}

/// Exports to JavaScript outside the widget.
///
/// `#[wasm_bindgen]` on an `extern` block imports, and so do the attributes within that block; on
/// anything else (a function, a type, an `impl`) it exports. So do `no_mangle` and `export_name`.
fn exports(sources: &[Source]) -> Vec<String> {
    let mut violations = Vec::new();
    for source in sources
        .iter()
        .filter(|source| source.path != "web/widget.rs")
    {
        let tokens = tokens(&source.text);
        let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
        let mut at = 0;
        while at < tokens.len() {
            if !(is(at, "#") && is(at + 1, "[")) {
                at += 1;
                continue;
            }
            // An item's attributes stand in a row.
            let (from, mut names) = (at, Vec::new());
            while is(at, "#") && is(at + 1, "[") {
                let end = behind(&tokens, at + 1);
                names.extend(tokens[at..end].iter().map(|token| token.text.as_str()));
                at = end;
            }
            let is_import = is(at, "extern") || is(at, "unsafe") && is(at + 1, "extern");
            let is_bound = names.contains(&"wasm_bindgen");
            let is_exported = names.contains(&"no_mangle") || names.contains(&"export_name");
            if is_exported || is_bound && !is_import {
                let line = tokens[from].line;
                violations.push(source.at(line, "an export to JavaScript"));
            }
            if is_bound && is_import {
                let open = (at..tokens.len()).find(|&at| is(at, "{"));
                at = behind(&tokens, open.unwrap_or(at));
            }
        }
    }
    violations
}

/// DOM writes outside `web/mark.rs` other than to the widget's own tree.
fn writes(sources: &[Source]) -> Vec<String> {
    let mut violations = Vec::new();
    let is_browser = |source: &&Source| matches!(source.layer(), "web" | "ui");
    let others = sources.iter().filter(|source| source.path != "web/mark.rs");
    for source in others.filter(is_browser) {
        let tokens = tokens(&source.text);
        let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
        // Blocks of imported methods: there the mere name is enough.
        let mut imported = 0..0;
        for (at, token) in tokens.iter().enumerate() {
            if token.is("extern") && is(at + 2, "{") {
                imported = at..behind(&tokens, at + 2);
            }
            let plain = token.text.replace('_', "").to_lowercase();
            let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
            let bare = bare.trim_end_matches("node").trim_end_matches("str");
            let is_numbered = has_word(NUMBERED, bare.strip_suffix("with").unwrap_or(bare));
            let is_removal = plain == "remove" && is(at + 1, "(") && is(at + 2, ")");
            let is_write = has_word(WRITES, &plain)
                || is_removal
                || is_numbered && (bare != plain || imported.contains(&at));
            let is_method = at > 0 && (is(at - 1, ".") || is(at - 1, "::")) && is(at + 1, "(");
            let is_own = at > 1 && OWN.iter().any(|own| is(at - 2, own));
            let is_here = is_method && !is_own || imported.contains(&at);
            if token.kind == Kind::Word && is_write && is_here {
                violations.push(source.at(token.line, &format!("writes: {}", token.text)));
            }
        }
    }
    violations
}

fn has_word(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// Names that say nothing.
fn vague_names(paths: &[String]) -> Vec<String> {
    const VAGUE: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "manager"];
    let is_vague = |path: &&String| {
        let words = path.split(['/', '_', '-', '.']);
        words
            .map(str::to_lowercase)
            .any(|word| VAGUE.contains(&word.as_str()))
    };
    paths.iter().filter(is_vague).cloned().collect()
}

/// Files of more than 400 lines before their tests.
fn too_long(sources: &[Source]) -> Vec<String> {
    let lines = |source: &Source| source.before_tests().lines().count();
    let long = sources
        .iter()
        .filter(|source| !source.is_test() && lines(source) > 400);
    long.map(|source| source.at(400, &format!("{} lines before its tests", lines(source))))
        .collect()
}

/// What stands between two texts for the first time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to)
        .unwrap_or_else(|| panic!("no {to} behind {from}"))
        .0
}

fn package_version(cargo: &str) -> &str {
    between(between(cargo, "[package]", "\n["), "\nversion = \"", "\"")
}

fn other_version(loader: &str, cargo: &str) -> Option<String> {
    let (loader, package) = (
        between(loader, "const VERSION = '", "'"),
        package_version(cargo),
    );
    (loader != package).then(|| format!("the loader says {loader}, Cargo.toml {package}"))
}

/// Tool versions named in scripts and Trunk.toml that differ from the crate's in Cargo.lock.
fn other_wasm_bindgen(script: &str, trunk: &str, lock: &str) -> Vec<String> {
    let crate_ = between(lock, "name = \"wasm-bindgen\"\nversion = \"", "\"");
    let script = script
        .lines()
        .find_map(|line| line.strip_prefix("WASM_BINDGEN="));
    let trunk = between(trunk, "wasm_bindgen = \"", "\"");
    let named = [
        ("scripts/versions.sh", script.unwrap_or("none")),
        ("Trunk.toml", trunk),
    ];
    let others = named.into_iter().filter(|(_, version)| *version != crate_);
    others
        .map(|(file, version)| format!("{file} says {version}, Cargo.lock {crate_}"))
        .collect()
}

/// The strings of a constant.
fn texts_of(name: &str, source: &str) -> BTreeSet<String> {
    let tokens = tokens(source);
    let at = tokens.iter().position(|token| token.is(name));
    let rest = &tokens[at.unwrap_or_else(|| panic!("a const {name}"))..];
    let value = &rest[rest
        .iter()
        .position(|token| token.is("="))
        .expect("its value")..];
    let end = value
        .iter()
        .position(|token| token.is(";"))
        .expect("its end");
    let texts = value[..end].iter().filter(|token| token.kind == Kind::Text);
    texts.map(|token| token.text.clone()).collect()
}

/// Where the languages in the code differ from those of the files.
fn other_languages(load: &str, compiled: &str, packs: &[String], labels: &[String]) -> Vec<String> {
    let tags = |files: &[String]| -> BTreeSet<String> {
        let tags = files.iter().filter_map(|file| file.strip_suffix(".json"));
        tags.map(str::to_owned).collect()
    };
    let with_labels = tags(labels);
    let without_pack: BTreeSet<String> = with_labels.difference(&tags(packs)).cloned().collect();
    let mut wrong = Vec::new();
    let mut compare = |what: &str, languages: BTreeSet<String>, of_files: &BTreeSet<String>| {
        if languages != *of_files {
            wrong.push(format!("{what} has {languages:?}, the files {of_files:?}"));
        }
    };
    compare("load.rs", texts_of("LANGUAGES", load), &with_labels);
    compare(
        "load.rs, without a pack,",
        texts_of("WITHOUT_PACK", load),
        &without_pack,
    );
    compare(
        "cli/default_pack.rs",
        texts_of("LANGUAGES", compiled),
        &with_labels,
    );
    wrong
}

/// Declarations that a page from right to left would not mirror.
fn sided(css: &str) -> Vec<String> {
    let declarations = css.split(['{', '}', ';']);
    let is_sided = |declaration: &&str| {
        let (name, value) = declaration.split_once(':').unwrap_or_default();
        let words: Vec<&str> = value.split_whitespace().collect();
        let is_uneven = ["margin", "padding", "inset", "border-width"].contains(&name.trim())
            && words.len() == 4
            && words[1] != words[3];
        let mut said = name.split('-').chain(words);
        is_uneven || said.any(|word| ["left", "right"].contains(&word.trim()))
    };
    let sided = declarations.filter(is_sided);
    sided.map(|one| one.trim().to_owned()).collect()
}

/// Keys of labels that the components use and that are missing, or the reverse.
///
/// A literal such as `"panel.title"` is a key, or the key of a count (`.one`, `.other`), or of a
/// count in units (`.day.one`), the units being the literals with a dot in front. A literal that
/// ends in a dot is a family, of the members given here.
fn other_labels(
    sources: &[Source],
    labels: &BTreeSet<String>,
    families: &[(&str, Vec<String>)],
) -> Vec<String> {
    let is_key = |text: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        text.contains('.') && text.chars().all(is_plain)
    };
    let mut literals = BTreeSet::new();
    let shown = sources
        .iter()
        .filter(|source| source.layer() == "ui" && !source.is_test());
    for source in shown {
        let tokens = tokens(&source.before_tests());
        let texts = tokens.into_iter().filter(|token| token.kind == Kind::Text);
        literals.extend(texts.map(|token| token.text).filter(|text| is_key(text)));
    }
    let units: Vec<&String> = literals
        .iter()
        .filter(|text| text.starts_with('.') && text.len() > 1)
        .collect();
    let counted = |key: &str| [format!("{key}.one"), format!("{key}.other")];
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut wrong = Vec::new();
    for literal in literals.iter().filter(|text| !text.starts_with('.')) {
        if literal.ends_with('.') {
            match families.iter().find(|(family, _)| family == literal) {
                Some((_, members)) => {
                    used.extend(members.iter().map(|member| format!("{literal}{member}")));
                }
                None => wrong.push(format!("a family this test does not know: {literal}")),
            }
            continue;
        }
        let in_units: Vec<String> = units
            .iter()
            .flat_map(|unit| counted(&format!("{literal}{unit}")))
            .collect();
        let candidates = [vec![literal.clone()], counted(literal).to_vec(), in_units];
        let fitting = candidates
            .iter()
            .find(|keys| keys.iter().any(|key| labels.contains(key)));
        used.extend(fitting.unwrap_or(&candidates[0]).iter().cloned());
    }
    wrong.extend(used.difference(labels).map(|key| format!("no label {key}")));
    wrong.extend(
        labels
            .difference(&used)
            .map(|key| format!("nothing uses {key}")),
    );
    wrong
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The keys of `labels/en.json`.
fn english_labels() -> BTreeSet<String> {
    let text = text("labels/en.json");
    let root = article_context::pack::json::parse(&text).expect("labels are JSON");
    root.members()
        .iter()
        .map(|member| member.key.to_string())
        .collect()
}

/// Families of labels with the members that can come up.
fn families() -> Vec<(&'static str, Vec<String>)> {
    let pack =
        article_context::pack::parse(&text("packs/encryption-policy/en.json")).expect("our pack");
    let categories: BTreeSet<String> = pack
        .terms
        .iter()
        .filter_map(|term| term.category.clone())
        .collect();
    let spoken = |family: &str| {
        let keys = english_labels().into_iter();
        keys.filter_map(|key| Some(key.strip_prefix(family)?.to_owned()))
            .collect::<Vec<_>>()
    };
    let months = (1..=12).chain(21..=24).map(|number| number.to_string());
    vec![
        ("month.", months.collect()),
        // English has one form of a month.
        ("nominative.", Vec::new()),
        // English writes no ordinals.
        ("day.", Vec::new()),
        ("kind.", strings(&article_context::pack::KINDS)),
        ("category.", categories.into_iter().collect()),
        ("place.", spoken("place.")),
        ("region.", strings(&["EU", "INT", "FVEY"])),
    ]
}

#[track_caller]
fn assert_none(violations: impl IntoIterator<Item = String>) {
    let violations: Vec<String> = violations.into_iter().collect();
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

// ---------------------------------------------------------------------------------- the crate

#[test]
fn each_layer_uses_only_what_the_table_allows() {
    assert_none(forbidden_paths(&sources()));
}

#[test]
fn in_web_only_the_widget_uses_ui() {
    assert_none(ui_beside_the_widget(&sources()));
}

#[test]
fn ui_touches_no_page() {
    assert_none(reaching_out_of_ui(&sources()));
}

#[test]
fn only_the_widget_exports_to_javascript() {
    assert_none(exports(&sources()));
}

#[test]
fn only_mark_writes_to_the_article() {
    assert_none(writes(&sources()));
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    assert_none(vague_names(&files("src")));
}

#[test]
fn no_file_is_longer_than_400_lines_before_its_tests() {
    assert_none(too_long(&sources()));
}

#[test]
fn the_loader_is_of_the_package_s_version() {
    assert_none(other_version(
        &text("src/article-context.js"),
        &text("Cargo.toml"),
    ));
}

#[test]
fn the_tools_are_of_the_wasm_bindgen_crate_s_version() {
    let (script, trunk) = (text("scripts/versions.sh"), text("Trunk.toml"));
    assert_none(other_wasm_bindgen(&script, &trunk, &text("Cargo.lock")));
}

#[test]
fn the_languages_in_the_code_are_those_of_the_files() {
    let compiled = text("src/cli/default_pack.rs");
    assert_none(other_languages(
        &text("src/web/load.rs"),
        &compiled,
        &files("packs/encryption-policy"),
        &files("labels"),
    ));
}

#[test]
fn the_stylesheets_say_start_and_end_not_left_and_right() {
    assert_none(sided(&text("style.css")));
    assert_none(sided(&text("rest.css")));
    assert_none(sided(&text("src/web/mark.css")));
}

#[test]
fn every_label_exists_and_none_is_unused() {
    // What a language calls actors and times is read by `relate`, whole families at once.
    let mut labels = english_labels();
    labels.retain(|key| !key.starts_with("alias.") && !key.starts_with("when."));
    assert_none(other_labels(&sources(), &labels, &families()));
}

// ---------------------------------------------------------------------------------- the rules

#[test]
fn a_forbidden_path_is_caught_however_it_is_written() {
    let table = [
        ("pack/read.rs", "use std::fs::File;"),
        ("pack/read.rs", "use std::{collections::HashMap, fs};"),
        ("pack/read.rs", "use std::{self, fmt};"),
        ("pack/read.rs", "use std::*;"),
        (
            "pack/json/parser.rs",
            "fn f() { let now = std::time::Instant::now(); }",
        ),
        ("find/mod.rs", "fn f() { ::std::env::var(\"X\"); }"),
        ("find/mod.rs", "use crate::relate::Related;"),
        ("find/mod.rs", "use super::context;"),
        ("find/words.rs", "use super::super::ui::Labels;"),
        (
            "find/words.rs",
            "mod tests { use super::super::super::ui::Labels; }",
        ),
        ("find/words.rs", "fn f(x: &crate::web::Widget) {}"),
        ("article.rs", "use crate::{pack::Date, find};"),
        ("article.rs", "use crate::*;"),
        ("article.rs", "use crate as all;"),
        ("article.rs", "use article_context::find;"),
        ("order.rs", "use super::*;"),
        ("context.rs", "use web_sys::Node;"),
        ("context.rs", "use web_sys as dom;"),
        ("context.rs", "extern crate yew as y;"),
        ("context.rs", "fn f(x: js_sys::Array) {}"),
        ("relate/mod.rs", "#[derive(wasm_bindgen::Thing)] struct S;"),
        ("relate/mod.rs", "fn f() -> Vec<gloo::Timer> {}"),
        ("relate/mod.rs", "use yew::prelude::*;"),
        ("ui/app.rs", "use crate::web::mark;"),
        ("ui/app.rs", "use crate::cli;"),
        ("ui/app.rs", "use gloo::events::EventListener;"),
        ("ui/app.rs", "use std::time::Instant;"),
        ("web/load.rs", "use crate::cli::inspect;"),
        ("web/load.rs", "use clap::Parser;"),
        ("cli/mod.rs", "use crate::web::Widget;"),
        (
            "cli/main.rs",
            "fn main() { article_context::web::version(); }",
        ),
        ("cli/mod.rs", "use web_sys::Node;"),
        ("extra/mod.rs", ""),
    ];
    for (path, text) in table {
        assert_eq!(
            forbidden_paths(&sample(path, text)).len(),
            1,
            "{path}: {text}"
        );
    }
}

#[test]
fn an_allowed_path_is_let_pass() {
    let table = [
        (
            "pack/read.rs",
            "use std::collections::HashMap; use super::json::Node; use crate::order::order;",
        ),
        (
            "pack/read.rs",
            "// use std::fs;\n/* web_sys:: /* */ crate::ui */ const A: &str = \"std::fs::read\";",
        ),
        (
            "pack/read.rs",
            "pub(crate) fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' } pub(super) struct S;",
        ),
        ("pack/read.rs", "const A: &str = r#\"use \"std::fs\"\"#;"),
        (
            "pack/record.rs",
            "macro_rules! m { () => { $crate::pack::Date } }",
        ),
        (
            "find/mod.rs",
            "mod inner { use super::words; } use self::words::Words; fn f() { words::cut(); }",
        ),
        (
            "find/words.rs",
            "mod tests { use super::*; use super::super::Lexicon; use crate::article::Block; }",
        ),
        (
            "ui/app.rs",
            "use yew::prelude::*; use web_sys::HtmlElement; use crate::context::Context;",
        ),
        (
            "web/mark.rs",
            "use wasm_bindgen::prelude::*; use super::load::{self, sheet_of}; use crate::find::Mention;",
        ),
        (
            "cli/mod.rs",
            "use std::io::Read; use crate::ui::Labels; use clap::Parser;",
        ),
        ("cli/main.rs", "fn main() { article_context::cli::main(); }"),
        ("web/main.rs", "use article_context as _;"),
        ("pack/tests/hostile.rs", "use std::time::Instant;"),
    ];
    for (path, text) in table {
        assert_none(forbidden_paths(&sample(path, text)));
    }
}

#[test]
fn the_crates_are_read_from_cargo_toml() {
    let cargo = "[package]\nname = \"x\"\n[target.'cfg(a)'.dependencies]\nweb-sys = { features = [\n  \"Node\",\n] }\n\
                 # no = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n[lints.rust]\nmissing = \"warn\"\n";
    let found = crates(cargo);
    assert!(found.contains("web_sys") && found.contains("proptest"));
    assert!(!found.contains("missing") && !found.contains("name") && !found.contains("# no"));
}

#[test]
fn a_use_of_ui_beside_the_widget_is_caught() {
    for text in [
        "use crate::ui::Labels;",
        "use super::super::ui;",
        "fn f(x: crate::ui::View) {}",
    ] {
        assert_eq!(
            ui_beside_the_widget(&sample("web/load.rs", text)).len(),
            1,
            "{text}"
        );
        assert_none(ui_beside_the_widget(&sample("web/widget.rs", text)));
    }
}

#[test]
fn reaching_out_of_ui_is_caught() {
    let table = [
        "fn f() { let w = web_sys::window(); }",
        "use web_sys::window;",
        "use gloo::utils::document;",
        "fn f(node: NodeRef) { node.get().unwrap().owner_document(); }",
        "html! { <p>{ create_portal(inner, host) }</p> }",
        "html! { <p style=\"left:0\" /> }",
        "html! { <p style={position} /> }",
        "html! { <p {style} /> }",
        "tag.add_attribute(\"style\", position)",
    ];
    for text in table {
        assert_eq!(
            reaching_out_of_ui(&sample("ui/card.rs", text)).len(),
            1,
            "{text}"
        );
        assert_none(reaching_out_of_ui(&sample("web/card.rs", text)));
    }
    assert_none(reaching_out_of_ui(&sample(
        "ui/card.rs",
        "//! No window() here.\nlet style = 1; let word = \"document()\"; struct A { document: u8 }",
    )));
}

#[test]
fn an_export_beside_the_widget_is_caught_and_an_import_is_not() {
    let table = [
        "#[wasm_bindgen] pub fn f() {}",
        "#[wasm_bindgen(js_name = other)]\n/// What it does.\n#[inline]\npub fn f() {}",
        "#[derive(Debug)] #[wasm_bindgen] pub struct S;",
        "#[wasm_bindgen] impl S { }",
        "#[wasm_bindgen::prelude::wasm_bindgen] pub fn f() {}",
        "#[cfg_attr(target_arch = \"wasm32\", wasm_bindgen)] pub fn f() {}",
        "#[unsafe(no_mangle)] pub fn f() {}",
        "#[wasm_bindgen] extern \"C\" { fn f(); } #[wasm_bindgen] pub fn g() {}",
    ];
    for text in table {
        assert_eq!(exports(&sample("web/mark.rs", text)).len(), 1, "{text}");
        assert_none(exports(&sample("web/widget.rs", text)));
    }
    let import = "#[wasm_bindgen]\n#[allow(unused)]\nextern \"C\" { type A; #[wasm_bindgen(method)] fn f(this: &A); }";
    assert_none(exports(&sample("web/mark.rs", import)));
    assert_none(exports(&sample(
        "web/mark.rs",
        "use wasm_bindgen::prelude::*; #[inline] fn f() {}",
    )));
}

#[test]
fn a_write_beside_mark_is_caught() {
    let table = [
        "fn f() { root.append_child(&node); }",
        "fn f() { root.set_attribute(\"a\", \"b\"); }",
        "fn f() { node.remove(); }",
        "fn f() { Node::insert_before(&root, &node, None); }",
        "fn f() { root.append_with_node_1(&node); }",
        "fn f() { mark.class_list().add_1(\"open\"); }",
        "fn f() { text.split_text(3); }",
        "fn f() { mark.style().set_property(\"left\", \"0\"); }",
        "fn f() { node.replace_with_with_node_1(&other); }",
        "extern \"C\" { fn append(this: &Node); }",
        "extern \"C\" { fn put(this: &Node); #[wasm_bindgen(method, js_name = appendChild)] fn f(); }",
    ];
    for text in table {
        assert_eq!(writes(&sample("web/run.rs", text)).len(), 1, "{text}");
        assert_none(writes(&sample("web/mark.rs", text)));
    }
    let own = "fn f() { self.shadow.append_child(&m); card.style(); list.remove(at); list.class_list().contains(x); }";
    assert_none(writes(&sample("web/widget.rs", own)));
}

#[test]
fn a_name_that_says_nothing_is_caught() {
    let paths = strings(&[
        "web/utils.rs",
        "helpers/x.rs",
        "find/common.rs",
        "ui/card_manager.rs",
    ]);
    assert_eq!(vague_names(&paths), paths);
    assert_none(vague_names(&strings(&["web/widget.rs", "commonplace.rs"])));
}

#[test]
fn a_long_file_is_caught_but_for_its_tests() {
    let lines = |count: usize| "fn f() {}\n".repeat(count);
    let tests = |test: &str| format!("{}#[cfg(test)]\n{test}\n{}", lines(390), lines(100));
    assert_eq!(too_long(&sample("a/b.rs", &lines(401))).len(), 1);
    assert_none(too_long(&sample("a/b.rs", &lines(400))));
    assert_none(too_long(&sample("a/tests.rs", &lines(900))));
    assert_none(too_long(&sample("a/b.rs", &tests("mod tests {"))));
    assert_eq!(too_long(&sample("a/b.rs", &tests("mod tests;"))).len(), 1);
}

#[test]
fn another_version_is_caught() {
    let cargo =
        "[package]\nname = \"x\"\nversion = \"0.1.0\"\n[dependencies]\nversion = \"9\"\n[x]";
    assert_none(other_version("const VERSION = '0.1.0';", cargo));
    assert!(other_version("const VERSION = '0.1.1';", cargo).is_some());
    let lock = "name = \"wasm-bindgen\"\nversion = \"0.2.130\"\nname = \"wasm-bindgen-macro\"\nversion = \"1\"";
    let wrong = |script: &str, trunk: &str| {
        let trunk = format!("[tools]\nwasm_bindgen = \"{trunk}\"");
        other_wasm_bindgen(script, &trunk, lock).len()
    };
    assert_eq!(wrong("A=1\nWASM_BINDGEN=0.2.130\n", "0.2.130"), 0);
    assert_eq!(wrong("WASM_BINDGEN=0.2.129\n", "0.2.130"), 1);
    assert_eq!(wrong("", "0.2.129"), 2);
}

#[test]
fn another_language_is_caught() {
    let load = |tags: &str| {
        format!("const LANGUAGES: [&str; 2] = [{tags}];\nconst WITHOUT_PACK: [&str; 1] = [\"de\"];")
    };
    let compiled = "static LANGUAGES: [Language; 1] = [language!(\"en\")];";
    let both_compiled = "static LANGUAGES: [Language; 2] = [language!(\"en\"), language!(\"de\")];";
    let one = strings(&["README.md", "en.json"]);
    let two = strings(&["en.json", "de.json"]);
    let both = load("\"en\", \"de\"");
    let wrong = |load: &str, packs: &[String], labels: &[String], compiled: &str| {
        other_languages(load, compiled, packs, labels).len()
    };
    assert_eq!(wrong(&both, &one, &two, both_compiled), 0);
    assert_eq!(wrong(&both, &one, &two, compiled), 1);
    assert_eq!(wrong(&load("\"en\""), &one, &two, both_compiled), 1);
    assert_eq!(wrong(&both, &two, &two, both_compiled), 1, "it has a pack");
    assert_eq!(wrong(&both, &one, &one, compiled), 2, "it has no labels");
}

#[test]
fn a_side_in_the_stylesheet_is_caught() {
    for css in [
        "a { margin-left: 1px; }",
        "a { color: red; float: right }",
        "a { padding: 1px 2px 1px 3px; }",
        "a { border-top-right-radius: 1px }",
        "@media print { a { inset: 0 0 0 auto; } }",
    ] {
        assert_eq!(sided(css).len(), 1, "{css}");
    }
    let even =
        "a { margin: 0 auto; padding: 1px 2px 3px 2px; inset-inline: auto 0; translate: 1px 2px }";
    assert_none(sided(even));
}

#[test]
fn a_missing_or_an_unused_label_is_caught() {
    let code = "fn f() { text(\"panel.title\"); count(\"terms.times\"); [\"kind.\", kind]; away(\"reason.later\"); \".day\" }\n\
                #[cfg(test)]\nmod tests { \"not.shown\" }";
    let code = code.replace("mod tests { ", "mod tests {\n");
    let all = [
        "panel.title",
        "terms.times.one",
        "terms.times.other",
        "kind.a",
        "kind.b",
        "reason.later.day.one",
        "reason.later.day.other",
    ];
    let families = [("kind.", strings(&["a", "b"]))];
    let wrong = |labels: &[&str]| {
        let labels = labels.iter().map(|key| (*key).to_owned()).collect();
        other_labels(&sample("ui/panel.rs", &code), &labels, &families)
    };
    assert_none(wrong(&all));
    for at in 0..all.len() {
        let mut fewer = all.to_vec();
        let missing = fewer.remove(at);
        assert_eq!(wrong(&fewer), [format!("no label {missing}")]);
    }
    let more = [&all[..], &["panel.other"]].concat();
    assert_eq!(wrong(&more), ["nothing uses panel.other"]);
}
