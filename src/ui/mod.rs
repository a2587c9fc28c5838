//! What a reader sees: a Yew component over plain data, and the state it shows.
//!
//! [`State`] changes by a pure reducer; [`App`] is the one component, its parts are functions of
//! [`View`] and [`State`] that send [`Action`]s up (a component each would cost 2 kB of program
//! and save no work: the whole is drawn in well under a millisecond). They touch no window or
//! document: where they stand on the page, and what an action does outside, is for whoever mounts
//! them.

mod app;
mod away;
mod axis;
mod card;
mod event;
mod filter;
pub mod labels;
mod markup;
mod offline;
mod panel;
pub mod print;
mod reading;
mod say;
mod sift;
mod state;
mod terms;
#[cfg(test)]
mod tests;
mod timeline;
mod view;
pub mod words;

pub use app::{App, AppProps};
pub use labels::Labels;
pub use markup::Presses;
pub use say::Say;
pub use sift::{Choice, Sifted};
pub use state::{Action, Card, How, State};
pub use view::{Details, Settings, View};
