//! Words for messages.

/// The text in backquotes, cut where it is long. Control characters, which could play tricks on a
/// terminal, are replaced.
pub(super) fn quoted(text: &str) -> String {
    let mut whole = String::from("`");
    for (at, c) in text.chars().enumerate() {
        if at == 60 {
            whole.push('…');
            break;
        }
        whole.push(if c.is_control() { '\u{fffd}' } else { c });
    }
    whole.push('`');
    whole
}

/// Whether there is nothing to see in a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
