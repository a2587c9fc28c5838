//! Finding: any forms in any text.
#![no_main]

#[path = "../bodies/find.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
