//! A glance at a form's first word: whether the form may stand in a text at all. Most of a large glossary
//! is of no use to one article.

use super::inflect::{Inflection, Other};
use super::table::Filter;
use super::words::{Hash, Words, mix};
use crate::pack::Form;
use crate::text::part;

/// What is the same for all forms of a language.
pub(super) struct Language {
    pub inflection: Option<Inflection>,
    pub has_bare_possessive: bool,
}

/// The keys of the words of a text, as they begin a form.
pub(super) fn keys(text: &[Words]) -> impl Iterator<Item = u64> {
    text.iter()
        .flat_map(|words| (0..words.list.len()).map(move |index| words.key(index, true)))
}

/// Whether a form may stand in a text with these words, by a glance at its first.
pub(super) fn may_stand(wanted: &Filter, form: &Form, language: Option<&Language>) -> bool {
    let is_known = |hash: u64| wanted.may_have(mix(hash, 0));
    let Some((first, rest)) = plain_word(&form.text) else {
        return true;
    };
    if is_known(Hash::of_ascii(first)) {
        return true;
    }
    let Some(language) = language else {
        return false;
    };
    let next = match plain_word(rest) {
        Some(("", _)) => None,
        Some((next, _)) => Some(next),
        None => return true,
    };
    let first = first.to_ascii_lowercase();
    let with_s = || next.is_none() && is_known(Other::with_s(&first).hash());
    let inflection = language.inflection.as_ref();
    let inflection = inflection.filter(|_| form.inflect && !form.exact);
    language.has_bare_possessive && with_s()
        || inflection.is_some_and(|inflection| inflection.may_begin(&first, next, is_known))
}

/// The first word of a text and what follows it, both empty where it has none; `None` where it is not
/// plain ASCII as far as that word's end.
fn plain_word(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let is_other = |at: usize| bytes.get(at).is_some_and(|byte| !byte.is_ascii());
    let is_plain = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut start = 0;
    while start < bytes.len() && !is_plain(start) && !is_other(start) {
        start += 1;
    }
    let mut end = start;
    while is_plain(end) {
        end += 1;
    }
    let (start, end, length) = (start as u32, end as u32, text.len() as u32);
    (!is_other(end as usize)).then(|| (part(text, start, end), part(text, end, length)))
}
