//! Whether a page is out: the one state that every page has, and what is published of a page that was taken back.

use jiff::civil::{DateTime, Time};

use super::PagePath;
use super::choice::Choice;
/// Whether a page is out, and if not, why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    /// 草稿: its author still works on it.
    Draft,
    /// 待审: a review that it needs is not done.
    Unreviewed,
    /// 待发: its moment has not come.
    Embargoed,
    /// 已撤回: it was out and was taken back.
    Withdrawn,
    /// 无数: a bulletin without a number and without a sentence.
    Empty,
    /// 已发布
    #[default]
    Published,
}

impl Choice for State {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("草稿", Self::Draft, "", "draft"),
        ("待审", Self::Unreviewed, "", "unreviewed"),
        ("待发", Self::Embargoed, "", "embargoed"),
        ("已撤回", Self::Withdrawn, "", "withdrawn"),
        ("无数", Self::Empty, "", "empty"),
        ("已发布", Self::Published, "", "published"),
    ];
}

impl State {
    /// The word of editors.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.word()
    }

    /// The name in JSON and in English.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.meaning().1
    }
}

/// The state of a page and the moment that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Whether it is out.
    pub state: State,
    /// Until when an embargoed page waits, or when a withdrawn one was taken back.
    pub moment: Option<DateTime>,
}

impl Standing {
    /// The moment as an author writes it: `2020-05-06`, or `2020-05-06 09:00`.
    #[must_use]
    pub fn moment_text(&self) -> Option<String> {
        let moment = self.moment?;
        let form = if moment.time() == Time::midnight() { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
        Some(moment.strftime(form).to_string())
    }

    /// Whether the page is out.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.state == State::Published
    }
}

impl From<State> for Standing {
    fn from(state: State) -> Self {
        Self { state, moment: None }
    }
}

/// A page that is not out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPage {
    /// Its file, from the root.
    pub file: String,
    /// Why it is not out.
    pub standing: Standing,
}

impl HeldPage {
    /// Whether it is a bulletin: a page of a district that is not the district's own.
    #[must_use]
    pub fn is_bulletin(&self) -> bool {
        self.file.matches('/').count() == 2 && !self.file.ends_with("/_index.md")
    }
}

/// What is published of a page that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The address it had.
    pub path: PagePath,
    /// When it was taken back.
    pub at: DateTime,
    /// Why.
    pub reason: String,
}
