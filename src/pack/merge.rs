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
use super::model::{Pack, PolicyEvent, Term};
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
    /// Where its longer texts are, relative to its own address.
    pub details: Option<String>,
}

/// Merges packs, later ones over earlier ones. An entry that extends what is not there is left out.
#[inline(never)]
pub fn merge(packs: Vec<Pack>) -> Library {
    let mut library = Library::default();
    for (number, pack) in (0..).zip(packs) {
        let Pack {
            id,
            title,
            language,
            reviewed,
            details,
            terms,
            events,
            ..
        } = pack;
        lay_over(&mut library.terms, terms, number, &language);
        lay_over(&mut library.events, events, number, &language);
        library.packs.push(PackFacts {
            id,
            title,
            language,
            reviewed,
            details,
        });
    }
    library
}

/// Several packs as one, its head that of the first with what later ones give. Native only.
#[cfg(not(target_arch = "wasm32"))]
pub fn merged(packs: Vec<Pack>) -> Pack {
    let mut head = Pack::default();
    for pack in &packs {
        head.overlay(Pack {
            terms: Vec::new(),
            events: Vec::new(),
            ..pack.clone()
        });
    }
    let Library { terms, events, .. } = merge(packs);
    Pack {
        terms,
        events,
        ..head
    }
}

/// What terms and events have in common.
trait Entry: Content {
    fn id(&self) -> &str;
    /// Whether it gives a name, a gloss, a title: the text that is always shown.
    fn has_short_text(&self) -> bool;
    /// Whether it gives the text that is shown when it is opened.
    fn has_longer_text(&self) -> bool;
    fn common(&mut self) -> Common<'_>;
}

/// The fields that terms and events have in common.
struct Common<'e> {
    extends: &'e mut bool,
    language: &'e mut Option<String>,
    longer_language: &'e mut Option<String>,
    packs: &'e mut Vec<u32>,
}

impl Entry for Term {
    fn id(&self) -> &str {
        &self.id
    }

    fn has_short_text(&self) -> bool {
        !(self.name.is_empty() && self.gloss.is_empty() && self.forms.is_empty())
    }

    fn has_longer_text(&self) -> bool {
        !(self.body.is_empty() && self.perspectives.is_empty())
    }

    fn common(&mut self) -> Common<'_> {
        Common {
            extends: &mut self.extends,
            language: &mut self.language,
            longer_language: &mut self.longer_language,
            packs: &mut self.packs,
        }
    }
}

impl Entry for PolicyEvent {
    fn id(&self) -> &str {
        &self.id
    }

    fn has_short_text(&self) -> bool {
        !self.title.is_empty()
    }

    fn has_longer_text(&self) -> bool {
        !self.summary.is_empty()
    }

    fn common(&mut self) -> Common<'_> {
        Common {
            extends: &mut self.extends,
            language: &mut self.language,
            longer_language: &mut self.longer_language,
            packs: &mut self.packs,
        }
    }
}

/// Each entry of `over` with the position in `base` of the one with its id.
fn pair<E: Entry>(base: &[E], over: Vec<E>) -> Vec<(Option<usize>, E)> {
    let index = index::of(base, Entry::id);
    over.into_iter()
        .map(|entry| (index::position(&index, entry.id()), entry))
        .collect()
}

fn lay_over<E: Entry>(base: &mut Vec<E>, over: Vec<E>, number: u32, pack_language: &str) {
    for (position, mut entry) in pair(base, over) {
        let (short, longer) = (entry.has_short_text(), entry.has_longer_text());
        let Common {
            extends,
            language,
            packs,
            ..
        } = entry.common();
        *packs = vec![number];
        let extends = std::mem::take(extends);
        let own = language
            .take()
            .unwrap_or_else(|| String::from(pack_language));
        match position {
            Some(at) if extends => {
                let known = base[at].common();
                known.packs.push(number);
                // A translation makes each text's language its own; the others stay in theirs.
                if short {
                    let before = known.language.replace(own.clone());
                    if known.longer_language.is_none() {
                        *known.longer_language = before;
                    }
                }
                if longer {
                    *known.longer_language = Some(own);
                }
                base[at].overlay(entry);
            }
            None if extends => {}
            _ => {
                *entry.common().language = Some(own);
                match position {
                    Some(at) => base[at] = entry,
                    None => base.push(entry),
                }
            }
        }
    }
}
