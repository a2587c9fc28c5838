//! The default pack and the labels of every language, compiled in.

use crate::pack::{self, Diagnostic, Pack};

/// A language of the default pack.
pub(super) struct Language {
    /// Its tag.
    pub tag: &'static str,
    /// The English pack, or what lies over it in this language.
    pack: &'static str,
    /// The widget's own words.
    pub labels: &'static str,
}

macro_rules! language {
    ($tag:literal) => {
        Language {
            tag: $tag,
            pack: include_str!(concat!("../../packs/encryption-policy/", $tag, ".json")),
            labels: include_str!(concat!("../../labels/", $tag, ".json")),
        }
    };
}

/// The languages; in the first everything is written, the others lie over it.
pub(super) static LANGUAGES: [Language; 9] = [
    language!("en"),
    language!("de"),
    language!("es"),
    language!("fr"),
    language!("it"),
    language!("nl"),
    language!("pl"),
    language!("pt"),
    language!("sv"),
];

impl Language {
    /// The default pack in this language, as a page has it before anything is opened: what is not
    /// translated stays English, and longer texts and further sources are not there yet.
    ///
    /// # Errors
    ///
    /// Those of the files compiled in; a test says that they have none.
    pub(super) fn default_pack(&self) -> Result<Pack, Vec<Diagnostic>> {
        let [first, ..] = &LANGUAGES;
        let mut packs = vec![pack::parse(first.pack)?];
        if self.tag != first.tag {
            packs.push(pack::parse(self.pack)?);
        }
        pack::parse(&pack::merged(packs).split("details.json").pack)
    }
}
