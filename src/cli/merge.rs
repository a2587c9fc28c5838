//! `merge`: several packs made one, split into what a page loads at once and what it loads later.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, pack};
use crate::pack::merged;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Packs, a later one over the earlier
    #[arg(required = true)]
    packs: Vec<PathBuf>,
    /// Where to write the pack; its longer texts go beside it, into OUT with `.details.json` at its end
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

/// Writes the two files.
///
/// # Errors
///
/// Where a file can't be read or written, or a pack has an error.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let packs = arguments.packs.iter().map(pack);
    let packs = packs.collect::<Result<Vec<_>, _>>()?;
    let output = &arguments.output;
    let details = output.with_extension("details.json");
    let address = details.file_name().unwrap_or_default().to_string_lossy();
    let split = merged(packs).split(&address);
    for (path, text) in [(output, split.pack), (&details, split.details)] {
        std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(Outcome::Done)
}
