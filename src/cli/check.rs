//! `check`: every problem of a pack.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, input, print};
use crate::pack::{self, Severity};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Packs, a later one over the earlier; `-` is standard input
    #[arg(required = true)]
    packs: Vec<PathBuf>,
}

/// Prints each problem as `file:line:column: severity: message (path)`; findings are errors only.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut errors = 0;
    let mut earlier = Vec::new();
    for path in &arguments.packs {
        let text = input(path)?;
        let problems = pack::check_after(&text, &earlier);
        earlier.extend(pack::parse(&text));
        for problem in problems {
            let is_error = problem.severity == Severity::Error;
            errors += usize::from(is_error);
            print(&format!(
                "{}:{}:{}: {}: {} ({})",
                path.display(),
                problem.line,
                problem.column,
                if is_error { "error" } else { "warning" },
                problem.message,
                problem.path
            ))?;
        }
    }
    Ok(if errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}
