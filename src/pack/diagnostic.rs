//! What is wrong with a pack, and where.

/// How bad a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The pack is refused.
    Error,
    /// The pack works; its editor should look at this.
    Warning,
}

/// One problem of a pack, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether the pack is refused for it.
    pub severity: Severity,
    /// The JSON path of the value, such as `$.terms[3].forms[0].near`. A missing key is told at the
    /// path of the object that lacks it.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1. A byte-order mark doesn't count.
    pub column: u32,
    /// What was found and what to write instead, in lower case, without a full stop.
    pub message: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl std::fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self {
            path,
            line,
            column,
            message,
            ..
        } = self;
        write!(
            formatter,
            "{line}:{column}: {severity}: {message} (at {path})"
        )
    }
}

/// The error of a file that is no UTF-8 from the byte `at` on.
#[cfg(not(target_arch = "wasm32"))]
pub fn not_utf8(bytes: &[u8], at: usize) -> Diagnostic {
    let valid = std::str::from_utf8(&bytes[..at]).unwrap_or_default();
    let (line, column) = Place::new(valid).of(at as u32);
    let message = "no UTF-8 from here on: save the file as UTF-8";
    Diagnostic {
        severity: Severity::Error,
        path: String::from("$"),
        line,
        column,
        message: String::from(message),
    }
}

/// A walk through a text that counts lines and columns.
pub(super) struct Place<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
    column: u32,
}

impl<'t> Place<'t> {
    /// The beginning of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            text: text.as_bytes(),
            at,
            line: 1,
            column: 1,
        }
    }

    /// The line and column of the byte `offset`, which must not lie before one asked for earlier.
    pub(super) fn of(&mut self, offset: u32) -> (u32, u32) {
        while self.at < offset as usize
            && let Some(byte) = self.text.get(self.at)
        {
            self.at += 1;
            match byte {
                b'\n' => {
                    self.line += 1;
                    self.column = 1;
                }
                // Not the first byte of a character.
                0x80..=0xbf => {}
                _ => self.column += 1,
            }
        }
        (self.line, self.column)
    }
}

/// The most errors, and the most problems of any kind, that are listed of one pack.
pub const MAX_PROBLEMS: usize = 1_000;

/// A problem before its byte offset is turned into line and column.
struct Problem {
    at: u32,
    severity: Severity,
    path: String,
    message: String,
}

/// The problems found so far, in document order.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    errors: usize,
    dropped: bool,
}

impl Problems {
    /// Whether one more is listed; if not, the list says so at its end. A warning never takes an
    /// error's room.
    pub(super) fn has_room(&mut self, severity: Severity) -> bool {
        let taken = match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.list.len(),
        };
        self.dropped |= taken >= MAX_PROBLEMS;
        taken < MAX_PROBLEMS
    }

    /// Adds a problem at a byte offset.
    pub(super) fn add(&mut self, at: u32, severity: Severity, path: String, message: String) {
        self.errors += usize::from(severity == Severity::Error);
        let index = self.list.partition_point(|problem| problem.at <= at);
        self.list.insert(
            index,
            Problem {
                at,
                severity,
                path,
                message,
            },
        );
    }

    /// Whether the pack is refused.
    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The problems with their lines and columns in `text`.
    pub(super) fn locate(self, text: &str) -> Vec<Diagnostic> {
        let mut place = Place::new(text);
        let mut found: Vec<Diagnostic> = Vec::new();
        for Problem {
            at,
            severity,
            path,
            message,
        } in self.list
        {
            let (line, column) = place.of(at);
            found.push(Diagnostic {
                severity,
                path,
                line,
                column,
                message,
            });
        }
        if self.dropped {
            let (line, column) = place.of(text.len() as u32);
            let severity = if self.errors > 0 {
                Severity::Error
            } else {
                Severity::Warning
            };
            let message = String::from("more problems than are listed: mend these first");
            found.push(Diagnostic {
                severity,
                path: String::from("$"),
                line,
                column,
                message,
            });
        }
        found
    }
}
