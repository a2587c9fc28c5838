//! The command line: native only. A command a file.
//!
//! Data goes to standard output, messages to standard error. Exit codes: 0 done, 1 findings,
//! 2 wrong usage or unreadable input.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod check;
mod inspect;
mod read;

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

/// The text of a file; `-` is standard input.
fn input(path: &PathBuf) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{}: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{}: not UTF-8 from byte {at} on", path.display())
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
