//! HTTP around the answers: which requests are admitted, and the headers of every answer.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The policy of published pages, sent by header too, so that the preview is as strict as the real host.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Admits requests of this machine's own browser, by name, and only to read; else the refusal.
///
/// A page on another site can make a browser send requests here (DNS rebinding, cross-site forms): its
/// `Host` or `Origin` then names that site, and is refused.
pub(super) fn admit(request: &Request, address: SocketAddr) -> Result<(), Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return Err((StatusCode::METHOD_NOT_ALLOWED, allow, "只能用 GET 或 HEAD\n").into_response());
    }
    let host = single(request.headers(), &header::HOST);
    let absolute = request.uri().authority().map(axum::http::uri::Authority::as_str);
    let host_is_ours = host.is_some_and(|host| is_ours(host, address));
    if !host_is_ours || absolute.is_some_and(|authority| !is_ours(authority, address)) {
        return Err((StatusCode::FORBIDDEN, "预览只回答本机：Host 不对\n").into_response());
    }
    let origin = request.headers().get(header::ORIGIN);
    let origin_is_ours = origin.is_none_or(|origin| {
        let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        host.is_some_and(|host| is_ours(host, address))
    });
    if !origin_is_ours {
        return Err((StatusCode::FORBIDDEN, "预览只回答本机：Origin 不对\n").into_response());
    }
    Ok(())
}

fn single<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    if values.next().is_some() { None } else { first.to_str().ok() }
}

fn is_ours(host: &str, address: SocketAddr) -> bool {
    let port = address.port();
    [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}"), address.to_string()]
        .iter()
        .any(|ours| ours.eq_ignore_ascii_case(host))
}

/// An answer: its type, not to be cached, under the policy of published pages.
pub(super) fn reply(status: StatusCode, media_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// A page.
pub(super) fn html(status: StatusCode, page: String) -> Response {
    reply(status, "text/html; charset=utf-8", page)
}

/// The media type of a file by its name.
pub(super) fn media_type(path: &str) -> &'static str {
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
