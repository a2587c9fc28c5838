//! What must hold of any bytes that are given as a pack.

use article_context::pack::{self, Severity};

/// Reads, checks, merges and writes a pack; panics where a promise is broken.
pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (read, found) = (pack::parse(&text), pack::check(&text));
    let errors = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .count();
    let refused = read.as_ref().err().map_or(0, Vec::len);
    assert_eq!(errors, refused, "check and parse tell the same errors");
    let lines = text.lines().count() as u32 + 1;
    for one in &found {
        assert!(
            one.line >= 1 && one.line <= lines && one.column >= 1,
            "{one}"
        );
        assert!(!one.path.is_empty() && one.message.len() < 2_000, "{one}");
    }
    let _ = pack::parse_details(&text);
    let Ok(pack) = read else { return };
    let ids: Vec<String> = pack.terms.iter().map(|term| term.id.clone()).collect();
    let split = pack::merged(vec![pack]).split("details.json");
    if let Ok(again) = pack::parse(&split.pack) {
        let kept = |id: &String| again.terms.iter().any(|term| term.id == *id);
        assert!(again.terms.iter().all(|term| ids.contains(&term.id)));
        assert!(ids.iter().filter(|id| kept(id)).count() == again.terms.len());
    } else {
        panic!(
            "a pack that was read is written so that it can be read: {}",
            split.pack
        );
    }
    assert!(
        pack::parse_details(&split.details).is_ok(),
        "{}",
        split.details
    );
}
