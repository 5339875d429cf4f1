//! Publishes a site: what is on the disk is always one whole build, the old one or the new one, even if the disk fails.
//!
//! # Architecture Invariant
//! A new generation is written to `.<name>.next` beside the site, flushed to the disk, and takes the
//! site's place in one exchange of names. Every system call of this room is in `disk`. Nothing is
//! removed unless our manifest says that we wrote it.
//!
//! Where names cannot be exchanged (some network file systems, Windows), two renames are used instead. A build killed
//! between the two leaves the site as `.<name>.old`; the next build restores it first.

mod destination;
pub(crate) mod disk;
pub(crate) mod error;
mod exchange;
mod generation;
mod manifest;
mod plan;
mod probe;
mod stage;

pub use destination::{Destination, Repository, restore};
pub(crate) use destination::{authors_folder_of, published_site_of};
pub use error::{PublishError, Refusal};
pub use plan::Plan;
pub use probe::probe;

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::render::RenderError;
use crate::site::PagePath;
use generation::{clear, move_repository};
use manifest::{FileRecord, IGNORE, IGNORE_RULES, Manifest};
use stage::{Stage, StageOutcome};

/// The progress of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Files are being rendered and staged.
    Rendered {
        /// How many are done.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// All are staged and are being flushed to the disk.
    Saving,
}

/// The result of a publication.
#[derive(Debug)]
pub struct Published {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that stayed as they were, their times included.
    pub unchanged: usize,
    /// Files of the last site that this one no longer has.
    pub removed: usize,
    /// How the site stands to version control.
    pub repository: Repository,
    /// The old generation could not be removed; the next build tries again. The new site is complete.
    pub leftover: Option<PublishError>,
}

/// Publishes a site: all of it in one step, or nothing.
///
/// When every file is already published with the same bytes, nothing is exchanged at all.
///
/// # Errors
/// See [`PublishError`]; except for [`PublishError::Unconfirmed`] the published site is as it was.
pub fn publish(
    plan: &impl Plan,
    destination: &Destination,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Published, PublishError> {
    let outcome = advance(plan, destination, progress);
    if outcome.is_err() {
        // The first refusal is the one to tell. What stays behind is cleared when the next build starts.
        let _ = clear(&destination.paths.stage);
    }
    outcome
}

fn advance(
    plan: &impl Plan,
    destination: &Destination,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Published, PublishError> {
    let stage = Stage::begin(destination)?;
    let mut files = fill(plan, &stage, progress)?;
    let kept = |files: &[File<'_>]| files.iter().filter(|file| file.outcome == StageOutcome::Kept).count();
    let unchanged = kept(&files);
    let written = files.len() - unchanged;
    let repository = destination.repository()?;
    // A site with a repository of its own is published through that.
    if repository != Repository::Own {
        files.push(File::of(None, stage.admit(IGNORE, IGNORE_RULES)?));
    }
    let manifest =
        Manifest { files: files.iter().map(|file| (file.name().to_owned(), file.record)).collect() };
    let old = destination.current.as_ref().map(|old| &old.files);
    let removed = old.map_or(0, |old| old.keys().filter(|name| !manifest.files.contains_key(*name)).count());
    let mut published = Published { written, unchanged, removed, repository, leftover: None };
    if removed == 0 && kept(&files) == files.len() {
        published.leftover = clear(&destination.paths.stage).err();
        return Ok(published);
    }
    progress(Progress::Saving);
    keep(plan, &stage, &files)?;
    stage.finish(&manifest)?;
    let old = exchange::replace(&destination.paths, destination.current.is_some())?;
    published.leftover = move_repository(&old, &destination.paths.site).and_then(|()| clear(&old)).err();
    Ok(published)
}

/// A file that has been admitted to the stage; `path` is `None` for our `.gitignore`.
struct File<'a> {
    path: Option<&'a PagePath>,
    record: FileRecord,
    outcome: StageOutcome,
}

impl<'a> File<'a> {
    fn of(path: Option<&'a PagePath>, (record, outcome): (FileRecord, StageOutcome)) -> Self {
        Self { path, record, outcome }
    }

    fn name(&self) -> &str {
        self.path.map_or(IGNORE, PagePath::as_str)
    }
}

/// Renders all pages in parallel and stages those that changed. A failing template does not stop the others, so that
/// all failures are reported at once; a failing disk does.
fn fill<'a>(
    plan: &'a impl Plan,
    stage: &Stage<'_>,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<File<'a>>, PublishError> {
    let paths = plan.paths();
    let (total, done) = (paths.len(), AtomicUsize::new(0));
    let admit = |path: &'a PagePath| {
        let admitted = match plan.render(path) {
            Ok(bytes) => Ok(File::of(Some(path), stage.admit(path.as_str(), &bytes)?)),
            Err(error) => Err(error),
        };
        progress(Progress::Rendered { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
        Ok(admitted)
    };
    let admitted = paths.into_par_iter().map(admit).collect::<Result<Vec<_>, PublishError>>()?;
    let (files, failed): (Vec<_>, Vec<_>) = admitted.into_iter().partition(Result::is_ok);
    let failed: Vec<RenderError> = failed.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() {
        Ok(files.into_iter().flatten().collect())
    } else {
        Err(PublishError::Pages(failed))
    }
}

/// Carries unchanged files over from the published generation.
fn keep(plan: &impl Plan, stage: &Stage<'_>, files: &[File<'_>]) -> Result<(), PublishError> {
    files.par_iter().filter(|file| file.outcome == StageOutcome::Kept).try_for_each(|file| {
        if stage.link(file.name())? {
            return Ok(());
        }
        match file.path.map(|path| plan.render(path)) {
            None => stage.copy(IGNORE, IGNORE_RULES),
            Some(Ok(bytes)) => stage.copy(file.name(), &bytes),
            Some(Err(error)) => Err(PublishError::Pages(vec![error])),
        }
    })
}
