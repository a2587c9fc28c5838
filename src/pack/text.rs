//! Words for messages, put together without the formatting machinery, which the browser's program
//! would have to carry.

/// The parts in a row.
pub(super) fn joined(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts {
        whole.push_str(part);
    }
    whole
}

/// A number in decimal digits.
pub(super) fn decimal(mut number: usize) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

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
