//! Article Context reads a news article, marks policy terms in it and shows the events behind it.
//!
//! ```text
//!  pack JSON ─► pack ─► lexicon ─┐
//!                                ├─► find ─► mentions ─┬─► relate ─► related events
//!  page (DOM or HTML) ─► article ┘                     │                 │
//!                                                      ▼                 ▼
//!                                                 context: all that is shown, as plain data
//!                                                      │
//!                       browser: marks, panel, card        command line: JSON
//! ```
//!
//! | module | holds | may use |
//! |---|---|---|
//! | [`pack`] | what an editor writes: terms, events, dates, problems | std |
//! | [`article`] | what is read: blocks of text | `pack` |
//! | [`find`] | which spans speak of which term | `pack`, `article` |
//! | [`relate`] | which events belong here, and why | `pack`, `article`, `find` |
//! | [`context`] | the pipeline from packs and article to what is shown | all of these |
//! | `order`, `text` | a sort and the joining of texts, small in the browser's program | std |
//! | [`ui`] | the Yew component, its markup, and the state it shows | these, yew |
//! | `web` | wasm32 only: the DOM, the network, the one exported class | these, `ui` |
//! | `cli` | native only: the command line | these, `ui`'s labels |
//!
//! Nothing in `pack` to `context` reads a clock, a network, a DOM or a file: the same page and
//! pack give the same result in a browser and on the command line. `tests/architecture.rs` holds
//! the sources to this table.

pub mod article;
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod cli;
pub mod context;
pub mod find;
/// The part of `web` that needs no browser, for its tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "web/geometry.rs"]
mod geometry;
mod order;
pub mod pack;
pub mod relate;
mod text;
pub mod ui;
#[cfg(all(feature = "widget", target_arch = "wasm32"))]
pub mod web;
