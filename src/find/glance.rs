//! A glance at a form's words: whether the form may stand in a text at all. Most of a large glossary
//! is of no use to one article.

use super::hash::Plain;
use super::inflect::{Changes, Inflection, TAIL};
use super::table::Filter;
use super::words::Words;
use crate::pack::Form;
use crate::text::part;

/// What is the same for all forms of a language.
pub(super) struct Language {
    pub inflection: Option<Inflection>,
    pub has_bare_possessive: bool,
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct Glance(Filter);

impl Glance {
    #[inline(never)]
    pub(super) fn of(text: &[Words]) -> Self {
        let mut filter = Filter::with_room(text.iter().map(|words| words.list.len()).sum());
        for hash in hashes(text) {
            filter.add(hash);
        }
        Self(filter)
    }

    /// Whether a text has no other words.
    pub(super) fn has_all(&self, text: &[Words]) -> bool {
        hashes(text).all(|hash| self.0.may_have(hash))
    }

    /// Whether a form may stand in the text: each of its words does, as far as they are plain ASCII,
    /// or does so in another form. `word` is for use in between.
    #[inline(never)]
    pub(super) fn may_stand(
        &self,
        form: &Form,
        language: Option<&Language>,
        word: &mut String,
    ) -> bool {
        let bytes = form.text.as_bytes();
        let mut start = 0;
        loop {
            let plain = Plain::at(bytes, start);
            let end = plain.end;
            if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
                return true;
            }
            if end > start && !self.0.may_have(plain.hash.value()) {
                let may_vary = |language| self.may_vary(form, language, start as u32, &plain, word);
                if !language.is_some_and(may_vary) {
                    return false;
                }
            }
            if end >= bytes.len() {
                return true;
            }
            start = end + 1;
        }
    }

    /// Whether a word of a form, from `start` on, may stand in the text with another ending.
    fn may_vary(
        &self,
        form: &Form,
        language: &Language,
        start: u32,
        plain: &Plain,
        word: &mut String,
    ) -> bool {
        let bytes = form.text.as_bytes();
        let mut behind = plain.end;
        while behind < bytes.len()
            && bytes[behind].is_ascii()
            && !bytes[behind].is_ascii_alphanumeric()
        {
            behind += 1;
        }
        // Most words end their form: not worth a call.
        let rest = match bytes.len() - behind {
            0 => "",
            _ => part(&form.text, behind as u32, bytes.len() as u32),
        };
        let hash = plain.hash;
        let is_known = |other: u64| self.0.may_have(other);
        if language.has_bare_possessive && rest.is_empty() && is_known(hash.with("s")) {
            return true;
        }
        let inflection = language.inflection.as_ref();
        let Some(inflection) = inflection.filter(|_| form.inflect && !form.exact) else {
            return false;
        };
        match inflection.changes_before(rest) {
            Changes::Any => return true,
            Changes::None => return false,
            Changes::Ruled => {}
        }
        let length = plain.end - start as usize;
        let last = bytes[plain.end - 1].to_ascii_lowercase();
        if length < 2 || !last.is_ascii_lowercase() {
            return false;
        }
        let end_of_word = |length: usize, word: &mut String| {
            word.clear();
            word.push_str(part(
                &form.text,
                (plain.end - length) as u32,
                plain.end as u32,
            ));
            word.make_ascii_lowercase();
        };
        let rule = inflection.last_rule(last).or_else(|| {
            end_of_word(length.min(TAIL), word);
            inflection.rule_of(word)
        });
        rule.is_some_and(|rule| {
            let is_known_so = inflection.others_by_hash(rule, hash, length, last, is_known);
            is_known_so.unwrap_or_else(|| {
                end_of_word(length, word);
                inflection.others(word, &mut |other| is_known(other.hash()))
            })
        })
    }
}

fn hashes(text: &[Words]) -> impl Iterator<Item = u64> {
    text.iter().flat_map(Words::hashes)
}
