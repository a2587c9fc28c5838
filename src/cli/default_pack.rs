//! The default pack and the labels of every language, compiled in.

use crate::pack::{self, Diagnostic, Pack};

/// A language of the labels.
pub(super) struct Language {
    /// Its tag.
    pub tag: &'static str,
    /// The English pack, or what lies over it in this language; `None` where there is no default
    /// pack in it.
    pack: Option<&'static str>,
    /// The widget's own words.
    pub labels: &'static str,
}

macro_rules! language {
    ($tag:literal) => {
        Language {
            pack: Some(include_str!(concat!(
                "../../packs/encryption-policy/",
                $tag,
                ".json"
            ))),
            ..language!($tag, without pack)
        }
    };
    ($tag:literal, without pack) => {
        Language {
            tag: $tag,
            pack: None,
            labels: include_str!(concat!("../../labels/", $tag, ".json")),
        }
    };
}

/// The languages; in the first everything is written, the others lie over it.
pub(super) static LANGUAGES: [Language; 10] = [
    language!("en"),
    language!("de"),
    language!("es"),
    language!("fr"),
    language!("it"),
    language!("nl"),
    language!("pl"),
    language!("pt"),
    language!("sv"),
    language!("ar", without pack),
];

impl Language {
    /// The default pack in this language, as a page has it before anything is opened: what is not
    /// translated stays English, and longer texts and further sources are not there yet. Where there
    /// is none, the English one if it `may_fall_back`.
    ///
    /// # Errors
    ///
    /// Those of the files compiled in; a test says that they have none.
    pub(super) fn default_pack(
        &self,
        may_fall_back: bool,
    ) -> Result<Option<Pack>, Vec<Diagnostic>> {
        let [first, ..] = &LANGUAGES;
        let layers = match self.pack {
            None if !may_fall_back => return Ok(None),
            Some(pack) if self.tag != first.tag => vec![first.pack, Some(pack)],
            _ => vec![first.pack],
        };
        let packs = layers.into_iter().flatten().map(pack::parse);
        let packs = packs.collect::<Result<Vec<_>, _>>()?;
        pack::parse(&pack::merged(packs).split("details.json").pack).map(Some)
    }
}
