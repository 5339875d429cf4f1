//! Problems with files that are missing, cannot be read, or are too many or too large.

use std::io;

use crate::diagnostic::{Code, Diagnostic, Suppression, Text};
use crate::say;
use crate::text::visible;

/// A path leads to something other than a file or folder.
pub(crate) fn odd(path: &str, kind: Text) -> Diagnostic {
    let path = visible(path);
    let Text { zh, en } = kind;
    Diagnostic::new(Code::ReadKind, say!("{path} 是{zh}", "{path} is {en}")).in_file(path.as_str()).help(
        say!(
            "只读普通文件和文件夹；把文件本身放到这里",
            "only plain files and folders are read; put the file itself here"
        ),
    )
}

/// A file or folder could not be read, with the system's reason.
pub(crate) fn unreadable(path: &str, error: Option<&io::Error>) -> Diagnostic {
    let path = visible(path);
    let of_machine = error.is_some_and(is_of_machine);
    let (reason, help) = match error.map(io::Error::kind) {
        Some(io::ErrorKind::NotFound) => (
            say!("读的时候它已经不在了", "it vanished before it was read"),
            say!("等别的程序存好文件，再运行一次", "wait until other programs have saved it, then run again"),
        ),
        Some(io::ErrorKind::PermissionDenied) => {
            (say!("没有读它的权限", "permission denied"), say!("给它加上读的权限", "make it readable"))
        }
        _ if of_machine => {
            let message = error.map_or_else(String::new, io::Error::to_string);
            (
                say!("{message}", "{message}"),
                say!(
                    "这不是内容的错：检查磁盘、内存和能同时打开的文件数（ulimit -n），再运行一次",
                    "the content is not to blame: check the disk, the memory and how many files may be open (ulimit -n), then run again"
                ),
            )
        }
        _ => {
            let message = error.map_or_else(String::new, io::Error::to_string);
            (say!("{message}", "{message}"), say!("检查磁盘和这个文件", "check the disk and this file"))
        }
    };
    let (zh, en) = (reason.zh, reason.en);
    let problem =
        Diagnostic::new(Code::ReadRefused, say!("{path} 读不出来：{zh}", "{path} cannot be read: {en}"))
            .in_file(path.as_str())
            .help(help);
    if of_machine { problem.causes(Suppression::Everything) } else { problem }
}

/// Whether the machine refuses, and nothing is known of the content: a broken disk, no memory, too many open files, no
/// permission to read.
fn is_of_machine(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, IsADirectory, NotADirectory, NotFound};
    let of_file = [NotFound, NotADirectory, IsADirectory, InvalidInput];
    error.raw_os_error().is_some() && !of_file.contains(&error.kind())
}

/// A file name is not UTF-8; `name` is its printable form.
pub(crate) fn not_text(name: &str) -> Diagnostic {
    Diagnostic::new(Code::ReadName, say!("文件名「{name}」不是 UTF-8", "the file name `{name}` is not UTF-8"))
        .in_file(name)
        .help(say!(
            "改用小写英文字母、数字、- 和 _ 命名",
            "rename it with lower-case ASCII letters, digits, `-` and `_`"
        ))
}

/// A folder is nested too deep.
pub(crate) fn too_deep(path: &str, most: usize) -> Diagnostic {
    let path = visible(path);
    Diagnostic::new(
        Code::ReadLimit,
        say!("文件夹套了 {most} 层以上", "folders nested deeper than {most} levels"),
    )
    .in_file(path)
    .help(say!("通报放在 content/<区县>/ 下，不用再分这么多层", "bulletins lie in content/<district>/"))
}

/// A folder has too many entries.
pub(crate) fn too_many(folder: &str, limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::ReadLimit,
        say!("{folder}/ 里超过 {limit} 个文件和文件夹", "more than {limit} files and folders in {folder}/"),
    )
    .in_file(folder)
    .help(say!("检查是不是把别的文件夹放进来了", "check whether another folder was put here by mistake"))
}

/// A file is over its size limit.
pub(crate) fn too_big(path: &str, size: u64, limit: u64) -> Diagnostic {
    let path = visible(path);
    let (size, most) = (mebibytes(size), mebibytes(limit));
    Diagnostic::new(
        Code::ReadLimit,
        say!("{path} 有 {size} MB，超过上限 {most} MB", "{path} is {size} MB; the limit is {most} MB"),
    )
    .in_file(path.as_str())
    .help(say!("拆成几个文件；图片先缩小再放进来", "split it; scale pictures down first"))
}

/// All files together are too large to be held in memory.
pub(crate) fn too_big_together(size: u64, limit: u64) -> Diagnostic {
    let (size, most) = (mebibytes(size), mebibytes(limit));
    Diagnostic::new(
        Code::ReadLimit,
        say!(
            "所有文件共 {size} MB，超过上限 {most} MB",
            "all files together are {size} MB; the limit is {most} MB"
        ),
    )
    .in_file("content")
    .help(say!(
        "缩小图片，把大附件放到别处再加链接",
        "scale pictures down, and link to large attachments elsewhere"
    ))
}

/// There is no site here.
pub(crate) fn no_content() -> Diagnostic {
    Diagnostic::new(Code::ReadMissing, say!("这里没有 content 文件夹", "there is no content folder here"))
        .in_file("content")
        .help(say!(
            "到站点的文件夹里运行，或用 --root 写出它的位置；还没有站点，用 tongbao init 文件夹名 建一个",
            "run it in the site's folder, or name that folder with --root; `tongbao init FOLDER` makes a new site"
        ))
}

/// A file that every site needs is missing.
pub(crate) fn no_file(path: &str) -> Diagnostic {
    let help = match path {
        "content/site.yml" => say!(
            "新建 {path}，写上 title（网站名）、publisher（主办单位）和 owner_kind",
            "make {path} with `title`, `publisher` and `owner_kind`"
        ),
        _ => say!(
            "新建 {path}，登记每个指标，例如「贫困发生率: {{id: poverty-rate, unit: \"%\"}}」",
            "make {path} and define each indicator, as in `贫困发生率: {{id: poverty-rate, unit: \"%\"}}`"
        ),
    };
    Diagnostic::new(Code::ReadMissing, say!("缺少 {path}", "{path} is missing")).in_file(path).help(help)
}

/// A size in MiB, rounded up, so that a file just over a limit does not seem to be at the limit.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}
