//! The lexicon: a trie of words, compiled once from the forms of all terms.

use super::fold::is_small;
use super::plural::plural;
use super::table::Table;
use super::words::{Words, mix};
use crate::pack::{Form, Term, Within};
use crate::text::part;

/// Compiled forms. A node is a number; an edge is found by a hash of the node and the next word.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Nodes by the edge that leads to them; the root is 0.
    edges: Table,
    /// The first form that ends at each node, plus one; 0 for none.
    ends: Vec<u32>,
    forms: Vec<Entry>,
    senses: Vec<Sense>,
    exact: Vec<Vec<Box<str>>>,
}

/// Number of a compiled form.
pub(super) type FormIndex = u32;

#[derive(Debug)]
struct Entry {
    term: u32,
    /// Another form that ends at the same node, plus one.
    next: u32,
    /// Index into `senses`, plus one.
    sense: u32,
    /// Index into `exact`, plus one.
    exact: u32,
}

/// What must or must not stand around a form.
#[derive(Debug)]
pub(super) struct Sense {
    pub near: Vec<Phrase>,
    pub within: Within,
    pub not_before: Vec<Phrase>,
    pub not_after: Vec<Phrase>,
}

/// Words that stand around a form, folded; the last may be only the beginning of one.
#[derive(Debug)]
pub(super) struct Phrase {
    pub words: Vec<Box<str>>,
    pub is_prefix: bool,
}

impl Phrase {
    fn of(text: &str) -> Self {
        let words = Words::of(text);
        let folded = (0..words.list.len()).map(|index| words.folded(index).into());
        Self {
            words: folded.collect(),
            is_prefix: text.trim_end().ends_with('*'),
        }
    }
}

impl Lexicon {
    /// Compiles the forms of `terms`; a mention's `term` is the index in this list.
    pub fn compile(terms: &[Term]) -> Self {
        let mut lexicon = Self::default();
        for (index, term) in terms.iter().enumerate() {
            let language = term.language.as_deref().unwrap_or_default();
            for form in &term.forms {
                lexicon.add(index as u32, form, language);
            }
        }
        lexicon
    }

    /// Compiles names: those of one word, and those in capitals, only in their very case.
    pub fn of_names<'a>(names: impl IntoIterator<Item = (u32, &'a str)>) -> Self {
        let mut lexicon = Self::default();
        for (index, text) in names {
            let form = Form {
                text: text.to_owned(),
                exact: !text.contains([' ']) || !text.chars().any(is_small),
                ..Form::default()
            };
            lexicon.add(index, &form, "");
        }
        lexicon
    }

    fn add(&mut self, term: u32, form: &Form, language: &str) {
        let words = Words::of(&form.text);
        let Some(last) = words.list.len().checked_sub(1) else {
            return;
        };
        let phrases = |texts: &[String]| texts.iter().map(|text| Phrase::of(text)).collect();
        let is_bound =
            !(form.near.is_empty() && form.not_before.is_empty() && form.not_after.is_empty());
        if is_bound {
            self.senses.push(Sense {
                near: phrases(&form.near),
                within: form.within,
                not_before: phrases(&form.not_before),
                not_after: phrases(&form.not_after),
            });
        }
        if form.exact {
            self.exact.push(spelling(&words, &form.text, 0, last + 1));
        }
        let sense = if is_bound { self.senses.len() } else { 0 };
        let exact = if form.exact { self.exact.len() } else { 0 };
        let mut node = 0;
        for index in 0..last {
            node = self.edges.number(edge(node, words.key(index, index == 0)));
        }
        let end = |lexicon: &mut Self, key| {
            let node = lexicon.edges.number(edge(node, key)) as usize;
            if lexicon.ends.len() <= node {
                lexicon.ends.resize(node + 1, 0);
            }
            lexicon.forms.push(Entry {
                term,
                next: std::mem::replace(&mut lexicon.ends[node], lexicon.forms.len() as u32 + 1),
                sense: sense as u32,
                exact: exact as u32,
            });
        };
        end(self, words.key(last, last == 0));
        if form.inflect
            && !form.exact
            && let Some(plural) = plural(language, words.folded(last))
        {
            end(self, words.key_of_other(last, &plural, last == 0));
        }
    }

    /// Fills `found` with the forms written from word `at` on and the word behind each, shortest
    /// first; of two alike, the pack's later one first.
    pub(super) fn candidates(&self, words: &Words, at: usize, found: &mut Vec<(FormIndex, usize)>) {
        found.clear();
        let mut node = 0;
        for index in at..words.list.len() {
            let Some(next) = self.edges.get(edge(node, words.key(index, index == at))) else {
                return;
            };
            node = next;
            let mut end = self.ends.get(node as usize).copied().unwrap_or_default();
            while let Some(form) = end.checked_sub(1) {
                found.push((form, index + 1));
                end = self.forms[form as usize].next;
            }
        }
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
        match self.forms[form as usize].exact.checked_sub(1) {
            Some(exact) => self.exact[exact as usize] == spelling(words, text, at, end),
            None => true,
        }
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
}

/// Words as they are written.
fn spelling(words: &Words, text: &str, at: usize, end: usize) -> Vec<Box<str>> {
    let list = &words.list[at..end];
    list.iter()
        .map(|word| {
            let characters = part(text, word.start, word.end).chars();
            characters
                .filter(|&c| !super::fold::is_ignored(c))
                .collect()
        })
        .collect()
}

/// The key of an edge.
fn edge(node: u32, word: u64) -> u64 {
    mix(word, u64::from(node) + 1)
}
