//! The bodies of the fuzz targets over their kept seeds, on the stable toolchain.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../fuzz/bodies/find.rs"]
mod find;
#[path = "../fuzz/bodies/pack.rs"]
mod pack;

fn run_seeds(target: &str, body: fn(&[u8])) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut count = 0;
    for file in files {
        let path = file.expect("an entry").path();
        body(&std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}")));
        count += 1;
    }
    assert!(count > 0, "no seeds for {target}");
}

#[test]
fn packs_of_any_bytes_are_read_or_refused() {
    run_seeds("pack", pack::run);
}

#[test]
fn any_forms_are_found_in_any_text_without_harm() {
    run_seeds("find", find::run);
}
