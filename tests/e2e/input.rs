//! A reader's hands: pointer, finger and keyboard, as real input through WebDriver actions.

use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use crate::browser::Browser;

/// Keys by their WebDriver code points.
pub(crate) const TAB: char = '\u{e004}';
pub(crate) const ENTER: char = '\u{e007}';
pub(crate) const ESCAPE: char = '\u{e00c}';
pub(crate) const SPACE: char = ' ';
pub(crate) const SHIFT: char = '\u{e008}';

impl Browser {
    /// Moves the pointer onto the element that an expression names, coming from outside it.
    #[track_caller]
    pub(crate) fn hover(&self, element: &str) {
        let (x, y) = self.middle(element);
        self.mouse(&json!([step(x + 2, y), step(x, y)]));
    }

    /// Moves the pointer in small steps from where it is to the middle of an element.
    #[track_caller]
    pub(crate) fn glide(&self, from: &str, to: &str) {
        let ((x0, y0), (x1, y1)) = (self.middle(from), self.middle(to));
        let steps = (0..=8).map(|n| step(x0 + (x1 - x0) * n / 8, y0 + (y1 - y0) * n / 8));
        self.mouse(&json!(steps.collect::<Vec<_>>()));
    }

    /// Moves the pointer to the page's corner.
    #[track_caller]
    pub(crate) fn leave(&self) {
        self.mouse(&json!([step(4, 4), step(2, 2)]));
    }

    /// Presses with the mouse.
    #[track_caller]
    pub(crate) fn click(&self, element: &str) {
        let (x, y) = self.middle(element);
        self.mouse(&json!([step(x, y), down(), up()]));
    }

    /// Presses with the mouse at a point of the window.
    #[track_caller]
    pub(crate) fn click_at(&self, x: i64, y: i64) {
        self.mouse(&json!([step(x, y), down(), up()]));
    }

    /// Presses with a finger.
    #[track_caller]
    pub(crate) fn tap(&self, element: &str) {
        let (x, y) = self.middle(element);
        self.pointer("touch", "finger", &json!([step(x, y), down(), up()]));
    }

    /// Puts a finger on an element, moves it so far down in small steps, and takes it off.
    #[track_caller]
    pub(crate) fn swipe(&self, element: &str, down_by: i64) {
        let (x, y) = self.middle(element);
        let moves = (1..=8).map(|n| step(x, y + down_by * n / 8));
        let actions = [step(x, y), down()].into_iter().chain(moves).chain([up()]);
        self.pointer("touch", "finger", &json!(actions.collect::<Vec<_>>()));
    }

    /// Moves the pointer through points of the window, resting so many milliseconds at each.
    #[track_caller]
    pub(crate) fn move_through(&self, points: &[(i64, i64)], rest: u32) {
        let actions = points.iter().flat_map(|&(x, y)| {
            let pause = json!({ "type": "pause", "duration": rest });
            [step(x, y), pause]
        });
        self.mouse(&json!(actions.collect::<Vec<_>>()));
    }

    /// Presses and releases a key.
    #[track_caller]
    pub(crate) fn press(&self, key: char) {
        self.keys(&json!([key_down(key), key_up(key)]));
    }

    /// Presses Tab with Shift held.
    #[track_caller]
    pub(crate) fn press_shift_tab(&self) {
        self.keys(&json!([
            key_down(SHIFT),
            key_down(TAB),
            key_up(TAB),
            key_up(SHIFT)
        ]));
    }

    /// Puts the keyboard's focus on an element.
    #[track_caller]
    pub(crate) fn focus(&self, element: &str) {
        self.run(&format!("({element}).focus()"));
    }

    /// Puts the pointer away and lets go of every button and key.
    pub(crate) fn rest_pointer(&self) -> Result<(), String> {
        self.command(Command::ReleaseActions)?;
        let actions = source("mouse", "mouse", &json!([step(2, 2)]));
        self.command(Command::PerformActions(Actions::from(json!([actions]))))
            .map(drop)
    }

    /// Scrolls an element into view; returns the middle of its first line box, in the window's pixels.
    #[track_caller]
    pub(crate) fn middle(&self, element: &str) -> (i64, i64) {
        let point = self.run(&format!(
            "const element = {element}; \
             if (!element) throw new Error('there is no such element'); \
             const box = () => element.getClientRects()[0]; \
             if (!box()) throw new Error('the element is not displayed'); \
             if (box().top < 0 || box().bottom > innerHeight) element.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const {{ left, top, width, height }} = box(); \
             return [Math.round(left + width / 2), Math.round(top + Math.min(height, innerHeight - top) / 2)]"
        ));
        let part = |n: usize| point[n].as_i64().unwrap_or_default();
        (part(0), part(1))
    }

    #[track_caller]
    fn mouse(&self, actions: &Value) {
        self.pointer("mouse", "mouse", actions);
    }

    #[track_caller]
    fn pointer(&self, kind: &str, id: &str, actions: &Value) {
        let actions = source(kind, id, actions);
        self.perform(&json!([actions]));
    }

    #[track_caller]
    fn keys(&self, actions: &Value) {
        self.perform(&json!([{ "type": "key", "id": "keyboard", "actions": actions }]));
    }

    #[track_caller]
    fn perform(&self, actions: &Value) {
        let command = Command::PerformActions(Actions::from(actions.clone()));
        if let Err(error) = self.command(command) {
            panic!(
                "{error}
  in: {actions}"
            );
        }
    }
}

fn source(kind: &str, id: &str, actions: &Value) -> Value {
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions })
}

fn step(x: i64, y: i64) -> Value {
    json!({ "type": "pointerMove", "duration": 20, "x": x, "y": y, "origin": "viewport" })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

fn key_down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key.to_string() })
}

fn key_up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key.to_string() })
}
