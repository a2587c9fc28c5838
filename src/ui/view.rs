//! What there is to see: the context with what words it.

use crate::text::joined;
use std::rc::Rc;

use super::{Labels, State};
use crate::article::Article;
use crate::context::Context;
use crate::order::order;
use crate::pack::{Layers, Library, Pack, PolicyEvent, Source, Term};
use crate::relate::Related;

/// All that the components show of one article.
#[derive(Clone, Debug)]
pub struct View {
    /// The packs' terms and events.
    pub library: Rc<Library>,
    /// Of each pack, how it stands with its longer texts.
    pub details: Vec<Details>,
    /// What was found and related.
    pub context: Rc<Context>,
    /// The article.
    pub article: Rc<Article>,
    /// The widget's own words.
    pub labels: Rc<Labels>,
    /// What the publisher set.
    pub settings: Settings,
}

/// How it stands with the longer texts of a pack.
#[derive(Clone, Debug)]
pub enum Details {
    /// All stand in the pack itself.
    Within,
    /// They have come.
    Here(Rc<Pack>),
    /// They are fetched when a card or an event is opened, or being fetched.
    Awaited,
    /// They could not be had.
    Failed,
}

/// What the publisher set for the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Events shown before "show all".
    pub events: usize,
    /// Level of the panel's heading, 2 to 6.
    pub heading_level: u8,
    /// Whether there is a panel.
    pub has_panel: bool,
}

/// A view is shown again only when it is made again.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    /// A term of the library.
    pub fn term(&self, index: u32) -> &Term {
        &self.library.terms[index as usize]
    }

    /// An event of the library.
    pub fn event(&self, index: u32) -> &PolicyEvent {
        &self.library.events[index as usize]
    }

    /// Index of the term with this id.
    pub fn find_term(&self, id: &str) -> Option<u32> {
        let terms = &self.library.terms;
        terms
            .iter()
            .position(|term| term.id == id)
            .map(|index| index as u32)
    }

    /// A term with the details that have come.
    pub(super) fn layers_of_term<'a>(&'a self, term: &'a Term) -> Layers<'a, Term> {
        Layers::of_term(term, |pack| self.details_in(pack))
    }

    /// An event with the details that have come.
    pub(super) fn layers_of_event<'a>(&'a self, event: &'a PolicyEvent) -> Layers<'a, PolicyEvent> {
        Layers::of_event(event, |pack| self.details_in(pack))
    }

    fn details_in(&self, pack: u32) -> Option<&Pack> {
        match self.details.get(pack as usize)? {
            Details::Here(details) => Some(details),
            _ => None,
        }
    }

    /// Whether longer texts of an entry made of these packs are still to come.
    pub(super) fn is_awaited(&self, packs: &[u32]) -> bool {
        let mut all = packs
            .iter()
            .filter_map(|&pack| self.details.get(pack as usize));
        all.any(|details| matches!(details, Details::Awaited))
    }

    /// Whether longer texts of an entry made of these packs could not be had.
    pub(super) fn has_failed(&self, packs: &[u32]) -> bool {
        let mut all = packs
            .iter()
            .filter_map(|&pack| self.details.get(pack as usize));
        all.any(|details| matches!(details, Details::Failed))
    }

    /// Index of the related event with this id.
    pub fn find_event(&self, id: &str) -> Option<u32> {
        let related = self.context.events.iter();
        related
            .map(|related| related.event)
            .find(|&index| self.event(index).id == id)
    }

    /// Whether a related event is among the best, which are listed without asking.
    pub fn is_listed(&self, event: u32) -> bool {
        let best = self.context.events.iter().take(self.settings.events);
        best.into_iter().any(|related| related.event == event)
    }

    /// How many related events are about a term.
    pub(super) fn events_about(&self, term: u32) -> usize {
        let events = self.context.events.iter();
        events.filter(|one| self.is_about(one, term)).count()
    }

    fn is_about(&self, related: &Related, term: u32) -> bool {
        self.event(related.event)
            .terms
            .contains(&self.term(term).id)
    }

    /// The events to list, by date: those about the chosen term, or the best, or all.
    pub(super) fn listed(&self, state: &State) -> Vec<&Related> {
        let count = if state.is_whole || state.term.is_some() {
            usize::MAX
        } else {
            self.settings.events
        };
        let is_wanted = |one: &&Related| state.term.is_none_or(|term| self.is_about(one, term));
        let wanted = self.context.events.iter().filter(is_wanted);
        let best: Vec<&Related> = wanted.take(count).collect();
        let by_date = order(best.len(), &|a, b| {
            let (first, second) = (self.event(best[a].event), self.event(best[b].event));
            let by_date = first.date.cmp(&second.date);
            by_date.then_with(|| first.id.cmp(&second.id))
        });
        by_date.into_iter().map(|at| best[at]).collect()
    }

    /// The `lang` of a text in `language`; `None` where the panel's own holds.
    pub(super) fn lang<'a>(&self, language: Option<&'a String>) -> Option<&'a str> {
        language
            .filter(|language| **language != self.labels.language)
            .map(String::as_str)
    }
}

/// What a source is called: its title and publisher, or its host.
pub(super) fn source_name(source: &Source) -> String {
    match (&source.title, &source.publisher) {
        (Some(title), Some(publisher)) if title != publisher => {
            joined(&[title.as_str(), ", ", publisher])
        }
        (Some(name), _) | (None, Some(name)) => name.clone(),
        // scheme, nothing between the slashes, host
        (None, None) => source
            .url
            .split(['/'])
            .nth(2)
            .unwrap_or(&source.url)
            .to_owned(),
    }
}
