//! Choosing among all events of the packs: by kind, place, term and words.
//!
//! [`Sifted::step`] looks at some events at a time, so that a hundred thousand of them never keep
//! the page from its next frame.

use super::{State, View};
use crate::find::fold_into;
use crate::pack::PolicyEvent;
use crate::text::decimal;

/// By what a reader chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A kind.
    Kind,
    /// A jurisdiction.
    Place,
    /// One of the article's terms, by its index in the library.
    Term,
    /// Words of title, summary and actors.
    Words,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Place, Self::Term, Self::Words];
}

/// The events that fit a reader's choice, and how many would fit another.
#[derive(Debug, Default)]
pub struct Sifted {
    /// The earliest of those that fit, as many as there are rows: indices in the library.
    pub events: Vec<u32>,
    /// How many fit.
    pub total: usize,
    /// What there is to choose, each with the number of events that fit it and all else that is
    /// chosen.
    pub counts: Vec<(Choice, String, usize)>,
    next: usize,
}

/// Events looked at in one step.
const STEP: usize = 100;

impl Sifted {
    /// Looks at the next events; whether there are more. View and state must be the same in all steps.
    pub fn step(&mut self, view: &View, state: &State) -> bool {
        if self.next == 0 {
            // What is chosen can be seen and taken back where nothing fits it.
            let term = state.term.map(|term| decimal(term as usize));
            let terms = term.unwrap_or_default();
            for (choice, value) in Choice::ALL
                .into_iter()
                .zip([&state.kind, &state.place, &terms])
            {
                if !value.is_empty() {
                    self.counts.push((choice, value.clone(), 0));
                }
            }
        }
        let events = &view.library.events;
        let end = (self.next + STEP).min(events.len());
        let (mut query, mut text) = (String::new(), String::new());
        fold_into(&state.search, &mut query);
        while self.next < end {
            let event = &events[self.next];
            text.clear();
            if !query.is_empty() {
                let mut add = |part: &str| {
                    fold_into(part, &mut text);
                    text.push(' ');
                };
                add(&event.title);
                add(view.summary(event).0);
                event.actors.iter().for_each(|actor| add(actor));
            }
            if query.split([' ']).all(|word| has(&text, word)) {
                self.take(view, state, event);
            }
            self.next += 1;
        }
        end < events.len()
    }

    /// Counts the next event, whose words fit.
    fn take(&mut self, view: &View, state: &State, event: &PolicyEvent) {
        let id = state.term.map(|term| &view.term(term).id);
        let misses_kind = !state.kind.is_empty() && state.kind != event.kind;
        let misses_place = !state.place.is_empty() && !event.jurisdictions.contains(&state.place);
        let misses_term = id.is_some_and(|id| !event.terms.contains(id));
        let missed = [misses_kind, misses_place, misses_term];
        let count = missed.iter().filter(|missed| **missed).count();
        let fits = |choice: Choice| count == usize::from(missed[choice as usize]);
        if fits(Choice::Kind) {
            self.count(Choice::Kind, &event.kind);
        }
        if fits(Choice::Place) {
            for place in &event.jurisdictions {
                self.count(Choice::Place, place);
            }
        }
        if fits(Choice::Term) {
            let others = view.context.terms.iter().map(|found| found.term);
            let others = others.filter(|term| state.term != Some(*term));
            for term in others.chain(state.term) {
                if event.terms.contains(&view.term(term).id) {
                    self.count(Choice::Term, &decimal(term as usize));
                }
            }
        }
        if count == 0 {
            self.total += 1;
            self.events.push(self.next as u32);
            if self.events.len() > state.rows() {
                let date = |at: usize| &view.event(self.events[at]).date;
                let all = 0..self.events.len();
                let latest = all.reduce(|a, b| if date(b) < date(a) { a } else { b });
                self.events.swap_remove(latest.unwrap_or_default());
            }
        }
    }

    fn count(&mut self, choice: Choice, value: &str) {
        let mut counts = self.counts.iter_mut();
        match counts.find(|(of, known, _)| *of == choice && known == value) {
            Some((.., count)) => *count += 1,
            None => self.counts.push((choice, value.to_owned(), 1)),
        }
    }
}

/// Whether `text` has `word` in it. The standard library's search is 2 kB of program.
fn has(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.is_empty() || text.windows(word.len()).any(|part| part == word)
}
