//! Has the linker write where each text and table of the widget's program lies, beside the program:
//! `scripts/shrink.mjs` clears those that it leaves without use.

use std::env;
use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    // <target>/wasm32-unknown-unknown/<profile>/build/<package>/out
    if let (true, Some(profile)) = (is_wasm, out.ancestors().nth(3)) {
        let map = profile.join("widget.map");
        println!("cargo::rustc-link-arg-bin=widget=-Map={}", map.display());
        // The program has exports and no `main`.
        println!("cargo::rustc-link-arg-bin=widget=--no-entry");
    }
}
