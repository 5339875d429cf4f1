//! Why a site was not published, in words an editor can act on.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Text;
use crate::render::RenderError;
use crate::say;

/// Why publishing ended. Unless it says otherwise, the published site is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The machine, or a rule of ours, refused.
    Refused(Box<Refusal>),
    /// Pages that their templates could not make; every one of them, sorted by address.
    Pages(Vec<RenderError>),
    /// The new site is published whole, but the disk did not confirm that it would survive a power cut.
    Unconfirmed(Box<Refusal>),
}

/// An action that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file or folder.
    pub path: PathBuf,
    /// What was tried with it.
    pub tried: Text,
    /// Why it was refused.
    pub reason: Text,
    /// What to do.
    pub help: Text,
}

impl PublishError {
    /// A destination that our own rules refuse.
    pub(crate) fn rule(path: &Path, reason: Text, help: Text) -> Self {
        let tried = say!("发布到", "publish to");
        Self::Refused(Box::new(Refusal { path: path.to_owned(), tried, reason, help }))
    }

    /// The same, with this help in place of one about the output folder, in which the file does not lie.
    pub(crate) fn with_help(self, help: Text) -> Self {
        match self {
            Self::Refused(mut refusal) if refusal.help.zh.contains("--out") => {
                refusal.help = help;
                Self::Refused(refusal)
            }
            other => other,
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) | Self::Unconfirmed(refusal) => {
                write!(formatter, "{}: {}: {}", refusal.path.display(), refusal.tried.en, refusal.reason.en)
            }
            Self::Pages(errors) => errors.iter().try_for_each(|error| writeln!(formatter, "{error}")),
        }
    }
}

impl std::error::Error for PublishError {}

/// Turns an error of the system into a refusal: `disk::rename(a, b).or_refuse(a, || say!(…))?`.
pub(crate) trait OrRefuse<T> {
    /// The value, or what was tried with which path and why it failed.
    fn or_refuse(self, path: &Path, tried: impl FnOnce() -> Text) -> Result<T, PublishError>;
}

impl<T> OrRefuse<T> for io::Result<T> {
    fn or_refuse(self, path: &Path, tried: impl FnOnce() -> Text) -> Result<T, PublishError> {
        self.map_err(|error| {
            let (reason, help) = explain(&error);
            PublishError::Refused(Box::new(Refusal { path: path.to_owned(), tried: tried(), reason, help }))
        })
    }
}

/// Unix numbers for which the standard library has no kind.
const EIO: i32 = 5;
const ENFILE: i32 = 23;
const EMFILE: i32 = 24;
const ENOLCK: i32 = 37;

/// The reason and the remedy of a system error. The system's own words follow, for whoever looks after the machine.
fn explain(error: &io::Error) -> (Text, Text) {
    use io::ErrorKind as Kind;
    let (reason, help) = match (error.kind(), error.raw_os_error()) {
        (Kind::StorageFull | Kind::QuotaExceeded, _) => (
            say!("磁盘空间（或配额）不足", "no space left on the disk, or quota exceeded"),
            say!("请腾出空间后重新运行。", "free some space and run again"),
        ),
        (Kind::NotFound, _) => (
            say!("不存在", "it does not exist"),
            say!("请检查路径有没有写错，或先新建这个目录。", "check the path, or make the folder first"),
        ),
        (Kind::PermissionDenied, _) => (
            say!("没有权限", "permission denied"),
            say!(
                "请换用有写权限的账号，或用 --out 指定另一个目录。",
                "use an account that may write here, or name another folder with --out"
            ),
        ),
        (Kind::ReadOnlyFilesystem, _) => (
            say!("所在的磁盘是只读的", "the file system is read-only"),
            say!("请用 --out 指定一个可写的目录。", "name a folder that can be written with --out"),
        ),
        (Kind::ResourceBusy, _) => (
            say!("正被系统占用（例如它是一个挂载点）", "the system is using it; it may be a mount point"),
            say!("请用 --out 指定它里面的一个子目录。", "name a folder inside it with --out"),
        ),
        (_, Some(EIO)) => (
            say!("磁盘读写出错", "input/output error"),
            say!("磁盘可能有故障，请先备份并检查磁盘。", "the disk may be failing: back up and check it"),
        ),
        (_, Some(EMFILE | ENFILE)) => (
            say!("打开的文件太多", "too many open files"),
            say!("请调大文件数上限（ulimit -n）后重新运行。", "raise the limit (ulimit -n) and run again"),
        ),
        (Kind::NotADirectory, _) => (
            say!(
                "那里（或路径的某一段）是链接或文件，不是文件夹",
                "a link or a file lies there or on the way, no folder"
            ),
            say!("请看一下那是什么，把它移开后重新运行。", "see what it is, move it away and run again"),
        ),
        (Kind::DirectoryNotEmpty, _) => (
            say!("里面有不是本程序写的文件", "it holds what this program did not write"),
            say!(
                "请看一下里面有没有要留的，移开后重新运行。",
                "see whether it holds anything to keep, move that away and run again"
            ),
        ),
        (Kind::CrossesDevices, _) => (
            say!(
                "这个目录不能改名，它多半来自容器镜像的只读层",
                "this folder cannot be renamed; it probably comes from a lower layer of a container's image"
            ),
            say!(
                "请用 --out 指定一个新目录；或把它复制一份，删去原来的，再把副本改成原来的名字（cp -a site 新的 && rm -r site && mv 新的 site）。",
                "name a new folder with --out; or copy it, remove it and give the copy its name (cp -a site copy && rm -r site && mv copy site)"
            ),
        ),
        (_, Some(ENOLCK)) => (
            say!(
                "这个文件系统不能加锁，无法保证同时只有一个构建",
                "this file system has no locks, so two builds at once could not be told apart"
            ),
            say!(
                "请用 --out 发布到本机磁盘，再把网站复制过去。",
                "publish to a local disk with --out and copy the site there"
            ),
        ),
        (Kind::Interrupted, _) => {
            (say!("操作被信号打断", "interrupted by a signal"), say!("请重新运行。", "run again"))
        }
        _ => (
            say!("系统拒绝了这一操作", "the system refused"),
            say!(
                "请把这条信息交给管理这台机器的人。",
                "show this message to whoever looks after the machine"
            ),
        ),
    };
    (say_both(&reason, error), help)
}

fn say_both(reason: &Text, error: &io::Error) -> Text {
    let Text { zh, en } = reason;
    say!("{zh}（{error}）", "{en} ({error})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_refusals_have_their_own_words() {
        for (number, words) in [
            (28, "空间"),
            (13, "权限"),
            (30, "只读"),
            (5, "读写出错"),
            (24, "太多"),
            (16, "占用"),
            (18, "镜像"),
            (39, "不是本程序写的"),
            (20, "不是文件夹"),
            (37, "加锁"),
            (2, "不存在"),
        ] {
            let (reason, help) = explain(&io::Error::from_raw_os_error(number));
            assert!(reason.zh.contains(words) && reason.zh.contains(&number.to_string()), "{reason:?}");
            assert!(!help.zh.is_empty());
        }
    }
}
