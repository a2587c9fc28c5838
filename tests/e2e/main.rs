//! End-to-end tests: a built widget on real pages in Chromium, Firefox and WebKitGTK.
//!
//! Every case runs in every engine (`E2E_ENGINES=chromium,firefox` names a subset). A case is a function over a
//! [`browser::Browser`]; besides what it asserts, nothing may be logged and no foreign host asked.

mod browser;
mod cases;
mod engine;
mod input;
mod pages;
mod paths;
mod process;
mod pseudo;
mod response;
mod runner;
mod server;

fn main() -> std::process::ExitCode {
    runner::run(cases::ALL)
}
