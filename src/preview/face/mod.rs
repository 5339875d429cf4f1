//! The face of the preview: what it lays over a page, and its own pages under `/.preview/`.
//!
//! # Architecture Invariant
//! Every page here is complete without a script, and everything in it goes through the one escaper: a report quotes
//! what an author typed, and what an author typed never becomes markup.

mod diagnostics;
mod excerpt;
mod explain;
mod index;
mod panel;
mod problem;
mod query;
mod words;

use crate::site::{PagePath, at_url};
use serde::Serialize;

use super::Shown;
use super::above::Above;
use crate::diagnostic::{Language, Text};
use crate::render::Press;
pub(super) use query::value;
use words::Words;

/// The templates, by name.
const SHEETS: &[(&str, &str)] = &[
    ("frame.html", include_str!("sheets/frame.html")),
    ("problem.html", include_str!("sheets/problem.html")),
    ("diagnostics.html", include_str!("sheets/diagnostics.html")),
    ("explain.html", include_str!("sheets/explain.html")),
    ("codes.html", include_str!("sheets/codes.html")),
    ("index.html", include_str!("sheets/index.html")),
    ("lost.html", include_str!("sheets/lost.html")),
    ("waiting.html", include_str!("sheets/waiting.html")),
    ("panel.html", include_str!("sheets/panel.html")),
];

/// Files as they are, by their name under `/.preview/`. The type and colours are those of the built-in theme, so
/// that a site whose own theme is broken still has a page that says so.
const FILES: &[(&str, &str, &str)] = &[
    ("preview.js", "text/javascript; charset=utf-8", include_str!("assets/preview.js")),
    ("place.js", "text/javascript; charset=utf-8", include_str!("assets/place.js")),
    ("panel.js", "text/javascript; charset=utf-8", include_str!("assets/panel.js")),
    ("preview.css", "text/css; charset=utf-8", include_str!("assets/preview.css")),
    ("panel.css", "text/css; charset=utf-8", include_str!("assets/panel.css")),
    ("problem.css", "text/css; charset=utf-8", include_str!("assets/problem.css")),
    ("desk.css", "text/css; charset=utf-8", include_str!("assets/desk.css")),
    ("tongbao.css", "text/css; charset=utf-8", include_str!("../../../templates/assets/tongbao.css")),
    ("icon.svg", "image/svg+xml", include_str!("../../../templates/assets/icon.svg")),
];

/// What prints the preview's own pages.
pub(super) struct Face {
    press: Press,
    words: Words,
    language: Language,
}

/// What stands around each of them.
#[derive(Serialize)]
struct Frame {
    language: &'static str,
    title: String,
    /// The code it explains.
    code: &'static str,
    /// Which of them it is.
    page: &'static str,
    /// What it shows, so that it knows when there is something newer.
    generation: u64,
}

/// What an address under `/.preview/` answers.
pub(super) enum Answer {
    /// A page.
    Page(String),
    /// A file with its media type.
    File(&'static str, &'static str),
}

impl Face {
    /// A face that speaks one language.
    pub(super) fn new(language: Language) -> Self {
        Self { press: Press::new(SHEETS), words: Words::of(language), language }
    }

    /// What is at an address, given without the leading `/.preview/`; `None` where there is nothing.
    pub(super) fn answer(&self, shown: &Shown, path: &str, query: Option<&str>) -> Option<Answer> {
        if let Some((_, media_type, text)) = FILES.iter().find(|(name, ..)| *name == path) {
            return Some(Answer::File(media_type, text));
        }
        let page = match path {
            "" => index::index(self, shown),
            "diagnostics/" => diagnostics::diagnostics(self, shown, query),
            "explain/" => explain::codes(self, shown),
            "panel" => {
                let page = value(query, "page").and_then(|page| at_url(&page));
                self.panel(&shown.clone().at(page.as_ref()), page.as_ref(), "")
            }
            _ => explain::explained(self, shown, path.strip_prefix("explain/")?)?,
        };
        Some(Answer::Page(page))
    }

    /// What is laid over a page of the site, as markup for the end of its body;
    /// `digest` is what the page looks like.
    pub(super) fn panel(&self, shown: &Shown, page: Option<&PagePath>, digest: &str) -> String {
        panel::panel(self, shown, page, digest)
    }

    /// What stands in for a page that could not be made, with what was said about it.
    pub(super) fn waiting(&self, shown: &Shown, said: &str) -> String {
        #[derive(Serialize)]
        struct Waiting<'a> {
            frame: Frame,
            words: &'a Words,
            said: &'a str,
        }
        let frame = self.frame(shown, self.words.get("waiting"), "waiting");
        self.press.print("waiting.html", &Waiting { frame, words: &self.words, said })
    }

    /// What stands where there is no page: that there is none yet, and the nearest page above it.
    pub(super) fn lost(&self, shown: &Shown, said: &Text, above: &Above) -> String {
        #[derive(Serialize)]
        struct Lost<'a> {
            frame: Frame,
            words: &'a Words,
            said: &'a str,
            to: &'a str,
            name: &'a str,
        }
        let (frame, said) =
            (self.frame(shown, self.words.get("lost"), "lost"), said.in_language(self.language));
        let name = above.name.as_deref().unwrap_or_else(|| self.words.get("site"));
        self.press.print("lost.html", &Lost { frame, words: &self.words, said, to: &above.to, name })
    }

    fn frame(&self, shown: &Shown, title: &str, page: &'static str) -> Frame {
        Frame { language: self.tag(), title: title.to_owned(), code: "", page, generation: shown.generation }
    }

    /// The language as HTML names it.
    fn tag(&self) -> &'static str {
        match self.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}
