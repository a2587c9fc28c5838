//! Where things lie: what is tested, what it is tested with, where pictures of failures go.

use std::env;
use std::fs;
use std::path::PathBuf;

fn manifest() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from)
}

/// The built widget: `DIST`, or `dist/` of this repository.
pub(crate) fn dist() -> PathBuf {
    from_env("DIST").unwrap_or_else(|| manifest().join("dist"))
}

/// The labelled articles beside the repository; not there in a lone clone.
pub(crate) fn articles() -> PathBuf {
    manifest().join("../shared/articles")
}

/// What cases compare with: texts and pictures that were looked at.
pub(crate) fn kept() -> PathBuf {
    manifest().join("tests/e2e/kept")
}

/// Whether what is kept is to be written anew: `E2E_KEEP=1`.
pub(crate) fn is_keeping() -> bool {
    env::var_os("E2E_KEEP").is_some()
}

/// The accessibility checker: `AXE`, or where npm puts it.
pub(crate) fn axe() -> PathBuf {
    from_env("AXE").unwrap_or_else(|| manifest().join("node_modules/axe-core/axe.min.js"))
}

/// Firefox's reader mode, where npm puts it.
pub(crate) fn readability() -> PathBuf {
    manifest().join("node_modules/@mozilla/readability/Readability.js")
}

/// Cargo's target directory.
fn target() -> PathBuf {
    let temporary = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().map_or(temporary.clone(), PathBuf::from)
}

/// The command line: `ARTICLE_CONTEXT_BIN`, or the release build.
pub(crate) fn binary() -> PathBuf {
    from_env("ARTICLE_CONTEXT_BIN").unwrap_or_else(|| target().join("release/article-context"))
}

/// Screenshots, drivers' logs and browsers' profiles.
pub(crate) fn output() -> PathBuf {
    let path = target().join("e2e");
    fs::create_dir_all(&path).expect("target/e2e can be made");
    path
}
