//! The problems of a pack, printed as a compiler does: place and message, the line, a caret.

use serde::Serialize;

use crate::pack::{Diagnostic, Severity};

/// The most characters shown of a line; a minified pack is one line.
const WIDTH: usize = 100;

/// One problem, as `--json` prints it.
#[derive(Debug, Serialize)]
struct Report<'a> {
    file: &'a str,
    severity: &'static str,
    path: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `file:line:column: severity: message (path)`, the line and a caret under the column.
pub(super) fn text(file: &str, text: &str, problem: &Diagnostic) -> String {
    let Diagnostic {
        severity,
        path,
        line,
        column,
        message,
    } = problem;
    let severity = word(*severity);
    let (shown, before) = window(text.lines().nth(*line as usize - 1), *column as usize - 1);
    let margin = " ".repeat(line.to_string().len());
    format!(
        "{file}:{line}:{column}: {severity}: {message} ({path})\n \
         {margin} |\n {line} | {shown}\n {margin} | {}^",
        " ".repeat(before)
    )
}

/// The part of a line around a column (from 0), and how many characters stand before the column.
fn window(line: Option<&str>, column: usize) -> (String, usize) {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let line: Vec<char> = line
        .unwrap_or_default()
        .trim_start_matches('\u{feff}')
        .chars()
        .map(plain)
        .collect();
    if line.len() <= WIDTH {
        let indent = line.iter().take(column).take_while(|c| **c == ' ').count();
        return (line[indent..].iter().collect(), column - indent);
    }
    let from = column.saturating_sub(WIDTH / 2).min(line.len());
    let to = (from + WIDTH).min(line.len());
    let (head, tail) = (
        if from > 0 { "…" } else { "" },
        if to < line.len() { "…" } else { "" },
    );
    let part: String = line[from..to].iter().collect();
    (
        format!("{head}{part}{tail}"),
        column - from + head.chars().count(),
    )
}

/// The problem as a JSON object on one line.
///
/// # Errors
///
/// Never, for what a problem holds; the writer's type has an error all the same.
pub(super) fn json(file: &str, problem: &Diagnostic) -> Result<String, String> {
    let report = Report {
        file,
        severity: word(problem.severity),
        path: &problem.path,
        line: problem.line,
        column: problem.column,
        message: &problem.message,
    };
    serde_json::to_string(&report).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: u32, column: u32) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            path: String::from("$.x"),
            line,
            column,
            message: String::from("wrong"),
        }
    }

    #[test]
    fn the_caret_stands_under_the_column() {
        let text = text("p.json", "{\n    \"x\": 5\n}", &problem(2, 10));
        assert_eq!(
            text,
            "p.json:2:10: error: wrong ($.x)\n   |\n 2 | \"x\": 5\n   |      ^"
        );
    }

    #[test]
    fn a_long_line_is_shown_in_part_and_a_missing_one_is_empty() {
        let line = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let (shown, before) = window(Some(&line), 300);
        assert_eq!(shown.chars().nth(before), Some('X'));
        assert_eq!(shown.chars().count(), WIDTH + 2);
        assert_eq!(window(None, 0), (String::new(), 0));
    }
}
