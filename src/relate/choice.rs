//! The choice of the first events: not all alike, one of them a landmark, and for an old article
//! some of what happened since.

use super::index::Index;
use super::{Reason, Related, best_first, distance, weights, weights::Weights};
use crate::pack::{Date, Library};

/// So many events are chosen together: a sidebar full.
const CHOSEN: usize = 8;

/// So many of the best are looked at for these places.
const LOOKED_AT: usize = 24;

/// Puts related events in order and chooses the first [`CHOSEN`].
#[inline(never)]
pub(super) fn choose(
    related: Vec<Related>,
    published: Option<&Date>,
    library: &Library,
    index: &Index,
    weights: &Weights,
) -> Vec<Related> {
    let mut ordered = sorted(related, library);
    set_apart(&mut ordered, library, index, weights);
    ordered = sorted(ordered, library);
    let first = ordered.len().min(CHOSEN);
    let is_landmark =
        |one: &Related| library.events[one.event as usize].weight >= weights::LANDMARK;
    let is_later = |one: &Related| {
        let event = &library.events[one.event as usize];
        published.is_some_and(|published| distance(published, event) > 0)
    };
    let newest = library
        .events
        .iter()
        .map(|event| event.date.earliest())
        .max();
    let is_old = published
        .zip(newest)
        .is_some_and(|(published, newest)| newest - published.latest() > weights::OLD);
    if !ordered[..first].iter().any(is_landmark) {
        raise(
            &mut ordered,
            Reason::RaisedAsLandmark,
            &is_landmark,
            &|_| false,
        );
    }
    let since = |ordered: &[Related]| ordered[..first].iter().filter(|one| is_later(one)).count();
    while is_old && since(&ordered) < weights::SINCE {
        let landmarks = ordered[..first]
            .iter()
            .filter(|one| is_landmark(one))
            .count();
        let stays = |one: &Related| is_later(one) || landmarks < 2 && is_landmark(one);
        if !raise(&mut ordered, Reason::RaisedAsLater, &is_later, &stays) {
            break;
        }
    }
    sorted(ordered, library)
}

/// The events in the order of their scores.
fn sorted(mut related: Vec<Related>, library: &Library) -> Vec<Related> {
    let order = best_first(&related, library);
    let take = |at: usize| std::mem::take(&mut related[at]);
    order.into_iter().map(take).collect()
}

/// Lowers what says the same as a better one, among those that may come first.
fn set_apart(ordered: &mut [Related], library: &Library, index: &Index, weights: &Weights) {
    for at in 1..ordered.len().min(LOOKED_AT) {
        let (mut most, mut same) = (0.0, 0);
        for better in &ordered[..at] {
            let (a, b) = (better.event, ordered[at].event);
            let likeness = nearness(library, a, b) * index.likeness(a, b);
            if likeness > most {
                (most, same) = (likeness, a);
            }
        }
        let one = &mut ordered[at];
        one.add(
            -one.score * weights.diversity * most,
            Reason::SaysTheSame(same),
        );
    }
}

/// 1 within a month of each other, less and less beyond.
fn nearness(library: &Library, a: u32, b: u32) -> f64 {
    let day = |event: u32| library.events[event as usize].date.earliest();
    let apart = (day(a) - day(b)).unsigned_abs() as f64;
    31.0 / apart.max(31.0)
}

/// Raises the best event that is `wanted` and not among the first to the lowest place there whose
/// event does not stay; `false` where there is none.
fn raise(
    ordered: &mut [Related],
    reason: Reason,
    wanted: &dyn Fn(&Related) -> bool,
    stays: &dyn Fn(&Related) -> bool,
) -> bool {
    let first = ordered.len().min(CHOSEN);
    let found = ordered[first..].iter().position(wanted);
    let place = ordered[..first].iter().rposition(|one| !stays(one));
    let (Some(found), Some(place)) = (found, place) else {
        return false;
    };
    let score = ordered[place].score.next_up();
    for at in (place..first + found).rev() {
        ordered.swap(at, at + 1);
    }
    let one = &mut ordered[place];
    one.add(score - one.score, reason);
    true
}
