//! 口径: numbers counted in different ways do not make one series unless readers are told.

use std::sync::Arc;

use super::{Contradiction, acceptable};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Figure;
use crate::say;

/// Whether two readings are counted in the same way, as far as the dictionary and the pages say.
pub(super) fn same(a: &Figure, b: &Figure) -> bool {
    a.basis() == b.basis()
}

/// A change of 口径 from one reading to the next that no note explains.
pub(super) fn changed(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Option<Contradiction> {
    if same(earlier, later) || later.note.is_some() {
        return None;
    }
    let name = &later.indicator.name;
    let unsaid =
        |basis: Option<&str>| basis.map_or(("没有写明", "not stated"), |basis| (basis, basis)).0.to_owned();
    let (before, now) = (unsaid(earlier.basis()), unsaid(later.basis()));
    let (from, to) = (earlier.period.name(), later.period.name());
    let problem = Diagnostic::new(
        Code::FigBasis,
        say!(
            "「{name}」换了口径没有说明：{from}是「{before}」，{to}是「{now}」",
            "`{name}` is counted differently without a word: {from} `{before}`, {to} `{now}`"
        ),
    )
    .at(later.span, say!("口径：{now}", "counted as: {now}"))
    .at(earlier.span, say!("口径：{before}", "counted as: {before}"))
    .help(say!(
        "在这一条里用 note 向读者说明；两种口径长期并行的，分成两个指标",
        "explain it to readers in a `note`; two ways of counting that go on side by side are two indicators"
    ));
    Some(acceptable(later, problem))
}
