//! The state of the preview, sent to a listening page as soon as it differs from what the page knows.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::http::reply;
use super::shared::Preview;
use super::snapshot::GoodPages;
use super::ui::value;
use crate::diagnostic::{Language, Severity, Text};
use crate::say;
use crate::site::{PagePath, at_url};

/// How long a page waits for news before it asks again: shorter than any proxy's patience.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(25);

/// The state as JSON.
#[derive(Serialize)]
struct State<'a> {
    generation: u64,
    failed: bool,
    /// Whether the pages beside the saved ones are still being built.
    checking: bool,
    /// The terminal's text of a run that failed.
    problems: &'a str,
    errors: usize,
    warnings: usize,
    hints: usize,
    /// The digest of the page that asks, now; the page reloads when it is another one.
    digest: Option<String>,
    /// Where to go when the page that asks is not in the site any more.
    gone: Option<Gone>,
}

/// The nearest page above one that is gone.
#[derive(Serialize)]
struct Gone {
    to: String,
    /// The message about it, under the name that the page's script reads.
    #[serde(rename = "said")]
    message: String,
}

/// The state, as soon as it differs from the generation that the page already knows.
pub(super) async fn state(preview: &Preview, query: Option<&str>) -> Response {
    let known: Option<u64> = value(query, "known").and_then(|known| known.parse().ok());
    let mut generation = preview.generation.subscribe();
    if known == Some(*generation.borrow_and_update()) {
        let _ = tokio::time::timeout(PATIENCE, generation.changed()).await;
    }
    let page = value(query, "page").and_then(|page| at_url(&page));
    let snapshot = preview.snapshot().at(page.as_ref());
    let count = |severity| snapshot.diagnostics.count(severity);
    let state = State {
        generation: snapshot.generation,
        failed: snapshot.failed,
        checking: snapshot.checking,
        problems: if snapshot.failed { &snapshot.problems } else { "" },
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Hint),
        digest: page.as_ref().and_then(|page| snapshot.digest(page)),
        gone: snapshot.good.as_ref().zip(page).and_then(|(good, page)| gone(good, &page, preview.language)),
    };
    // Texts and numbers always become JSON.
    reply(StatusCode::OK, "application/json", serde_json::to_string(&state).unwrap_or_default())
}

/// The page that stands in for one that is gone, with the message about that.
fn gone(good: &GoodPages, page: &PagePath, language: Language) -> Option<Gone> {
    if good.pages.contains(page) {
        return None;
    }
    let (address, above) = (page.folder(), good.above(page.folder()));
    let message: Text = match above.name {
        Some(name) => say!(
            "刚才看的 /{address} 没有了：文件删了、改了名或设成了草稿。这里是{name}的页面。",
            "/{address}, which you were looking at, is gone: its file was deleted, renamed or made a draft. This is the page of {name}."
        ),
        None => say!(
            "刚才看的 /{address} 没有了：文件删了、改了名或设成了草稿。这里是首页。",
            "/{address}, which you were looking at, is gone: its file was deleted, renamed or made a draft. This is the home page."
        ),
    };
    Some(Gone { to: above.to, message: message.in_language(language).to_owned() })
}
