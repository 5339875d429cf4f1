//! Where a file of the author's goes: its folder, held open, and its name in it.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Text;
use crate::publish::disk::{Folder, Kind};
use crate::publish::error::{OrRefuse, PublishError, Refusal};
use crate::say;

/// A file's place. No part of its path below the project's folder is a link, and none can become one meanwhile.
pub(super) struct Place {
    pub(super) folder: Folder,
    pub(super) name: OsString,
    /// As messages name it.
    pub(super) path: PathBuf,
    /// The folder that was made for it, and the folder that is in.
    made: Option<(Folder, OsString)>,
}

impl Place {
    /// The place of a path from the project's folder; `None` when a folder on the way is missing.
    pub(super) fn find(root: &Path, path: &str) -> Result<Option<Self>, PublishError> {
        walk(root, path, false)
    }

    /// The same; missing folders are made.
    pub(super) fn make(root: &Path, path: &str) -> Result<Self, PublishError> {
        match walk(root, path, true)? {
            Some(place) => Ok(place),
            None => Err(std::io::ErrorKind::NotFound.into()).or_refuse(&displayed(root, path), write),
        }
    }

    /// The place that somebody named. A link on the way to it is theirs to follow; one missing folder is made.
    pub(super) fn named(path: &Path) -> Result<Self, PublishError> {
        let here = Path::new(".");
        let above = |path: &Path| match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => here.to_owned(),
        };
        let parent = above(path);
        let name = path.file_name().unwrap_or_default().to_owned();
        let place = |folder, made| Self { folder, name: name.clone(), path: path.to_owned(), made };
        match (Folder::open(&parent), parent.file_name()) {
            (Err(error), Some(missing)) if error.kind() == std::io::ErrorKind::NotFound => {
                let outer = Folder::open(&above(&parent)).or_refuse(&above(&parent), write)?;
                let folder = outer.make(missing).or_refuse(&parent, make)?;
                Ok(place(folder, Some((outer, missing.to_owned()))))
            }
            (folder, _) => Ok(place(folder.or_refuse(&parent, write)?, None)),
        }
    }

    /// What is there.
    pub(super) fn kind(&self) -> Result<Option<Kind>, PublishError> {
        self.folder.kind(&self.name).or_refuse(&self.path, write)
    }

    /// Takes the folder away again that was made for a file which could not be written.
    pub(super) fn abandon(&self) {
        if let Some((outer, name)) = &self.made {
            // An empty folder that stays does no harm.
            let _ = outer.remove_folder(name);
        }
    }
}

/// A path of the project as messages name it.
pub(super) fn displayed(root: &Path, path: &str) -> PathBuf {
    root.strip_prefix(".").unwrap_or(root).join(path)
}

fn walk(root: &Path, path: &str, make_missing: bool) -> Result<Option<Place>, PublishError> {
    let mut parts: Vec<&OsStr> = Path::new(path)
        .components()
        .filter_map(|part| if let Component::Normal(name) = part { Some(name) } else { None })
        .collect();
    let name = parts.pop().unwrap_or_default().to_owned();
    let mut folder = Folder::open(root).or_refuse(root, || say!("打开", "open"))?;
    let (mut made, mut at) = (None, displayed(root, ""));
    for part in parts {
        at.push(part);
        folder = match folder.kind(part).or_refuse(&at, write)? {
            Some(Kind::Folder) => folder.enter(part).or_refuse(&at, write)?,
            Some(kind) => return Err(no_folder(&at, kind)),
            None if make_missing => {
                let inner = folder.make(part).or_refuse(&at, make)?;
                made = Some((folder, part.to_owned()));
                inner
            }
            None => return Ok(None),
        };
    }
    Ok(Some(Place { folder, name, path: displayed(root, path), made }))
}

fn no_folder(path: &Path, kind: Kind) -> PublishError {
    let reason = match kind {
        Kind::Link => say!(
            "它是快捷方式（符号链接），里面的文件不在这个项目里",
            "it is a symbolic link, and what lies behind it is not in this project"
        ),
        _ => say!("它是文件，不是文件夹", "it is a file, no folder"),
    };
    let help = say!(
        "把它换成真正的文件夹再运行；没有往里面写。",
        "put a real folder in its place and run again; nothing was written into it"
    );
    refused(path, say!("写进", "write into"), reason, help)
}

/// A refusal by a rule of ours.
pub(super) fn refused(path: &Path, tried: Text, reason: Text, help: Text) -> PublishError {
    PublishError::Refused(Box::new(Refusal { path: path.to_owned(), tried, reason, help }))
}

pub(super) fn write() -> Text {
    say!("写入", "write")
}

fn make() -> Text {
    say!("新建目录", "make the folder")
}
