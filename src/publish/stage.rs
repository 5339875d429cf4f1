//! The next generation, built beside the published one until it is complete.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::destination::Destination;
use super::disk;
use super::error::{OrRefuse, PublishError};
use super::manifest::{FileRecord, MARK, Manifest, NEXT_MARK, UNFINISHED};
use crate::say;

/// A folder that is no site yet.
pub(super) struct Stage<'a> {
    destination: &'a Destination,
    folders: Mutex<BTreeSet<PathBuf>>,
}

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StageOutcome {
    /// New or changed: it is in the stage.
    Written,
    /// The published file has exactly these bytes; it gets a second name if there is a new generation at all.
    Kept,
}

impl<'a> Stage<'a> {
    /// An empty stage, marked before anything else is in it.
    pub(super) fn begin(destination: &'a Destination) -> Result<Self, PublishError> {
        let folder = &destination.paths.stage;
        disk::make_folder(folder).or_refuse(folder, make)?;
        let stage = Self { destination, folders: Mutex::default() };
        stage.save(MARK, UNFINISHED)?;
        Ok(stage)
    }

    /// Takes one file in. It is not written when the published file is the same, so its time stays.
    pub(super) fn admit(&self, name: &str, bytes: &[u8]) -> Result<(FileRecord, StageOutcome), PublishError> {
        let record = FileRecord::of(bytes);
        let listed = self.destination.current.as_ref().and_then(|current| current.files.get(name));
        if listed == Some(&record) && disk::holds(&self.destination.paths.site.join(name), bytes) {
            return Ok((record, StageOutcome::Kept));
        }
        self.save(name, bytes)?;
        Ok((record, StageOutcome::Written))
    }

    /// Gives a kept file its name in the stage. `false` when this file system has no second names, or
    /// the old file belongs to somebody else: then the bytes must be [`copied`](Self::copy).
    pub(super) fn link(&self, name: &str) -> Result<bool, PublishError> {
        let target = self.place(name)?;
        Ok(disk::link(&self.destination.paths.site.join(name), &target).is_ok())
    }

    /// Writes a kept file anew, with the time it had.
    pub(super) fn copy(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let time = disk::modified(&self.destination.paths.site.join(name));
        let target = self.place(name)?;
        disk::make_file(&target, bytes, time).or_refuse(&target, write)
    }

    /// Puts the final mark in the place of the first, whole, and brings everything to the disk.
    pub(super) fn finish(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let folder = &self.destination.paths.stage;
        let (mark, next) = (folder.join(MARK), folder.join(NEXT_MARK));
        self.save(NEXT_MARK, &manifest.print())?;
        disk::rename(&next, &mark).or_refuse(&mark, write)?;
        disk::sync_tree(folder)
            .or_refuse(folder, || say!("把新站点存入磁盘", "bring the new site to the disk"))
    }

    fn save(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let target = self.place(name)?;
        disk::make_file(&target, bytes, None).or_refuse(&target, write)
    }

    /// Where a file of this name goes, its folders made.
    fn place(&self, name: &str) -> Result<PathBuf, PublishError> {
        let target = self.destination.paths.stage.join(name);
        if let Some(parent) = target.parent() {
            let mut made = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
            make_folders(&mut made, &self.destination.paths.stage, parent)?;
        }
        Ok(target)
    }
}

fn make_folders(made: &mut BTreeSet<PathBuf>, top: &Path, folder: &Path) -> Result<(), PublishError> {
    if folder == top || made.contains(folder) {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folders(made, top, parent)?;
    }
    disk::make_folder(folder).or_refuse(folder, make)?;
    made.insert(folder.to_owned());
    Ok(())
}

fn make() -> crate::diagnostic::Text {
    say!("新建目录", "make the folder")
}

fn write() -> crate::diagnostic::Text {
    say!("写入文件", "write the file")
}
