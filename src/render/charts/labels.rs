//! Where labels go: beside their points, never over one another, with a leader where they had to move away.

use super::canvas::{Align, Area, Canvas, Spot, TypeStyle};
use super::geometry::{around, away, distance, grown, nearest, overlap, within};
use super::metrics::{ASCENT, DESCENT, text_width};
use crate::render::charts::stroke::{Color, Stroke};

/// Space between a point's centre and its label.
const GAP: f64 = 9.0;
/// Space kept around a placed label.
pub(super) const AIR: f64 = 2.0;
/// How far a label may move away from its point, in steps of [`STRIDE`].
const STRIDES: u32 = 26;
const STRIDE: f64 = 7.0;
/// A leader costs as much as this many pixels of distance; one across a label is a last resort.
const LEADER: f64 = 8.0;
const BLOCKED: f64 = 400.0;

/// A label that wants a place.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// The point it names.
    pub(super) at: Spot,
    /// Its lines.
    pub(super) lines: Vec<(String, TypeStyle)>,
    /// Which side it would like.
    pub(super) side: Side,
    /// Whether it may be left out where there is no room.
    pub(super) optional: bool,
    /// How far below its point it would like to be, on the right side: names of lines that end close together.
    pub(super) nudge: f64,
}

/// The side of a point a label would like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Over the point.
    Above,
    /// Under the point.
    Below,
    /// To the right, moved up and down before anything else: the name at the end of a line.
    Right,
}

/// A label with its place.
#[derive(Debug, Clone)]
struct Placed {
    area: Area,
    align: Align,
    leader: bool,
    /// How far it is from where it would like to be, where that is not beside its point.
    shift: Option<f64>,
}

/// Costs, and labels with their places.
type Solution<'l> = (f64, Vec<(&'l Label, Placed)>);

/// The field labels are placed in.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Nothing stands outside it.
    pub(super) bounds: Area,
    /// Markers and texts that must stay free.
    pub(super) taken: Vec<Area>,
    /// Lines that should stay free; where a label must cross one, it interrupts it.
    pub(super) lines: Vec<(Spot, Spot)>,
    /// Axes, which should stay free and are not interrupted.
    pub(super) axes: Vec<(Spot, Spot)>,
    labels: Vec<Area>,
    leaders: Vec<(Spot, Spot)>,
}

impl Field {
    /// A field with nothing in it.
    pub(super) fn new(bounds: Area) -> Self {
        Self {
            bounds,
            taken: Vec::new(),
            lines: Vec::new(),
            axes: Vec::new(),
            labels: Vec::new(),
            leaders: Vec::new(),
        }
    }

    /// Places labels and draws them. They are placed in order of importance; where that makes leaders cross
    /// labels or leaves one without a place, other orders are tried and the least costly is taken.
    pub(super) fn draw(&mut self, canvas: &Canvas, labels: &[Label]) {
        let mut order: Vec<&Label> = labels.iter().collect();
        let mut best = self.solve(&order);
        if best.0 >= BLOCKED {
            order.sort_by(|a, b| a.optional.cmp(&b.optional).then(b.at.0.total_cmp(&a.at.0)));
            let from_the_right = self.solve(&order);
            order.sort_by(|a, b| a.optional.cmp(&b.optional).then(b.at.1.total_cmp(&a.at.1)));
            let from_below = self.solve(&order);
            best = [from_the_right, from_below].into_iter().fold(best, |a, b| if b.0 < a.0 { b } else { a });
        }
        let (_, placed) = best;
        for (_, placed) in &placed {
            if self.crosses(placed.area) {
                canvas.bar(grown(placed.area, 1.0), Color::Paper);
            }
        }
        for (label, placed) in &placed {
            if placed.leader {
                let foot = nearest(placed.area, label.at);
                canvas.path(&[away(label.at, foot, 6.0), foot], Stroke::of(Color::Axis), 0.8);
            }
            write(canvas, label, placed);
        }
    }

    /// Places labels one after the other; the costs of all, and the places.
    fn solve<'l>(&self, labels: &[&'l Label]) -> Solution<'l> {
        let mut field = self.clone();
        let (mut all, mut places) = (0.0, Vec::new());
        for label in labels {
            let Some((cost, placed)) = field.place(label) else {
                all += if label.optional { 0.0 } else { BLOCKED * 5.0 };
                continue;
            };
            all += cost;
            field.taken.push(grown(placed.area, AIR));
            field.labels.push(placed.area);
            if placed.leader {
                field.leaders.push((label.at, nearest(placed.area, label.at)));
            }
            places.push((*label, placed));
        }
        (all, places)
    }

    fn crosses(&self, area: Area) -> bool {
        self.lines.iter().any(|line| within(*line, area) > 0.0)
    }

    fn place(&self, label: &Label) -> Option<(f64, Placed)> {
        let mut best: Option<(f64, Placed)> = None;
        for (order, candidate) in candidates(label).into_iter().enumerate() {
            let late = order as f64 * 0.6;
            let limit = best.as_ref().map_or(f64::INFINITY, |(least, _)| *least - late);
            if limit <= 0.0 {
                break;
            }
            if let Some(cost) = self.cost(label, &candidate, limit) {
                best = Some((cost + late, candidate));
            }
        }
        match best {
            None if !label.optional => self.anywhere(label),
            best => best,
        }
    }

    /// The nearest free place of all; a label that must be there is found one while there is one.
    fn anywhere(&self, label: &Label) -> Option<(f64, Placed)> {
        let (width, height) = size(label);
        let mut best: Option<(f64, Placed)> = None;
        let steps = |from: f64, to: f64| {
            let count = ((to - from) / 10.0).clamp(0.0, 400.0) as u32;
            (0..=count).map(move |at| from + f64::from(at) * 10.0)
        };
        for top in steps(self.bounds.top, self.bounds.bottom - height) {
            for left in steps(self.bounds.left, self.bounds.right - width) {
                let area = Area { left, top, right: left + width, bottom: top + height };
                let placed = Placed { area, align: Align::Start, leader: true, shift: None };
                let limit = best.as_ref().map_or(f64::INFINITY, |(least, _)| *least);
                if let Some(cost) = self.cost(label, &placed, limit) {
                    best = Some((cost, placed));
                }
            }
        }
        best
    }

    /// What a place costs; `None` when it is taken, or costs no less than `limit`. What is cheap to know is asked first.
    fn cost(&self, label: &Label, placed: &Placed, limit: f64) -> Option<f64> {
        let area = placed.area;
        let inside = area.left >= self.bounds.left
            && area.right <= self.bounds.right
            && area.top >= self.bounds.top
            && area.bottom <= self.bounds.bottom;
        let foot = nearest(area, label.at);
        let way = placed.shift.unwrap_or_else(|| distance(label.at, foot)) * 0.6;
        let least = way + if placed.leader { LEADER } else { 0.0 };
        if !inside || least >= limit || self.taken.iter().any(|taken| overlap(*taken, area)) {
            return None;
        }
        let rim = grown(area, 1.0);
        let crossed: f64 = self.lines.iter().chain(&self.axes).map(|line| within(*line, rim)).sum();
        let led = self.leaders.iter().filter(|line| within(**line, area) > 0.0).count();
        let blocked = if placed.leader { self.blocked(label.at, foot) } else { 0.0 };
        let cost = least + crossed * 1.2 + blocked + led as f64 * BLOCKED;
        (cost < limit).then_some(cost)
    }

    /// What it costs that a leader runs over other labels and markers.
    fn blocked(&self, from: Spot, to: Spot) -> f64 {
        let over = |area: &&Area| within((from, to), **area) > 0.0;
        let labels = self.labels.iter().filter(over).count();
        let is_clear = |area: &&Area| !overlap(around(from, 1.0), **area);
        let markers = self.taken.iter().filter(over).filter(is_clear).count();
        labels as f64 * BLOCKED + markers as f64 * 40.0
    }
}

fn write(canvas: &Canvas, label: &Label, placed: &Placed) {
    let x = match placed.align {
        Align::Start => placed.area.left,
        Align::Middle => (placed.area.left + placed.area.right) / 2.0,
        Align::End => placed.area.right,
    };
    let mut top = placed.area.top;
    for (text, face) in &label.lines {
        canvas.text((x, top + face.size * ASCENT), text, *face, placed.align);
        top += line_height(face);
    }
}

/// Height of a line of a label.
pub(super) fn line_height(face: &TypeStyle) -> f64 {
    face.size * 1.2
}

/// Width and height of a label.
pub(super) fn size(label: &Label) -> (f64, f64) {
    let widths = label.lines.iter().map(|(text, face)| text_width(text, face.size, face.bold));
    let height: f64 = label.lines.iter().map(|(_, face)| line_height(face)).sum();
    let slack = label.lines.last().map_or(0.0, |(_, face)| face.size * (1.2 - ASCENT - DESCENT));
    (widths.fold(0.0, f64::max), height - slack)
}

fn candidates(label: &Label) -> Vec<Placed> {
    let (width, height) = size(label);
    let (x, y) = label.at;
    let put = |left: f64, top: f64, align: Align, leader: bool| Placed {
        area: Area { left, top, right: left + width, bottom: top + height },
        align,
        leader,
        shift: None,
    };
    let sides = |rise: f64, leader: bool| {
        let (above, below) = (y - GAP - rise - height, y + GAP + rise);
        let row = |top: f64| {
            [
                put(x - width / 2.0, top, Align::Middle, leader),
                put(x - 5.0, top, Align::Start, leader),
                put(x - width + 5.0, top, Align::End, leader),
            ]
        };
        match label.side {
            Side::Below => [row(below), row(above)].concat(),
            Side::Above | Side::Right => [row(above), row(below)].concat(),
        }
    };
    let right = |rise: f64, leader: bool| put(x + GAP + 3.0, y - height / 2.0 + rise, Align::Start, leader);
    let left =
        |rise: f64, leader: bool| put(x - GAP - 3.0 - width, y - height / 2.0 + rise, Align::End, leader);
    let mut all = Vec::new();
    if label.side == Side::Right {
        let near = |rise: f64| Placed {
            shift: Some((rise - label.nudge).abs()),
            ..right(rise, rise.abs() > height * 0.5)
        };
        all.push(near(label.nudge));
        for stride in 1..STRIDES {
            let rise = f64::from(stride) * STRIDE;
            all.extend([near(label.nudge - rise), near(label.nudge + rise)]);
        }
    }
    all.extend(sides(0.0, false));
    all.extend([right(0.0, false), left(0.0, false)]);
    let strides = if label.optional { 2 } else { STRIDES };
    for stride in 1..strides {
        let rise = f64::from(stride) * STRIDE;
        let leader = stride > 1;
        all.extend(sides(rise, leader));
        all.extend([right(-rise, leader), left(-rise, leader), right(rise, leader), left(rise, leader)]);
    }
    all
}
