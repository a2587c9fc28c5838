//! What a value of a pack must look like: data that reading, checking and the schema share.

/// What is expected at one place of a pack.
pub(super) enum Shape {
    /// Plain text of at most so many characters.
    Text(u32),
    /// A word or a few, to be looked for in the article.
    Words,
    /// `[a-z0-9][a-z0-9-]*`
    Id,
    /// A BCP 47 tag.
    Language,
    /// An EDTF expression.
    Date,
    /// An `https:` or `http:` address.
    Url,
    /// The same, or an address relative to the pack's own.
    Reference,
    /// `true` or `false`.
    Flag,
    /// A number from 0 to 1.
    Weight,
    /// The number 1.
    Format,
    /// One of these words; another is an error, with this advice.
    Choice(&'static [&'static str], &'static str),
    /// One of the [`KINDS`](super::model::KINDS) of event; another is a warning.
    Kind,
    /// A code in [`known::JURISDICTIONS`](super::known); another is a warning.
    Jurisdiction,
    /// At most so many values of one shape.
    List(&'static Shape, u32),
    /// An object.
    Record(&'static Record),
    /// An object inside a perspective, where keys marked [`SPOKEN`] may be missing.
    Spoken(&'static Record),
    /// Words, or an object that says more about them.
    WordsOr(&'static Record),
}

/// An object's keys.
pub(super) struct Record {
    /// Its name in the schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) name: &'static str,
    /// Its keys, in the order of the schema.
    pub(super) fields: &'static [Field],
    /// What it is.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) about: &'static str,
}

/// A key of an object.
pub(super) struct Field {
    /// The key.
    pub(super) key: &'static str,
    /// In which circumstances it may be missing: a sum of the constants below.
    pub(super) spared: u8,
    /// What stands there.
    pub(super) shape: Shape,
    /// What it means.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) about: &'static str,
}

/// Never missing.
pub(super) const ALWAYS: u8 = 0;
/// May be missing.
pub(super) const OPTIONAL: u8 = 1;
/// May be missing in an entry with `"extends": true`, and in details.
pub(super) const EXTENDED: u8 = 2;
/// May be missing where the pack has `details`.
pub(super) const DETAILED: u8 = 4;
/// May be missing inside a perspective.
pub(super) const SPOKEN: u8 = 8;

/// The most terms in a pack.
pub const MAX_TERMS: u32 = 100_000;
/// The most events in a pack.
pub const MAX_EVENTS: u32 = 100_000;
/// The most forms in a pack, those of all its terms together.
pub const MAX_FORMS: u32 = 300_000;
/// The most values in any other list: forms of a term, words of a `near`, sources, paragraphs.
pub const MAX_LIST: u32 = 1_000;
/// The most words in a form, and in an entry of `near`, `not_before` and `not_after`.
pub const MAX_WORDS: usize = 32;
/// The longest id, category, kind, jurisdiction, language tag and date, in characters.
pub const MAX_ID: u32 = 128;
/// The longest name, title, form, actor, holder and the like, in characters.
pub const MAX_LINE: u32 = 500;
/// The longest gloss, view and summary, in characters.
pub const MAX_GLOSS: u32 = 4_000;
/// The longest paragraph of a body, in characters.
pub const MAX_PARAGRAPH: u32 = 20_000;
/// The longest address, in characters.
pub const MAX_URL: u32 = 4_096;
