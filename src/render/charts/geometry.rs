//! Areas, places and the lines between them, in pixels.

use super::canvas::{Area, Spot};

/// Whether two areas share more than an edge.
pub(super) fn overlap(a: Area, b: Area) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/// The square around a marker.
pub(super) fn around((x, y): Spot, radius: f64) -> Area {
    Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/// The area with a rim added.
pub(super) fn grown(area: Area, by: f64) -> Area {
    Area { left: area.left - by, top: area.top - by, right: area.right + by, bottom: area.bottom + by }
}

/// The point of an area that is nearest to a place.
pub(super) fn nearest(area: Area, (x, y): Spot) -> Spot {
    (x.clamp(area.left, area.right.max(area.left)), y.clamp(area.top, area.bottom.max(area.top)))
}

/// How far two places are from one another.
pub(super) fn distance(a: Spot, b: Spot) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// The place `by` pixels on the way from one place to another.
pub(super) fn away(from: Spot, to: Spot, by: f64) -> Spot {
    let part = (by / distance(from, to).max(by)).min(1.0);
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}

/// The length of a line inside an area (Liang and Barsky).
pub(super) fn within(line: (Spot, Spot), area: Area) -> f64 {
    clip(line, area).map_or(0.0, |(from, to)| distance(from, to))
}

/// The part of a line inside an area (Liang and Barsky).
pub(super) fn clip((from, to): (Spot, Spot), area: Area) -> Option<(Spot, Spot)> {
    let aside = from.0.max(to.0) < area.left || from.0.min(to.0) > area.right;
    if aside || from.1.max(to.1) < area.top || from.1.min(to.1) > area.bottom {
        return None;
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let edges = [
        (-dx, from.0 - area.left),
        (dx, area.right - from.0),
        (-dy, from.1 - area.top),
        (dy, area.bottom - from.1),
    ];
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (direction, room) in edges {
        if direction == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(room / direction);
        } else {
            leave = leave.min(room / direction);
        }
    }
    let at = |part: f64| (from.0 + dx * part, from.1 + dy * part);
    (enter <= leave).then(|| (at(enter), at(leave)))
}
