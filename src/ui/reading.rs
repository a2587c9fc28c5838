//! The reader's settings, drawn once they are opened.

use super::markup::Markup;
use super::say::{Length, Say};
use super::{Action, State, View};
use crate::text::joined;

/// What can be asked for, what was, and a button that clears it all.
#[inline(never)]
pub(super) fn reading(out: &mut Markup<'_>, view: &View, say: &Say) {
    let labels = &view.labels;
    out.element("button type=button class=switch role=switch", |out| {
        // Without a panel there would be no way back.
        out.hide_if(!view.settings.has_panel);
        out.set(
            "aria-checked",
            if say.hides_marks { "true" } else { "false" },
        );
        out.press(Action::say(Say {
            hides_marks: !say.hides_marks,
            ..say.clone()
        }));
        out.text(labels.text("say.hide"));
    });
    out.element(
        "div class=row role=group aria-labelledby=say-length",
        |out| {
            out.line("span id=say-length", labels.text("say.length"));
            let words = ["say.short", "say.usual", "say.full"];
            for ((length, _), label) in Length::ALL.into_iter().zip(words) {
                out.element("button part=button class=answer type=button", |out| {
                    let is_chosen = say.length == length;
                    out.set("aria-pressed", if is_chosen { "true" } else { "false" });
                    out.press(Action::say(Say {
                        length,
                        ..say.clone()
                    }));
                    out.text(labels.text(label));
                });
            }
        },
    );
    out.element("div", |out| {
        out.hide_if(say.known.is_empty());
        out.line("p id=say-known", labels.text("say.known"));
        out.element("ul aria-labelledby=say-known", |out| {
            for id in &say.known {
                known(out, view, say, id);
            }
        });
    });
    out.element("p", |out| {
        out.element("button part=button class=plain type=button", |out| {
            out.press(Action::say(Say::default()));
            out.text(labels.text("say.clear"));
        });
    });
    out.line("p", labels.text("say.kept"));
}

/// A term that is not marked, with the way to have it back.
fn known(out: &mut Markup<'_>, view: &View, say: &Say, id: &str) {
    let term = view.find_term(id).map(|index| view.term(index));
    let name = term.map_or(id, |term| &term.name);
    out.element("li class=name", |out| {
        out.key(id);
        out.element("span", |out| {
            out.set(
                "lang",
                view.lang(term.and_then(|term| term.language.as_ref())),
            );
            out.text(name);
        });
        out.element("button part=button class=plain type=button", |out| {
            let again = view.labels.text("say.again");
            out.set("aria-label", joined(&[again, ": ", name]).as_str());
            out.press(Action::say(say.with_known(id, false)));
            out.text(again);
        });
    });
}

/// The button in front of them.
pub(super) fn disclosure(out: &mut Markup<'_>, view: &View, state: &State) {
    out.element("div class=reading", |out| {
        out.element("button part=button class=plain type=button", |out| {
            out.expanded(state.has_settings);
            out.press(Action::Settings);
            out.text(view.labels.text("say.title"));
        });
        out.element("div class=settings", |out| {
            out.hide_if(!state.has_settings);
            if state.has_settings {
                reading(out, view, &state.say);
            }
        });
    });
}

/// The button on a card with which a reader says that they need it no more.
pub(super) fn know(out: &mut Markup<'_>, view: &View, say: &Say, id: &str) {
    let is_known = say.knows(id);
    out.element("button part=button class=answer type=button", |out| {
        out.set("aria-pressed", if is_known { "true" } else { "false" });
        out.press(Action::say(say.with_known(id, !is_known)));
        out.text(view.labels.text("say.know"));
    });
}
