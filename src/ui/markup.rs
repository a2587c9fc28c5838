//! Markup, written element by element: the `html!` macro writes each element out in full where it
//! stands, which makes the program 4 kB of brotli longer.

use std::rc::Rc;

use yew::html::onclick;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, VTag, VText};
use yew::{Callback, Html};

use super::Action;

/// The attributes there are. All elements share this one list, which Yew compares by its address.
const ATTRIBUTES: &[&str] = &[
    "part",
    "class",
    "id",
    "role",
    "type",
    "href",
    "lang",
    "hidden",
    "popover",
    "tabindex",
    "datetime",
    "aria-label",
    "aria-labelledby",
    "aria-expanded",
    "aria-pressed",
    "aria-haspopup",
    "data-best",
    "data-context-term",
    "data-context-event",
];

/// Markup being written. What acts tells `act`.
pub(super) struct Markup<'a> {
    act: &'a Callback<Action>,
    /// The elements begun and not ended; the first is no element.
    open: Vec<Open>,
}

#[derive(Default)]
struct Open {
    name: &'static str,
    key: Option<Key>,
    values: Vec<Option<AttributeOrProperty>>,
    press: Option<Callback<yew::MouseEvent>>,
    children: Vec<Html>,
}

impl<'a> Markup<'a> {
    pub(super) fn new(act: &'a Callback<Action>) -> Self {
        Self {
            act,
            open: vec![Open::default()],
        }
    }

    /// What was written.
    pub(super) fn into_html(mut self) -> Html {
        self.top().children.drain(..).collect()
    }

    /// An element. `written` is what HTML has between `<` and `>`, without quotes: spaces in a
    /// value are written `+`.
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
        let act = self.act.clone();
        self.top().press = Some(Callback::from(move |_| act.emit(action.clone())));
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
        if let Some(press) = open.press {
            tag.set_listeners(Box::new([Some(Rc::new(onclick::Wrapper::new(press)))]));
        }
        tag.add_children(open.children);
        self.top().children.push(tag.into());
    }
}
