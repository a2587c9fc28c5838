//! `check`: every problem of a pack.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, bytes, print, problems};
use crate::pack::{self, Severity};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Packs, a later one over the earlier; `-` is standard input
    #[arg(required = true)]
    packs: Vec<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

/// Prints each problem; findings are errors only.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut errors = 0;
    let mut earlier = Vec::new();
    for path in &arguments.packs {
        let bytes = bytes(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let found = match std::str::from_utf8(&bytes) {
            Ok(text) => pack::check_after(text, &earlier),
            Err(error) => vec![pack::not_utf8(&bytes, error.valid_up_to())],
        };
        earlier.extend(pack::parse(&text));
        let file = path.display().to_string();
        for problem in found {
            errors += usize::from(problem.severity == Severity::Error);
            print(&if arguments.json {
                problems::json(&file, &problem)?
            } else {
                problems::text(&file, &text, &problem)
            })?;
        }
    }
    Ok(if errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}
