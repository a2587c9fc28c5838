//! The lexicon: a trie of words, compiled once from the forms of all terms.

use super::cues::{Cue, Cues};
use super::fold::spell;
use super::glance::{Glance, Language};
use super::hash::mix;
use super::inflect::{self, Other};
use super::letters::is_small;
use super::table::{Filter, Table};
use super::words::Words;
use crate::pack::{Form, Term, Within};
use crate::text::part;

/// Compiled forms. A node is a number; an edge is found by a hash of the node and the next word.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Nodes by the first word of a form: a small table, for it is asked most.
    roots: Table,
    /// The other nodes by the edge that leads to them.
    edges: Table,
    /// The words of the text it is for, where it is for one only.
    wanted: Option<Glance>,
    /// The words that the forms begin with.
    beginnings: Filter,
    /// How many nodes there are. They are numbered from 1.
    nodes: u32,
    /// The first form that ends at each node, plus one; 0 for none.
    ends: Vec<u32>,
    forms: Vec<Entry>,
    senses: Vec<Sense>,
    cues: Cues,
    /// How forms that count only so are written.
    exact: Vec<Exact>,
}

/// Number of a compiled form.
pub(super) type FormIndex = u32;

#[derive(Clone, Copy, Debug)]
struct Entry {
    term: u32,
    /// The form to try after it that ends at the same node, plus one.
    next: u32,
    /// Index into `senses`, plus one.
    sense: u32,
    /// Index into `exact`, plus one.
    exact: u32,
    /// Whether it is written so in no pack, but by a rule of its language.
    is_variant: bool,
}

impl Entry {
    /// Whether it needs nothing, so that none behind it would be tried.
    fn is_free(&self) -> bool {
        self.sense == 0 && self.exact == 0
    }
}

/// What must or must not stand around a form.
#[derive(Debug)]
pub(super) struct Sense {
    pub near: Vec<Cue>,
    pub within: Within,
    pub not_before: Vec<Cue>,
    pub not_after: Vec<Cue>,
}

#[derive(Debug)]
struct Exact {
    /// The words as [`spelling`] has them.
    spelled: Box<str>,
    /// Whether an `s` may follow: the possessive of some languages.
    may_have_s: bool,
}

/// Words of a form at most, each character of a script without spaces being one; a longer form is
/// left out. It bounds how far a text is looked at from each of its words.
const MAX_WORDS: usize = 128;

/// Forms that are written alike, of which one after the other is tried. More are left out: a
/// text that repeats them stays linear.
const MAX_ALIKE: usize = 64;

impl Lexicon {
    /// Compiles the forms of `terms`; a mention's `term` is the index in this list.
    pub fn compile(terms: &[Term]) -> Self {
        let mut lexicon = Self::default();
        let forms: usize = terms.iter().map(|term| term.forms.len()).sum();
        lexicon.edges.reserve(forms * 3);
        lexicon.forms.reserve(forms * 2);
        lexicon.add_all(terms);
        lexicon
    }

    /// Compiles those forms of `terms` that may stand in this text: most of a large glossary is of
    /// no use to one article, and a reader waits for it.
    pub fn compile_for(terms: &[Term], text: &[Words]) -> Self {
        let mut lexicon = Self {
            wanted: Some(Glance::of(text)),
            ..Self::default()
        };
        lexicon.add_all(terms);
        lexicon
    }

    /// Whether it holds all forms that may stand in a text.
    #[inline(never)]
    pub fn is_for(&self, text: &[Words]) -> bool {
        let wanted = self.wanted.as_ref();
        wanted.is_none_or(|wanted| wanted.has_all(text))
    }

    #[inline(never)]
    fn add_all(&mut self, terms: &[Term]) {
        let lexicon = self;
        let mut words = Words::default();
        let mut word = String::new();
        let mut known: Option<(&str, Language)> = None;
        for (index, term) in (0u32..).zip(terms) {
            let tag = term.language.as_deref().unwrap_or_default();
            if known.as_ref().is_none_or(|known| known.0 != tag) {
                let language = Language {
                    inflection: inflect::of(tag),
                    has_bare_possessive: inflect::has_bare_possessive(tag),
                };
                known = Some((tag, language));
            }
            for form in &term.forms {
                let language = known.as_ref().map(|(_, language)| language);
                let wanted = lexicon.wanted.as_ref();
                if wanted.is_none_or(|wanted| wanted.may_stand(form, language, &mut word)) {
                    lexicon.add(index, form, language, &mut words);
                }
            }
        }
        lexicon.finish();
    }

    /// Compiles names: those of one word, and those in capitals, only in their very case.
    pub fn of_names<'a>(names: impl IntoIterator<Item = (u32, &'a str)>) -> Self {
        let mut lexicon = Self::default();
        let mut words = Words::default();
        for (index, text) in names {
            let form = Form {
                text: text.to_owned(),
                exact: !text.contains([' ']) || !text.chars().any(is_small),
                ..Form::default()
            };
            lexicon.add(index, &form, None, &mut words);
        }
        lexicon.finish();
        lexicon
    }

    /// Adds a name that counts only as it is written.
    pub(super) fn add_exact(&mut self, term: u32, text: String) {
        let form = Form {
            text,
            exact: true,
            ..Form::default()
        };
        self.add(term, &form, None, &mut Words::default());
        self.finish();
    }

    fn finish(&mut self) {
        self.beginnings = Filter::of(&self.roots);
        self.cues.finish();
    }

    /// Adds a form, with `words` to cut it into.
    fn add(&mut self, term: u32, form: &Form, language: Option<&Language>, words: &mut Words) {
        words.cut(&form.text, &[]);
        let count = words.list.len();
        if count == 0 || count > MAX_WORDS {
            return;
        }
        let is_bound =
            !(form.near.is_empty() && form.not_before.is_empty() && form.not_after.is_empty());
        if is_bound {
            let mut cues = |texts: &[String]| {
                let mut cues = Vec::new();
                for text in texts {
                    let cue = self.cues.add(text);
                    if cue > 0 {
                        cues.push(cue);
                    }
                }
                cues
            };
            let sense = Sense {
                near: cues(&form.near),
                within: form.within,
                not_before: cues(&form.not_before),
                not_after: cues(&form.not_after),
            };
            self.senses.push(sense);
        }
        let has_bare_possessive = language.is_some_and(|language| language.has_bare_possessive);
        if form.exact {
            let mut spelled = String::new();
            spelling(words, &form.text, 0, count, &mut spelled);
            self.exact.push(Exact {
                spelled: spelled.into(),
                may_have_s: has_bare_possessive,
            });
        }
        let mut entry = Entry {
            term,
            next: 0,
            sense: if is_bound {
                self.senses.len() as u32
            } else {
                0
            },
            exact: if form.exact {
                self.exact.len() as u32
            } else {
                0
            },
            is_variant: false,
        };
        // The nodes of the form as it is listed: a variant leaves the same way until it differs.
        let mut path = [0; MAX_WORDS];
        let mut put = |changes: &[(usize, Other<'_>)]| {
            let from = changes.first().map_or(0, |&(index, _)| index);
            let mut node = from.checked_sub(1).map_or(0, |before| path[before]);
            for (index, listed) in path.iter_mut().enumerate().take(count).skip(from) {
                let other = changes.iter().find(|(at, _)| *at == index);
                let hash = other.map_or(words.hash(index), |(_, other)| other.hash());
                let next = self.nodes + 1;
                node = if index == 0 {
                    self.roots.number_or(hash, next)
                } else {
                    self.edges
                        .number_or(edge(node, words.key_of(index, hash)), next)
                };
                self.nodes = self.nodes.max(node);
                if changes.is_empty() {
                    *listed = node;
                }
            }
            entry.is_variant = !changes.is_empty();
            self.end(node as usize, entry);
        };
        put(&[]);
        let last = words.folded(count - 1);
        if has_bare_possessive && !last.ends_with(['s', 'x', 'z']) {
            put(&[(count - 1, Other::with_s(last))]);
        }
        let inflection = language.and_then(|language| language.inflection.as_ref());
        if let Some(inflection) = inflection
            && form.inflect
            && !form.exact
        {
            inflection.variants(&form.text, words, &mut put);
        }
    }

    /// Notes that a form ends at a node: behind the listed ones there, and behind other variants
    /// where it is one.
    fn end(&mut self, node: usize, mut entry: Entry) {
        if self.ends.len() <= node {
            self.ends.resize(node + 1, 0);
        }
        let mut before = None;
        let mut next = self.ends[node];
        let mut count = 0;
        while let Some(form) = next.checked_sub(1) {
            let other = self.forms[form as usize];
            if other.is_variant && !entry.is_variant {
                break;
            }
            count += 1;
            if other.is_free() || count >= MAX_ALIKE {
                return;
            }
            before = Some(form as usize);
            next = other.next;
        }
        entry.next = if entry.is_free() { 0 } else { next };
        self.forms.push(entry);
        let number = self.forms.len() as u32;
        match before {
            Some(form) => self.forms[form].next = number,
            None => self.ends[node] = number,
        }
    }

    /// The words that a form may begin with.
    pub(super) fn beginnings(&self) -> &Filter {
        &self.beginnings
    }

    /// Adds to `found` the nodes at which forms end that are written from word `at` on, and the word
    /// behind each, shortest first.
    pub(super) fn walk(&self, words: &Words, at: usize, found: &mut Vec<(u32, usize)>) {
        if at >= words.list.len() {
            return;
        }
        let mut next = self.roots.get(words.hash(at));
        let mut end = at;
        while let Some(node) = next {
            end += 1;
            let is_end = self.ends.get(node as usize).is_some_and(|&form| form > 0);
            if is_end && words.may_end_before(end) {
                found.push((node, end));
            }
            if end == words.list.len() {
                return;
            }
            next = self.edges.get(edge(node, words.key(end)));
        }
    }

    /// The forms that end at a node, in the order to try them.
    pub(super) fn forms_at(&self, node: u32) -> impl Iterator<Item = FormIndex> {
        let mut next = self.ends[node as usize];
        std::iter::from_fn(move || {
            let form = next.checked_sub(1)?;
            next = self.forms[form as usize].next;
            Some(form)
        })
    }

    /// Whether a form that counts only in its very case is written in it.
    pub(super) fn is_written_so(
        &self,
        form: FormIndex,
        words: &Words,
        text: &str,
        at: usize,
        end: usize,
    ) -> bool {
        let Some(exact) = self.forms[form as usize].exact.checked_sub(1) else {
            return true;
        };
        let exact = &self.exact[exact as usize];
        let mut written = String::new();
        spelling(words, text, at, end, &mut written);
        let without_s = || {
            written
                .strip_suffix("s\n")
                .zip(exact.spelled.strip_suffix('\n'))
        };
        *written == *exact.spelled
            || exact.may_have_s && without_s().is_some_and(|(written, exact)| written == exact)
    }

    /// What a form needs around it, and its number; `None` where it needs nothing.
    pub(super) fn sense(&self, form: FormIndex) -> Option<(usize, &Sense)> {
        let sense = self.forms[form as usize].sense.checked_sub(1)? as usize;
        Some((sense, &self.senses[sense]))
    }

    /// The term a form belongs to.
    pub(super) fn term(&self, form: FormIndex) -> u32 {
        self.forms[form as usize].term
    }

    /// What all senses ask for.
    pub(super) fn cues(&self) -> &Cues {
        &self.cues
    }
}

/// Words as they are written, each with a line's end behind it.
fn spelling(words: &Words, text: &str, at: usize, end: usize, out: &mut String) {
    for word in &words.list[at..end] {
        let characters = part(text, word.start, word.end).chars();
        characters.for_each(|c| spell(c, out));
        out.push('\n');
    }
}

/// The key of an edge.
fn edge(node: u32, word: u64) -> u64 {
    mix(word, u64::from(node) + 1)
}
