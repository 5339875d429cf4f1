//! Where a site may be published: never in a folder that holds anything we did not write.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::disk::{self, Kind, Lock};
use super::error::{OrRefuse, PublishError};
use super::exchange::{self, Paths};
use super::generation::{Content, inspect, is_published, or_foreign, repository};
use super::manifest::Manifest;
use crate::say;

/// The folders an author works in; a site published into one would be read as content.
const AUTHORS: [&str; 4] = ["content", "seeds", "templates", ".git"];
/// How many foreign files a refusal names.
const NAMED: usize = 5;

/// How a published site stands to version control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repository {
    /// No repository holds it.
    None,
    /// It lies among the files of a repository, which ignores its pages: `.gitignore` says so.
    Around,
    /// It has one of its own, which is to hold the pages and stays where it is.
    Own,
}

/// A folder that may be published to, locked against a second build until it is dropped.
#[derive(Debug)]
pub struct Destination {
    pub(super) paths: Paths,
    /// What is published now; `None` when there is no folder.
    pub(super) current: Option<Manifest>,
    _lock: Lock,
    _made: MadeFolders,
}

/// Folders that were made for a site; those that are still empty in the end are taken away again.
#[derive(Debug, Default)]
struct MadeFolders(Vec<PathBuf>);

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // One that holds a site refuses, and so do those above it.
            let _ = disk::remove_folder(folder);
        }
    }
}

impl Destination {
    /// Checks that a site from the project at `root` may be published as `out`, takes the lock, and
    /// clears up after builds that were stopped.
    ///
    /// # Errors
    /// When another build holds the lock, when `out` holds anything that we did not write or is a
    /// place where no site belongs, or when the machine refuses. Nothing has been changed then.
    pub fn open(root: &Path, out: &Path) -> Result<Self, PublishError> {
        let root =
            disk::resolve(root).or_refuse(root, || say!("打开项目目录", "open the project's folder"))?;
        let (parent, name) = locate(out)?;
        refuse_authors_folders(&root, &parent.join(&name), out)?;
        refuse_published_site(&parent, out)?;
        let made = make_folders(&parent)?;
        let paths = Paths::of(parent, &name);
        let lock = lock(&paths)?.ok_or_else(|| busy(out))?;
        exchange::recover(&paths)?;
        let current = current_manifest(&paths.site, &paths.parent, out)?;
        Ok(Self { paths, current, _lock: lock, _made: made })
    }

    /// How the site stands to git.
    pub(super) fn repository(&self) -> Result<Repository, PublishError> {
        let Paths { site, parent, .. } = &self.paths;
        let looked = || say!("查看发布目录", "look at the destination");
        if repository(site).or_refuse(site, looked)?.is_some() {
            return Ok(Repository::Own);
        }
        let around = parent.ancestors().any(|folder| matches!(repository(folder), Ok(Some(_))));
        Ok(if around { Repository::Around } else { Repository::None })
    }

    /// Whether nothing was published here before.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.current.as_ref().is_none_or(|current| current.files.is_empty())
    }
}

/// Puts a published site back in its place when a build was stopped while there was none (where two names cannot be
/// exchanged). Gives back whether it did. A build that runs is left alone.
///
/// # Errors
/// What lies beside the site is not ours, or the machine refuses.
pub fn restore(out: &Path) -> Result<bool, PublishError> {
    let Ok((parent, name)) = locate(out) else { return Ok(false) };
    let paths = Paths::of(parent, &name);
    let waits = disk::is_folder(&paths.aside).unwrap_or_default();
    if !waits || !matches!(disk::kind(&paths.site), Ok(None)) {
        return Ok(false);
    }
    match lock(&paths)? {
        Some(_lock) => exchange::recover(&paths),
        None => Ok(false),
    }
}

fn lock(Paths { lock, .. }: &Paths) -> Result<Option<Lock>, PublishError> {
    or_foreign(Lock::take(lock), lock, || say!("锁定发布目录", "lock the destination"))
}

/// Makes the missing folders of a path.
fn make_folders(folder: &Path) -> Result<MadeFolders, PublishError> {
    let mut made = MadeFolders::default();
    let missing = folder.ancestors().take_while(|folder| matches!(disk::kind(folder), Ok(None)));
    for folder in missing.collect::<Vec<_>>().into_iter().rev() {
        disk::make_folder(folder).or_refuse(folder, || say!("新建目录", "make the folder"))?;
        made.0.push(folder.to_owned());
    }
    Ok(made)
}

/// The parent, resolved as far as it exists, and the name of the destination in it.
fn locate(out: &Path) -> Result<(PathBuf, String), PublishError> {
    let name = out.file_name().and_then(|name| name.to_str()).filter(|_| !out.ends_with("."));
    let Some(name) = name else {
        let reason = say!("这不是一个目录的名字", "this does not name a folder");
        let help = say!(
            "请写出目录名，例如 --out site，不要用 /、. 或 ..。",
            "give the folder's name, such as --out site, not /, . or .."
        );
        return Err(PublishError::rule(out, reason, help));
    };
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let opened = || say!("打开发布目录的上级目录", "open the folder above the destination");
    let there = parent.ancestors().find(|folder| !matches!(disk::kind(folder), Ok(None)));
    let there = there.filter(|folder| !folder.as_os_str().is_empty());
    let resolved = disk::resolve(there.unwrap_or(Path::new("."))).or_refuse(parent, opened)?;
    let missing = there.map_or(Ok(parent), |there| parent.strip_prefix(there)).unwrap_or(parent);
    if missing.components().any(|part| !matches!(part, Component::Normal(_))) {
        return Err(io::Error::from(io::ErrorKind::NotFound)).or_refuse(parent, opened);
    }
    Ok((resolved.join(missing), name.to_owned()))
}

fn refuse_authors_folders(root: &Path, site: &Path, out: &Path) -> Result<(), PublishError> {
    // Where letter case does not count, the resolved name is the one that can be compared.
    let site = disk::resolve(site).unwrap_or_else(|_| site.to_owned());
    let help = say!(
        "请用 --out 指定一个单独的新目录，例如 --out site。",
        "name a folder of its own with --out, such as --out site"
    );
    if root.starts_with(&site) {
        let reason = say!(
            "项目本身（content/ 等）就在这个目录里，发布会替换整个目录",
            "the project itself is in this folder, and publishing replaces the whole folder"
        );
        return Err(PublishError::rule(out, reason, help));
    }
    if let Some(folder) = authors_folder(root, &site) {
        let reason = say!(
            "它在存放源文件的 {folder}/ 里面",
            "it is inside {folder}/, where the project keeps its own files"
        );
        return Err(PublishError::rule(out, reason, help));
    }
    Ok(())
}

/// Refuses a site inside another: the next build of that one would find files it did not write.
fn refuse_published_site(parent: &Path, out: &Path) -> Result<(), PublishError> {
    let Some(site) = published_site(parent) else { return Ok(()) };
    let site = site.display();
    let reason = say!(
        "它在已经发布的网站 {site} 里面，那个网站再发布时会替换整个目录",
        "it is inside the published site {site}, whose next build replaces the whole folder"
    );
    let help = say!(
        "请用 --out 指定一个不在里面的新目录，例如 --out site-2。",
        "name a folder outside of it with --out, such as --out site-2"
    );
    Err(PublishError::rule(out, reason, help))
}

/// The published site in which a file would lie that is no page of it; none belongs there.
pub(crate) fn published_site_of(file: &Path) -> Option<PathBuf> {
    published_site(&locate(file).ok()?.0).map(Path::to_owned)
}

fn published_site(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| is_published(folder))
}

/// The folder of the author's in which a file would lie that the program makes for readers; none belongs there.
pub(crate) fn authors_folder_of(root: &Path, file: &Path) -> Option<&'static str> {
    let (parent, name) = locate(file).ok()?;
    authors_folder(&disk::resolve(root).ok()?, &parent.join(name))
}

/// The same, both paths resolved.
fn authors_folder(root: &Path, path: &Path) -> Option<&'static str> {
    let resolve = |folder: &str| disk::resolve(&root.join(folder)).unwrap_or_else(|_| root.join(folder));
    AUTHORS.into_iter().find(|folder| path.starts_with(resolve(folder)))
}

fn busy(out: &Path) -> PublishError {
    PublishError::rule(
        out,
        say!("另一个 tongbao 正在发布到这里", "another tongbao is publishing here"),
        say!("请等它结束后重新运行。", "wait for it to end and run again"),
    )
}

/// The manifest of the site that is at the destination now.
fn current_manifest(site: &Path, parent: &Path, out: &Path) -> Result<Option<Manifest>, PublishError> {
    let tried = || say!("查看发布目录", "look at the destination");
    let new_folder = say!("请用 --out 指定一个新目录。", "name a new folder with --out");
    match disk::kind(site).or_refuse(site, tried)? {
        None => return Ok(None),
        Some(Kind::Folder) => {}
        Some(Kind::Link) => {
            let reason = say!("这是一个符号链接，不是目录", "this is a symbolic link, not a folder");
            let help = say!("请用 --out 指定它指向的那个目录。", "name the folder it points at with --out");
            return Err(PublishError::rule(out, reason, help));
        }
        Some(Kind::File | Kind::Other) => {
            let reason = say!("这里已有一个同名文件，不是目录", "this is a file, not a folder");
            return Err(PublishError::rule(out, reason, new_folder));
        }
    }
    if disk::is_mount_point(site, parent).or_refuse(site, tried)? {
        let reason = say!("这是一个挂载点，不能整体替换", "this is a mount point and cannot be replaced");
        let help = say!("请用 --out 指定它里面的一个子目录。", "name a folder inside it with --out");
        return Err(PublishError::rule(out, reason, help));
    }
    match inspect(site).or_refuse(site, tried)? {
        Content::Blank => Ok(Some(Manifest::default())),
        Content::Finished(manifest) => Ok(Some(manifest)),
        Content::Unfinished => Err(foreign(out, &[".tongbao".to_owned()])),
        Content::Foreign(names) => Err(foreign(out, &names)),
    }
}

fn foreign(out: &Path, names: &[String]) -> PublishError {
    let (count, some) = (names.len(), names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>());
    let (zh, en) = (some.join("、"), some.join(", "));
    let (zh_more, en_more) = if count > NAMED { (" 等", ", …") } else { ("", "") };
    PublishError::rule(
        out,
        say!(
            "目录里有 {count} 个不是本程序写的文件（{zh}{zh_more}），发布会替换整个目录",
            "it holds what this program did not write ({en}{en_more}), and publishing replaces the whole folder"
        ),
        say!(
            "请把这些文件移走（要一起发布的放进 content/），或用 --out 指定一个新目录。",
            "move them away (into content/ if they are to be published), or name a new folder with --out"
        ),
    )
}
