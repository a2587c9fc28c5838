//! The index: what each event can be told by, compiled once. An article is read against it, and
//! only events that share something with the article are looked at.

use super::link;
use crate::find::{Lexicon, Table, is_small, mix, words::Words};
use crate::pack::Library;
use crate::text::part;

/// What an event can be told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A term it is about. The first features are the library's terms, in their order.
    Term,
    /// Who took part.
    Actor,
    /// A jurisdiction.
    Place,
    /// What else it is called.
    Name,
    /// A word of its title.
    Word,
    /// The address of a source.
    Source,
}

/// One thing events can be told by.
#[derive(Debug)]
pub(super) struct Feature {
    pub kind: Kind,
    /// From 0 (every event has it) to 1 (one event has it).
    pub rarity: f64,
}

/// Lists of numbers in one: list `n` begins at `starts[n]` and ends where the next begins.
#[derive(Debug, Default)]
pub(super) struct Rows {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    fn begin(&mut self) {
        self.starts.push(self.items.len() as u32);
    }

    /// Adds to the last list what it does not have.
    fn add(&mut self, item: u32) {
        let start = self.starts.last().map_or(0, |&start| start as usize);
        if !self.items[start..].contains(&item) {
            self.items.push(item);
        }
    }

    pub(super) fn of(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let end = self
            .starts
            .get(number + 1)
            .map_or(self.items.len(), |&end| end as usize);
        &self.items[self.starts[number] as usize..end]
    }

    /// The lists of `columns` items that say which rows hold them.
    fn turned(&self, columns: usize) -> Self {
        let mut starts = vec![0; columns + 1];
        for &item in &self.items {
            starts[item as usize + 1] += 1;
        }
        for column in 0..columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut items = vec![0; self.items.len()];
        for row in 0..self.starts.len() as u32 {
            for &item in self.of(row) {
                items[next[item as usize] as usize] = row;
                next[item as usize] += 1;
            }
        }
        Self { starts, items }
    }
}

/// A library's events by what they can be told by.
#[derive(Debug, Default)]
pub struct Index {
    /// Names of actors, events and places, and the phrases for times.
    pub(super) lexicon: Lexicon,
    /// What each name of the lexicon stands for.
    pub(super) spoken: Vec<Spoken>,
    /// Features, plus one, by [`key`].
    numbers: Table,
    pub(super) features: Vec<Feature>,
    /// The features of each event.
    pub(super) of_events: Rows,
    /// The events with each feature.
    pub(super) events_of: Rows,
    /// The language's months, folded.
    pub(super) months: Vec<String>,
}

/// What a name stands for.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub features: Vec<u32>,
    /// "last month", "yesterday": the unit before the article, one of [`UNITS`].
    pub unit: Option<usize>,
}

/// Keys of the phrases for the time one unit before the article.
const UNITS: [&str; 4] = ["when.day", "when.week", "when.month", "when.year"];

/// Words of titles that more than one event in so many has tell nothing.
const COMMON: usize = 6;

/// A pack of fewer events says little of what is rare.
const FEW: usize = 20;

/// Letters from which on a word that is no name tells something.
const LONG: usize = 6;

/// Letters below which no word tells anything.
const SHORT: usize = 4;

/// Letters by which words are compared: what follows is mostly ending.
const STEM: usize = 7;

/// The names being compiled.
#[derive(Default)]
struct Names {
    numbers: Table,
    texts: Vec<String>,
    spoken: Vec<Spoken>,
}

impl Names {
    /// What a name stands for, to be added to.
    fn of(&mut self, text: &str) -> &mut Spoken {
        let key = text
            .bytes()
            .fold(0, |key, byte| mix(key, u64::from(byte) + 1));
        let at = self.numbers.number(key) as usize - 1;
        if at == self.texts.len() {
            self.texts.push(text.to_owned());
            self.spoken.push(Spoken::default());
        }
        &mut self.spoken[at]
    }

    fn add(&mut self, text: &str, feature: u32) {
        let features = &mut self.of(text).features;
        if !features.contains(&feature) {
            features.push(feature);
        }
    }
}

impl Index {
    /// Compiles a library. `speech` has what a language calls places (`place.GB`), months
    /// (`month.1`), times (`when.month`) and well-known actors (`alias.FBI`), by key; where one has
    /// several names, `|` stands between them.
    #[inline(never)]
    pub fn compile(library: &Library, speech: &[(String, String)]) -> Self {
        let mut index = Self::default();
        let mut names = Names::default();
        for term in &library.terms {
            index.feature(Kind::Term, hash(&term.id));
        }
        for event in &library.events {
            index.of_events.begin();
            let told = [
                (Kind::Term, &event.terms),
                (Kind::Actor, &event.actors),
                (Kind::Name, &event.names),
                (Kind::Place, &event.jurisdictions),
            ];
            for (kind, texts) in told {
                for text in texts {
                    let feature = index.feature(kind, hash(text));
                    index.of_events.add(feature);
                    if matches!(kind, Kind::Actor | Kind::Name) {
                        names.add(text, feature);
                    }
                }
            }
            for source in &event.sources {
                let feature = index.feature(Kind::Source, link::key(&source.url, true));
                index.of_events.add(feature);
            }
            let words = Words::of(&event.title);
            for at in 0..words.list.len() {
                if let Some(word) = telling(&words, at, &event.title) {
                    let feature = index.feature(Kind::Word, word);
                    index.of_events.add(feature);
                }
            }
        }
        for (key, said) in speech {
            let unit = UNITS.iter().position(|unit| unit == key);
            let (family, of) = key.split_once(['.']).unwrap_or_default();
            let kind = match family {
                "place" => Kind::Place,
                "alias" => Kind::Actor,
                "month" if index.months.len() < 12 => {
                    index.months.push(folded(said));
                    continue;
                }
                _ if unit.is_some() => Kind::Term,
                _ => continue,
            };
            let feature = index.known(kind, hash(of));
            if unit.is_none() && feature.is_none() {
                continue;
            }
            for text in said.split(['|']).chain((kind == Kind::Actor).then_some(of)) {
                names.of(text).unit = unit;
                feature
                    .into_iter()
                    .for_each(|feature| names.add(text, feature));
            }
        }
        index.lexicon = Lexicon::of_names((0u32..).zip(names.texts.iter().map(String::as_str)));
        index.spoken = names.spoken;
        index.finish(library);
        index
    }

    #[inline(never)]
    fn finish(&mut self, library: &Library) {
        let events = library.events.len();
        self.events_of = self.of_events.turned(self.features.len());
        for (feature, number) in self.features.iter_mut().zip(0u32..) {
            let with = self.events_of.of(number).len();
            let is_common = feature.kind == Kind::Word && with * COMMON > events.max(2 * COMMON);
            feature.rarity = if is_common { 0.0 } else { rarity(with, events) };
        }
    }

    /// The number of a feature, a new one where it had none.
    fn feature(&mut self, kind: Kind, what: u64) -> u32 {
        let number = self.numbers.number(key(kind, what)) - 1;
        if number as usize == self.features.len() {
            self.features.push(Feature { kind, rarity: 0.0 });
        }
        number
    }

    /// The number of a feature that some event has.
    pub(super) fn known(&self, kind: Kind, what: u64) -> Option<u32> {
        Some(self.numbers.get(key(kind, what))? - 1)
    }

    /// From 0 to 1: how much of what two events are about, who took part, and their titles' words
    /// they share.
    pub(super) fn likeness(&self, a: u32, b: u32) -> f64 {
        let (a, b) = (self.of_events.of(a), self.of_events.of(b));
        let (mut shared, mut whole) = (0.0, 0.0);
        for feature in a.iter().chain(b) {
            let known = &self.features[*feature as usize];
            if matches!(known.kind, Kind::Term | Kind::Actor | Kind::Word) {
                let kinship = known.rarity * known.rarity;
                whole += kinship;
                if a.contains(feature) && b.contains(feature) {
                    shared += kinship;
                }
            }
        }
        if whole > 0.0 { shared / whole } else { 0.0 }
    }
}

fn key(kind: Kind, what: u64) -> u64 {
    mix(what, kind as u64 + 1)
}

/// From near 0 (every event has it) to 1 (one event has it).
pub(super) fn rarity(with: usize, events: usize) -> f64 {
    1.0 - (with.saturating_sub(1) as f64 / (events + FEW) as f64).sqrt()
}

/// The hash of a text whose case and marks don't count.
pub(super) fn hash(text: &str) -> u64 {
    hash_of_folded(&folded(text))
}

fn folded(text: &str) -> String {
    let words = Words::of(text);
    let mut folded = String::new();
    for index in 0..words.list.len() {
        folded.push_str(words.folded(index));
        folded.push(' ');
    }
    folded.pop();
    folded
}

fn hash_of_folded(folded: &str) -> u64 {
    folded.chars().fold(0, with)
}

fn with(hash: u64, c: char) -> u64 {
    mix(hash, u64::from(c as u32) + 1)
}

/// The hash of a word by which texts are compared: of its first [`STEM`] letters without an s at
/// the end. `None` for one that is too short to tell anything.
pub(super) fn stem(folded: &str) -> Option<u64> {
    let (mut hash, mut before) = (0, 0);
    let mut last = ' ';
    let mut length = 0;
    for c in folded.chars().take(STEM) {
        before = hash;
        hash = with(hash, c);
        last = c;
        length += 1;
    }
    (length >= SHORT).then_some(if last == 's' { before } else { hash })
}

/// The word `at` of an event's text, if it tells the event from others: a name, written with a
/// capital or a digit, or a long word.
fn telling(words: &Words, at: usize, text: &str) -> Option<u64> {
    let folded = words.folded(at);
    let word = words.list[at];
    let first = part(text, word.start, word.end).chars().next()?;
    if is_small(first) && folded.len() < LONG {
        return None;
    }
    stem(folded)
}
