//! Who may ask: this machine's own browser, by name, and only to read.

use std::net::SocketAddr;

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Lets a request pass or says why not.
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
