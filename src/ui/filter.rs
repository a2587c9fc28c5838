//! Search and filter: what a reader chooses of all the packs' events.

use super::event::link_to as link;
use super::markup::Markup;
use super::panel::counted;
use super::{Action, Choice, State, View, words};
use crate::order::order;
use crate::text::{decimal, joined};

/// A field and a button on one line; behind the button a choice of kind, place and term. What is
/// typed and chosen in them is heard by whoever mounts the widget: `data-choice` says which
/// [`Choice`] it is.
#[inline(never)]
pub(super) fn filter(out: &mut Markup<'_>, view: &View, state: &State) {
    let labels = &view.labels;
    out.element("div part=filter role=group", |out| {
        // Cleared, the fields are made anew: what a reader typed is no attribute.
        out.key(&decimal(state.clearings));
        let search = labels.text("filter.search");
        out.set("aria-label", search);
        out.element("div class=tools", |out| {
            out.element("input part=search type=search data-choice=3", |out| {
                out.set("aria-label", search);
                out.set("placeholder", search);
                // What a link brought; what is typed later is the field's own.
                out.set("value", state.search.as_str());
            });
            out.element("button part=button class=tool type=button", |out| {
                out.expanded(state.has_filter);
                out.press(Action::Filter);
                out.text(labels.text("filter.open"));
            });
        });
        out.element("div class=choices", |out| {
            out.hide_if(!state.has_filter);
            for (choice, which, label) in [
                (Choice::Kind, "0", "filter.kind"),
                (Choice::Place, "1", "filter.place"),
                (Choice::Term, "2", "filter.term"),
            ] {
                out.element("label", |out| {
                    out.text(labels.text(label));
                    out.element("select", |out| {
                        out.set("data-choice", which);
                        options(out, view, state, choice);
                    });
                });
            }
        });
    });
    let is_on = state.is_filtered();
    out.element("p class=found", |out| {
        out.element("span role=status", |out| {
            if is_on {
                out.text(&counted(view, "filter.found", state.sifted.total));
            }
        });
        out.element("button part=button class=plain type=button", |out| {
            out.hide_if(!is_on);
            out.press(Action::FilterTerm(None));
            out.text(labels.text("filter.clear"));
        });
        out.element("span", |out| {
            out.hide_if(!is_on);
            link(out, view, state, None);
        });
    });
}

/// What there is of one kind of choice, after the choice of all.
fn options(out: &mut Markup<'_>, view: &View, state: &State, choice: Choice) {
    let labels = &view.labels;
    let term = state.term.map(|term| decimal(term as usize));
    let chosen = match choice {
        Choice::Kind => &state.kind,
        Choice::Place => &state.place,
        _ => &term.unwrap_or_default(),
    };
    out.element("option", |out| {
        out.set("value", "");
        out.set("selected", chosen.is_empty().then_some(""));
        out.text(labels.text("filter.all"));
    });
    let name = |at: usize| {
        let (of, value, _) = &state.sifted.counts[at];
        let kind = joined(&["kind.", value]);
        match of {
            Choice::Kind => labels.get(&kind).unwrap_or(value),
            Choice::Place => words::region(labels, value),
            _ => value.parse().map_or("", |term| &view.term(term).name),
        }
    };
    let counts = &state.sifted.counts;
    for at in order(counts.len(), &|a, b| name(a).cmp(name(b))) {
        let (of, value, count) = &counts[at];
        if *of != choice {
            continue;
        }
        out.element("option", |out| {
            out.key(value);
            out.set("value", value.as_str());
            out.set("selected", (value == chosen).then_some(""));
            out.text(&joined(&[name(at), " (", &labels.number(*count), ")"]));
        });
    }
}
