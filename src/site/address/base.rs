//! The absolute address of a site, typed or copied from a browser.

use std::net::IpAddr;

use crate::diagnostic::Text;
use crate::say;

/// Why a text is no address of a site, and what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrlRefused {
    /// What is wrong with it.
    pub why: Text,
    /// The address that is meant, where that is clear.
    pub meant: Option<String>,
    /// Whether that is beyond doubt.
    pub certain: bool,
}

/// The address of a site's root, with a final `/`.
///
/// # Errors
/// When anything else is in it than a scheme, a host that readers reach and folders, or they are not spelled as they
/// are published.
pub fn base_url(written: &str) -> Result<String, BaseUrlRefused> {
    let parts = BaseUrlParts::of(written);
    let folders = parts.folders();
    if !parts.is_sound(folders) {
        let why = say!("不是网站的完整网址", "not the absolute address of a site");
        return Err(BaseUrlRefused { why, meant: None, certain: false });
    }
    if parts.is_private() {
        let why = say!(
            "这是本机或内部网络的地址，别处的读者打不开",
            "it is an address of this machine or of a private network, which readers elsewhere cannot open"
        );
        return Err(BaseUrlRefused { why, meant: None, certain: false });
    }
    let meant = parts.root(folders);
    if written == meant || format!("{written}/") == meant {
        return Ok(meant);
    }
    let file = parts.path.get(folders.len());
    let is_index = file
        .is_none_or(|file| file.rsplit_once('.').is_some_and(|(stem, _)| stem.eq_ignore_ascii_case("index")));
    let why = match (parts.has_scheme, file.is_some() || parts.is_longer) {
        (false, _) => say!("前面缺 https://", "`https://` is missing"),
        (_, true) => say!(
            "要写网站的根目录，不带文件名、? 和 # 后面的部分",
            "it is the address of the site's root, without a file and what follows ? and #"
        ),
        _ => say!("有大写字母、多余的斜杠或空格", "there are capitals, a slash too many or a space"),
    };
    Err(BaseUrlRefused { why, meant: Some(meant), certain: parts.has_scheme && is_index })
}

/// The parts of an address as it was written.
pub(crate) struct BaseUrlParts<'a> {
    has_scheme: bool,
    scheme: String,
    /// With its port.
    host: String,
    /// The folders, and the file where one is named.
    pub(crate) path: Vec<&'a str>,
    /// Whether more follows, behind `?` or `#`.
    is_longer: bool,
}

impl<'a> BaseUrlParts<'a> {
    pub(crate) fn of(written: &'a str) -> Self {
        let trimmed = written.trim();
        let (scheme, rest) = trimmed.split_once("://").unwrap_or(("https", trimmed));
        let bare = rest.split(['?', '#']).next().unwrap_or_default();
        let mut parts = bare.split('/').filter(|part| !part.is_empty());
        Self {
            has_scheme: trimmed.contains("://"),
            scheme: scheme.to_ascii_lowercase(),
            host: parts.next().unwrap_or_default().to_ascii_lowercase(),
            path: parts.collect(),
            is_longer: bare != rest,
        }
    }

    /// The path without the page of HTML at its end.
    pub(crate) fn folders(&self) -> &[&'a str] {
        let ending = |part: &str| part.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match self.path.split_last() {
            Some((last, above)) if matches!(ending(last).as_deref(), Some("html" | "htm")) => above,
            _ => &self.path,
        }
    }

    fn is_sound(&self, folders: &[&str]) -> bool {
        let name = |c: char| c.is_ascii_alphanumeric() || "-._~:%".contains(c);
        let is_folder = |part: &&str| !matches!(*part, "." | "..") && part.chars().all(name);
        let host = &self.host;
        matches!(self.scheme.as_str(), "http" | "https")
            && !host.is_empty()
            && !host.starts_with(['.', ':'])
            && host.chars().all(|c| name(c) || "[]".contains(c))
            && folders.iter().all(is_folder)
            && (self.has_scheme || host.contains('.'))
    }

    /// Whether the host is this machine, or is in a network of its own.
    fn is_private(&self) -> bool {
        let name = self.host.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(name, _)| name);
        let name = name.or_else(|| self.host.split(':').next()).unwrap_or_default().trim_end_matches('.');
        match name.parse() {
            Ok(IpAddr::V4(ip)) => {
                ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
            }
            Ok(IpAddr::V6(ip)) => {
                ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()
            }
            Err(_) => name == "localhost" || name.ends_with(".localhost"),
        }
    }

    /// The address of these folders.
    pub(crate) fn root(&self, folders: &[&str]) -> String {
        let (scheme, host) = (&self.scheme, &self.host);
        folders.iter().fold(format!("{scheme}://{host}/"), |root, folder| root + folder + "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_site_is_taken_as_it_is() {
        for (written, expected) in [
            ("https://www.yunyang.example", "https://www.yunyang.example/"),
            ("http://192.0.2.7:8080/", "http://192.0.2.7:8080/"),
            ("https://a.example/b/c", "https://a.example/b/c/"),
            ("https://a.example/~b/c%20d/", "https://a.example/~b/c%20d/"),
        ] {
            assert_eq!(base_url(written).unwrap(), expected);
        }
    }

    #[test]
    fn what_a_browser_shows_is_refused_with_what_to_write() {
        for (written, meant) in [
            ("https://a.example/b/index.html", "https://a.example/b/"),
            ("https://a.example/b/index.htm", "https://a.example/b/"),
            ("https://a.example/b/Index.HTML", "https://a.example/b/"),
            ("https://a.example/b/?from=wx", "https://a.example/b/"),
            ("https://a.example/b/#s2", "https://a.example/b/"),
            ("https://a.example/b/ ", "https://a.example/b/"),
            ("https://a.example//b/", "https://a.example/b/"),
            ("HTTPS://A.example/b", "https://a.example/b/"),
        ] {
            let refused = base_url(written).unwrap_err();
            assert_eq!((refused.meant.as_deref(), refused.certain), (Some(meant), true), "{written}");
            assert_eq!(base_url(meant).unwrap(), meant);
        }
        for (written, meant) in [
            ("a.example/b", "https://a.example/b/"),
            ("https://a.example/b/about.html", "https://a.example/b/"),
        ] {
            let refused = base_url(written).unwrap_err();
            assert_eq!((refused.meant.as_deref(), refused.certain), (Some(meant), false), "{written}");
        }
        for written in
            ["", "example", "ftp://a.example", "https://", "https://甲.example", "https://a.example/../b"]
        {
            assert_eq!(base_url(written).unwrap_err().meant, None, "{written}");
        }
    }

    #[test]
    fn an_address_that_readers_cannot_reach_is_none() {
        for written in [
            "http://127.0.0.1:4000/",
            "http://127.8.0.1",
            "http://localhost:8080/",
            "http://LOCALHOST/tb/",
            "https://tb.localhost/",
            "http://192.168.31.7/tb/",
            "http://10.2.0.9/",
            "http://172.20.1.1/",
            "http://169.254.7.7/",
            "http://0.0.0.0:80/",
            "http://[::1]:8080/",
            "http://[fd00::7]/",
            "192.168.31.7/tb",
        ] {
            let refused = base_url(written).unwrap_err();
            assert!(refused.why.en.contains("private network") && refused.meant.is_none(), "{written}");
        }
        assert!(base_url("file:///C:/tb/site/index.html").is_err());
        for written in ["http://172.32.1.1/", "http://[2001:db8::7]:80/", "https://localhost.example/"] {
            assert!(base_url(written).is_ok(), "{written}");
        }
    }
}
