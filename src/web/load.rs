//! What a run needs from the network, as addresses out and texts in: the loader does the fetching,
//! each address once a page.

use crate::text::joined;
use js_sys::{Array, Error, JSON};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Url};

use super::options::{DEFAULT, Options};
use super::tell::Problem;
use crate::article::language_among;
use crate::context::Wish;
use crate::pack::{self, Pack};

/// Languages that have labels, `labels/<lang>.json`. A test compares the folders.
const LANGUAGES: [&str; 10] = ["en", "de", "es", "fr", "it", "nl", "pl", "pt", "sv", "ar"];

/// Those of them that have no default pack, `packs/encryption-policy.<lang>.json`.
const WITHOUT_PACK: [&str; 1] = ["ar"];

thread_local! {
    /// One stylesheet for all widgets of the page.
    static SHEET: std::cell::OnceCell<CssStyleSheet> = const { std::cell::OnceCell::new() };
}

/// The language of the labels for `tag`: itself or its base, where there is one.
pub(super) fn language(tag: &str) -> Option<&'static str> {
    language_among(tag, &LANGUAGES).map(|index| LANGUAGES[index])
}

/// What the widget needs of its own.
#[derive(Debug)]
pub(super) struct Material {
    /// The text of the labels.
    pub labels: String,
    pub sheet: CssStyleSheet,
}

/// What packs are made of: where it is the same as before, so are they.
#[derive(Debug, PartialEq)]
pub(super) struct Source {
    addresses: Vec<String>,
    /// What was fetched from there, then what objects say as JSON: texts, or errors.
    texts: Vec<JsValue>,
    wish: Wish,
}

/// The language of the default pack beside labels of `language`, where there is one.
fn language_of_pack(options: &Options, language: &'static str) -> Option<&'static str> {
    if !WITHOUT_PACK.contains(&language) {
        return Some(language);
    }
    options.lang.as_ref().map(|_| "en")
}

/// The addresses of stylesheet, labels and packs, in this order; none where there is no pack to
/// use. Own files lie beside the loader at `base`, the publisher's packs are relative to the
/// publisher's `page`.
pub(super) fn addresses(
    options: &Options,
    language: &'static str,
    has_object: bool,
    base: &str,
    page: &str,
) -> Vec<String> {
    let own = |path: &str| absolute(path, base);
    let mut addresses = vec![
        own("style.css"),
        own(&joined(&["labels/", language, ".json"])),
    ];
    if !has_object {
        let of_pack = language_of_pack(options, language);
        let packs = options.packs.iter();
        addresses.extend(packs.filter_map(|word| match word.as_str() {
            DEFAULT => Some(own(&joined(&[
                "packs/encryption-policy.",
                of_pack?,
                ".json",
            ]))),
            url => Some(absolute(url, page)),
        }));
        if addresses.len() == 2 {
            addresses.clear();
        }
    }
    addresses
}

fn absolute(path: &str, base: &str) -> String {
    Url::new_with_base(path, base).map_or_else(|_| path.to_owned(), |url| url.href())
}

/// Takes the material from what was fetched: a text or an error for each address.
///
/// # Errors
///
/// Where stylesheet or labels are missing.
pub(super) fn material(addresses: &[String], fetched: &Array) -> Result<Material, Problem> {
    let text = |index: usize| text_of(&addresses[index], &fetched.get(index as u32));
    let sheet = text(0)?;
    Ok(Material {
        labels: text(1)?,
        sheet: SHEET.with(|known| known.get_or_init(|| sheet_of(&sheet)).clone()),
    })
}

impl Source {
    /// What was fetched besides the material, or `object`: a pack or an array of packs.
    pub(super) fn new(
        addresses: &[String],
        fetched: &Array,
        object: &JsValue,
        wish: &Wish,
    ) -> Self {
        let json = |object: &JsValue| JSON::stringify(object).map_or(JsValue::NULL, JsValue::from);
        let addresses = addresses.get(2..).unwrap_or_default().to_vec();
        let mut texts: Vec<JsValue> = (2..fetched.length()).map(|at| fetched.get(at)).collect();
        if Array::is_array(object) {
            texts.extend(object.unchecked_ref::<Array>().iter().map(|one| json(&one)));
        } else if object.is_object() {
            texts.push(json(object));
        }
        Self {
            addresses,
            texts,
            wish: wish.clone(),
        }
    }

    /// The packs; what an object names is relative to the `page`. A refused one goes to `refused`.
    #[inline(never)]
    pub(super) fn packs(&self, page: &str, mut refused: impl FnMut(&Problem)) -> Vec<Pack> {
        let mut packs = Vec::new();
        for (index, text) in self.texts.iter().enumerate() {
            let url = self.addresses.get(index);
            let pack = match url {
                Some(url) => text_of(url, text),
                None => text
                    .as_string()
                    .ok_or_else(|| Problem::new("pack", "the pack object is not plain data")),
            };
            let pack = pack.and_then(|text| {
                let pack = pack::parse(&text);
                let mut pack = pack.map_err(|all| Problem::refused(url.cloned(), &all))?;
                match url {
                    Some(url) => place_details(&mut pack, url)?,
                    None => pack.details = pack.details.map(|one| absolute(&one, page)),
                }
                Ok(pack)
            });
            match pack {
                Ok(pack) => packs.push(pack),
                Err(problem) => refused(&problem),
            }
        }
        packs
    }
}

/// Makes the address of a pack's details whole. They lie on the pack's own host: no other is asked
/// that the publisher did not name.
fn place_details(pack: &mut Pack, url: &str) -> Result<(), Problem> {
    let Some(details) = &mut pack.details else {
        return Ok(());
    };
    *details = absolute(details, url);
    let origin = |url: &str| Url::new(url).map(|url| url.origin()).ok();
    if origin(details) == origin(url) {
        return Ok(());
    }
    let reason = joined(&["its details lie on another host: ", details]);
    Err(Problem::at("pack", url, &reason))
}

/// The text of an address, or why it could not be had.
pub(super) fn text_of(url: &str, fetched: &JsValue) -> Result<String, Problem> {
    fetched.as_string().ok_or_else(|| {
        let error = fetched.dyn_ref::<Error>();
        let reason = error
            .map(|error| String::from(error.message()))
            .unwrap_or_default();
        Problem::at("fetch", url, &reason)
    })
}

/// Whether a pack could not be had for want of a connection: then no server has answered.
pub(super) fn is_offline(fetched: &Array) -> bool {
    let packs = (2..fetched.length()).map(|at| fetched.get(at));
    let mut errors = packs.filter_map(|one| one.dyn_into::<Error>().ok());
    errors.any(|error| error.name() == "TypeError")
}

/// A constructable stylesheet: allowed where a page's policy bars style elements.
pub(super) fn sheet_of(text: &str) -> CssStyleSheet {
    let sheet = CssStyleSheet::new().unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into());
    // A rule a browser does not know is skipped by it; there is nothing else to fail.
    let _ = sheet.replace_sync(text);
    sheet
}
