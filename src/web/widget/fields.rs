//! What a reader types, chooses and points to in the panel, where a press on a button is not all.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Host, Inner};
use crate::ui::{Action, Choice};

impl Inner {
    /// Something was typed or chosen in a field.
    pub(in crate::web) fn choose(self: &Rc<Self>, field: &Element) {
        let which = field.get_attribute("data-choice");
        let which = which.and_then(|which| which.parse::<usize>().ok());
        if let Some(choice) = which.and_then(|which| Choice::ALL.get(which)) {
            let value = field.unchecked_ref::<Host>().value();
            self.act(Action::Choose(*choice, value));
        }
    }

    /// A press inside the widget's own tree: does what the element is for.
    pub(in crate::web) fn press_number(self: &Rc<Self>, number: &str) {
        let number = number.parse().unwrap_or(usize::MAX);
        if let Some(action) = self.presses.get(number) {
            self.act(action);
        }
    }

    /// A key was pressed on the axis; whether it means something there.
    pub(in crate::web) fn key_on_axis(self: &Rc<Self>, key: &str, is_rtl: bool) -> bool {
        let Some(view) = self.view() else {
            return false;
        };
        let dots = view.dots();
        let pointed = self.state.borrow().pointed;
        let at = dots.iter().position(|dot| pointed == Some(*dot));
        let last = dots.len().saturating_sub(1);
        let back = at.map_or(last, |at| at.saturating_sub(1));
        let on = at.map_or(0, |at| last.min(at + 1));
        let to = match key {
            "ArrowLeft" => [back, on][usize::from(is_rtl)],
            "ArrowRight" => [on, back][usize::from(is_rtl)],
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                if let Some(event) = pointed {
                    self.act(Action::Show(event));
                }
                return true;
            }
            _ => return false,
        };
        if let Some(event) = dots.get(to) {
            self.act(Action::Point(*event));
        }
        true
    }
}
