//! How well related events are chosen, on articles that a person labelled: those of
//! `tests/fixtures/articles`, and those beside the repository where they are to be had.
//!
//! ```text
//! cargo test --test relevance -- --nocapture                the table, ours and what it is compared with
//! cargo test --test relevance -- --nocapture ablation       what each kind of evidence is worth
//! ```

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod articles;
mod baselines;
mod measures;

use article_context::relate::Weights;
use articles::{Labelled, all};
use measures::{Row, mean, ndcg, precision};

/// Ids of our related events, best first.
fn ours(article: &Labelled, weights: &Weights) -> Vec<String> {
    article.related(weights)
}

fn row(article: &Labelled, ranked: &[String]) -> Row {
    Row {
        ndcg: ndcg(&article.grades, ranked),
        precision: precision(&article.grades, ranked),
    }
}

/// The mean nDCG@8 over the articles on the subject, with these weights.
fn mean_of(articles: &[Labelled], weights: &Weights) -> f64 {
    let on_topic = articles.iter().filter(|article| article.is_on_topic);
    mean(on_topic.map(|article| ndcg(&article.grades, &ours(article, weights))))
}

/// What is compared, in the order of the table's columns.
const ORDERS: [&str; 4] = ["ours", "BM25, text", "BM25, title", "latest first"];

#[test]
fn related_events_are_those_an_editor_would_choose() {
    let articles = all();
    let columns = ORDERS.map(|name| format!(" {name:>13}")).concat();
    println!("{:32} {columns}", "nDCG@8 and precision of three");
    let mut rows = Vec::new();
    for article in articles.iter().filter(|article| article.is_on_topic) {
        let by = [
            ours(article, &Weights::STANDARD),
            baselines::bm25(article, &article.text),
            baselines::bm25(article, &article.title),
            baselines::latest_first(article),
        ];
        let by = by.map(|ranked| row(article, &ranked));
        println!("{:32} {}", article.name, line(&by));
        rows.push((article.is_tuned_on, by));
    }
    let mean_where = |wanted: &dyn Fn(bool) -> bool| {
        let wanted: Vec<_> = rows
            .iter()
            .filter(|(is_tuned_on, _)| wanted(*is_tuned_on))
            .collect();
        [0, 1, 2, 3].map(|of| Row {
            ndcg: mean(wanted.iter().map(|(_, by)| by[of].ndcg)),
            precision: mean(wanted.iter().map(|(_, by)| by[of].precision)),
        })
    };
    let (tuned, others) = (mean_where(&|is| is), mean_where(&|is| !is));
    let whole = mean_where(&|_| true);
    println!("{:32} {}", "mean of those tuned on", line(&tuned));
    println!("{:32} {}", "mean of the others", line(&others));
    println!("{:32} {}", "mean", line(&whole));
    let [ours, by_text, by_title, latest] = whole.map(|row| row.ndcg);
    assert!(ours >= 0.85, "mean nDCG@8 is {ours}");
    assert!(
        others[0].ndcg >= 0.85,
        "of those not tuned on it is {}",
        others[0].ndcg
    );
    assert!(
        ours >= by_title + 0.20,
        "BM25 asked with the title has {by_title}"
    );
    // Asked with the whole text it leaves no 0.20 to be had.
    assert!(
        ours >= by_text + 0.05,
        "BM25 asked with the text has {by_text}"
    );
    assert!(ours >= latest + 0.20, "the latest first have {latest}");
}

fn line(by: &[Row]) -> String {
    let cells = by
        .iter()
        .map(|row| format!(" {:8.3} {:4.2}", row.ndcg, row.precision));
    cells.collect()
}

#[test]
fn an_article_off_the_subject_has_no_events() {
    for article in all().iter().filter(|article| !article.is_on_topic) {
        let related = ours(article, &Weights::STANDARD);
        println!("{:34}  {} events", article.name, related.len());
        assert_eq!(related, [""; 0], "{}", article.name);
    }
}

/// A kind of evidence and how it is switched off.
type Switch = (&'static str, fn(&mut Weights));

#[test]
fn ablation_each_kind_of_evidence_is_worth_its_place() {
    let articles = all();
    let switches: [Switch; 14] = [
        ("terms", |w| w.term = 0.0),
        ("actors", |w| w.actor = 0.0),
        ("places", |w| w.place = 0.0),
        ("names of events", |w| w.name = 0.0),
        ("rare words", |w| w.word = 0.0),
        ("links to sources", |w| w.source = 0.0),
        ("dates in the text", |w| w.date = 0.0),
        ("news of the same days", |w| w.news = 0.0),
        ("closeness in time", |w| w.time = 0.0),
        ("kinship with the best", |w| w.kin = 0.0),
        ("the editor's weight", |w| w.editor = 0.0),
        ("headline, headings, lead", |w| {
            (w.headline, w.heading, w.lead) = (1.0, 1.0, 1.0)
        }),
        ("saturation", |w| w.saturation = 0.0),
        ("diversity", |w| w.diversity = 0.0),
    ];
    let whole = mean_of(&articles, &Weights::STANDARD);
    println!("{:34} {whole:7.3}", "everything on");
    for (name, switch) in switches {
        let mut weights = Weights::STANDARD;
        switch(&mut weights);
        let without = mean_of(&articles, &weights);
        println!("without {name:26} {without:7.3}  {:+.3}", without - whole);
        assert!(
            without <= whole + 0.01,
            "{name} does harm: {without} without"
        );
    }
}
