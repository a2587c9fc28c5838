//! How long reading a glossary and finding its terms take: `cargo bench --bench find`.
//!
//! The text and the glossary are made up, the same each time. `docs/benchmarks.md` has figures.

use std::fs;
use std::hint::black_box;
use std::time::Duration;

use article_context::article::{Article, Block, Place};
use article_context::find::{Choice, Lexicon, find, words};
use article_context::pack::{Form, Term, Within};
use criterion::{BenchmarkId, Criterion};

/// A generator of numbers, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1);
        (self.0 >> 33) as usize % end
    }
}

/// A made-up word, another for each number.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 32] = [
        "ba", "cor", "del", "en", "fi", "gra", "hu", "in", "ja", "ker", "lo", "men", "no", "or",
        "pri", "qua", "re", "sal", "ti", "un", "ver", "wa", "xi", "yor", "za", "ble", "cha", "dri",
        "ex", "fa", "gen", "tion",
    ];
    let mut word = String::new();
    loop {
        word += SYLLABLES[number % 32];
        number /= 32;
        if number == 0 {
            return word;
        }
        number -= 1;
    }
}

/// So many terms of three forms each: a word, two words, three words with company.
fn glossary(count: usize) -> Vec<Term> {
    let plain = |text: String| Form {
        text,
        inflect: true,
        ..Form::default()
    };
    let term = |number: usize| {
        let (one, two) = (word(5_000 + number), word(number % 5_000));
        let near = |text: String| Form {
            near: vec![
                format!("{}*", word(1_100 + number % 30)),
                word(2_000 + number % 30),
            ],
            within: Within::Block,
            ..plain(text)
        };
        Term {
            id: format!("t{number}"),
            forms: vec![
                plain(one.clone()),
                plain(format!("{two} {one}")),
                near(format!("{two} {} {one}", word(number % 70))),
            ],
            language: Some("en".into()),
            ..Term::default()
        }
    };
    (0..count).map(term).collect()
}

/// An article of so many words, one in a hundred the first word of a term.
fn article(count: usize) -> Article {
    let mut dice = Dice(7);
    let mut blocks = Vec::new();
    let mut text = String::new();
    for number in 1..=count {
        let next = if dice.below(100) == 0 {
            5_000 + dice.below(60)
        } else {
            dice.below(5_000)
        };
        text += &word(next);
        if number % 60 == 0 || number == count {
            text += ".";
            blocks.push(block(std::mem::take(&mut text)));
        } else {
            text += if dice.below(12) == 0 { ", " } else { " " };
        }
    }
    of(blocks)
}

fn block(text: String) -> Block {
    Block {
        text,
        runs: vec![(0, Place::Prose)],
        ..Block::default()
    }
}

fn of(blocks: Vec<Block>) -> Article {
    Article {
        language: "en".into(),
        blocks,
        ..Article::default()
    }
}

/// Cuts, finds and chooses.
fn run(article: &Article, lexicon: &Lexicon) -> usize {
    let text = words::cut(article);
    let mentions = find(article, &text, lexicon);
    Choice::First.of(&mentions, article).len()
}

fn by_terms(c: &mut Criterion) {
    let mut group = c.benchmark_group("10,000 words, by number of terms");
    let article = article(10_000);
    group.bench_function("cutting alone", |b| {
        b.iter(|| words::cut(black_box(&article)))
    });
    for terms in [100, 1_000, 10_000, 100_000] {
        let glossary = glossary(terms);
        let text = words::cut(&article);
        // As `Compiled::find` does it, and, to compare with, with all forms: every word of this text begins some.
        let lexicons = [
            (
                "compiled for the text",
                Lexicon::compile_for(&glossary, &text),
            ),
            ("whole", Lexicon::compile(&glossary)),
        ];
        for (name, lexicon) in lexicons {
            let id = BenchmarkId::new(name, terms);
            group.bench_with_input(id, &lexicon, |b, lexicon| {
                b.iter(|| run(black_box(&article), lexicon));
            });
        }
    }
}

fn by_words(c: &mut Criterion) {
    let mut group = c.benchmark_group("1,000 terms, by number of words");
    let lexicon = Lexicon::compile(&glossary(1_000));
    for words in [1_000, 10_000, 100_000] {
        let article = article(words);
        let id = BenchmarkId::from_parameter(words);
        group.bench_with_input(id, &article, |b, article| {
            b.iter(|| run(black_box(article), &lexicon));
        });
    }
}

fn compiling(c: &mut Criterion) {
    let mut group = c.benchmark_group("compiling, by number of terms");
    group.sample_size(10);
    for terms in [1_000, 10_000, 100_000] {
        let terms = glossary(terms);
        let id = BenchmarkId::from_parameter(terms.len());
        group.bench_with_input(id, &terms, |b, terms| {
            b.iter(|| Lexicon::compile(black_box(terms)));
        });
    }
}

/// What a hostile page or pack could bring; each at one and at four times the length.
fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile, by words in one block");
    let term = |id: usize, forms: Vec<Form>| Term {
        id: format!("t{id}"),
        forms,
        language: Some("en".into()),
        ..Term::default()
    };
    let plain = |text: String| Form {
        text,
        inflect: true,
        ..Form::default()
    };
    let prefix = "a ".repeat(30);
    let shared = |number: usize| plain(format!("{prefix}{}", word(number)));
    let near = |number: usize| Form {
        near: vec![word(number), "nowhere".into()],
        within: [Within::Sentence, Within::Block, Within::Article][number % 3],
        ..plain("a a".into())
    };
    let cases = [
        (
            "a form of 1,000 words",
            vec![term(0, vec![plain("a ".repeat(1_000) + "b")])],
        ),
        (
            "10,000 forms that share a long beginning",
            vec![term(0, (0..10_000).map(shared).collect())],
        ),
        (
            "10,000 senses of one form",
            (0..10_000)
                .map(|number| term(number, vec![near(number)]))
                .collect(),
        ),
        (
            "10,000 terms, each once",
            (0..10_000)
                .map(|number| term(number, vec![plain(word(number))]))
                .collect(),
        ),
    ];
    for (name, terms) in cases {
        let lexicon = Lexicon::compile(&terms);
        for count in [10_000, 40_000] {
            let text = if name.ends_with("once") {
                (0..count).map(|number| word(number) + " ").collect()
            } else {
                "a ".repeat(count)
            };
            let article = of(vec![block(text.trim_end().into())]);
            group.bench_function(BenchmarkId::new(name, count), |b| {
                b.iter(|| run(black_box(&article), &lexicon));
            });
        }
    }
}

/// The most memory this process ever had, in MB; `None` where the system does not tell.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim()
        .strip_suffix(" kB")?
        .parse::<u64>()
        .ok()
        .map(|kilobytes| kilobytes / 1024)
}

fn memory() {
    let terms = glossary(100_000);
    let before = peak();
    let lexicon = Lexicon::compile(black_box(&terms));
    let after = peak();
    if let (Some(before), Some(after)) = (before, after) {
        println!(
            "compiling 100,000 terms (300,000 forms): at most {} MB more than their texts",
            after - before
        );
    }
    drop(lexicon);
}

fn main() {
    memory();
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    by_terms(&mut criterion);
    by_words(&mut criterion);
    compiling(&mut criterion);
    hostile(&mut criterion);
    criterion.final_summary();
}
