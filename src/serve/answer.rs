//! What is answered: pages of the plan, and the two small files that make an open page reload itself.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::Preview;
use crate::diagnostic::Severity;
use crate::model::PagePath;
use crate::render::Pages;

/// The script every previewed page loads; pages on disk do not have it.
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");
/// What is put before `</body>`; the paths start with `/` because the preview is always at the root.
const HOOK: &str =
    "<link rel=\"stylesheet\" href=\"/.preview/preview.css\"><script src=\"/.preview/preview.js\"></script>";
/// The policy of published pages, said by header too, so that the preview is as strict as the real host.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// How long a page waits for news before it asks again: shorter than any proxy's patience.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(25);

/// Answers one admitted request.
pub(super) async fn answer(preview: &Preview, uri: &Uri) -> Response {
    match uri.path() {
        "/.preview/preview.js" => reply(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT.into()),
        "/.preview/preview.css" => reply(StatusCode::OK, "text/css; charset=utf-8", STYLE.into()),
        "/.preview/state" => state(preview, uri.query()).await,
        path => page(preview, path),
    }
}

/// The state of the preview, as soon as it differs from the generation the page already knows.
async fn state(preview: &Preview, query: Option<&str>) -> Response {
    let known: Option<u64> =
        query.and_then(|query| query.strip_prefix("known=")).and_then(|n| n.parse().ok());
    let mut generation = preview.generation.subscribe();
    if known == Some(*generation.borrow_and_update()) {
        let _ = tokio::time::timeout(PATIENCE, generation.changed()).await;
    }
    let now = *generation.borrow();
    let shown = preview.shown();
    let problems = if shown.failed { shown.problems.as_ref() } else { "" };
    let count = |severity| shown.report.count(severity);
    let body = serde_json::json!({
        "generation": now,
        "failed": shown.failed,
        "problems": problems,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "hints": count(Severity::Hint),
    });
    reply(StatusCode::OK, "application/json", body.to_string().into())
}

fn page(preview: &Preview, path: &str) -> Response {
    let shown = preview.shown();
    let Some(pages) = shown.pages else {
        let body = format!(
            "<!doctype html><html lang=\"zh-CN\"><title>还不能预览</title><body><h1>还不能预览</h1><pre>{}</pre>",
            escape(&shown.problems)
        );
        return html(StatusCode::INTERNAL_SERVER_ERROR, &body);
    };
    if let Some(folder) = missing_slash(&pages, path) {
        return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, folder)]).into_response();
    }
    match address(path).and_then(|address| Some((pages.render(&address)?, address))) {
        Some((Ok(bytes), address)) if address.as_str().ends_with(".html") => {
            html(StatusCode::OK, &String::from_utf8_lossy(&bytes))
        }
        Some((Ok(bytes), address)) => reply(StatusCode::OK, media_type(address.as_str()), bytes.into()),
        Some((Err(error), _)) => {
            html(StatusCode::INTERNAL_SERVER_ERROR, &format!("<pre>{}</pre>", escape(&error.to_string())))
        }
        None => not_found(&pages),
    }
}

fn address(path: &str) -> Option<PagePath> {
    let path = path.strip_prefix('/')?;
    if path.is_empty() || path.ends_with('/') { PagePath::page(path) } else { PagePath::new(path) }.ok()
}

/// `/tongnan` is the folder `/tongnan/`, as every static host answers it.
fn missing_slash(pages: &Pages, path: &str) -> Option<String> {
    let bare = path.strip_prefix('/').filter(|bare| !bare.is_empty() && !bare.ends_with('/'))?;
    let file = PagePath::new(bare).ok()?;
    let folder = PagePath::page(bare).ok()?;
    (!pages.contains(&file) && pages.contains(&folder)).then(|| format!("/{bare}/"))
}

fn not_found(pages: &Pages) -> Response {
    let page = PagePath::new("404.html").ok().and_then(|path| pages.render(&path)).and_then(Result::ok);
    let body =
        page.map_or_else(|| "<h1>404</h1>".to_owned(), |bytes| String::from_utf8_lossy(&bytes).into_owned());
    html(StatusCode::NOT_FOUND, &body)
}

fn html(status: StatusCode, page: &str) -> Response {
    let body = match page.rsplit_once("</body>") {
        Some((before, after)) => format!("{before}{HOOK}</body>{after}"),
        None => format!("{page}{HOOK}"),
    };
    reply(status, "text/html; charset=utf-8", body.into())
}

fn reply(status: StatusCode, media_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
