//! Links: whether an article's link leads to the source of an event.

use super::index::hash;

/// What two addresses of one page have in common: host, path and, where asked for, query, without
/// scheme, `www.`, fragment and a slash at the end.
pub(super) fn key(url: &str, with_query: bool) -> u64 {
    let end = if with_query { '#' } else { '?' };
    let bare = url.split(['#', end]).next().unwrap_or_default();
    let mut parts = bare.split(['/']);
    let mut key = 0;
    // Scheme, and nothing between the slashes.
    let _ = (parts.next(), parts.next());
    for part in parts {
        if !part.is_empty() {
            key = crate::find::mix(key, hash(part.strip_prefix("www.").unwrap_or(part)));
        }
    }
    key
}
