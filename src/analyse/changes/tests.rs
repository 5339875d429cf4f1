//! Changes between small sites: nothing between equals, mirrored when turned round.

use proptest::prelude::*;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compare::figures;
use super::{Aspect, FigureChange};
use crate::site::testing::SampleSite;
use crate::site::{Figure, Nature, Site};
use crate::site::{PagePath, Status};

/// A figure as a test writes it: its period, amount, page and nature.
type Sketch = (usize, usize, usize, usize);

fn site(sketches: &[Sketch]) -> Site {
    let mut sample = SampleSite::new(&["贫困发生率 %"]);
    for &(period, printed, page, nature) in sketches {
        let period = ["2020-01", "2020-02"][period];
        let figure = sample.figure("贫困发生率", period, ["0.1%", "0.2%", "未公布"][printed]);
        figure.page = PagePath::page(["tongnan/a", "tongnan/b"][page]).unwrap();
        figure.nature = [Nature::Actual, Nature::Target][nature];
    }
    sample.site()
}

/// What a change says, turned round or not, without its place in the list.
fn described(changes: &[FigureChange], turned: bool) -> Vec<String> {
    let side = |figure: &Option<Arc<Figure>>| {
        figure.as_ref().map(|figure| {
            format!("{} {} {} {}", figure.period, figure.printed(), figure.page, figure.nature.key())
        })
    };
    let mut all: Vec<String> = changes
        .iter()
        .map(|change| match turned {
            false => format!("{:?} {:?} {:?}", side(&change.old), side(&change.new), change.aspects),
            true => format!("{:?} {:?} {:?}", side(&change.new), side(&change.old), change.aspects),
        })
        .collect();
    all.sort();
    all
}

proptest! {
    #[test]
    fn equals_do_not_differ(a in prop::collection::vec((0..2_usize, 0..3_usize, 0..2_usize, 0..2_usize), 0..6)) {
        prop_assert_eq!(described(&figures(&site(&a), &site(&a)), false), Vec::<String>::new());
    }

    #[test]
    fn turned_round_the_old_is_the_new(
        a in prop::collection::btree_map((0..2_usize, 0..2_usize, 0..2_usize), 0..3_usize, 0..6),
        b in prop::collection::btree_map((0..2_usize, 0..2_usize, 0..2_usize), 0..3_usize, 0..6),
    ) {
        let sketch = |sketches: &BTreeMap<(usize, usize, usize), usize>| -> Vec<Sketch> {
            sketches.iter().map(|(&(period, page, nature), &printed)| (period, printed, page, nature)).collect()
        };
        let (a, b) = (site(&sketch(&a)), site(&sketch(&b)));
        let (there, back) = (figures(&a, &b), figures(&b, &a));
        prop_assert_eq!(there.len(), back.len());
        let kinds = |all: &[FigureChange]| { let mut kinds: Vec<_> = all.iter().map(FigureChange::kind).collect(); kinds.sort_unstable(); kinds };
        let turned: Vec<_> = kinds(&back).into_iter().map(|kind| match kind { "added" => "removed", "removed" => "added", same => same }).collect();
        let mut turned = turned; turned.sort_unstable();
        prop_assert_eq!(kinds(&there), turned);
    }
}

#[test]
fn a_change_is_told_with_what_else_changed() {
    let before = site(&[(0, 0, 0, 0), (1, 0, 0, 0)]);
    let after = site(&[(0, 1, 0, 0), (1, 0, 1, 1)]);
    let changes = figures(&before, &after);
    assert_eq!(described(&changes, false), described(&figures(&after, &before), true));
    let kinds: Vec<_> = changes.iter().map(|change| (change.kind(), change.aspects.clone())).collect();
    assert_eq!(kinds, [("value", vec![Aspect::Value]), ("details", vec![Aspect::Nature, Aspect::Page])]);
    assert!(changes[0].is_unexplained());
}

#[test]
fn a_revision_with_its_reason_is_explained() {
    let before = site(&[(0, 0, 0, 0)]);
    let mut after = site(&[(0, 1, 0, 0)]);
    let mut figure = Figure::clone(&after.figures[0]);
    (figure.status, figure.reason) = (Status::Revised, Some("复核".to_owned()));
    after.figures = vec![Arc::new(figure)];
    let changes = figures(&before, &after);
    assert!(!changes[0].is_unexplained() && changes[0].aspects.contains(&Aspect::Reason));
}
