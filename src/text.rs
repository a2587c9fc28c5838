//! Texts put together without the standard library's joining and formatting, which cost the
//! browser's program 2 kB of brotli.

/// The parts in a row.
pub(crate) fn joined(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts {
        whole.push_str(part);
    }
    whole
}

/// The items with `between` between them.
pub(crate) fn listed<T: AsRef<str>>(items: &[T], between: &str) -> String {
    let mut whole = String::new();
    for item in items {
        if !whole.is_empty() {
            whole.push_str(between);
        }
        whole.push_str(item.as_ref());
    }
    whole
}

/// A number in decimal digits.
pub(crate) fn decimal(mut number: usize) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

/// Whether a list of words with blanks between has this one.
pub(crate) fn has_word(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split([' ']).any(|one| one == word)
}

/// A number whose eight bytes are 1: with it, eight bytes of a text are looked at at once.
pub(crate) const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of eight bytes.
pub(crate) const HIGHEST: u64 = EACH << 7;

/// Part of a text; empty where the offsets are none of characters. Slicing would panic, with a
/// message that costs 6 kB of program.
pub(crate) fn part(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_texts_together() {
        assert_eq!(joined(&["a", "", "b"]), "ab");
        assert_eq!(listed(&["a", "b"], ", "), "a, b");
        assert_eq!(listed::<String>(&[], ", "), "");
        for number in [0, 7, 10, 109, usize::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
        assert_eq!((part("aé", 1, 3), part("aé", 1, 2)), ("é", ""));
    }
}
