//! What there is to see: the context with what words it.

use crate::text::joined;
use std::rc::Rc;

use super::markup::direction;
use super::{Labels, State};
use crate::article::Article;
use crate::context::Context;
use crate::order::order;
use crate::pack::{Layers, Library, Pack, PolicyEvent, Source, Term};
use crate::relate::{Passage, Related};

/// Events on the axis at most, the best.
const MOST_DOTS: usize = 200;

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
    /// Whether there is nothing of all this for want of a connection.
    pub is_offline: bool,
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
    /// Whether its language was chosen for it, and need not be the page's.
    pub has_own_lang: bool,
    /// Whether it stands behind a button.
    pub is_drawer: bool,
    /// Whether readers can ask about text they select.
    pub may_ask: bool,
}

/// A view is shown again only when it is made again.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    /// Whether there is nothing for a panel to say.
    pub fn is_empty(&self) -> bool {
        self.context.events.is_empty() && self.context.terms.is_empty()
    }

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

    /// Index of the event with this id.
    pub fn find_event(&self, id: &str) -> Option<u32> {
        let mut events = (0u32..).zip(&self.library.events);
        let (index, _) = events.find(|(_, event)| event.id == id)?;
        Some(index)
    }

    /// Whether a mention of a term is marked in the article.
    pub(super) fn is_marked(&self, term: u32) -> bool {
        let context = &self.context;
        let mut marked = context.marked.iter();
        marked.any(|&at| context.mentions[at].term == term)
    }

    /// Where the article first speaks of a term: at a mention with a mark, or else at any.
    pub fn passage(&self, term: u32) -> Option<Passage> {
        let context = &self.context;
        let marked = context.marked.iter().map(|&at| &context.mentions[at]);
        let mut all = marked.chain(&context.mentions);
        let mention = all.find(|mention| mention.term == term)?;
        Some(Passage {
            block: mention.block,
            start: mention.start,
            end: mention.end,
        })
    }

    /// Whether a related event is among the best, which are listed without asking.
    pub fn is_listed(&self, event: u32) -> bool {
        let best = self.context.events.iter().take(self.settings.events);
        best.into_iter().any(|related| related.event == event)
    }

    /// How many related events are about a term.
    pub(super) fn events_about(&self, term: u32) -> usize {
        let id = &self.term(term).id;
        let events = self.context.events.iter();
        let is_about = |related: &&Related| self.event(related.event).terms.contains(id);
        events.filter(is_about).count()
    }

    /// The events to list, by date, and how many there are of them: a reader's choice, the best, or
    /// all related ones. Those that were asked for are always among them.
    pub fn listed(&self, state: &State) -> (Vec<u32>, usize) {
        if state.is_filtered() {
            let sifted = &state.sifted;
            return (self.by_date(&sifted.events), sifted.total);
        }
        let count = if state.is_whole {
            usize::MAX
        } else {
            self.settings.events
        };
        let mut listed = self.best(count);
        let total = listed.len();
        listed.truncate(state.rows());
        for event in &state.shown {
            if !listed.contains(event) {
                listed.push(*event);
            }
        }
        (self.by_date(&listed), total)
    }

    /// The events that the axis shows, by date.
    pub fn dots(&self) -> Vec<u32> {
        self.by_date(&self.best(MOST_DOTS))
    }

    /// All related events, by date.
    pub(super) fn related_by_date(&self) -> Vec<u32> {
        self.by_date(&self.best(usize::MAX))
    }

    fn best(&self, count: usize) -> Vec<u32> {
        let best = self.context.events.iter().take(count);
        best.map(|related| related.event).collect()
    }

    fn by_date(&self, events: &[u32]) -> Vec<u32> {
        let by_date = order(events.len(), &|a, b| {
            let (first, second) = (self.event(events[a]), self.event(events[b]));
            let by_date = first.date.cmp(&second.date);
            by_date.then_with(|| first.id.cmp(&second.id))
        });
        by_date.into_iter().map(|at| events[at]).collect()
    }

    /// What is known of an event's place beside the article.
    pub(super) fn related(&self, event: u32) -> Option<&Related> {
        let mut related = self.context.events.iter();
        related.find(|related| related.event == event)
    }

    /// The summary of an event, if it has come, and its language.
    pub(super) fn summary<'a>(&'a self, event: &'a PolicyEvent) -> (&'a str, Option<&'a String>) {
        let given = |event: &'a PolicyEvent| match event.summary.as_str() {
            "" => None,
            summary => Some(summary),
        };
        self.layers_of_event(event).text(given).unwrap_or_default()
    }

    /// How the panel runs; `None` where it runs as the page around it.
    pub(super) fn direction(&self) -> Option<&'static str> {
        let own = direction(&self.labels.language);
        (own == "rtl" || self.settings.has_own_lang).then_some(own)
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
