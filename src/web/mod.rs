//! The browser: wasm32 only. Reads the page, writes the marks, mounts the components.
//!
//! | module | does |
//! |---|---|
//! | [`widget`] | the one class JavaScript sees, and the order of things |
//! | [`options`] | attributes |
//! | [`load`] | packs, labels and stylesheet, each fetched once a page |
//! | [`read`] | DOM to article |
//! | [`mark`] | marks into the article and out again; nothing else writes to it |
//! | [`watch`] | pointer and keys on marks and card |
//! | [`place`] | where the card stands |
//! | [`tell`] | DOM events, errors and the `context` object |

mod load;
mod mark;
mod options;
mod peers;
mod place;
mod read;
mod run;
mod tell;
mod watch;
mod widget;

pub use widget::{Widget, version};

/// Constant time and small: 2.4 kB of brotli less than the standard library's.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
