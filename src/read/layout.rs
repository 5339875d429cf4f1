//! The role of a file, from its folder and its extension.

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::visible;

/// The role of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `content/site.yml`
    Settings,
    /// `content/indicators.yml`
    Dictionary,
    /// `content/**/*.md`
    Document,
    /// `seeds/*.yml`
    Record,
    /// jpg, png or webp under `content/`
    Picture(Format),
    /// pdf, xlsx or csv under `content/`
    Attachment(Format),
    /// A theme file that is text.
    TemplateText,
    /// A theme file that is not text.
    TemplateBytes,
}

impl Role {
    /// Whether the file is text, under the limit for texts.
    pub(super) fn is_text(self) -> bool {
        !matches!(self, Self::Picture(_) | Self::Attachment(_) | Self::TemplateBytes)
    }

    /// Whether the file's path becomes an address of the site.
    pub(super) fn becomes_address(self) -> bool {
        matches!(self, Self::Document | Self::Picture(_) | Self::Attachment(_))
    }
}

/// The formats that may lie beside a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Webp,
    Pdf,
    Xlsx,
    Csv,
}

/// The role of a path (relative to the root, with `/`), or the problem with it.
pub(super) fn role(path: &str) -> Result<Role, Box<Diagnostic>> {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let extension = rest.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, end)| end);
    match folder {
        "content" => content(path, rest, extension),
        "seeds" if extension == "yml" && !rest.contains('/') => Ok(Role::Record),
        "seeds" => Err(Box::new(stray_record(path, rest, extension))),
        _ if matches!(extension, "html" | "css" | "js" | "xml" | "svg" | "txt") => Ok(Role::TemplateText),
        _ => Ok(Role::TemplateBytes),
    }
}

fn content(path: &str, rest: &str, extension: &str) -> Result<Role, Box<Diagnostic>> {
    Ok(match (rest, extension.to_ascii_lowercase().as_str()) {
        ("site.yml", _) => Role::Settings,
        ("indicators.yml", _) => Role::Dictionary,
        (_, "md") => Role::Document,
        (_, "jpg" | "jpeg") => Role::Picture(Format::Jpeg),
        (_, "png") => Role::Picture(Format::Png),
        (_, "webp") => Role::Picture(Format::Webp),
        (_, "pdf") => Role::Attachment(Format::Pdf),
        (_, "xlsx") => Role::Attachment(Format::Xlsx),
        (_, "csv") => Role::Attachment(Format::Csv),
        (_, "svg" | "svgz" | "html" | "htm" | "xhtml" | "js" | "mjs" | "css" | "swf") => {
            return Err(Box::new(active(path)));
        }
        (_, other) => return Err(Box::new(stray(path, other))),
    })
}

fn active(path: &str) -> Diagnostic {
    let path = visible(path);
    Diagnostic::new(
        Code::ReadActive,
        say!("{path} 能在读者的浏览器里运行代码", "{path} can run code in a reader's browser"),
    )
    .in_file(path.as_str())
    .help(say!(
        "图片另存为 png、jpg 或 webp，图表用 {{chart}} 指令画，版式放进 templates/",
        "save pictures as png, jpg or webp, draw charts with the `{{chart}}` directive, keep layout in templates/"
    ))
}

fn stray(path: &str, extension: &str) -> Diagnostic {
    let problem = unused(path);
    match extension {
        "yaml" | "yml" => problem.help(say!(
            "content/ 里只有 site.yml 和 indicators.yml 两个数据文件（扩展名是 .yml）；来源记录放进 seeds/",
            "content/ holds two data files, site.yml and indicators.yml (ending in .yml); source records go into seeds/"
        )),
        "markdown" | "mdx" | "txt" => problem.help(say!("正文的扩展名要用 .md", "pages end in .md")),
        "gif" | "bmp" | "heic" | "tif" | "tiff" | "avif" => {
            problem.help(say!("图片另存为 png、jpg 或 webp", "save pictures as png, jpg or webp"))
        }
        "doc" | "docx" | "wps" | "ppt" | "pptx" => {
            problem.help(say!("供下载的文件另存为 pdf", "save documents for download as pdf"))
        }
        "xls" | "et" | "xlsm" => problem.help(say!("表格另存为 xlsx 或 csv", "save tables as xlsx or csv")),
        _ => problem.help(say!(
            "content/ 里放 .md 文件、图片（png jpg webp）和附件（pdf xlsx csv）；其他文件请移走",
            "content/ holds .md files, pictures (png jpg webp) and attachments (pdf xlsx csv); move other files away"
        )),
    }
}

fn stray_record(path: &str, rest: &str, extension: &str) -> Diagnostic {
    let problem = unused(path);
    if rest.contains('/') {
        return problem.help(say!(
            "来源记录直接放在 seeds/ 下，不分子文件夹",
            "source records lie directly in seeds/, without folders"
        ));
    }
    match extension {
        "yaml" => problem.help(say!("扩展名改为 .yml", "rename it so that it ends in .yml")),
        _ => problem.help(say!("seeds/ 里只放来源记录（.yml）", "seeds/ holds source records only (.yml)")),
    }
}

fn unused(path: &str) -> Diagnostic {
    let path = visible(path);
    Diagnostic::new(Code::ReadStray, say!("{path} 不会被用到", "{path} is not used")).in_file(path.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_its_files() {
        for (path, expected) in [
            ("content/site.yml", Role::Settings),
            ("content/indicators.yml", Role::Dictionary),
            ("content/about.md", Role::Document),
            ("content/tongnan/2020-04.md", Role::Document),
            ("content/tongnan/a.jpeg", Role::Picture(Format::Jpeg)),
            ("content/tongnan/a.csv", Role::Attachment(Format::Csv)),
            ("seeds/tongnan.yml", Role::Record),
            ("templates/base.html", Role::TemplateText),
            ("templates/fonts/a.woff2", Role::TemplateBytes),
        ] {
            assert_eq!(role(path), Ok(expected), "{path}");
        }
    }

    #[test]
    fn other_files_are_named_for_what_they_are() {
        for (path, expected) in [
            ("content/a.svg", Code::ReadActive),
            ("content/a.HTML", Code::ReadActive),
            ("content/site.yaml", Code::ReadStray),
            ("content/tongnan/site.yml", Code::ReadStray),
            ("content/a.docx", Code::ReadStray),
            ("content/README", Code::ReadStray),
            ("seeds/a.yaml", Code::ReadStray),
            ("seeds/x/a.yml", Code::ReadStray),
        ] {
            let problem = role(path).unwrap_err();
            assert_eq!((problem.code, problem.help.len()), (expected, 1), "{path}");
        }
    }
}
