//! Methodology (口径): numbers counted in different ways form one series only if readers are told.

use std::sync::Arc;

use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::say;
use crate::site::Figure;

/// Whether two observations are counted in the same way, as far as the dictionary and the pages say.
pub(super) fn same(a: &Figure, b: &Figure) -> bool {
    a.methodology() == b.methodology()
}

/// A change of 口径 from one observation to the next that no note explains.
pub(super) fn changed(earlier: &Arc<Figure>, later: &Arc<Figure>) -> Option<Contradiction> {
    if same(earlier, later) || later.note.is_some() {
        return None;
    }
    let name = &later.indicator.name;
    let [before, now] = [earlier, later].map(|figure| match figure.methodology() {
        Some(basis) => say!("「{basis}」", "`{basis}`"),
        None => say!("没有写明", "not stated"),
    });
    let (Text { zh: zh_before, en: en_before }, Text { zh: zh_now, en: en_now }) = (&before, &now);
    let (from, to) = (earlier.period.name(), later.period.name());
    let problem = Diagnostic::new(
        Code::FigBasis,
        say!(
            "「{name}」换了口径没有说明：{from}{zh_before}，{to}{zh_now}",
            "`{name}` is counted differently without a word: {from} {en_before}, {to} {en_now}"
        ),
    )
    .at(later.span, say!("口径：{zh_now}", "counted as: {en_now}"))
    .at(earlier.span, say!("口径：{zh_before}", "counted as: {en_before}"))
    .help(say!(
        "在这一条里用 note 向读者说明；两种口径长期并行的，分成两个指标",
        "explain it to readers in a `note`; two ways of counting that go on side by side are two indicators"
    ));
    Some(Contradiction::acceptable(later, problem))
}
