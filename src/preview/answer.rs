//! The answers of the preview: pages of the site with the panel over them, and the preview's own pages.

use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::http::{html, media_type, reply};
use super::shared::Preview;
use super::snapshot::Snapshot;
use super::state::state;
use super::ui::Answer;
use crate::render::Pages;
use crate::say;
use crate::site::{PagePath, at_url};
use crate::text::visible;

/// The preview's own pages lie here, where no page of a site can: site addresses do not begin with a dot.
const OWN: &str = "/.preview/";

/// Answers one admitted request.
pub(super) async fn answer(preview: &Preview, uri: &Uri) -> Response {
    match uri.path().strip_prefix(OWN) {
        Some("state") => state(preview, uri.query()).await,
        Some(path) => own(preview, path, uri.query()),
        None if uri.path() == OWN.trim_end_matches('/') => moved(OWN.to_owned()),
        None => page(preview, uri.path()),
    }
}

/// A page or file of the preview's own.
fn own(preview: &Preview, path: &str, query: Option<&str>) -> Response {
    let snapshot = preview.snapshot();
    match preview.ui.answer(&snapshot, path, query) {
        Some(Answer::Page(page)) => html(StatusCode::OK, page),
        Some(Answer::File(media_type, text)) => reply(StatusCode::OK, media_type, text),
        None if matches!(path, "diagnostics" | "explain") => moved(format!("{OWN}{path}/")),
        None => not_found(preview, &snapshot, &format!("{OWN}{path}")),
    }
}

fn page(preview: &Preview, path: &str) -> Response {
    let snapshot = preview.snapshot().at(at_url(path).as_ref());
    let Some(good) = &snapshot.good else {
        return html(StatusCode::INTERNAL_SERVER_ERROR, preview.ui.waiting(&snapshot, &snapshot.problems));
    };
    let pages = &good.pages;
    if let Some(folder) = missing_slash(pages, path) {
        return moved(folder);
    }
    match at_url(path).and_then(|address| Some((pages.render(&address)?, address))) {
        Some((Ok(bytes), address)) if address.as_str().ends_with(".html") => {
            covered(preview, &snapshot, &bytes, &address)
        }
        Some((Ok(bytes), address)) => reply(StatusCode::OK, media_type(address.as_str()), bytes),
        Some((Err(error), _)) => {
            html(StatusCode::INTERNAL_SERVER_ERROR, preview.ui.waiting(&snapshot, &error.to_string()))
        }
        None => not_found(preview, &snapshot, path),
    }
}

/// `/tongnan` is the folder `/tongnan/`, as every static host answers it.
fn missing_slash(pages: &Pages, path: &str) -> Option<String> {
    let bare = path.strip_prefix('/').filter(|bare| !bare.is_empty() && !bare.ends_with('/'))?;
    let file = PagePath::new(bare).ok()?;
    let folder = PagePath::page(bare).ok()?;
    (!pages.contains(&file) && pages.contains(&folder)).then(|| format!("/{bare}/"))
}

fn moved(to: String) -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
}

/// The page for an address that has none. The site's own `404.html` links from its own place, not from there.
fn not_found(preview: &Preview, snapshot: &Snapshot, path: &str) -> Response {
    let Some(good) = &snapshot.good else {
        return html(StatusCode::NOT_FOUND, preview.ui.waiting(snapshot, &snapshot.problems));
    };
    let address = visible(path);
    let message = say!(
        "现在没有 {address} 这一页。保存了它的文件，这里就会显示出来。",
        "There is no page at {address} now. When its file is saved, it appears here."
    );
    html(StatusCode::NOT_FOUND, preview.ui.not_found(snapshot, &message, &good.above(path)))
}

/// A page of the site with the panel at the end of its body.
fn covered(preview: &Preview, snapshot: &Snapshot, page: &[u8], path: &PagePath) -> Response {
    let digest = snapshot.digest_of(path, page).unwrap_or_default();
    let (page, panel) = (String::from_utf8_lossy(page), preview.ui.panel(snapshot, Some(path), &digest));
    let page = match page.rsplit_once("</body>") {
        Some((before, after)) => format!("{before}{panel}</body>{after}"),
        None => format!("{page}{panel}"),
    };
    html(StatusCode::OK, page)
}
