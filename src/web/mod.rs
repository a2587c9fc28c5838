//! The browser: wasm32 only. Reads the page, writes the marks, mounts the components.
//!
//! | module | does |
//! |---|---|
//! | [`widget`] | the one class JavaScript sees, and the order of things |
//! | [`options`] | attributes |
//! | [`load`] | packs, labels and stylesheet: what to fetch, and what was fetched |
//! | [`read`] | DOM to article |
//! | [`mark`] | marks into the article and out again; nothing else writes to it |
//! | [`paint`] | marks that are painted and not in it |
//! | [`watch`] | pointer and keys on marks and card |
//! | [`place`] | where the card stands |
//! | [`explain`] | "explain this" on selected text |
//! | [`passage`] | going to a passage of the article |
//! | [`geometry`] | the same as numbers: where a card goes, which way leads to it |
//! | [`tell`] | DOM events and errors |
//! | [`peers`] | the other widgets of the page |

mod explain;
mod geometry;
mod load;
mod mark;
mod options;
mod paint;
mod passage;
mod peers;
mod place;
mod read;
mod tell;
mod watch;
mod widget;

pub use widget::{Widget, version};
