//! JSON (RFC 8259), read into a tree whose nodes know where they stand.
//!
//! Strict but for a leading byte-order mark, which is passed over. Time and memory are bounded by
//! [`MAX_BYTES`], [`MAX_DEPTH`] and [`MAX_NODES`]; reading stops at the first mistake, which is told
//! with its place. Strings without an escape are borrowed from the text.

use std::borrow::Cow;

use super::diagnostic::{Diagnostic, Place, Severity};
use super::text::quoted;
use crate::text::{decimal, joined};
use parser::{Failed, Parser};

mod parser;

/// The longest text that is read, in bytes (64 MiB).
pub const MAX_BYTES: usize = 64 << 20;
/// How deep lists and objects may be nested.
pub const MAX_DEPTH: u32 = 64;
/// The most values (of all kinds together) in one text.
pub const MAX_NODES: u32 = 6_000_000;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// The byte offset of its first character.
    pub at: u32,
    /// What it is.
    pub value: Value<'t>,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as written.
    Number(&'t str),
    /// A string, its escapes resolved.
    Text(Cow<'t, str>),
    /// An array.
    List(Vec<Node<'t>>),
    /// An object, its keys in the order written.
    Object(Vec<Member<'t>>),
}

/// A key of an object with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    /// The byte offset of the key's opening quote.
    pub at: u32,
    /// The key.
    pub key: Cow<'t, str>,
    /// Its value.
    pub node: Node<'t>,
}

impl<'t> Node<'t> {
    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_flag(&self) -> Option<bool> {
        match self.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// The number, if it is one. Exact up to 15 digits and an exponent of 22, else within a few
    /// units in the last place: the standard parser would be a tenth of the whole program.
    pub fn as_number(&self) -> Option<f64> {
        match self.value {
            Value::Number(written) => Some(number(written)),
            _ => None,
        }
    }

    /// The array's values; none if it isn't an array.
    pub fn items(&self) -> &[Node<'t>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The object's members; none if it isn't an object.
    pub fn members(&self) -> &[Member<'t>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The value of `key`, if this is an object that has it.
    #[inline(never)]
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        let member = self.members().iter().find(|member| member.key == key)?;
        Some(&member.node)
    }
}

/// Reads `text`.
///
/// # Errors
///
/// The first mistake: what is not JSON, a key that stands twice in one object, a limit exceeded.
pub fn parse(text: &str) -> Result<Node<'_>, Diagnostic> {
    let mut parser = Parser::new(text);
    parser.document().map_err(|Failed| {
        let fault = parser.fault;
        let (line, column) = Place::new(text).of(fault.at as u32);
        let mut path = String::from("$");
        for step in fault.path.iter().rev() {
            path.push_str(step);
        }
        Diagnostic {
            severity: Severity::Error,
            path,
            line,
            column,
            message: fault.message,
        }
    })
}

/// The step of a JSON path into an object; a key of other characters than names have is quoted.
pub(super) fn key_step(key: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$');
    match !key.is_empty() && key.bytes().all(is_plain) {
        true => joined(&[".", key]),
        false => joined(&["[", &quoted(key), "]"]),
    }
}

/// The step of a JSON path into a list.
pub(super) fn item_step(position: usize) -> String {
    joined(&["[", &decimal(position), "]"])
}

/// The value of a number that follows the grammar.
fn number(written: &str) -> f64 {
    let (mut value, mut point, mut exponent) = (0.0, 0i32, 0i32);
    let (mut in_fraction, mut in_exponent, mut is_small) = (false, false, false);
    for byte in written.bytes() {
        let digit = byte.wrapping_sub(b'0');
        match byte {
            b'.' => in_fraction = true,
            b'-' => is_small = in_exponent,
            b'+' => {}
            b'e' | b'E' => in_exponent = true,
            _ if in_exponent => exponent = exponent.saturating_mul(10).saturating_add(digit.into()),
            // Digits beyond what a double holds only move the point.
            _ if value < 1e16 => {
                value = value * 10.0 + f64::from(digit);
                point -= i32::from(in_fraction);
            }
            _ => point += i32::from(!in_fraction),
        }
    }
    let exponent = if is_small { -exponent } else { exponent };
    let scale = exponent.saturating_add(point).clamp(-308, 308);
    let mut power = 1.0;
    for _ in 0..scale.abs() {
        power *= 10.0;
    }
    let value = if scale < 0 {
        value / power
    } else {
        value * power
    };
    if written.starts_with('-') {
        -value
    } else {
        value
    }
}
