//! The command line: native only. A command a file.
//!
//! Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 findings,
//! 2 wrong usage or unreadable input.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::pack::Pack;

mod check;
mod default_pack;
mod explain;
mod inspect;
mod merge;
mod problems;
pub mod read;

/// Checks packs and shows what the widget would find in a page.
#[derive(Debug, Parser)]
#[command(name = "article-context", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show every problem of a pack with path, line and column
    Check(check::Arguments),
    /// Show what the widget would find in an HTML page or a text
    Inspect(inspect::Arguments),
    /// Write several packs as one, split into what a page loads at once and what it loads later
    Merge(merge::Arguments),
    /// Print the JSON Schema of packs
    Schema,
}

/// How a command ended.
enum Outcome {
    Done,
    Findings,
}

/// What made a command fail: the message for standard error.
type Failure = String;

/// Runs the command line.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // Nothing is left to do where the terminal is gone.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let outcome = match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Schema => print(&crate::pack::schema()).map(|()| Outcome::Done),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(message) => {
            eprintln!("article-context: {message}");
            ExitCode::from(2)
        }
    }
}

/// What a file holds; `-` is standard input.
fn bytes(path: &PathBuf) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// The text of a file.
fn input(path: &PathBuf) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{}: not UTF-8 from byte {at} on", path.display())
    })
}

/// The pack in a file.
///
/// # Errors
///
/// Where it can't be read, or its errors as `check` prints them.
fn pack(path: &PathBuf) -> Result<Pack, Failure> {
    let (text, file) = (input(path)?, path.display().to_string());
    crate::pack::parse(&text).map_err(|errors| {
        let errors = errors
            .iter()
            .map(|error| problems::text(&file, &text, error));
        format!("refused a pack\n{}", errors.collect::<Vec<_>>().join("\n"))
    })
}

/// Writes data to standard output; that nobody reads on is no failure.
fn print(text: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{}", text.trim_end()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}
