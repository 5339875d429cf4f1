//! Addresses inside the site that cannot leave it.

use std::fmt;

/// The longest address in bytes; file systems stop a name at 255 and some hosts a path at 1,024.
const MAX_PATH: usize = 512;
/// The longest part of an address in bytes.
const MAX_SEGMENT: usize = 200;
/// Names that Windows keeps for devices, with or without an extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A file of the site, relative to its root: `tongnan/2020-04/index.html`.
///
/// Every part is lower-case ASCII letters, digits, `-`, `_` and `.`, neither starting nor ending with
/// a dot, so an address is the same on every file system and needs no escaping in a URL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PagePath(String);

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// Nothing, or nothing between two slashes.
    Empty,
    /// Over 512 bytes in all, or over 200 in one part.
    TooLong,
    /// A character other than `a-z 0-9 - _ .`
    Character(char),
    /// A part that starts or ends with a dot.
    Dot,
    /// A device name of Windows (`con`, `aux.html`, `com1`).
    Device,
}

impl PagePath {
    /// An address from a text with `/` between its parts.
    ///
    /// # Errors
    /// Says why the text is no address; see [`PathError`].
    pub fn new(path: impl Into<String>) -> Result<Self, PathError> {
        let path = path.into();
        if path.len() > MAX_PATH {
            return Err(PathError::TooLong);
        }
        path.split('/').try_for_each(check_segment)?;
        Ok(Self(path))
    }

    /// The page of a folder: `page("tongnan")` is `tongnan/index.html`; the empty folder is the home page.
    ///
    /// # Errors
    /// As [`PagePath::new`].
    pub fn page(folder: &str) -> Result<Self, PathError> {
        match folder.trim_end_matches('/') {
            "" => Self::new("index.html"),
            folder => Self::new(format!("{folder}/index.html")),
        }
    }

    /// The home page.
    #[must_use]
    pub fn home() -> Self {
        Self("index.html".to_owned())
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address a reader sees: `tongnan/2020-04/` for `tongnan/2020-04/index.html`, empty for the home page.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.strip_suffix("index.html").unwrap_or(&self.0)
    }

    /// A relative link from this file to `target`, that works under any sub-path and from `file://`.
    ///
    /// Folders are linked by their `index.html`, because `file://` lists a folder instead of opening it.
    #[must_use]
    pub fn link_to(&self, target: &Self) -> String {
        let up = self.0.matches('/').count();
        let shared: usize = self
            .0
            .split_inclusive('/')
            .zip(target.0.split_inclusive('/'))
            .take_while(|(a, b)| a == b && a.ends_with('/'))
            .map(|(a, _)| a.len())
            .sum();
        let levels = up - self.0.get(..shared).map_or(0, |same| same.matches('/').count());
        format!("{}{}", "../".repeat(levels), target.0.get(shared..).unwrap_or_default())
    }
}

/// So that a map is asked with a text that may be no address.
impl std::borrow::Borrow<str> for PagePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PagePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn check_segment(segment: &str) -> Result<(), PathError> {
    if segment.is_empty() {
        return Err(PathError::Empty);
    }
    if segment.len() > MAX_SEGMENT {
        return Err(PathError::TooLong);
    }
    let allowed = |c: &char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '.');
    if let Some(other) = segment.chars().find(|c| !allowed(c)) {
        return Err(PathError::Character(other));
    }
    if segment.starts_with('.') || segment.ends_with('.') {
        return Err(PathError::Dot);
    }
    let stem = segment.split('.').next().unwrap_or_default();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    if DEVICES.contains(&stem) || numbered("com") || numbered("lpt") {
        return Err(PathError::Device);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: &str, to: &str) -> String {
        PagePath::new(from).unwrap().link_to(&PagePath::new(to).unwrap())
    }

    #[test]
    fn links_are_relative() {
        assert_eq!(link("index.html", "tongnan/index.html"), "tongnan/index.html");
        assert_eq!(link("tongnan/2020-04/index.html", "index.html"), "../../index.html");
        assert_eq!(link("tongnan/2020-04/index.html", "tongnan/index.html"), "../index.html");
        assert_eq!(link("tongnan/index.html", "tongnan/2020-04/index.html"), "2020-04/index.html");
        assert_eq!(link("tongnan/index.html", "tongbei/index.html"), "../tongbei/index.html");
    }

    #[test]
    fn nothing_leaves_the_site() {
        for bad in [
            "", "/etc", "a//b", "..", "a/../b", ".git", "a.", "a ", "A", "%2e", "\\", "C:", "con",
            "aux.html", "com1",
        ] {
            assert!(PagePath::new(bad).is_err(), "{bad}");
        }
    }
}
