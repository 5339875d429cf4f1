//! Cleans names, addresses and lines of text typed by a user, and explains why some cannot be accepted.

use crate::diagnostic::Text;
use crate::render::overviews;
use crate::say;
use crate::site::{Address, PagePath, PathError};
use crate::text::{clean, is_han, is_invisible, name_key};

/// The longest name: the longest of an autonomous county has fifteen characters.
const MAX_NAME: usize = 30;
/// The longest line of text, such as a site's title.
const MAX_LINE: usize = 100;
/// The longest address of a place or id of a source.
const MAX_SLUG: usize = 60;
/// The characters an indicator's name may have beside letters and digits: all others have a meaning in formulas and
/// citations.
const IN_NAMES: &str = "（）《》“”";

/// A line of text without spaces at its ends, control characters and invisible characters.
///
/// # Errors
/// The line is empty or too long.
pub fn line(typed: &str) -> Result<String, Text> {
    let text = clean(typed).split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(say!("没有写文字", "nothing is written")),
        length if length > MAX_LINE => {
            Err(say!("太长，最多 {MAX_LINE} 个字", "too long, {MAX_LINE} characters at most"))
        }
        _ => Ok(text),
    }
}

/// The name of a place: Han characters without any space between them, as in `潼　南 区`.
///
/// # Errors
/// Another character, no character, or too many.
pub fn place(typed: &str) -> Result<String, Text> {
    name(
        typed,
        |c| is_han(c) || c == '·',
        &say!("区县名用汉字", "a district's name is written in Chinese characters"),
    )
}

/// The name of an indicator.
///
/// # Errors
/// A character with a meaning in formulas or citations, no character, or too many.
pub fn indicator(typed: &str) -> Result<String, Text> {
    let allowed = |c: char| is_han(c) || c.is_ascii_alphanumeric() || IN_NAMES.contains(c);
    let name = name(
        typed,
        allowed,
        &say!(
            "指标名用汉字、字母、数字和（）；算式和引用里的记号不能用",
            "an indicator's name has Chinese characters, letters, digits and （）, and no sign of a formula or a citation"
        ),
    )?;
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(say!("指标名不能以数字开头", "an indicator's name does not begin with a digit"));
    }
    Ok(name)
}

/// The name of a place in addresses.
///
/// # Errors
/// Not an address, or one that the site itself uses.
pub fn slug(typed: &str) -> Result<String, Text> {
    let slug = id(typed)?;
    if is_kept_by_the_site(&slug) {
        return Err(say!("{slug} 是网站自己要用的网址", "the site itself uses the address {slug}"));
    }
    Ok(slug)
}

/// Whether a site has pages of its own in a folder of this name; `index` is the home page's.
fn is_kept_by_the_site(slug: &str) -> bool {
    let overviews = overviews().into_iter().map(|kind| kind.folder.to_owned());
    slug == "index" || Address::own_folders().chain(overviews).any(|folder| folder == slug)
}

/// The id of an indicator or a source, which becomes an address and perhaps a file's name.
///
/// # Errors
/// Not a part of an address: a path, a device name of Windows, or a character that addresses exclude.
pub fn id(typed: &str) -> Result<String, Text> {
    let id = name_key(typed).to_ascii_lowercase();
    let displayed: String = id.chars().take(MAX_SLUG).collect();
    let reason = match PagePath::page(&id) {
        _ if id.is_empty() => say!("没有写编号", "nothing is written"),
        _ if id.len() > MAX_SLUG => {
            say!("太长，最多 {MAX_SLUG} 个字母", "too long, {MAX_SLUG} letters at most")
        }
        _ if id.contains(['/', '.', '\\']) => {
            say!(
                "「{displayed}」里有斜杠或点，这里只写一个名字，不写路径",
                "`{displayed}` has a slash or a dot; a name is wanted, not a path"
            )
        }
        Err(PathError::Device) => {
            say!("{displayed} 在 Windows 上留给设备，不能作文件名", "Windows keeps {displayed} for a device")
        }
        Ok(_) if id.starts_with(|c: char| c.is_ascii_alphanumeric()) => return Ok(id),
        _ => say!(
            "「{displayed}」不能用作网址：以小写英文字母或数字开头，后面只用字母、数字、- 和 _",
            "`{displayed}` cannot become an address: a letter or digit first, then a-z, 0-9, `-` and `_`"
        ),
    };
    Err(reason)
}

fn name(typed: &str, allowed: impl Fn(char) -> bool, rule: &Text) -> Result<String, Text> {
    let Text { zh, en } = rule;
    if let Some(c) = typed.chars().find(|c| c.is_control() && !c.is_whitespace()) {
        let code = u32::from(c);
        return Err(say!(
            "里面有看不见的控制字符 U+{code:04X}；{zh}",
            "it holds the control character U+{code:04X}; {en}"
        ));
    }
    let name: String = typed.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    if let Some(c) = name.chars().find(|c| !allowed(*c)) {
        return Err(say!("里面有「{c}」；{zh}", "it holds `{c}`; {en}"));
    }
    match name.chars().count() {
        0 => Err(say!("没有写名称；{zh}", "nothing is written; {en}")),
        length if length > MAX_NAME => {
            Err(say!("太长，最多 {MAX_NAME} 个字", "too long, {MAX_NAME} characters at most"))
        }
        _ => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_and_invisible_characters_are_removed() {
        assert_eq!(place(" 潼　南\u{200b} 区 ").unwrap(), "潼南区");
        assert_eq!(line("  云阳县　融媒体中心\u{7}\n").unwrap(), "云阳县 融媒体中心");
        assert_eq!(slug("　ＹｕｎYang ").unwrap(), "yunyang");
        assert_eq!(indicator("低保（兜底） 人口").unwrap(), "低保（兜底）人口");
    }

    #[test]
    fn no_place_is_named_like_a_folder_of_the_site() {
        let kept = "assets charts data guarantees index indicators leaving periods rankings search site-map sources status";
        for folder in kept.split(' ') {
            assert!(slug(folder).unwrap_err().zh.contains("网站自己要用的网址"), "{folder}");
        }
        for free in ["wushan", "data-2", "sitemap"] {
            assert_eq!(slug(free).unwrap(), free);
        }
    }

    #[test]
    fn hostile_names_are_refused_with_a_reason() {
        for (typed, reason) in [
            ("", "没有写"),
            ("../etc", "「.」"),
            ("云阳\u{1b}[31m", "U+001B"),
            ("CON", "「C」"),
            ("云阳县{fig}", "「{」"),
            // A radical that looks like 云 阳's neighbour, and a compatibility form.
            ("⼭县", "「⼭」"),
            ("\u{f967}县", "「"),
        ] {
            let Err(text) = place(typed) else { panic!("{typed}") };
            assert!(text.zh.contains(reason), "{typed}: {text:?}");
        }
        for (typed, reason) in [
            ("../etc", "路径"),
            ("a/b", "路径"),
            ("C:\\x", "路径"),
            ("CON", "设备"),
            ("lpt1", "设备"),
            ("潼南", "小写英文字母"),
            ("-a", "开头"),
            ("", "没有写"),
        ] {
            let Err(text) = id(typed) else { panic!("{typed}") };
            assert!(text.zh.contains(reason), "{typed}: {text:?}");
        }
        assert!(slug("data").unwrap_err().zh.contains("自己"));
        assert!(slug(&"a".repeat(61)).unwrap_err().zh.contains("太长"));
        assert!(indicator("甲-乙").unwrap_err().zh.contains("「-」"));
        assert!(
            indicator("2020年").is_err() && place(&"云".repeat(31)).is_err() && line(" \u{200b}").is_err()
        );
    }

    proptest! {
        #[test]
        fn accepted_input_can_be_a_file_and_an_address(typed in "\\PC{0,40}") {
            if let Ok(slug) = slug(&typed) {
                prop_assert!(PagePath::page(&slug).is_ok() && !slug.contains('/'));
                prop_assert_eq!(super::slug(&slug), Ok(slug));
            }
            if let Ok(place) = place(&typed) {
                prop_assert_eq!(super::place(&place), Ok(place));
            }
            if let Ok(line) = line(&typed) {
                prop_assert_eq!(super::line(&line), Ok(line));
            }
        }
    }
}
