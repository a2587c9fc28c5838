//! The accessibility tree, as Chromium gives it to a screen reader, compared with kept texts.

use std::collections::HashMap;
use std::fs;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::pages::{ARTICLE, RICH_PACK, page};
use crate::paths;
use crate::response::Response;

/// What is said of a node, with its value where it is worth saying.
const PROPERTIES: [&str; 6] = [
    "expanded", "pressed", "checked", "selected", "modal", "level",
];

struct Tree {
    nodes: HashMap<String, Value>,
}

impl Tree {
    fn of(b: &Browser) -> Self {
        b.devtools("Accessibility.enable", json!({}));
        let answer = b.devtools("Accessibility.getFullAXTree", json!({}));
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
        Self {
            nodes: nodes.into_iter().map(|node| (id(&node), node)).collect(),
        }
    }

    /// The node of this role and name, and all in it, a line a node.
    fn part(&self, role: &str, name: &str) -> String {
        let is_it = |node: &&Value| {
            node["role"]["value"] == role && node["name"]["value"].as_str() == Some(name)
        };
        let mut out = String::new();
        match self.nodes.values().find(is_it) {
            Some(node) => self.write(node, 0, &mut out),
            None => out.push_str("not there\n"),
        }
        out
    }

    fn write(&self, node: &Value, depth: usize, out: &mut String) {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        if role == "InlineTextBox" {
            return;
        }
        let is_told = node["ignored"] != true && !["none", "generic"].contains(&role);
        if is_told {
            let name = node["name"]["value"].as_str().unwrap_or_default();
            out.push_str(&format!("{}{role} \"{name}\"", "  ".repeat(depth)));
            for property in node["properties"].as_array().into_iter().flatten() {
                let name = property["name"].as_str().unwrap_or_default();
                if PROPERTIES.contains(&name) {
                    out.push_str(&format!(" {name}={}", property["value"]["value"]));
                }
            }
            out.push('\n');
        }
        for child in node["childIds"].as_array().into_iter().flatten() {
            if let Some(child) = child.as_str().and_then(|id| self.nodes.get(id)) {
                self.write(child, depth + usize::from(is_told), out);
            }
        }
    }
}

#[track_caller]
fn compare(name: &str, tree: &str) {
    let file = paths::kept().join(format!("{name}.txt"));
    if paths::is_keeping() {
        fs::create_dir_all(paths::kept()).expect("a folder");
        fs::write(&file, tree).expect("a file");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        tree,
        kept,
        "read on if this is meant: E2E_KEEP=1 writes {}",
        file.display()
    );
}

fn show(b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.show_ready(&page("pack=\"/pack.json /rich.json\"", ARTICLE));
}

fn the_panel_is_told_as_it_was(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    show(b);
    let title = "Behind this story";
    compare("panel", &Tree::of(b).part("region", title));
    b.click("button(listedEvent('letter'))");
    b.wait("shown($('[part~=event-summary]', listedEvent('letter')))");
    b.click("$('[part~=filter] button', root())");
    b.wait("$$('select', root()).every(shown)");
    compare("panel-open", &Tree::of(b).part("region", title));
}

fn the_card_is_told_as_it_was(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    show(b);
    b.click("mark('lawful-access')");
    b.wait("card()");
    compare("card", &Tree::of(b).part("dialog", "lawful access"));
    b.click("$('.longer button', card())");
    b.wait("$$('[part~=perspective]', card()).length > 2");
    compare("card-longer", &Tree::of(b).part("dialog", "lawful access"));
}

fn a_mark_is_told_as_a_button_in_its_sentence(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    show(b);
    compare("article", &Tree::of(b).part("article", ""));
}

crate::cases!(
    the_panel_is_told_as_it_was,
    the_card_is_told_as_it_was,
    a_mark_is_told_as_a_button_in_its_sentence,
);
