//! The labels of a panel: a value at every observation, a name at the end of every line.

use super::canvas::{Area, Plane, Spot, TypeStyle};
use super::labels::{AIR, Label, Side, size};
use super::line::Line;
use super::metrics::{text_width, wrap};
use super::panel::Panel;
use crate::render::charts::observations::Point;
use crate::render::charts::stroke::Color;

/// With more observations than this only the first, last, highest and lowest are sure of a label.
const CROWD: usize = 14;

/// Longer names end in … beside a line; the subtitle and the table have them in full.
const NAME_LINES: usize = 2;

/// What labels of a panel say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tags {
    /// Whether line ends carry names.
    pub(super) named: bool,
    /// Whether values carry their dates.
    pub(super) dates: bool,
    /// How wide a name may be before it goes into the next line.
    pub(super) name_width: f64,
    /// Whether names stand to the right of line ends.
    pub(super) beside: bool,
}

impl Tags {
    /// The labels in order of importance.
    pub(super) fn labels(self, panel: &Panel<'_, '_>, bounds: Area) -> Vec<Label> {
        let plane = panel.plane();
        let mut labels = Vec::new();
        let emphasised = || panel.lines.iter().filter(|line| !line.muted);
        let muted = || panel.lines.iter().filter(|line| line.muted);
        let mut ends: Vec<Label> =
            emphasised().chain(muted()).filter_map(|line| self.end(panel, &plane, line)).collect();
        if self.named && self.beside {
            let last = ends.iter().map(|label| label.at.0).fold(f64::NEG_INFINITY, f64::max);
            let (mut column, others): (Vec<Label>, Vec<Label>) =
                ends.into_iter().partition(|label| label.at.0 >= last - 4.0);
            push_apart(&mut column, bounds);
            ends = [column, others].concat();
        }
        labels.extend(ends);
        for line in emphasised().chain(muted()) {
            labels.extend(line.course.targets.iter().map(|target| self.target(panel, &plane, target)));
        }
        for line in emphasised().chain(muted()) {
            labels.extend(self.values(panel, &plane, line));
        }
        for line in emphasised() {
            labels.extend(self.missing(panel, &plane, line));
        }
        labels
    }

    fn end(self, panel: &Panel<'_, '_>, plane: &Plane, line: &Line<'_>) -> Option<Label> {
        let last = line.course.points.last()?;
        let mut lines = self.value(panel, line, last);
        if self.named {
            let face = TypeStyle { bold: !line.muted, ..panel.layout.name(line.color) };
            let on_one_line = format!("{} {}", line.name, last.printed);
            if text_width(&on_one_line, face.size, face.bold) <= self.name_width {
                lines.splice(..1, [(on_one_line, face)]);
            } else {
                let names = few_lines(wrap(&line.name, face.size, face.bold, self.name_width));
                lines.splice(..0, names.into_iter().map(|name| (name, face)));
            }
        }
        let side = if self.named && self.beside { Side::Right } else { Side::Above };
        Some(Label { at: panel.spot(plane, last), lines, side, optional: false, nudge: 0.0 })
    }

    /// A value, over its date where dates are printed or the observation lies beyond the axis.
    fn value(self, panel: &Panel<'_, '_>, line: &Line<'_>, point: &Point<'_>) -> Vec<(String, TypeStyle)> {
        let beyond = !panel.scale.holds(point.value);
        let face = TypeStyle { bold: !line.muted, ..panel.layout.value(line.color) };
        let mut lines = vec![(point.printed.clone(), face)];
        if beyond || (self.dates && !line.muted) {
            lines.push((point.figure.period.name(), panel.layout.small()));
        }
        lines
    }

    fn values(self, panel: &Panel<'_, '_>, plane: &Plane, line: &Line<'_>) -> Vec<Label> {
        let points = &line.course.points;
        let count = points.len().saturating_sub(1);
        let values = || points.iter().map(|point| point.value);
        let (low, high) =
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let mut labels: Vec<(bool, Label)> = Vec::new();
        for (at, point) in points.iter().take(count).enumerate() {
            let telling = at == 0 || point.value == low || point.value == high;
            let before = at.checked_sub(1).and_then(|before| points.get(before));
            let set_stroke = before.is_some_and(|before| before.value > point.value)
                && points.get(at + 1).is_some_and(|after| after.value > point.value);
            let label = Label {
                at: panel.spot(plane, point),
                lines: self.value(panel, line, point),
                side: if set_stroke { Side::Below } else { Side::Above },
                optional: points.len() > CROWD && !telling,
                nudge: 0.0,
            };
            labels.push((telling, label));
        }
        labels.sort_by_key(|(telling, _)| !telling);
        labels.into_iter().map(|(_, label)| label).collect()
    }

    fn target(self, panel: &Panel<'_, '_>, plane: &Plane, target: &Point<'_>) -> Label {
        let (_, y) = panel.spot(plane, target);
        let words =
            format!("{} {}（{}）", target.figure.nature.name(), target.printed, target.figure.period.name());
        let face = panel.layout.name(Color::Accent);
        let lines = wrap(&words, face.size, false, self.name_width.max(panel.plot.width() * 0.6));
        let at: Spot = (panel.plot.right - 4.0, y);
        Label {
            at,
            lines: lines.into_iter().map(|line| (line, face)).collect(),
            side: Side::Above,
            optional: false,
            nudge: 0.0,
        }
    }

    /// 未公布 on the axis, where a period is declared 未公布.
    fn missing(self, panel: &Panel<'_, '_>, plane: &Plane, line: &Line<'_>) -> Vec<Label> {
        let foot = panel.plot.bottom;
        let place = |day: f64| plane.spot(day, panel.scale.bounds.low()).0;
        let words = line.course.missing.iter().map(|(period, missing)| Label {
            at: (place(panel.time.place(period)), foot),
            lines: vec![(missing.name().to_owned(), panel.layout.small())],
            side: Side::Above,
            optional: true,
            nudge: 0.0,
        });
        words.collect()
    }
}

/// Pushes labels that stand to the right of their points apart, the order of their points kept: labels closer
/// than their heights share the room around their middle.
fn push_apart(labels: &mut [Label], bounds: Area) {
    labels.sort_by(|a, b| a.at.1.total_cmp(&b.at.1));
    // Each group is its first label's index, its wanted top and its height.
    let mut groups: Vec<(Vec<usize>, f64, f64)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let height = size(label).1 + 2.0 * AIR;
        let mut group = (vec![at], label.at.1 - height / 2.0, height);
        while let Some(before) = groups.pop_if(|before| before.1 + before.2 > group.1) {
            let middles = (before.1 + before.2 / 2.0) * before.0.len() as f64
                + (group.1 + group.2 / 2.0) * group.0.len() as f64;
            let members = [before.0, group.0].concat();
            let height = before.2 + group.2;
            let top = middles / members.len() as f64 - height / 2.0;
            group = (members, top.min(bounds.bottom - height).max(bounds.top), height);
        }
        groups.push(group);
    }
    for (members, mut top, _) in groups {
        for at in members {
            let Some(label) = labels.get_mut(at) else { continue };
            let height = size(label).1 + 2.0 * AIR;
            label.nudge = top + height / 2.0 - label.at.1;
            top += height;
        }
    }
}

fn few_lines(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > NAME_LINES {
        lines.truncate(NAME_LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}
