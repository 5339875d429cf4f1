//! The one step in which the new site takes the place of the old one, and the recovery when a build was killed halfway.

use std::path::{Path, PathBuf};

use super::disk;
use super::error::{OrRefuse, PublishError};
use super::generation::{Content, clear, inspect, move_repository, or_foreign};
use crate::diagnostic::Text;
use crate::say;

/// The names that a generation goes through.
#[derive(Debug)]
pub(super) struct Paths {
    /// The published site.
    pub(super) site: PathBuf,
    /// Where the next generation grows: beside the site, so that it is on the same file system.
    pub(super) stage: PathBuf,
    /// Where the old generation waits when two renames must stand for an exchange.
    pub(super) aside: PathBuf,
    /// The folder all three are in.
    pub(super) parent: PathBuf,
    /// The lock beside them.
    pub(super) lock: PathBuf,
}

impl Paths {
    /// The names around a site called `name`.
    pub(super) fn of(parent: PathBuf, name: &str) -> Self {
        let beside = |end: &str| parent.join(format!(".{name}.{end}"));
        let (stage, aside, lock) = (beside("next"), beside("old"), beside("lock"));
        Self { site: parent.join(name), stage, aside, lock, parent }
    }
}

/// Puts the finished stage in the site's place; `exists` is whether there is a site. Gives back where the old
/// generation now lies.
pub(super) fn replace(paths: &Paths, exists: bool) -> Result<PathBuf, PublishError> {
    let Paths { site, stage, aside, parent, .. } = paths;
    let tried = || say!("用新站点替换旧站点", "put the new site in the place of the old");
    let old = if !exists {
        disk::rename(stage, site).or_refuse(site, tried)?;
        stage
    } else if disk::exchange(stage, site).or_refuse(site, tried)? {
        stage
    } else {
        disk::rename(site, aside).or_refuse(site, tried)?;
        if let Err(refused) = disk::rename(stage, site).or_refuse(site, tried) {
            // If even the way back is refused, `recover` takes it when the next build starts.
            let _ = disk::rename(aside, site);
            return Err(refused);
        }
        aside
    };
    confirm(parent)?;
    Ok(old.clone())
}

/// Undoes or completes what a build that was stopped left half done: its two renames, and the repository that was to
/// follow the exchange. Gives back whether a site was put back in its place.
pub(super) fn recover(Paths { site, stage, aside, .. }: &Paths) -> Result<bool, PublishError> {
    let restored = is_ours(aside)? && disk::kind(site).or_refuse(site, restore)?.is_none();
    if restored {
        disk::rename(aside, site).or_refuse(aside, restore)?;
    }
    for old in [aside, stage] {
        if is_ours(old)? {
            move_repository(old, site)?;
        }
        clear(old)?;
    }
    Ok(restored)
}

/// Whether what was a site before lies there: a whole generation of ours, or an empty folder.
fn is_ours(folder: &Path) -> Result<bool, PublishError> {
    let exists = or_foreign(disk::is_folder(folder), folder, restore)?;
    Ok(exists && matches!(inspect(folder).or_refuse(folder, restore)?, Content::Finished(_) | Content::Blank))
}

fn restore() -> Text {
    say!("恢复上一次构建中断前的站点", "restore the site from before an interrupted build")
}

fn confirm(parent: &Path) -> Result<(), PublishError> {
    let tried = || say!("确认新站点已写入磁盘", "confirm that the new site is on the disk");
    disk::sync_folder(parent).or_refuse(parent, tried).map_err(|error| match error {
        PublishError::Refused(refusal) => PublishError::Unconfirmed(refusal),
        other => other,
    })
}
