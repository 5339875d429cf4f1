//! Bulletins in a list: title, date, period and kind, each row dated as the inspection rules require.

use serde::Serialize;

use super::wording;
use crate::render::html::{self, Html};
use crate::render::pages::context::{Link, PageContext};
use crate::site::{Bulletin, PagePath, plain_text};

/// A bulletin in a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BulletinLine {
    href: String,
    title_html: Html,
    summary: String,
    district: Link,
    period: String,
    kind: String,
    /// When it was published, or 未标注.
    published: String,
    /// `2020-05-06`, when it was published on a known day.
    day: String,
}

/// A bulletin as a row of a list.
pub(super) fn line(context: &PageContext<'_>, bulletin: &Bulletin) -> BulletinLine {
    BulletinLine {
        href: context.to(&bulletin.page.path),
        title_html: html::title(&bulletin.page.title),
        summary: plain_text(&bulletin.page.summary),
        district: context.district(&bulletin.district),
        period: wording::as_of(bulletin),
        kind: bulletin.kind.clone(),
        published: wording::published(bulletin),
        day: bulletin.published.map(|at| at.date().to_string()).unwrap_or_default(),
    }
}

/// Bulletins, latest first: by publication, then by the end of the period, then by address.
pub(super) fn latest<'a>(bulletins: impl Iterator<Item = &'a Bulletin>) -> Vec<&'a Bulletin> {
    let mut all: Vec<&Bulletin> = bulletins.collect();
    all.sort_by(|a, b| {
        let key = |bulletin: &Bulletin| (bulletin.period.end(), bulletin.published);
        key(b).cmp(&key(a)).then_with(|| path(a).cmp(path(b)))
    });
    all
}

fn path(bulletin: &Bulletin) -> &PagePath {
    &bulletin.page.path
}
