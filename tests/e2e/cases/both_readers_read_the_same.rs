//! The browser and the command line read the same blocks of the same page and skip the same.
//!
//! Every page gets a pack of its own: each of its words is a term, and each two words in a row,
//! over the ends of blocks too. So every word that one reads and the other skips shows, and every
//! end of a block that one sees and the other does not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use article_context::article::Article;
use article_context::cli::read;
use article_context::context::{Compiled, Wish};
use article_context::find::{Choice, words};
use article_context::pack;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::pages::LOADER;
use crate::paths;
use crate::response::Response;

/// The words of an article as they are written, in order.
fn written(article: &Article) -> Vec<String> {
    let cut = words::cut(article);
    let blocks = article.blocks.iter().zip(&cut);
    let of_block = blocks.map(|(block, words)| {
        let words = words.list.iter();
        words.map(|word| block.part(word.start, word.end).to_owned())
    });
    of_block.flatten().collect()
}

/// A pack that has each word and each two in a row.
fn pack_of(words: &[String]) -> String {
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let forms: BTreeMap<String, usize> = words.iter().cloned().chain(pairs).zip(0..).collect();
    let terms = forms.iter().map(|(form, number)| {
        json!({ "id": format!("t{number}"), "name": "N", "gloss": "G.",
            "forms": [{ "text": form, "inflect": false }],
            "sources": [{ "title": "S", "url": "https://example.org/" }] })
    });
    let terms: Vec<Value> = terms.collect();
    json!({ "format": 1, "id": "words", "title": "W", "language": "en", "terms": terms, "events": [] })
        .to_string()
}

/// What the command line's reading finds: the words of the article, and all marked texts.
fn found(article: &Article, pack: &str) -> (usize, Vec<String>) {
    let pack = pack::parse(pack).unwrap_or_else(|problems| panic!("{problems:?}"));
    let compiled = Compiled::new(vec![pack], &Wish::default(), &[]);
    let (context, _) = compiled.find(article, Choice::All);
    let marked = context.marked.iter().map(|&index| {
        let mention = &context.mentions[index];
        let block = &article.blocks[mention.block as usize];
        let text = block.part(mention.start, mention.end);
        text.split_whitespace().collect::<String>()
    });
    (context.words, marked.collect())
}

fn html_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    files.sort();
    files
}

fn compare(b: &mut Browser, path: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let embed = format!(
        "{LOADER}\n<article-context pack=\"/words.json\" mark=\"all\" layout=\"none\"></article-context>\n"
    );
    let page = fs::read_to_string(path).expect("a page");
    let page = match page.rfind("</body>") {
        Some(end) => format!("{}{embed}{}", &page[..end], &page[end..]),
        None => format!("{page}{embed}"),
    };
    let article = read::read(&page).expect("an article").article;
    let pack = pack_of(&written(&article));
    let (count, marked) = found(&article, &pack);
    b.server.route("/page.html", Response::new(page));
    b.server.route("/words.json", Response::new(pack));
    b.open("/page.html");
    b.ready();
    let log = b.console();
    let theirs = |line: &String| line.starts_with("failed to load:") && !line.contains("widget");
    assert!(log.iter().all(theirs), "{name}: {log:?}");
    assert_eq!(
        b.get("el().context.article.words"),
        json!(count),
        "{name}: words read by the browser, and by the command line"
    );
    // Blanks stand in the page in many ways, or are a line break.
    let theirs = b.get("mentions().map(({ text }) => text.replace(/[\\s\\u00ad\\ufeff]/g, ''))");
    let theirs: Vec<String> = serde_json::from_value(theirs).expect("texts");
    let at = marked.iter().zip(&theirs).position(|(a, b)| a != b);
    let at = at.unwrap_or(marked.len().min(theirs.len()));
    let around = |list: &[String]| {
        list[at.saturating_sub(2).min(list.len())..list.len().min(at + 3)].to_vec()
    };
    assert!(
        marked == theirs,
        "{name}: the browser marks {:?} where the command line finds {:?}",
        around(&theirs),
        around(&marked)
    );
}

fn a_nasty_page_is_read_the_same_by_both(b: &mut Browser) {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let pages = html_files(&pages);
    assert!(pages.len() >= 25, "{} pages", pages.len());
    pages.iter().for_each(|page| compare(b, page));
}

fn a_labelled_article_is_read_the_same_by_both(b: &mut Browser) {
    let pages = html_files(&paths::articles());
    if pages.is_empty() {
        println!(
            "skipped: there are no articles in {}",
            paths::articles().display()
        );
    }
    pages.iter().for_each(|page| compare(b, page));
}

/// What only stylesheets say, the browser alone sees.
fn the_page_s_own_style_tells_blocks_where_it_differs(b: &mut Browser) {
    let style = "<style>.line { display: block } .run { display: inline } .cap { float: left; font-size: 3em }
        .gone { display: none } .dim { visibility: hidden } .over { position: absolute }</style>";
    let article = "<p>lawful <span class=line>access</span></p><div class=run>lawful</div> <div class=run>access</div>
        <p><span class=cap>b</span>ackdoor back<span class=over>door</span></p>
        <p class=gone>backdoor</p><p>lawful <i class=gone>x</i> access <b class=dim>backdoor</b></p>
        <p>back<br class=gone>door</p><ul><li class=run>lawful</li> <li class=run>access</li></ul>";
    let page = crate::pages::html(
        &format!("{LOADER}{style}"),
        &format!(
            "<article>{article}</article><article-context pack=\"/own.json\" mark=\"all\"></article-context>"
        ),
    );
    let pack = pack_of(&["lawful access".into(), "backdoor".into(), "end".into()]);
    b.server.route("/page.html", Response::new(page));
    b.server.route("/own.json", Response::new(pack));
    b.open("/page.html");
    b.ready();
    assert_eq!(
        b.get("texts()"),
        json!(["lawful access", "backdoor", "backdoor", "backdoor"])
    );
}

crate::cases!(
    a_nasty_page_is_read_the_same_by_both,
    a_labelled_article_is_read_the_same_by_both,
    the_page_s_own_style_tells_blocks_where_it_differs,
);
