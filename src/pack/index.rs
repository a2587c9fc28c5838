//! Names and where they stand in a list, sorted for looking up.
//!
//! A hash map would do; this is smaller in the browser, and its time is bounded on any input.

use crate::order::order;

/// The names of a list with their positions, in alphabetical order.
pub(super) type Index<'n> = Vec<(&'n str, usize)>;

/// Sorts the names of things, keeping their positions.
pub(super) fn of<'n, T>(things: &'n [T], name: impl Fn(&'n T) -> &'n str) -> Index<'n> {
    let mut index = Index::with_capacity(things.len());
    for (position, thing) in things.iter().enumerate() {
        index.push((name(thing), position));
    }
    let sorted = order(index.len(), &|a, b| index[a].cmp(&index[b]));
    sorted.into_iter().map(|at| index[at]).collect()
}

/// The position of `name`, the first where it stands twice.
pub(super) fn position(index: &Index<'_>, name: &str) -> Option<usize> {
    let at = index.partition_point(|entry| entry.0 < name);
    let found = index.get(at)?;
    (found.0 == name).then_some(found.1)
}

/// The positions of names that stood before, each with the position of the one before it.
pub(super) fn repeated(index: &Index<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for pair in index.windows(2) {
        if pair[0].0 == pair[1].0 {
            pairs.push((pair[1].1, pair[0].1));
        }
    }
    pairs
}
