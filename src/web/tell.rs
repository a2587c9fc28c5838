//! What scripts hear: DOM events and errors.

use crate::text::{decimal, joined};
use js_sys::{Error, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::pack::Diagnostic;

/// What went wrong, as a value; the detail of `article-context-error`.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    /// `option`, `fetch`, `pack`, `article` or `wasm`.
    pub code: &'static str,
    /// What to do about it.
    pub message: String,
    /// The address concerned.
    pub url: Option<String>,
    /// Where in a pack.
    pub at: Option<(String, u32, u32)>,
}

impl Problem {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            ..Self::default()
        }
    }

    /// A problem with what is at an address.
    pub(super) fn at(code: &'static str, url: &str, reason: &str) -> Self {
        Self {
            url: Some(url.to_owned()),
            ..Self::new(code, joined(&[url, " could not be used: ", reason]))
        }
    }

    /// A refused pack: its first problem with the place, the others in words.
    pub(super) fn refused(url: Option<String>, problems: &[Diagnostic]) -> Self {
        let name = url.as_deref().unwrap_or("the pack given as an object");
        let mut message = joined(&["refused ", name, ":"]);
        for problem in problems.iter().take(PROBLEMS_TOLD) {
            let (line, column) = (
                decimal(problem.line as usize),
                decimal(problem.column as usize),
            );
            let parts = [
                "\n",
                &problem.path,
                " (line ",
                &line,
                ", column ",
                &column,
                "): ",
            ];
            message += &parts.concat();
            message += &problem.message;
        }
        if problems.len() > PROBLEMS_TOLD {
            let rest = problems.len() - PROBLEMS_TOLD;
            message += &joined(&["\nand ", &decimal(rest), " more"]);
        }
        Self {
            code: "pack",
            message,
            url,
            at: problems
                .first()
                .map(|first| (first.path.clone(), first.line, first.column)),
        }
    }

    fn detail_into(&self, object: &Object) {
        set(object, "code", &self.code.into());
        set(object, "message", &self.message.as_str().into());
        if let Some(url) = &self.url {
            set(object, "url", &url.as_str().into());
        }
        if let Some((path, line, column)) = &self.at {
            set(object, "path", &path.as_str().into());
            set(object, "line", &(*line).into());
            set(object, "column", &(*column).into());
        }
    }

    /// The reason of a rejected `ready`.
    pub(super) fn to_error(&self) -> JsValue {
        let error = Error::new(&self.message);
        self.detail_into(&error);
        error.into()
    }
}

/// Problems of one pack told in its message, at most.
const PROBLEMS_TOLD: usize = 10;

/// Sends events to the element.
#[derive(Clone, Debug)]
pub(super) struct Teller(pub Function);

impl Teller {
    /// Dispatches `article-context-<kind>`.
    pub(super) fn tell(&self, kind: &str, detail: &Object) {
        // A listener's exception is reported by the browser, not thrown here.
        let _ = self.0.call2(&JsValue::NULL, &kind.into(), detail);
    }

    pub(super) fn problem(&self, problem: &Problem) {
        let detail = Object::new();
        problem.detail_into(&detail);
        self.tell("error", &detail);
    }
}

/// Sets a property of a plain object.
pub(super) fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting an own property of a fresh object cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

/// A plain object of texts.
pub(super) fn texts(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        set(&object, key, &(*value).into());
    }
    object
}
