//! Names at the ends of lines that end close together: one under the other in the order of the lines.

use super::canvas::Area;
use super::labels::{AIR, Label, size};

/// Pushes labels that stand to the right of their points apart, the order of their points kept: labels closer
/// than their heights share the room around their middle.
pub(super) fn push_apart(labels: &mut [Label], bounds: Area) {
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
