//! How long it takes to relate an article of 10,000 words, after its terms are found.
//!
//! To hold: 1 ms against the default pack's events, 25 ms against 50,000.

use std::fs;
use std::path::Path;

use article_context::article::{Article, Block, Place};
use article_context::cli::read;
use article_context::context::{Compiled, Wish};
use article_context::find::Choice;
use article_context::pack::{self, Date, Pack};
use article_context::ui::Labels;
use criterion::{Criterion, criterion_group, criterion_main};

const WORDS: usize = 10_000;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn default_pack() -> Pack {
    match pack::parse(&text("packs/encryption-policy/en.json")) {
        Ok(pack) => pack,
        Err(problems) => panic!("{problems:?}"),
    }
}

/// The default pack with so many events: its own over and over, each time in another month, with
/// actors, names and sources of their own for one in two.
fn large_pack(events: usize) -> Pack {
    let mut pack = default_pack();
    let own = std::mem::take(&mut pack.events);
    for number in 0..events {
        let mut event = own[number % own.len()].clone();
        let round = number / own.len();
        event.id = format!("{}-{round}", event.id);
        event.date =
            Date::parse(&format!("{}-{:02}", 1990 + round % 37, 1 + round % 12)).expect("a date");
        event.end = None;
        event.title = format!("{} for case {round}", event.title);
        if number % 2 == 1 {
            event.actors = vec![format!("Committee {round}"), format!("Member {number}")];
            event.names = vec![format!("Case {number}")];
        }
        for source in &mut event.sources {
            source.url = format!("{}/{round}", source.url);
        }
        pack.events.push(event);
    }
    pack
}

/// The English articles of the fixtures, one after the other until there are enough words.
fn long_article() -> Article {
    let pages = [
        "31-clipper-telephone",
        "32-bullrun-papers",
        "34-apple-order",
        "35-canberra-last-day",
    ];
    let articles = pages.map(|page| {
        let page = text(&format!("tests/fixtures/articles/{page}.html"));
        read::read(&page).expect("an article").article
    });
    let mut long = articles[3].clone();
    let mut words = 0;
    for block in articles.iter().flat_map(|article| &article.blocks).cycle() {
        words += block.text.split_whitespace().count();
        if words > WORDS {
            break;
        }
        long.blocks.push(Block {
            level: 0,
            runs: vec![(0, Place::Prose)],
            ..block.clone()
        });
    }
    long
}

fn relate(criterion: &mut Criterion) {
    let article = long_article();
    let labels = Labels::parse("en", &text("labels/en.json")).expect("labels");
    for (name, pack) in [
        ("103 events", default_pack()),
        ("50,000 events", large_pack(50_000)),
    ] {
        let compiled = Compiled::new(vec![pack], &Wish::default(), labels.texts());
        let (context, words) = compiled.find(&article, Choice::First);
        let related = compiled.relate(&article, &words, &context.mentions);
        assert!(related.len() >= 8, "the article is on the subject");
        let mut group = criterion.benchmark_group("relate 10,000 words");
        group.sample_size(20);
        group.bench_function(name, |bencher| {
            bencher.iter(|| compiled.relate(&article, &words, &context.mentions));
        });
        group.finish();
    }
}

criterion_group!(benches, relate);
criterion_main!(benches);
