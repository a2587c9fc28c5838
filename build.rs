//! Has the linker write where each text and table of the widget's program lies, beside the program:
//! `scripts/shrink.mjs` clears those that it leaves without use. And makes `rest.css` shorter, which is
//! a part of the program.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rest.css");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    // <target>/wasm32-unknown-unknown/<profile>/build/<package>/out
    if let (true, Some(profile)) = (is_wasm, out.ancestors().nth(3)) {
        let map = profile.join("widget.map");
        println!("cargo::rustc-link-arg-bin=widget=-Map={}", map.display());
        // The program has exports and no `main`.
        println!("cargo::rustc-link-arg-bin=widget=--no-entry");
    }
    fs::write(
        out.join("rest.css"),
        shortened(&fs::read_to_string("rest.css")?),
    )
}

/// A stylesheet without comments, indents and line breaks.
fn shortened(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let css = parts.fold(first, |css, part| {
        css + part.split_once("*/").map_or("", |(_, rest)| rest)
    });
    let css: String = css.lines().map(str::trim).collect();
    [
        (": ", ":"),
        ("; ", ";"),
        (" {", "{"),
        ("{ ", "{"),
        (";}", "}"),
        ("; }", "}"),
        (" }", "}"),
    ]
    .into_iter()
    .fold(css, |css, (from, to)| css.replace(from, to))
}
