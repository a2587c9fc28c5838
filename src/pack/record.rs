//! The macro that declares a type of the pack once: its struct, how it is read and merged, and its [`Record`].
//!
//! [`Record`]: super::shape::Record

use super::date::Date;
use super::json::{Node, Value};
#[cfg(not(target_arch = "wasm32"))]
use super::write::Json;

/// A value that can stand at a key of a pack.
pub(super) trait Content: Default {
    /// Takes it from a node that [`Reader`](super::read::Reader) has found right; the default where the
    /// key is missing.
    fn read(node: Option<&Node<'_>>) -> Self;

    /// The same for the value at a key of an object.
    // One call a field: inlined, these are most of the program that reads packs.
    #[inline(never)]
    fn read_at(object: Option<&Node<'_>>, key: &str) -> Self {
        Self::read(object.and_then(|object| object.get(key)))
    }

    /// Lets `over` replace it, where `over` was given at all.
    fn overlay(&mut self, over: Self);

    /// It as JSON, without what may be missing under the circumstances `spared` and was not given;
    /// `None` where it was not given itself.
    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, spared: u8) -> Option<Json>;
}

/// Declares a type of the pack.
///
/// Each field is `key_or_name: type, where it may be missing, its shape`; a key that differs from the
/// field's name stands in parentheses after it. `then` names a function that finishes what was read,
/// `written` one that finishes what is written.
/// `also` lists keys that are checked and not kept; `besides` lists fields that no key gives.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident as $record:ident $(then $finish:ident)? $(written $write:ident)? {
            $(
                $(#[doc = $doc:literal])+
                $field:ident $(($key:literal))? : $type:ty, $spared:expr, $shape:expr;
            )+
        }
        $(also {
            $(
                $(#[doc = $also_doc:literal])+
                $also:literal, $also_spared:expr, $also_shape:expr;
            )+
        })?
        $(besides {
            $( $(#[doc = $besides_doc:literal])+ $besides:ident: $besides_type:ty; )+
        })?
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $type, )+
            $($( $(#[doc = $besides_doc])+ pub $besides: $besides_type, )+)?
        }

        pub(super) static $record: Record = Record {
            #[cfg(not(target_arch = "wasm32"))]
            name: stringify!($name),
            fields: &[
                $($( Field {
                    key: $also,
                    spared: $also_spared,
                    shape: $also_shape,
                    #[cfg(not(target_arch = "wasm32"))]
                    about: concat!($($also_doc),+),
                }, )+)?
                $( Field {
                    key: record!(@key $field $($key)?),
                    spared: $spared,
                    shape: $shape,
                    #[cfg(not(target_arch = "wasm32"))]
                    about: concat!($($doc),+),
                }, )+
            ],
            #[cfg(not(target_arch = "wasm32"))]
            about: concat!($($about),+),
        };

        impl Content for $name {
            fn read(node: Option<&Node<'_>>) -> Self {
                #[allow(unused_mut)]
                let mut value = Self {
                    $( $field: Content::read_at(node, record!(@key $field $($key)?)), )+
                    $($( $besides: Default::default(), )+)?
                };
                $( $finish(&mut value, node); )?
                value
            }

            fn overlay(&mut self, over: Self) {
                $( self.$field.overlay(over.$field); )+
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn to_json(&self, spared: u8) -> Option<Json> {
                let fields = [ $( (
                    record!(@key $field $($key)?),
                    $spared,
                    self.$field.to_json(spared),
                ), )+ ];
                let json = super::write::object(fields, spared);
                $( let json = $write(self, json); )?
                Some(json)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}
pub(super) use record;

impl Content for String {
    fn read(node: Option<&Node<'_>>) -> Self {
        Self::from(node.and_then(Node::as_text).unwrap_or_default())
    }

    fn overlay(&mut self, over: Self) {
        if !over.is_empty() {
            *self = over;
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, _: u8) -> Option<Json> {
        (!self.is_empty()).then(|| Json::Text(self.clone()))
    }
}

impl Content for bool {
    // A field of the shape `Choice` with one word is true where that word stands.
    fn read(node: Option<&Node<'_>>) -> Self {
        matches!(
            node,
            Some(Node {
                value: Value::Flag(true) | Value::Text(_),
                ..
            })
        )
    }

    fn overlay(&mut self, over: Self) {
        *self |= over;
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, _: u8) -> Option<Json> {
        self.then(|| Json::Raw(String::from("true")))
    }
}

impl Content for f64 {
    fn read(node: Option<&Node<'_>>) -> Self {
        node.and_then(Node::as_number).unwrap_or_default()
    }

    fn overlay(&mut self, over: Self) {
        if over != 0.0 {
            *self = over;
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, _: u8) -> Option<Json> {
        (*self != 0.0).then(|| Json::Raw(self.to_string()))
    }
}

impl Content for Date {
    fn read(node: Option<&Node<'_>>) -> Self {
        Self::parse(node.and_then(Node::as_text).unwrap_or_default()).unwrap_or_default()
    }

    fn overlay(&mut self, over: Self) {
        if !over.as_written().is_empty() {
            *self = over;
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, _: u8) -> Option<Json> {
        String::from(self.as_written()).to_json(0)
    }
}

impl<T: Content> Content for Option<T> {
    fn read(node: Option<&Node<'_>>) -> Self {
        node.map(|node| T::read(Some(node)))
    }

    fn overlay(&mut self, over: Self) {
        if over.is_some() {
            *self = over;
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, spared: u8) -> Option<Json> {
        self.as_ref().and_then(|value| value.to_json(spared))
    }
}

impl<T: Content> Content for Vec<T> {
    fn read(node: Option<&Node<'_>>) -> Self {
        let items = node.map(Node::items).unwrap_or_default();
        items.iter().map(|item| T::read(Some(item))).collect()
    }

    fn overlay(&mut self, over: Self) {
        if !over.is_empty() {
            *self = over;
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn to_json(&self, spared: u8) -> Option<Json> {
        let items: Vec<Json> = self
            .iter()
            .filter_map(|item| item.to_json(spared))
            .collect();
        (!items.is_empty()).then_some(Json::List(items))
    }
}
