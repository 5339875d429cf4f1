//! What changed between two editions, as one page that needs no other file: to read, to print, to send.

use serde::Serialize;

use super::html::Html;
use super::{RenderError, Theme};
use crate::analyse::{Changes, FigureChange};
use crate::site::PagePath;

/// What the template writes into the head of every such page, where no text of an author's can stand.
const MARK: &str = "<meta name=\"generator\" content=\"tongbao diff\">";

/// The page of the changes between two editions.
pub struct ChangesPage<'a> {
    /// What the older one is called.
    pub old: &'a str,
    /// What the newer one is called.
    pub new: &'a str,
    /// What is not the same.
    pub changes: &'a Changes,
    /// File and line of a figure.
    pub place: &'a dyn Fn(&FigureChange) -> String,
}

#[derive(Serialize)]
struct View<'a> {
    page: Page<'a>,
}

#[derive(Serialize)]
struct Page<'a> {
    old: &'a str,
    new: &'a str,
    style_html: Html,
    groups: Vec<Group>,
    wording: Vec<Line>,
    files: Vec<Line>,
    is_empty: bool,
}

/// The changes of one district.
#[derive(Serialize)]
struct Group {
    title: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    kind: &'static str,
    word: String,
    indicator: String,
    part: String,
    period: String,
    old: String,
    new: String,
    remarks: Vec<String>,
    source: String,
    at: String,
}

#[derive(Serialize)]
struct Line {
    file: String,
    what: String,
}

impl ChangesPage<'_> {
    /// Whether a text is such a page.
    #[must_use]
    pub fn is_printed(text: &str) -> bool {
        text.split_once("</head>").is_some_and(|(head, _)| head.contains(MARK))
    }

    /// The page, with the type and the colours of a theme written into it.
    ///
    /// # Errors
    /// When a template of the theme fails.
    pub fn print(&self, theme: &Theme) -> Result<String, RenderError> {
        let mut groups: Vec<Group> = Vec::new();
        for change in &self.changes.figures {
            let title = change.figure().map(|figure| figure.place.district.name.clone()).unwrap_or_default();
            let row = row(change, (self.place)(change));
            match groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { title, rows: vec![row] }),
            }
        }
        let wording = self.changes.wording.iter();
        let files = self.changes.files.iter();
        let files = files.map(|file| Line { file: file.file.clone(), what: file.word().zh });
        let page = Page {
            old: self.old,
            new: self.new,
            style_html: theme.style(),
            groups,
            wording: wording
                .map(|change| Line { file: change.file.clone(), what: change.parts.join("、") })
                .collect(),
            files: files.collect(),
            is_empty: self.changes.is_empty(),
        };
        theme.print(&PagePath::home(), "changes.html", &View { page })
    }
}

fn row(change: &FigureChange, at: String) -> Row {
    let figure = change.figure();
    let printed = |printed: Option<&str>| printed.unwrap_or("—").to_owned();
    let remarks = change.remarks().into_iter().map(|remark| match remark.label() {
        Some(label) => format!("{label}：{}", remark.words().zh),
        None => remark.words().zh,
    });
    Row {
        kind: change.kind(),
        word: change.word().zh,
        indicator: figure.map(|figure| figure.indicator.name.clone()).unwrap_or_default(),
        part: figure.and_then(|figure| figure.place.part.as_deref()).unwrap_or_default().to_owned(),
        period: figure.map(|figure| figure.period.name()).unwrap_or_default(),
        old: printed(change.old.as_ref().map(|figure| figure.printed())),
        new: printed(change.new.as_ref().map(|figure| figure.printed())),
        remarks: remarks.collect(),
        source: figure
            .and_then(|figure| figure.source.as_ref())
            .map(|source| source.title.clone())
            .unwrap_or_default(),
        at,
    }
}
