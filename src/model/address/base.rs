//! The absolute address of a site, typed or copied from a browser.

use crate::diagnostic::Text;
use crate::say;

/// Why a text is no address of a site, and what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrlRefused {
    /// What is wrong with it.
    pub why: Text,
    /// The address that is meant, where that can be told.
    pub meant: Option<String>,
    /// Whether that is beyond doubt.
    pub certain: bool,
}

/// The address of a site's root, with a final `/`.
///
/// # Errors
/// When anything else stands in it than a scheme, a host and folders, or they are not spelled as they are published.
pub fn base_url(written: &str) -> Result<String, BaseUrlRefused> {
    let trimmed = written.trim();
    let (scheme, rest) = match trimmed.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), trimmed),
    };
    let bare = rest.split(['?', '#']).next().unwrap_or_default();
    let mut parts = bare.split('/').filter(|part| !part.is_empty());
    let host = parts.next().unwrap_or_default().to_ascii_lowercase();
    let mut folders: Vec<&str> = parts.collect();
    let is_file = |part: &&str| part.ends_with(".html") || part.ends_with(".htm");
    let file = folders.pop_if(|part| is_file(&&**part));
    let name = |c: char| c.is_ascii_alphanumeric() || "-._~:%".contains(c);
    let is_folder = |part: &&str| !matches!(*part, "." | "..") && part.chars().all(name);
    let is_host = !host.starts_with(['.', ':']) && host.chars().all(|c| name(c) || "[]".contains(c));
    let has_scheme = trimmed.contains("://");
    let sound = matches!(scheme.as_str(), "http" | "https")
        && is_host
        && !host.is_empty()
        && folders.iter().all(is_folder)
        && (has_scheme || host.contains('.'));
    if !sound {
        let why = say!("不是网站的完整网址", "not the absolute address of a site");
        return Err(BaseUrlRefused { why, meant: None, certain: false });
    }
    let folders: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    let meant = format!("{scheme}://{host}/{folders}");
    if written == meant || format!("{written}/") == meant {
        return Ok(meant);
    }
    let is_index = file.is_none_or(|file| matches!(file, "index.html" | "index.htm"));
    let why = match (has_scheme, file.is_some() || bare != rest) {
        (false, _) => say!("前面缺 https://", "`https://` is missing"),
        (_, true) => say!(
            "要写网站的根目录，不带文件名、? 和 # 后面的部分",
            "it is the address of the site's root, without a file and what follows ? and #"
        ),
        _ => say!("有大写字母、多余的斜杠或空格", "there are capitals, a slash too many or a space"),
    };
    Err(BaseUrlRefused { why, meant: Some(meant), certain: has_scheme && is_index })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_site_is_taken_as_it_is() {
        for (written, wanted) in [
            ("https://www.yunyang.example", "https://www.yunyang.example/"),
            ("http://localhost:8080/", "http://localhost:8080/"),
            ("https://a.example/b/c", "https://a.example/b/c/"),
            ("https://a.example/~b/c%20d/", "https://a.example/~b/c%20d/"),
        ] {
            assert_eq!(base_url(written).unwrap(), wanted);
        }
    }

    #[test]
    fn what_a_browser_shows_is_refused_with_what_to_write() {
        for (written, meant) in [
            ("https://a.example/b/index.html", "https://a.example/b/"),
            ("https://a.example/b/index.htm", "https://a.example/b/"),
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
}
