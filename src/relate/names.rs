//! Names: who took part in the events and what else the events are called, found in the text.

use super::{Reason, rarity, saturate, weights as w};
use crate::article::Article;
use crate::find::{self, Lexicon, words::Words};
use crate::pack::Library;

/// The names of a library's events, compiled.
#[derive(Debug, Default)]
pub struct Names {
    lexicon: Lexicon,
    names: Vec<Name>,
    events: usize,
}

#[derive(Debug)]
struct Name {
    text: String,
    /// Whether it names the event itself, not someone who took part.
    is_event: bool,
    events: Vec<u32>,
}

/// A name the article speaks.
pub(super) struct Named<'a> {
    name: &'a Name,
    strength: f64,
}

impl Names {
    /// Compiles the names of all events.
    pub fn compile(library: &Library) -> Self {
        let mut names: Vec<Name> = Vec::new();
        for (index, event) in (0u32..).zip(&library.events) {
            let actors = event.actors.iter().map(|actor| (actor, false));
            for (text, is_event) in actors.chain(event.names.iter().map(|name| (name, true))) {
                let known = names
                    .iter_mut()
                    .find(|name| name.is_event == is_event && name.text == *text);
                match known {
                    Some(name) => name.events.push(index),
                    None => names.push(Name {
                        text: text.clone(),
                        is_event,
                        events: vec![index],
                    }),
                }
            }
        }
        let texts = (0u32..).zip(names.iter().map(|name| name.text.as_str()));
        Self {
            lexicon: Lexicon::of_names(texts),
            names,
            events: library.events.len(),
        }
    }

    /// The names in an article, with the strength (0 to 1) of what it says of each.
    pub(super) fn find(&self, article: &Article, text: &[Words]) -> Vec<Named<'_>> {
        let mut said: Vec<(u32, f64)> = Vec::new();
        for mention in find::find(article, text, &self.lexicon) {
            match said.iter_mut().find(|(name, _)| *name == mention.term) {
                Some((_, count)) => *count += 1.0,
                None => said.push((mention.term, 1.0)),
            }
        }
        let named = said.into_iter().map(|(index, count)| {
            let name = &self.names[index as usize];
            let strength = if name.is_event {
                1.0
            } else {
                saturate(count) * rarity(name.events.len(), self.events)
            };
            Named { name, strength }
        });
        named.collect()
    }
}

impl Named<'_> {
    pub(super) fn evidence_for(&self, event: u32) -> Option<(f64, Reason)> {
        let text = || self.name.text.clone();
        let (weight, reason): (_, fn(String) -> Reason) = if self.name.is_event {
            (w::NAME, Reason::NamesEvent)
        } else {
            (w::ACTOR, Reason::NamesActor)
        };
        let is_of_it = self.name.events.contains(&event);
        is_of_it.then(|| (weight * self.strength, reason(text())))
    }
}
