//! File names: which can become addresses, which are leftovers of an editor or a system.

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::{narrow, visible};

/// Whether a name belongs to an editor or an operating system, and not to the site.
#[must_use]
pub(crate) fn is_leftover(name: &str) -> bool {
    let locked =
        name.starts_with('.') || name.starts_with("~$") || name.starts_with('#') && name.ends_with('#');
    let backup = name.ends_with('~')
        || [".swp", ".swo", ".tmp", ".bak", ".orig"].iter().any(|end| name.ends_with(end));
    locked || backup || matches!(name, "Thumbs.db" | "desktop.ini" | "4913")
}

/// Whether every character of a name can stand in an address on every file system.
pub(crate) fn is_address(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.'))
}

/// The shortest leading part of `path` that cannot become an address.
pub(crate) fn first_odd(path: &str) -> Option<&str> {
    let mut end = 0;
    for name in path.split('/') {
        end += name.len();
        if !is_address(name) {
            return path.get(..end);
        }
        end += 1;
    }
    None
}

/// The problem of a file or folder whose name cannot become an address, with a better name.
/// `taken` tells whether the better name is already in use in the same folder.
pub(crate) fn refuse(path: &str, taken: impl Fn(&str) -> bool) -> Diagnostic {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let printable = visible(name);
    let problem = Diagnostic::new(
        Code::ReadName,
        say!("「{printable}」不能用作网址", "`{printable}` cannot become an address"),
    )
    .in_file(visible(path));
    let Some(better) = suggest(name) else {
        return problem.help(say!(
            "只用小写英文字母、数字、- 和 _，例如用拼音 tongnan 或期间 2020-04.md",
            "use only lower-case ASCII letters, digits, `-` and `_`, as in `tongnan` or `2020-04.md`"
        ));
    };
    if taken(&format!("{folder}/{better}")) {
        return problem.help(say!(
            "同一个文件夹里已经有「{better}」；很多系统分不清只差大小写的两个名字，请另起一个",
            "`{better}` is already there; many systems cannot tell names apart that differ in case only"
        ));
    }
    problem.help(say!("改名为「{better}」", "rename it to `{better}`"))
}

/// The name in lower case, without spaces and with Chinese dates in figures; `None` when other
/// characters remain that only a person can transcribe.
fn suggest(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.').map_or((name, None), |(stem, end)| (stem, Some(end)));
    let spelt: String = stem.chars().map(spell).collect();
    let parts = spelt.split('-').filter(|part| !part.is_empty());
    let better = parts.map(two_digits).collect::<Vec<_>>().join("-");
    let better = match extension {
        Some(extension) => format!("{better}.{}", extension.to_ascii_lowercase()),
        None => better,
    };
    (is_address(&better) && !better.starts_with('.') && better != name).then_some(better)
}

fn spell(c: char) -> char {
    match narrow(c) {
        '年' | '月' | '日' | ' ' | '—' | '–' | '·' => '-',
        other => other.to_ascii_lowercase(),
    }
}

fn two_digits(part: &str) -> String {
    let digit = part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit());
    if digit { format!("0{part}") } else { part.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_name_is_suggested_where_there_is_one() {
        for (name, better) in [
            ("A.md", Some("a.md")),
            ("2020年4月.md", Some("2020-04.md")),
            ("2020 04.MD", Some("2020-04.md")),
            ("Ｔｏｎｇ.md", Some("tong.md")),
            ("潼南", None),
            ("图1.jpg", None),
            ("年.md", None),
        ] {
            assert_eq!(suggest(name).as_deref(), better, "{name}");
        }
    }

    #[test]
    fn the_folder_is_blamed_before_its_files() {
        assert_eq!(first_odd("潼南/A.md"), Some("潼南"));
        assert_eq!(first_odd("tongnan/A.md"), Some("tongnan/A.md"));
        assert_eq!(first_odd("tongnan/_index.md"), None);
    }

    #[test]
    fn leftovers_are_known() {
        for name in
            [".#x.md", "~$报告.docx", "x.md~", ".DS_Store", "Thumbs.db", ".x.md.swp", ".git", "#x.md#"]
        {
            assert!(is_leftover(name), "{name}");
        }
        assert!(!is_leftover("2020-04.md") && !is_leftover("_index.md"));
    }
}
