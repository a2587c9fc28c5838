//! A glance at a form's words: whether the form may stand in a text at all. Most of a large glossary
//! is of no use to one article.

use super::hash::{Hash, Plain};
use super::inflect::{Inflection, Other};
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
    pub(super) fn of(text: &[Words]) -> Self {
        let mut filter = Filter::with_room(text.iter().map(|words| words.list.len()).sum());
        hashes(text).for_each(|hash| filter.add(hash));
        Self(filter)
    }

    /// Whether a text has no other words.
    pub(super) fn has_all(&self, text: &[Words]) -> bool {
        hashes(text).all(|hash| self.0.may_have(hash))
    }

    /// Whether a form may stand in the text: each of its words does, as far as they are plain ASCII,
    /// or does so in another form. `word` is for use in between.
    pub(super) fn may_stand(
        &self,
        form: &Form,
        language: Option<&Language>,
        word: &mut String,
    ) -> bool {
        let bytes = form.text.as_bytes();
        let mut start = 0;
        loop {
            let Plain { end, hash, .. } = Plain::at(bytes, start);
            if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
                return true;
            }
            if end > start && !self.0.may_have(hash.value()) {
                let Some(language) = language else {
                    return false;
                };
                word.clear();
                word.push_str(part(&form.text, start as u32, end as u32));
                if !self.may_vary(form, language, word, hash, end) {
                    return false;
                }
            }
            if end >= bytes.len() {
                return true;
            }
            start = end + 1;
        }
    }

    /// Whether a word of a form, with this hash and end there, may stand in the text with another ending.
    fn may_vary(
        &self,
        form: &Form,
        language: &Language,
        word: &mut str,
        hash: Hash,
        end: usize,
    ) -> bool {
        word.make_ascii_lowercase();
        let mut rest = part(&form.text, end as u32, form.text.len() as u32);
        while rest
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
        {
            rest = part(rest, 1, rest.len() as u32);
        }
        let mut is_known = |other: Other<'_>| self.0.may_have(other.hash_of(word, hash));
        if language.has_bare_possessive && rest.is_empty() && is_known(Other::with_s(word)) {
            return true;
        }
        let inflection = language.inflection.as_ref();
        inflection
            .filter(|_| form.inflect && !form.exact)
            .is_some_and(|inflection| inflection.may_vary(word, rest, &mut is_known))
    }
}

fn hashes(text: &[Words]) -> impl Iterator<Item = u64> {
    text.iter()
        .flat_map(|words| (0..words.list.len()).map(move |index| words.hash(index)))
}
