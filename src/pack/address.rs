//! Web addresses, as far as a pack must be trusted with them.

/// Checks that `text` is an `https:` or `http:` address with a host, or, if it `may_be_relative`, one
/// relative to the pack's own.
///
/// # Errors
///
/// What to write instead.
pub(super) fn check(text: &str, may_be_relative: bool) -> Result<(), &'static str> {
    if text.is_empty() {
        return Err("empty address: write one");
    }
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err("no blanks or control characters in an address: write %20 for a blank");
    }
    // A browser reads `\` as `/`.
    let delimits = |byte: &u8| matches!(byte, b'/' | b'?' | b'#' | b'\\');
    let bytes = text.as_bytes();
    let scheme_end = bytes
        .iter()
        .position(|byte| *byte == b':' || delimits(byte));
    let (scheme, rest) = match scheme_end.and_then(|at| bytes.split_at_checked(at)) {
        Some((scheme, [b':', rest @ ..])) => (scheme, rest),
        _ => {
            let names_host = matches!(bytes, [b'/' | b'\\', b'/' | b'\\', ..]);
            return match may_be_relative && !names_host {
                true => Ok(()),
                false => Err("no whole address: write it from https:// on"),
            };
        }
    };
    if !scheme.eq_ignore_ascii_case(b"https") && !scheme.eq_ignore_ascii_case(b"http") {
        return Err("only https: and http: addresses are allowed");
    }
    let [b'/', b'/', rest @ ..] = rest else {
        return Err("two slashes belong behind the colon: https://");
    };
    let authority = rest.split(delimits).next().unwrap_or_default();
    let host = authority
        .rsplit(|byte| *byte == b'@')
        .next()
        .unwrap_or_default();
    match host {
        [] | [b':', ..] => Err("this address names no host: write one, as in https://example.org/"),
        _ => Ok(()),
    }
}
