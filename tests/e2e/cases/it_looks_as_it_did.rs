//! Pictures of the widget's states in Chromium, compared with kept ones that were looked at.
//!
//! Fonts and smoothing differ from machine to machine: what is compared is the mean of each square of
//! a few pixels, and a few squares may differ.

use std::fs;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::pages::{ARTICLE, RICH_PACK, page};
use crate::paths;
use crate::response::Response;

/// The share of squares that may differ, and by how much of 255 each may without counting.
const MOST: f64 = 0.04;
const NEAR: u32 = 24;

/// The states: name, width, height, whether dark, attributes, what a reader does, what is waited for.
type Look = (
    &'static str,
    u32,
    u32,
    bool,
    &'static str,
    &'static str,
    &'static str,
);

const STATES: [Look; 12] = [
    ("wide", 1100, 900, false, "", "", "part('panel')"),
    ("wide-dark", 1100, 900, true, "", "", "part('panel')"),
    (
        "phone",
        400,
        860,
        false,
        "",
        "el().scrollIntoView()",
        "part('panel')",
    ),
    (
        "phone-dark",
        400,
        860,
        true,
        "",
        "el().scrollIntoView()",
        "part('panel')",
    ),
    (
        "card",
        1100,
        900,
        false,
        "",
        "el().openTerm('lawful-access')",
        "card()",
    ),
    (
        "card-dark",
        1100,
        900,
        true,
        "",
        "el().openTerm('lawful-access')",
        "card()",
    ),
    (
        "card-longer",
        1100,
        900,
        false,
        "",
        "el().openTerm('lawful-access'); await until(() => card()); $('.longer button', card()).click()",
        "$$('[part~=perspective]', card()).length > 2",
    ),
    (
        "sheet",
        400,
        860,
        false,
        "",
        "mark('lawful-access').click()",
        "card()",
    ),
    (
        "event",
        1100,
        900,
        false,
        "events=\"3\"",
        "el().showEvent('letter')",
        "shown($('[part~=event-summary]', listedEvent('letter')))",
    ),
    (
        "filter",
        1100,
        900,
        false,
        "events=\"3\"",
        "$('[part~=filter] button', root()).click(); $('[part~=filter]', root()).scrollIntoView()",
        "$$('select', root()).every(shown) && shown($('.found span', root()))",
    ),
    (
        "drawer",
        1100,
        900,
        false,
        "layout=\"drawer\"",
        "$('.opener', root()).click()",
        "part('panel')",
    ),
    (
        "settings",
        1100,
        900,
        true,
        "events=\"2\"",
        "$('.reading > button', root()).click(); $('.reading', root()).scrollIntoView(false)",
        "shown($('.switch', root()))",
    ),
];

/// The share of squares that differ between two pictures, and whether their sizes do.
const COMPARE: &str = "
    const SIDE = 8;
    const means = async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt());
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const [width, height] = [Math.ceil(picture.width / SIDE), Math.ceil(picture.height / SIDE)];
        const canvas = new OffscreenCanvas(width, height).getContext('2d');
        canvas.imageSmoothingQuality = 'high';
        canvas.drawImage(picture, 0, 0, width, height);
        return { width, height, data: canvas.getImageData(0, 0, width, height).data };
    };
    const [now, kept] = [await means(NOW), await means(KEPT)];
    if (now.width !== kept.width || now.height !== kept.height) return 1;
    let other = 0;
    for (let at = 0; at < now.data.length; at += 4) {
        if ([0, 1, 2].some((channel) => Math.abs(now.data[at + channel] - kept.data[at + channel]) > NEAR)) other += 1;
    }
    return other / (now.data.length / 4);";

/// Brings a page into a state.
fn put((_, width, height, is_dark, attributes, doing, holds): Look, b: &mut Browser) {
    b.server.route("/rich.json", Response::new(RICH_PACK));
    b.resize(width, height).expect("a window");
    let scheme = if is_dark { "dark" } else { "light" };
    let style = format!(
        "<style>:root {{ color-scheme: {scheme}; background: Canvas; color: CanvasText; font: 18px/1.6 serif }} body {{ display: grid; align-items: start; gap: 2rem; margin: 1rem auto; max-width: 60rem;
         grid-template-columns: minmax(0, 1fr) minmax(0, 22rem) }} @media (max-width: 700px) {{ body {{ display: block }} }}
         * {{ animation: none !important; transition: none !important; caret-color: transparent }}</style></head>"
    );
    let attributes = format!("{attributes} pack=\"/pack.json /rich.json\"");
    b.show_ready(&page(&attributes, ARTICLE).replace("</head>", &style));
    b.run(doing);
    b.wait(holds);
    b.run("document.activeElement.blur(); for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)");
    b.pause(250);
}

fn axe_finds_nothing_in_any_state(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    for state in STATES {
        put(state, b);
        // What a page has besides an article and the widget is not this page's matter.
        let found = super::it_is_accessible::violations(b);
        let found: Vec<_> = found
            .iter()
            .filter(|one| !one.starts_with("region") && !one.starts_with("landmark-one-main"))
            .collect();
        assert!(found.is_empty(), "{}: {found:?}", state.0);
    }
}

fn every_state_looks_as_it_did(b: &mut Browser) {
    if b.engine != Engine::Chromium {
        return;
    }
    let mut others = Vec::new();
    for state in STATES {
        put(state, b);
        let name = state.0;
        let picture = b.picture();
        let file = paths::kept().join(format!("{name}.png"));
        if paths::is_keeping() {
            fs::create_dir_all(paths::kept()).expect("a folder");
            fs::write(&file, &picture).expect("a file");
        }
        let kept = fs::read(&file).unwrap_or_else(|_| picture[..0].to_vec());
        assert!(!kept.is_empty(), "{}: E2E_KEEP=1 writes it", file.display());
        let script = format!(
            "const [NOW, KEPT, NEAR] = ['{}', '{}', {NEAR}];{COMPARE}",
            base64(&picture),
            base64(&kept)
        );
        let share = b.run(&script).as_f64().unwrap_or(1.0);
        if share > MOST {
            let taken = paths::output().join(format!("looks-{name}.png"));
            fs::write(&taken, &picture).ok();
            others.push(format!(
                "{name}: {:.1} % differ: {}",
                share * 100.0,
                taken.display()
            ));
        }
    }
    assert!(
        others.is_empty(),
        "\n{}\nIf this is meant, E2E_KEEP=1 keeps it.",
        others.join("\n")
    );
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    text
}

crate::cases!(every_state_looks_as_it_did, axe_finds_nothing_in_any_state);
