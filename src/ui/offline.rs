//! What stands in the panel's place where nothing could be loaded.

use super::markup::Markup;
use super::{Action, View};

/// A quiet line with a button to try again.
pub(super) fn offline(out: &mut Markup<'_>, view: &View) {
    let labels = &view.labels;
    out.element("p class=offline", |out| {
        out.hide_if(!view.is_offline);
        if view.is_offline {
            out.set("lang", labels.language.as_str());
            out.text(labels.text("offline.failed"));
            out.text(" ");
            out.element("button part=button class=plain type=button", |out| {
                out.press(Action::Retry);
                out.text(labels.text("offline.again"));
            });
        }
    });
}
