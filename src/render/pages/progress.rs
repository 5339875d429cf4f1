//! From one bulletin of a district to the next: its neighbours, and what changed since the last one.

use serde::Serialize;

use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Bulletin, ChangeForm, change};

/// A figure that the last bulletin gave too.
#[derive(Serialize)]
pub(super) struct Difference {
    indicator: Link,
    before: String,
    now: String,
    words: String,
}

/// The bulletins of the same district just before and just after this one.
pub(super) fn neighbours<'a>(
    render: &RenderContext<'a>,
    bulletin: &Bulletin,
) -> (Option<&'a Bulletin>, Option<&'a Bulletin>) {
    let own: Vec<&Bulletin> = render.bulletins_of(&bulletin.district.slug).collect();
    let at = own.iter().position(|other| other.page.path == bulletin.page.path);
    let Some(at) = at else { return (None, None) };
    (at.checked_sub(1).and_then(|at| own.get(at).copied()), own.get(at + 1).copied())
}

/// The figures that the last bulletin gave too, each at its own bulletin's period.
pub(super) fn differences(context: &PageContext<'_>, before: &Bulletin, now: &Bulletin) -> Vec<Difference> {
    let figures = |bulletin: &Bulletin| context.render.site.index.on_page(&bulletin.page.path);
    let pairs = now.comparable(figures(now), before, figures(before)).into_iter();
    let rows = pairs.map(|(from, to)| Difference {
        indicator: Link { text: to.indicator.name.clone(), href: context.figure(to) },
        before: from.printed().to_owned(),
        now: to.printed().to_owned(),
        words: change(from, to, ChangeForm::Difference).unwrap_or_else(|_| "不能直接比较".to_owned()),
    });
    rows.collect()
}
