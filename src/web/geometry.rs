//! Rectangles in, coordinates out, in CSS pixels of the viewport: no element in sight, so that its
//! tests run natively.

/// Space between card and reference, and between card and the viewport's edge.
pub(crate) const GAP: f64 = 8.0;

/// The card takes at most this share of the viewport's height.
const TALLEST: f64 = 0.6;

/// With so much room below, a card too long for it stands there all the same and scrolls.
const ENOUGH: f64 = 320.0;

/// A pointer on its way may be this far beside it.
const SLACK: f64 = 4.0;

/// A place in the viewport: from the left, from the top.
pub(crate) type Point = (f64, f64);

/// A rectangle in the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rect {
    pub(crate) fn right(&self) -> f64 {
        self.left + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placement {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) max_height: f64,
}

/// The line that a point is on.
pub(crate) fn line_at(lines: &[Rect], (x, y): Point) -> Option<usize> {
    lines.iter().position(|line| {
        (line.left..=line.right()).contains(&x) && (line.top..=line.bottom()).contains(&y)
    })
}

/// What a card stands beside: the line box under the pointer, or all line boxes of the mention.
pub(crate) fn reference(lines: &[Rect], pointed: Option<usize>) -> Rect {
    let chosen = pointed.and_then(|line| lines.get(line));
    let first = lines.first().copied().unwrap_or_default();
    let bottom = lines.last().map_or(0.0, Rect::bottom);
    chosen.copied().unwrap_or(Rect {
        height: bottom - first.top,
        ..first
    })
}

/// Below the reference; above it where too little fits below and more above; never over it.
pub(crate) fn compute(
    reference: Rect,
    (card_width, card_height): (f64, f64),
    (view_width, view_height): (f64, f64),
    is_rtl: bool,
) -> Placement {
    let below = view_height - reference.bottom() - 2.0 * GAP;
    let above = reference.top - 2.0 * GAP;
    let wanted = card_height.min(view_height * TALLEST);
    let is_below = below >= wanted.min(ENOUGH) || below >= above;
    let room = if is_below { below } else { above };
    let max_height = room.max(GAP * 10.0).min(view_height * TALLEST);
    let height = card_height.min(max_height);
    let start = if is_rtl {
        reference.right() - card_width + 2.0 * GAP
    } else {
        reference.left - 2.0 * GAP
    };
    let last = (view_width - card_width - GAP).max(GAP);
    Placement {
        left: start.min(last).max(GAP),
        top: if is_below {
            reference.bottom() + GAP
        } else {
            reference.top - GAP - height
        },
        max_height,
    }
}

/// Whether a pointer that was on the mark at `from` and is now at `at` may be on its way to the card:
/// whether it is in the triangle between `from` and the card's near edge.
pub(crate) fn is_on_the_way(from: Point, at: Point, card: Rect) -> bool {
    let (edge, back) = if card.top > from.1 {
        (card.top, -SLACK)
    } else {
        (card.bottom(), SLACK)
    };
    let corners = [
        (from.0, from.1 + back),
        (card.left - SLACK, edge),
        (card.right() + SLACK, edge),
    ];
    // Inside, it lies on one side of all three edges.
    let side = |a: Point, b: Point| (b.0 - a.0) * (at.1 - a.1) - (b.1 - a.1) * (at.0 - a.0);
    let sides = [(0, 1), (1, 2), (2, 0)].map(|(a, b)| side(corners[a], corners[b]));
    sides.iter().all(|&side| side >= 0.0) || sides.iter().all(|&side| side <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f64, top: f64, width: f64, height: f64) -> Rect {
        Rect {
            left,
            top,
            width,
            height,
        }
    }

    #[test]
    fn a_card_flips_and_shifts_and_never_covers_its_line() {
        const VIEW: (f64, f64) = (1000.0, 800.0);
        let table = [
            (
                "below",
                rect(300.0, 100.0, 80.0, 20.0),
                300.0,
                (284.0, 128.0),
            ),
            (
                "above",
                rect(300.0, 700.0, 80.0, 20.0),
                300.0,
                (284.0, 392.0),
            ),
            (
                "long, below",
                rect(300.0, 100.0, 80.0, 20.0),
                900.0,
                (284.0, 128.0),
            ),
            (
                "long, above",
                rect(300.0, 700.0, 80.0, 20.0),
                900.0,
                (284.0, 212.0),
            ),
            (
                "at the right edge",
                rect(940.0, 100.0, 50.0, 20.0),
                300.0,
                (592.0, 128.0),
            ),
            (
                "at the left edge",
                rect(2.0, 100.0, 50.0, 20.0),
                300.0,
                (8.0, 128.0),
            ),
        ];
        for (name, line, height, expected) in table {
            let placed = compute(line, (400.0, height), VIEW, false);
            assert_eq!((placed.left, placed.top), expected, "{name}");
            let bottom = placed.top + height.min(placed.max_height);
            assert!(placed.max_height <= 480.0, "{name}: 60 % of the view");
            assert!(placed.top >= 8.0 && bottom <= 792.0, "{name}: in view");
            assert!(
                placed.top >= line.bottom() || bottom <= line.top,
                "{name}: over it"
            );
        }
        let mirrored = compute(rect(300.0, 100.0, 80.0, 20.0), (200.0, 90.0), VIEW, true);
        assert_eq!(mirrored.left, 196.0);
    }

    #[test]
    fn a_mention_over_two_lines_is_its_line_under_the_pointer_or_both() {
        let lines = [
            rect(500.0, 100.0, 80.0, 20.0),
            rect(10.0, 130.0, 60.0, 20.0),
        ];
        assert_eq!(line_at(&lines, (20.0, 140.0)), Some(1));
        assert_eq!(line_at(&lines, (20.0, 110.0)), None);
        assert_eq!(reference(&lines, Some(1)), lines[1]);
        assert_eq!(reference(&lines, None), rect(500.0, 100.0, 80.0, 50.0));
        assert_eq!(reference(&lines, Some(7)), reference(&lines, None));
        assert_eq!(reference(&[], None), Rect::default());
    }

    #[test]
    fn the_way_to_the_card_is_a_triangle() {
        let below = rect(100.0, 150.0, 400.0, 300.0);
        let above = rect(100.0, 20.0, 400.0, 100.0);
        let table = [
            ("straight down", (200.0, 130.0), (200.0, 140.0), below, true),
            (
                "towards the far corner",
                (200.0, 130.0),
                (400.0, 145.0),
                below,
                true,
            ),
            (
                "beside the corner",
                (200.0, 130.0),
                (520.0, 140.0),
                below,
                false,
            ),
            (
                "along the line",
                (200.0, 130.0),
                (300.0, 130.0),
                below,
                false,
            ),
            ("back up", (200.0, 130.0), (200.0, 110.0), below, false),
            ("straight up", (200.0, 140.0), (200.0, 130.0), above, true),
            (
                "down from a card above",
                (200.0, 140.0),
                (200.0, 160.0),
                above,
                false,
            ),
        ];
        for (name, from, at, card, expected) in table {
            assert_eq!(is_on_the_way(from, at, card), expected, "{name}");
        }
    }
}
