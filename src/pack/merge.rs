//! Several packs made one: a later pack's entry takes the place of an earlier one of the same id.
//!
//! An entry with `"extends": true` replaces only the fields it gives. An empty list, an empty text,
//! `false` and a weight of 0 count as not given. So this entry of a second pack adds a German name and
//! keeps all the rest of the first pack's term:
//!
//! ```json
//! { "id": "lawful-access", "extends": true, "name": "rechtmäßiger Zugriff" }
//! ```

use super::date::Date;
use super::index;
use super::model::{Pack, PolicyEvent, Source, Term};
use super::record::Content;

/// The terms and events of all packs in use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// The packs, in the order given.
    pub packs: Vec<PackFacts>,
    /// The terms, each with its language; what a later pack replaces keeps its place.
    pub terms: Vec<Term>,
    /// The events, likewise.
    pub events: Vec<PolicyEvent>,
}

/// What is told of a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The language of its texts.
    pub language: String,
    /// When it was last reviewed.
    pub reviewed: Option<Date>,
}

/// Merges packs, later ones over earlier ones. An entry that extends what is not there is left out.
pub fn merge(packs: Vec<Pack>) -> Library {
    let mut library = Library::default();
    for Pack {
        id,
        title,
        language,
        reviewed,
        terms,
        events,
        ..
    } in packs
    {
        lay_over(&mut library.terms, terms, &language);
        lay_over(&mut library.events, events, &language);
        library.packs.push(PackFacts {
            id,
            title,
            language,
            reviewed,
        });
    }
    library
}

impl Pack {
    /// Adds what the pack's `details` hold: each entry gives its fields to the entry of its id, and
    /// those of its sources that are not yet there. Entries of other ids are passed over.
    pub fn complete(&mut self, details: Pack) {
        fill_in(&mut self.terms, details.terms);
        fill_in(&mut self.events, details.events);
    }
}

/// What terms and events have in common.
trait Entry: Content {
    fn id(&self) -> &str;
    /// Whether it gives a text that is in a language.
    fn has_words(&self) -> bool;
    fn common(&mut self) -> (&mut bool, &mut Option<String>, &mut Vec<Source>);
}

impl Entry for Term {
    fn id(&self) -> &str {
        &self.id
    }

    fn has_words(&self) -> bool {
        !(self.name.is_empty() && self.gloss.is_empty() && self.body.is_empty())
    }

    fn common(&mut self) -> (&mut bool, &mut Option<String>, &mut Vec<Source>) {
        (&mut self.extends, &mut self.language, &mut self.sources)
    }
}

impl Entry for PolicyEvent {
    fn id(&self) -> &str {
        &self.id
    }

    fn has_words(&self) -> bool {
        !(self.title.is_empty() && self.summary.is_empty())
    }

    fn common(&mut self) -> (&mut bool, &mut Option<String>, &mut Vec<Source>) {
        (&mut self.extends, &mut self.language, &mut self.sources)
    }
}

/// Each entry of `over` with the position in `base` of the one with its id.
fn pair<E: Entry>(base: &[E], over: Vec<E>) -> Vec<(Option<usize>, E)> {
    let index = index::of(base, Entry::id);
    over.into_iter()
        .map(|entry| (index::position(&index, entry.id()), entry))
        .collect()
}

fn lay_over<E: Entry>(base: &mut Vec<E>, over: Vec<E>, pack_language: &str) {
    for (position, mut entry) in pair(base, over) {
        let has_words = entry.has_words();
        let (extends, language, _) = entry.common();
        let extends = std::mem::take(extends);
        // A translation makes the entry's language its own; an added source leaves it as it was.
        if language.is_none() && (has_words || !extends) {
            *language = Some(String::from(pack_language));
        }
        match position {
            Some(at) if extends => base[at].overlay(entry),
            Some(at) => base[at] = entry,
            None if extends => {}
            None => base.push(entry),
        }
    }
}

fn fill_in<E: Entry>(base: &mut [E], details: Vec<E>) {
    for (position, mut entry) in pair(base, details) {
        let Some(at) = position else { continue };
        let (extends, _, further) = entry.common();
        *extends = false;
        let further = std::mem::take(further);
        base[at].overlay(entry);
        let (_, _, sources) = base[at].common();
        for source in further {
            if !sources.iter().any(|known| known.url == source.url) {
                sources.push(source);
            }
        }
    }
}
