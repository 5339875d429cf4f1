//! What the preview itself shows: the panel over a page, and its own pages under `/.preview/`.
//!
//! # Architecture Invariant
//! Every page here is complete without a script, and everything in it goes through the one escaper: a message quotes
//! what an author typed, and what an author typed never becomes markup.

mod diagnostics;
mod excerpt;
mod explain;
mod index;
mod panel;
mod problem;
mod query;
mod words;

use serde::Serialize;

use super::snapshot::{Above, Snapshot};
use crate::diagnostic::{Language, Text};
use crate::render::BuiltinTemplates;
use crate::site::{PagePath, at_url};
pub(super) use query::value;
use words::Words;

/// The templates, by name.
const TEMPLATES: &[(&str, &str)] = &[
    ("frame.html", include_str!("templates/frame.html")),
    ("problem.html", include_str!("templates/problem.html")),
    ("diagnostics.html", include_str!("templates/diagnostics.html")),
    ("explain.html", include_str!("templates/explain.html")),
    ("codes.html", include_str!("templates/codes.html")),
    ("index.html", include_str!("templates/index.html")),
    ("lost.html", include_str!("templates/lost.html")),
    ("waiting.html", include_str!("templates/waiting.html")),
    ("panel.html", include_str!("templates/panel.html")),
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
    ("pages.css", "text/css; charset=utf-8", include_str!("assets/pages.css")),
    ("tongbao.css", "text/css; charset=utf-8", include_str!("../../../templates/assets/tongbao.css")),
    ("icon.svg", "image/svg+xml", include_str!("../../../templates/assets/icon.svg")),
];

/// Renders the panel and the preview's own pages.
pub(super) struct Ui {
    templates: BuiltinTemplates,
    words: Words,
    language: Language,
}

/// The frame around each of them.
#[derive(Serialize)]
struct Frame {
    language: &'static str,
    title: String,
    /// The code that the page explains.
    code: &'static str,
    /// The name of the page.
    page: &'static str,
    /// The generation that the page shows, so that its script knows when there is a newer one.
    generation: u64,
}

/// An answer to an address under `/.preview/`.
pub(super) enum Answer {
    /// A page.
    Page(String),
    /// A file with its media type.
    File(&'static str, &'static str),
}

impl Ui {
    /// All of it in a language.
    pub(super) fn new(language: Language) -> Self {
        Self { templates: BuiltinTemplates::new(TEMPLATES), words: Words::of(language), language }
    }

    /// The answer to an address, given without the leading `/.preview/`; `None` where there is none.
    pub(super) fn answer(&self, snapshot: &Snapshot, path: &str, query: Option<&str>) -> Option<Answer> {
        if let Some((_, media_type, text)) = FILES.iter().find(|(name, ..)| *name == path) {
            return Some(Answer::File(media_type, text));
        }
        let page = match path {
            "" => index::index(self, snapshot),
            "diagnostics/" => diagnostics::diagnostics(self, snapshot, query),
            "explain/" => explain::codes(self, snapshot),
            "panel" => {
                let page = value(query, "page").and_then(|page| at_url(&page));
                self.panel(&snapshot.clone().at(page.as_ref()), page.as_ref(), "")
            }
            _ => explain::explained(self, snapshot, path.strip_prefix("explain/")?)?,
        };
        Some(Answer::Page(page))
    }

    /// The panel over a page of the site, as markup for the end of its body; `digest` is that of the page.
    pub(super) fn panel(&self, snapshot: &Snapshot, page: Option<&PagePath>, digest: &str) -> String {
        panel::panel(self, snapshot, page, digest)
    }

    /// The page in place of one that could not be made, with the messages about that.
    pub(super) fn waiting(&self, snapshot: &Snapshot, message: &str) -> String {
        #[derive(Serialize)]
        struct Waiting<'a> {
            frame: Frame,
            words: &'a Words,
            message: &'a str,
        }
        let frame = self.frame(snapshot, self.words.get("waiting"), "waiting");
        self.templates.render("waiting.html", &Waiting { frame, words: &self.words, message })
    }

    /// The page for an address without a page, with a link to the nearest page above it.
    pub(super) fn not_found(&self, snapshot: &Snapshot, message: &Text, above: &Above) -> String {
        #[derive(Serialize)]
        struct NotFound<'a> {
            frame: Frame,
            words: &'a Words,
            message: &'a str,
            to: &'a str,
            name: &'a str,
        }
        let (frame, message) =
            (self.frame(snapshot, self.words.get("lost"), "lost"), message.in_language(self.language));
        let name = above.name.as_deref().unwrap_or_else(|| self.words.get("site"));
        self.templates
            .render("lost.html", &NotFound { frame, words: &self.words, message, to: &above.to, name })
    }

    fn frame(&self, snapshot: &Snapshot, title: &str, page: &'static str) -> Frame {
        Frame {
            language: self.tag(),
            title: title.to_owned(),
            code: "",
            page,
            generation: snapshot.generation,
        }
    }

    /// The language as HTML names it.
    fn tag(&self) -> &'static str {
        match self.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}
