//! An article's date, from what pages write about themselves.

use crate::pack::Date;
use crate::pack::json;

/// The calendar date at the start of `written`: what follows a `T` or a blank (a time, a zone) is
/// left out, and nothing is converted.
pub fn date_as_written(written: &str) -> Option<Date> {
    let day = written.trim().split(['T', ' ']).next().unwrap_or_default();
    Date::parse(day).ok()
}

/// The first `datePublished` of a JSON-LD text, the outermost first. `None` where it has none or
/// is not JSON.
pub fn published_in_json_ld(text: &str) -> Option<Date> {
    let root = json::parse(text).ok()?;
    let mut level = vec![&root];
    while !level.is_empty() {
        let found = level
            .iter()
            .filter_map(|node| node.get("datePublished")?.as_text())
            .find_map(date_as_written);
        if found.is_some() {
            return found;
        }
        level = level
            .into_iter()
            .flat_map(|node| {
                let members = node.members().iter().map(|member| &member.node);
                node.items().iter().chain(members)
            })
            .collect();
    }
    None
}
