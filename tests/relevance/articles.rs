//! The labelled articles.

use std::fs;
use std::path::{Path, PathBuf};

use article_context::article::Article;
use article_context::cli::read;
use article_context::context::{Compiled, Wish};
use article_context::find::Choice;
use article_context::pack::{self, Library, Pack};
use article_context::relate::{Related, Weights};
use article_context::ui::Labels;
use serde_json::Value;

use crate::measures::Grades;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// An article with a person's grades.
pub(crate) struct Labelled {
    pub(crate) name: String,
    pub(crate) is_on_topic: bool,
    /// Odd numbers: weights may be tuned on them.
    pub(crate) is_tuned_on: bool,
    /// Its text as labelled, one line a block.
    pub(crate) text: String,
    pub(crate) title: String,
    pub(crate) grades: Grades,
    article: Article,
    compiled: Compiled,
}

/// All labelled articles; a line says so where those beside the repository are missing.
pub(crate) fn all() -> Vec<Labelled> {
    let mut paths = pages(&Path::new(ROOT).join("tests/fixtures/articles"));
    assert!(paths.len() >= 12, "the repository's own articles are there");
    let beside = pages(&Path::new(ROOT).join("../shared/articles"));
    if beside.is_empty() {
        println!("skipped: ../shared/articles is not there");
    }
    paths.extend(beside);
    paths.sort_by_key(|path| path.file_name().map(ToOwned::to_owned));
    paths.iter().map(|path| Labelled::read(path)).collect()
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect()
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The default pack in a language: English, with what the language's pack lays over it.
fn packs(language: &str) -> Vec<Pack> {
    let path = |language| Path::new(ROOT).join(format!("packs/encryption-policy/{language}.json"));
    let mut paths = vec![path("en")];
    if language != "en" && path(language).exists() {
        paths.push(path(language));
    }
    let parse = |path: &PathBuf| match pack::parse(&text_of(path)) {
        Ok(pack) => pack,
        Err(problems) => panic!("{}: {problems:?}", path.display()),
    };
    paths.iter().map(parse).collect()
}

fn labels(language: &str) -> Labels {
    let path = |language| Path::new(ROOT).join(format!("labels/{language}.json"));
    let known = if path(language).exists() {
        language
    } else {
        "en"
    };
    Labels::parse(known, &text_of(&path(known))).expect("labels are an object of texts")
}

impl Labelled {
    fn read(path: &Path) -> Self {
        let page = read::read(&text_of(path)).expect("the page has an article");
        let labels_of = text_of(&path.with_extension("json"));
        let labelled: Value = serde_json::from_str(&labels_of).expect("its labels are JSON");
        let text = labelled["text"].as_str().expect("a text").to_owned();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let number: u32 = name
            .split('-')
            .next()
            .and_then(|digits| digits.parse().ok())
            .expect("a number");
        let language = page
            .article
            .language
            .split('-')
            .next()
            .unwrap_or_default()
            .to_owned();
        let labels = labels(&language);
        let compiled = Compiled::new(packs(&language), &Wish::default(), labels.texts());
        let events = labelled["events"].as_object().expect("grades");
        let grades = events.iter().map(|(id, grade)| {
            let is_known = compiled.library.events.iter().any(|event| event.id == *id);
            assert!(is_known, "{name}: no event {id}");
            (id.clone(), grade.as_u64().expect("a grade") as u32)
        });
        Self {
            is_on_topic: labelled["kind"] == "on-topic",
            is_tuned_on: number % 2 == 1,
            title: labelled["title"].as_str().expect("a title").to_owned(),
            grades: grades.collect(),
            article: page.article,
            name,
            text,
            compiled,
        }
    }

    pub(crate) fn language(&self) -> &str {
        self.article.language.split('-').next().unwrap_or_default()
    }

    pub(crate) fn library(&self) -> &Library {
        &self.compiled.library
    }

    /// The day of the article.
    pub(crate) fn published(&self) -> i64 {
        self.article.published.as_ref().expect("a date").earliest()
    }

    /// The related events, best first.
    pub(crate) fn related_whole(&self, weights: &Weights) -> Vec<Related> {
        let (context, text) = self.compiled.find(&self.article, Choice::All);
        self.compiled
            .relate_by(weights, &self.article, &text, &context.mentions)
    }

    /// Their ids.
    pub(crate) fn related(&self, weights: &Weights) -> Vec<String> {
        let related = self.related_whole(weights);
        related
            .iter()
            .map(|one| self.compiled.library.events[one.event as usize].id.clone())
            .collect()
    }
}

#[test]
fn the_labelled_text_is_what_is_read() {
    for article in all() {
        let blocks: Vec<&str> = article
            .article
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        // Those beside the repository label more than is read.
        let number: u32 = article.name[..2].parse().expect("a number");
        if number > 30 {
            assert_eq!(blocks.join("\n"), article.text, "{}", article.name);
        }
    }
}
