//! The terms in this article, each opening its card.

use super::event::seek;
use super::markup::Markup;
use super::panel::heading;
use super::{Action, How, View};

/// A list of terms: name, how often, gloss.
#[inline(never)]
pub(super) fn terms(out: &mut Markup<'_>, view: &View) {
    heading(out, view.settings.heading_level + 1, |out| {
        out.set("part", "terms-title");
        out.text(view.labels.text("terms.title"));
    });
    out.element("ul part=terms class=terms", |out| {
        for found in &view.context.terms {
            let term = view.term(found.term);
            let lang = view.lang(term.language.as_ref());
            out.element("li part=term class=term", |out| {
                out.key(&term.id);
                out.set("data-context-term", term.id.as_str());
                out.element("p class=name", |out| {
                    let written = "button type=button class=disclosure aria-haspopup=dialog";
                    out.element(written, |out| {
                        out.lang(lang);
                        out.press(Action::Open(found.term, How::List));
                        out.text(&term.name);
                    });
                    out.line(
                        "span class=times",
                        &view.labels.count("terms.times", found.count),
                    );
                    out.element("span class=times", |out| {
                        out.hide_if(!view.is_marked(found.term));
                        seek(out, view, found.term, Some(view.labels.text("terms.show")));
                    });
                });
                out.element("p class=gloss", |out| {
                    out.lang(lang);
                    out.text(&term.gloss);
                });
            });
        }
    });
}
