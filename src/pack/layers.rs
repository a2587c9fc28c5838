//! An entry and what the `details` of its packs add, laid over each other.
//!
//! From the top: the details of the last pack that has a part in the entry, the entry as merged, the
//! details of the earlier packs. So what a later pack gave stays on top. The texts stay where they
//! are and are looked for when they are shown: copying and merging them costs 4 kB of brotli.

use super::model::{Pack, PolicyEvent, Source, Term};

/// The layers of an entry, from the top, each with the language of its longer texts.
#[derive(Debug)]
pub struct Layers<'a, E> {
    own: &'a E,
    list: Vec<(&'a E, Option<&'a String>)>,
}

impl<'a> Layers<'a, Term> {
    /// The layers of a term; `details` gives those of a pack, by its index, that have come.
    pub fn of_term(term: &'a Term, details: impl Fn(u32) -> Option<&'a Pack>) -> Self {
        let (own, longer) = (term.language.as_ref(), term.longer_language.as_ref());
        Self::of((term, longer.or(own)), &term.packs, |number| {
            let pack = details(number)?;
            let entry = pack.terms.iter().find(|entry| entry.id == term.id)?;
            let named = Some(&pack.language).filter(|language| !language.is_empty());
            Some((entry, entry.language.as_ref().or(named).or(own)))
        })
    }
}

impl<'a> Layers<'a, PolicyEvent> {
    /// The layers of an event; `details` as for a term.
    pub fn of_event(event: &'a PolicyEvent, details: impl Fn(u32) -> Option<&'a Pack>) -> Self {
        let (own, longer) = (event.language.as_ref(), event.longer_language.as_ref());
        Self::of((event, longer.or(own)), &event.packs, |number| {
            let pack = details(number)?;
            let entry = pack.events.iter().find(|entry| entry.id == event.id)?;
            let named = Some(&pack.language).filter(|language| !language.is_empty());
            Some((entry, entry.language.as_ref().or(named).or(own)))
        })
    }
}

impl<'a, E> Layers<'a, E> {
    fn of(
        own: (&'a E, Option<&'a String>),
        packs: &[u32],
        layer: impl Fn(u32) -> Option<(&'a E, Option<&'a String>)>,
    ) -> Self {
        let mut list: Vec<_> = packs
            .iter()
            .rev()
            .filter_map(|&number| layer(number))
            .collect();
        let last = packs.last().and_then(|&number| layer(number));
        list.insert(usize::from(last.is_some()), own);
        Self { own: own.0, list }
    }

    /// The longer text of the topmost layer that gives it, with its language.
    pub fn text<T: ?Sized>(
        &self,
        given: impl Fn(&'a E) -> Option<&'a T>,
    ) -> Option<(&'a T, Option<&'a String>)> {
        let mut layers = self.list.iter();
        layers.find_map(|&(entry, language)| Some((given(entry)?, language)))
    }

    /// The values of the topmost layer that gives any, with their language.
    pub fn list<T>(&self, of: impl Fn(&'a E) -> &'a Vec<T>) -> (&'a [T], Option<&'a String>) {
        let given = |entry| Some(of(entry).as_slice()).filter(|list| !list.is_empty());
        self.text(given).unwrap_or_default()
    }

    /// The sources: the entry's own, then those of its details, each address once.
    pub fn sources(&self, of: impl Fn(&'a E) -> &'a Vec<Source>) -> Vec<&'a Source> {
        let mut sources: Vec<&Source> = Vec::new();
        let entries = self.list.iter().map(|&(entry, _)| entry);
        for source in std::iter::once(self.own).chain(entries).flat_map(of) {
            if !sources.iter().any(|known| known.url == source.url) {
                sources.push(source);
            }
        }
        sources
    }
}
