//! Whether a folder is a generation of ours, and how one is removed without touching anything else.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{self, Kind};
use super::error::{OrRefuse, PublishError, Refusal};
use super::manifest::{IGNORE, IGNORE_RULES, MARK, Manifest, UNFINISHED};
use crate::diagnostic::Text;
use crate::say;

/// What file managers leave behind in every folder they show; nobody misses it.
const LITTER: [&str; 2] = [".DS_Store", "Thumbs.db"];

/// The repository of a folder that is under version control by itself (a file that names it, in a second work tree).
/// It stays with the site from one generation to the next.
const REPOSITORY: &str = ".git";

/// What a folder is to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing, or nothing but our `.gitignore`.
    Blank,
    /// A whole build, or what is left of one that was being removed.
    Finished(Manifest),
    /// A stage of a build that was stopped.
    Unfinished,
    /// Things we did not write; names relative to the folder, sorted.
    Foreign(Vec<String>),
}

/// Looks at a folder. Empty folders in it belong to nobody, and its repository is not looked into.
pub(super) fn inspect(folder: &Path) -> io::Result<Content> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.retain(|(name, _)| !LITTER.contains(&name.rsplit('/').next().unwrap_or_default()));
    let marked = names.iter().any(|(name, kind)| name == MARK && *kind == Kind::File);
    let mark = if marked { disk::read(&folder.join(MARK))? } else { Vec::new() };
    let manifest = Manifest::parse(&mark);
    // The mark is the first file of a stage; one that was cut short is ours only as long as it lies alone.
    if marked && (mark == UNFINISHED || (names.len() == 1 && UNFINISHED.starts_with(&mark))) {
        return Ok(Content::Unfinished);
    }
    let ours = |name: &str, kind: Kind| match &manifest {
        Some(manifest) => kind == Kind::File && (name == MARK || manifest.files.contains_key(name)),
        None => name == IGNORE && disk::read(&folder.join(name)).is_ok_and(|text| is_ignore(&text)),
    };
    let foreign: Vec<String> =
        names.into_iter().filter(|(name, kind)| !ours(name, *kind)).map(|(name, _)| name).collect();
    Ok(match manifest {
        _ if !foreign.is_empty() => Content::Foreign(foreign),
        Some(manifest) => Content::Finished(manifest),
        None => Content::Blank,
    })
}

/// Whether a site of ours is published as this folder, as its mark says; what else lies in it is not looked at.
pub(super) fn is_published(folder: &Path) -> bool {
    let mark = folder.join(MARK);
    matches!(disk::kind(&mark), Ok(Some(Kind::File)))
        && disk::read(&mark).is_ok_and(|mark| Manifest::parse(&mark).is_some())
}

/// Takes away a folder of ours, if it is there. It stays recognisable until the very end, so a removal
/// that was stopped can be gone on with. What we did not write is left, and is an error.
fn remove(folder: &Path) -> io::Result<()> {
    if !disk::is_folder(folder)? {
        return Ok(());
    }
    if repository(folder)?.is_some() {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    match inspect(folder)? {
        Content::Foreign(_) => return Err(io::ErrorKind::DirectoryNotEmpty.into()),
        Content::Blank => disk::remove_file(&folder.join(IGNORE))?,
        Content::Finished(manifest) => {
            for name in manifest.files.keys() {
                disk::remove_file(&folder.join(name))?;
            }
        }
        Content::Unfinished => remove_files(folder, &folder.join(MARK))?,
    }
    remove_folders(folder)?;
    disk::remove_file(&folder.join(MARK))?;
    disk::remove_folder(folder)
}

/// The repository that lies in a folder.
///
/// # Errors
/// It is a link, or the system refuses.
pub(super) fn repository(folder: &Path) -> io::Result<Option<PathBuf>> {
    let path = folder.join(REPOSITORY);
    match disk::kind(&path)? {
        Some(Kind::Folder | Kind::File) => Ok(Some(path)),
        Some(_) => Err(io::ErrorKind::NotADirectory.into()),
        None => Ok(None),
    }
}

/// Moves the repository of one generation to the next. Readers see the same pages before and after.
pub(super) fn move_repository(from: &Path, to: &Path) -> Result<(), PublishError> {
    let tried = || say!("把 git 仓库移到新站点", "move the git repository to the new site");
    match repository(from).or_refuse(from, tried)? {
        Some(path) => disk::rename(&path, &to.join(REPOSITORY)).or_refuse(&path, tried),
        None => Ok(()),
    }
}

/// Takes away what a stopped build left at `path`.
pub(super) fn clear(path: &Path) -> Result<(), PublishError> {
    or_foreign(remove(path), path, || say!("清理上一次构建留下的目录", "clear up what an earlier build left"))
}

/// Turns an error about a hidden name of ours into a refusal, which says so where something lies there that is not ours.
pub(super) fn or_foreign<T>(
    result: io::Result<T>,
    path: &Path,
    tried: impl FnOnce() -> Text,
) -> Result<T, PublishError> {
    use io::ErrorKind::{AlreadyExists, DirectoryNotEmpty, IsADirectory, NotADirectory};
    match &result {
        Err(error)
            if [AlreadyExists, DirectoryNotEmpty, IsADirectory, NotADirectory].contains(&error.kind())
                && matches!(disk::kind(path), Ok(Some(_))) =>
        {
            Err(foreign(path, tried()))
        }
        _ => result.or_refuse(path, tried),
    }
}

fn foreign(path: &Path, tried: Text) -> PublishError {
    let name = path.file_name().unwrap_or_default().display();
    PublishError::Refused(Box::new(Refusal {
        path: path.to_owned(),
        tried,
        reason: say!("那不是本程序放的，没有动它", "what is there is not this program's and was left alone"),
        help: say!(
            "构建要用 {name} 这个名字：请看一下那是什么、有没有要留的，移到别处后重新运行。",
            "a build needs the name {name}: see what it is and whether to keep it, move it elsewhere and run again"
        ),
    }))
}

fn collect(folder: &Path, prefix: &str, names: &mut Vec<(String, Kind)>) -> io::Result<()> {
    for (path, kind) in disk::list(folder)? {
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        match kind {
            Kind::Folder | Kind::File if name == REPOSITORY => {}
            Kind::Folder => collect(&path, &format!("{name}/"), names)?,
            _ => names.push((name, kind)),
        }
    }
    Ok(())
}

/// Git on Windows gives the file the line ends of that system.
fn is_ignore(text: &[u8]) -> bool {
    let bytes: Vec<u8> = text.iter().copied().filter(|byte| *byte != b'\r').collect();
    bytes == IGNORE_RULES
}

fn remove_files(folder: &Path, except: &Path) -> io::Result<()> {
    for (path, kind) in disk::list(folder)? {
        match kind {
            Kind::Folder => remove_files(&path, except)?,
            _ if path == except => {}
            _ => disk::remove_file(&path)?,
        }
    }
    Ok(())
}

/// Removes the folders under `folder` with the litter in them; one that holds anything else refuses.
fn remove_folders(folder: &Path) -> io::Result<()> {
    for litter in LITTER {
        disk::remove_file(&folder.join(litter))?;
    }
    let folders: Vec<PathBuf> = disk::list(folder)?
        .into_iter()
        .filter(|(_, kind)| *kind == Kind::Folder)
        .map(|(path, _)| path)
        .collect();
    for inner in folders {
        remove_folders(&inner)?;
        disk::remove_folder(&inner)?;
    }
    Ok(())
}
