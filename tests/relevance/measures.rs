//! How good an order of events is, given a person's grades.

use std::collections::BTreeMap;

/// Grades of events by id: 3 this very event or its antecedent or sequel, 2 wanted in a sidebar of
/// eight, 1 loosely related; absent 0.
pub(crate) type Grades = BTreeMap<String, u32>;

/// How many events a sidebar has.
const SHOWN: usize = 8;

/// The measures of one order.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) ndcg: f64,
    pub(crate) precision: f64,
}

/// nDCG of the first eight with gains `2^grade − 1`: 1 for the best possible order.
pub(crate) fn ndcg(grades: &Grades, ranked: &[String]) -> f64 {
    let gains = |grades: &mut dyn Iterator<Item = u32>| {
        let discounted = grades
            .take(SHOWN)
            .enumerate()
            .map(|(at, grade)| (f64::from(2u32.pow(grade)) - 1.0) / (at as f64 + 2.0).log2());
        // The sum of nothing is −0.
        discounted.sum::<f64>() + 0.0
    };
    let mut best: Vec<u32> = grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let found = &mut ranked.iter().map(|id| grades.get(id).copied().unwrap_or(0));
    gains(found) / gains(&mut best.into_iter())
}

/// The share of the first three that a person wants in a sidebar of eight.
pub(crate) fn precision(grades: &Grades, ranked: &[String]) -> f64 {
    let wanted = ranked
        .iter()
        .take(3)
        .filter(|id| grades.get(*id).is_some_and(|&grade| grade >= 2));
    wanted.count() as f64 / 3.0
}

pub(crate) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn the_best_order_has_one_and_the_worst_none() {
    let grades = Grades::from([("a".into(), 3), ("b".into(), 1)]);
    let order = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(ndcg(&grades, &order(&["a", "b"])), 1.0);
    assert_eq!(ndcg(&grades, &order(&["c", "d"])), 0.0);
    // 1 + 7/log2(3) over 7 + 1/log2(3)
    assert!((ndcg(&grades, &order(&["b", "a"])) - 0.7098).abs() < 1e-4);
    assert!((precision(&grades, &order(&["a", "b", "c"])) - 1.0 / 3.0).abs() < 1e-9);
}
