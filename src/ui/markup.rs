//! Markup, written element by element: the `html!` macro writes each element out in full where it
//! stands, which makes the program 4 kB of brotli longer.
//!
//! What a press does is not heard by Yew: its listeners are another 4 kB, which `scripts/shrink.mjs`
//! leaves out. An element that can be pressed carries the number of its action, and whoever mounts
//! the widget looks it up in [`Presses`].

use std::cell::{RefCell, RefMut};
use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, VTag, VText};

use super::Action;
use crate::text::decimal;

/// The attributes there are. All elements share this one list, which Yew compares by its address.
const ATTRIBUTES: &[&str] = &[
    "part",
    "class",
    "id",
    "role",
    "type",
    "href",
    "lang",
    "dir",
    "hidden",
    "popover",
    "popovertarget",
    "tabindex",
    "datetime",
    "aria-label",
    "aria-labelledby",
    "aria-expanded",
    "aria-checked",
    "aria-pressed",
    "aria-haspopup",
    "data-best",
    "data-choice",
    "value",
    "selected",
    "placeholder",
    "readonly",
    "x",
    "cx",
    "r",
    "d",
    "height",
    "viewBox",
    "preserveAspectRatio",
    "aria-hidden",
    "aria-orientation",
    "aria-selected",
    "aria-activedescendant",
    "data-context-term",
    "data-context-event",
    "data-press",
];

/// Languages that run from right to left.
const FROM_RIGHT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// How a language runs, as `dir` says it.
pub(super) fn direction(language: &str) -> &'static str {
    let base = language.split(['-']).next().unwrap_or_default();
    if FROM_RIGHT.contains(&base) {
        "rtl"
    } else {
        "ltr"
    }
}

/// What the elements of the last rendering do when they are pressed, by the number in their
/// `data-press`.
#[derive(Debug, Default)]
pub struct Presses(RefCell<Vec<Action>>);

impl Presses {
    /// The action with this number.
    pub fn get(&self, number: usize) -> Option<Action> {
        self.0.borrow().get(number).cloned()
    }
}

/// There is one a widget.
impl PartialEq for Presses {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Markup being written.
pub(super) struct Markup<'a> {
    presses: RefMut<'a, Vec<Action>>,
    /// The elements begun and not ended; the first is no element.
    open: Vec<Open>,
}

#[derive(Default)]
struct Open {
    name: &'static str,
    key: Option<Key>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
}

impl<'a> Markup<'a> {
    pub(super) fn new(presses: &'a Presses) -> Self {
        let mut presses = presses.0.borrow_mut();
        presses.clear();
        Self {
            presses,
            open: vec![Open::default()],
        }
    }

    /// What was written.
    pub(super) fn into_html(mut self) -> Html {
        self.top().children.drain(..).collect()
    }

    /// An element. `written` is what HTML has between `<` and `>`, without quotes and spaces in a
    /// value.
    pub(super) fn element(&mut self, written: &'static str, content: impl FnOnce(&mut Self)) {
        self.begin(written);
        content(self);
        self.end();
    }

    /// An element with nothing but a text.
    pub(super) fn line(&mut self, written: &'static str, text: &str) {
        self.element(written, |out| out.text(text));
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = VText::new(AttrValue::Rc(Rc::from(text)));
        self.top().children.push(text.into());
    }

    /// An attribute of the element that is open.
    pub(super) fn set<'t>(&mut self, name: &str, value: impl Into<Option<&'t str>>) {
        self.set_text(name, value.into());
    }

    /// The language of what is in the element that is open, which is not that of what is around
    /// it, and how that runs.
    pub(super) fn lang(&mut self, lang: Option<&str>) {
        self.set("lang", lang);
        self.set("dir", lang.map(direction));
    }

    /// Hides the element that is open.
    pub(super) fn hide_if(&mut self, is_hidden: bool) {
        self.set("hidden", is_hidden.then_some("hidden"));
    }

    /// Says whether what the element opens is open.
    pub(super) fn expanded(&mut self, is_open: bool) {
        self.set("aria-expanded", if is_open { "true" } else { "false" });
    }

    /// The key of the element that is open among its siblings.
    pub(super) fn key(&mut self, key: &str) {
        self.top().key = Some(Key::from(key));
    }

    /// What a press on the element that is open does.
    pub(super) fn press(&mut self, action: Action) {
        let number = decimal(self.presses.len());
        self.presses.push(action);
        self.set("data-press", number.as_str());
    }

    fn top(&mut self) -> &mut Open {
        if self.open.is_empty() {
            self.open.push(Open::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn set_text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.set_value(name, AttrValue::Rc(Rc::from(value)));
        }
    }

    fn set_value(&mut self, name: &str, value: AttrValue) {
        let at = ATTRIBUTES.iter().position(|known| *known == name);
        debug_assert!(at.is_some(), "`{name}` is not in the list of attributes");
        if let Some(slot) = at.and_then(|at| self.top().values.get_mut(at)) {
            *slot = Some(AttributeOrProperty::Attribute(value));
        }
    }

    fn begin(&mut self, written: &'static str) {
        let mut parts = written.split([' ']);
        self.open.push(Open {
            name: parts.next().unwrap_or_default(),
            values: ATTRIBUTES.iter().map(|_| None).collect(),
            ..Open::default()
        });
        for part in parts {
            let (name, value) = part.split_once(['=']).unwrap_or((part, ""));
            self.set_value(name, AttrValue::Static(value));
        }
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let mut tag = VTag::new(open.name);
        tag.key = open.key;
        tag.attributes = Attributes::Dynamic {
            keys: ATTRIBUTES,
            values: open.values.into(),
        };
        tag.add_children(open.children);
        self.top().children.push(tag.into());
    }
}
