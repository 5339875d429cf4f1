//! Creates the folder of a new project: all of its files or none, and never among the files of another.
//!
//! A new folder is filled beside its path and renamed once. An existing folder cannot be replaced (a shell may run in
//! it, and it may hold a repository), so its files are written into a hidden folder inside it and moved out one by
//! one, `content` last: without it there is no project. A run that was killed between two of them is gone on with: what
//! it had moved is taken back.

use std::path::{Path, PathBuf};

use super::place::Place;
use crate::diagnostic::Text;
use crate::publish::disk;
use crate::publish::disk::{Folder, Kind};
use crate::publish::error::{OrRefuse, PublishError, Refusal};
use crate::say;

/// What the folder may hold already: a repository, and files of file managers.
const BYSTANDERS: [&str; 4] = [".git", ".DS_Store", "Thumbs.db", "desktop.ini"];
/// The hidden folder in which the files are written inside an existing folder.
const STAGE: &str = ".tongbao.next";
/// The file or folder that moves last.
const LAST: &str = "content";
/// How many foreign files a refusal names.
const MAX_NAMED: usize = 5;

/// Checks that a project may be created in this folder: it is missing, empty or holds only bystanders.
///
/// # Errors
/// Other files exist, the parent folder is missing, or the system refuses.
pub fn may_create_project(folder: &Path) -> Result<(), PublishError> {
    inspect(folder, true).map(|_| ())
}

/// Writes the files of a new project, each a path from the folder (with `/`) and its text: all or none.
///
/// # Errors
/// As [`may_create_project`], and when the disk is full or fails. The folder is then as it was.
pub fn create_project(folder: &Path, files: &[(&str, &str)]) -> Result<(), PublishError> {
    take_back(folder, files).or_refuse(folder, || say!("接着上一次", "go on with the last run in"))?;
    let exists = inspect(folder, false)?;
    let stage = if exists { folder.join(STAGE) } else { beside(folder) };
    let outcome = clear(&stage, files)
        .and_then(|()| fill(&stage, files))
        .and_then(|()| if exists { move_out(&stage, folder, files) } else { take_place(&stage, folder) });
    if outcome.is_err() && !(exists && is_stuck(folder, files)) {
        // The first error is reported; the next run clears what remains.
        let _ = clear(&stage, files);
    }
    outcome
}

/// Moves back into the stage what a run that was killed had moved out already: files that are byte for byte the ones to
/// write.
fn take_back(folder: &Path, files: &[(&str, &str)]) -> std::io::Result<()> {
    if !was_moving(folder)? {
        return Ok(());
    }
    for name in tops(files) {
        let (moved, staged) = (folder.join(name), folder.join(STAGE).join(name));
        if disk::kind(&staged)?.is_none() && disk::kind(&moved)?.is_some() && is_written(&moved, name, files)?
        {
            disk::rename(&moved, &staged)?;
        }
    }
    Ok(())
}

/// Whether a file that was moved out could not go back; the next run finds its fellows in the stage and goes on.
fn is_stuck(folder: &Path, files: &[(&str, &str)]) -> bool {
    let is_there = |path: &Path| matches!(disk::kind(path), Ok(Some(_)));
    tops(files).iter().any(|name| is_there(&folder.join(name)) && !is_there(&folder.join(STAGE).join(name)))
}

/// Whether a run was killed while it moved its files out of the stage.
fn was_moving(folder: &Path) -> std::io::Result<bool> {
    let staged = disk::kind(&folder.join(STAGE))? == Some(Kind::Folder)
        && disk::kind(&folder.join(STAGE).join(LAST))? == Some(Kind::Folder);
    Ok(staged && disk::kind(&folder.join(LAST))?.is_none())
}

/// Whether a path holds files to write and nothing else.
fn is_written(path: &Path, name: &str, files: &[(&str, &str)]) -> std::io::Result<bool> {
    if disk::kind(path)? != Some(Kind::Folder) {
        return Ok(files.iter().any(|(file, text)| *file == name && disk::holds(path, text.as_bytes())));
    }
    for (child, _) in disk::list(path)? {
        let inner = child.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !is_written(&child, &format!("{name}/{inner}"), files)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files and folders that move, `content` last.
fn tops<'a>(files: &[(&'a str, &str)]) -> Vec<&'a str> {
    let mut names: Vec<&str> = files.iter().filter_map(|(path, _)| path.split('/').next()).collect();
    names.sort_by_key(|name| (*name == LAST, *name));
    names.dedup();
    names
}

/// Whether the folder exists; an error when it cannot become a project. What a killed run had moved out does not count
/// `beforehand`, while it is not known what is to be written.
fn inspect(folder: &Path, beforehand: bool) -> Result<bool, PublishError> {
    let tried = || say!("查看", "look at");
    match disk::kind(folder).or_refuse(folder, tried)? {
        Some(Kind::Folder) => {}
        Some(_) => {
            let reason = say!("这里已有一个同名文件，不是文件夹", "a file of this name is there, no folder");
            return Err(refuse(folder, reason));
        }
        None => {
            let above = above(folder);
            return match disk::kind(above).or_refuse(above, tried)? {
                Some(_) => Ok(false),
                None => {
                    let displayed = above.display();
                    Err(refuse(
                        folder,
                        say!(
                            "上级文件夹 {displayed} 不存在",
                            "the folder {displayed} above it does not exist"
                        ),
                    ))
                }
            };
        }
    }
    let names = disk::list(folder).or_refuse(folder, tried)?.into_iter();
    let names = names.filter_map(|(path, _)| Some(path.file_name()?.to_string_lossy().into_owned()));
    let foreign: Vec<String> =
        names.filter(|name| name != STAGE && !BYSTANDERS.contains(&name.as_str())).collect();
    if foreign.is_empty() || beforehand && was_moving(folder).or_refuse(folder, tried)? {
        return Ok(true);
    }
    let some: Vec<&str> = foreign.iter().take(MAX_NAMED).map(String::as_str).collect();
    let (zh, en) = (some.join("、"), some.join(", "));
    let (zh_more, en_more) = if foreign.len() > MAX_NAMED { (" 等", ", …") } else { ("", "") };
    Err(refuse(folder, say!("文件夹里已经有 {zh}{zh_more}", "it already holds {en}{en_more}")))
}

/// A hidden name beside the folder.
fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}{STAGE}"))
}

/// The parent folder.
fn above(folder: &Path) -> &Path {
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn fill(stage: &Path, files: &[(&str, &str)]) -> Result<(), PublishError> {
    let make = || say!("新建文件夹", "make the folder");
    let name = stage.file_name().unwrap_or_default();
    let outer = Folder::open(above(stage)).or_refuse(above(stage), make).map_err(with_help)?;
    outer.make(name).or_refuse(stage, make).map_err(with_help)?;
    for (path, text) in files {
        let place = Place::make(stage, path).map_err(with_help)?;
        place
            .folder
            .create(&place.name, text.as_bytes(), None)
            .or_refuse(&place.path, || say!("写入文件", "write the file"))
            .map_err(with_help)?;
    }
    disk::sync_tree(stage).or_refuse(stage, || say!("存入磁盘", "bring to the disk")).map_err(with_help)
}

fn take_place(stage: &Path, folder: &Path) -> Result<(), PublishError> {
    disk::rename(stage, folder).or_refuse(folder, || say!("新建", "make")).map_err(with_help)?;
    // The files are on the disk and in their place; a failed sync of the folder is no reason to fail.
    let _ = disk::sync_folder(above(folder));
    Ok(())
}

/// Moves each file or folder out of the stage; when one cannot move, the others go back.
fn move_out(stage: &Path, folder: &Path, files: &[(&str, &str)]) -> Result<(), PublishError> {
    let names = tops(files);
    for (at, name) in names.iter().enumerate() {
        let target = folder.join(name);
        let free = disk::kind(&target).or_refuse(&target, || say!("查看", "look at"));
        let moved = free.and_then(|kind| match kind {
            Some(_) => Err(refuse(folder, say!("刚才有人放进了 {name}", "{name} has just been put there"))),
            None => disk::rename(&stage.join(name), &target).or_refuse(&target, || say!("写入", "write")),
        });
        if let Err(error) = moved {
            for name in names.iter().take(at) {
                let _ = disk::rename(&folder.join(name), &stage.join(name));
            }
            return Err(with_help(error));
        }
    }
    let _ = disk::remove_folder(stage);
    let _ = disk::sync_folder(folder);
    Ok(())
}

/// Removes a stage, ours or one left by a killed run: the files to write and their folders, and nothing else. A stage
/// that holds more is refused.
fn clear(stage: &Path, files: &[(&str, &str)]) -> Result<(), PublishError> {
    let tried = || say!("清理上一次没有写完的", "clear up the unfinished");
    if !disk::is_folder(stage).or_refuse(stage, tried)? {
        return Ok(());
    }
    sweep(stage, files).or_refuse(stage, tried).map_err(|error| match error {
        PublishError::Refused(mut refusal) => {
            refusal.help = say!(
                "请看一下里面有没有要留的，删去这个文件夹后重新运行。",
                "see whether it holds anything to keep, remove it and run again"
            );
            PublishError::Refused(refusal)
        }
        other => other,
    })
}

fn sweep(stage: &Path, files: &[(&str, &str)]) -> std::io::Result<()> {
    for (path, _) in files {
        disk::remove_file(&stage.join(path))?;
    }
    for folder in folders(files).iter().rev() {
        disk::remove_folder(&stage.join(folder))?;
    }
    disk::remove_folder(stage)
}

/// The folders of the files, each after its parent.
fn folders<'a>(files: &[(&'a str, &str)]) -> Vec<&'a str> {
    let mut folders: Vec<&str> = files
        .iter()
        .flat_map(|(path, _)| path.match_indices('/').filter_map(|(at, _)| path.get(..at)))
        .collect();
    folders.sort_unstable();
    folders.dedup();
    folders
}

fn refuse(folder: &Path, reason: Text) -> PublishError {
    PublishError::Refused(Box::new(Refusal {
        path: folder.to_owned(),
        tried: say!("新建项目", "make a project in"),
        reason,
        help: say!(
            "请换一个新的或空的文件夹，例如 tongbao init 通报。",
            "name a new or empty folder, such as `tongbao init bulletins`"
        ),
    }))
}

/// The usual help is about the output folder.
fn with_help(error: PublishError) -> PublishError {
    error.with_help(say!(
        "请换一个能写的文件夹；什么也没有留下。",
        "name a folder that can be written; nothing was left behind"
    ))
}
