//! The state of the preview, shared by the engine and the requests.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch as channel;

use super::snapshot::{GoodPages, Rebuilt, Snapshot};
use super::ui::Ui;
use crate::diagnostic::{Diagnostics, Language};
use crate::render::Pages;

/// Generations count up from the process id times this, so that a page left open across a restart knows that it comes
/// from another process.
const FIRST_RUN: u64 = 1 << 20;

/// The state of the preview.
pub(super) struct Preview {
    pub(super) address: SocketAddr,
    pub(super) language: Language,
    pub(super) ui: Ui,
    pub(super) snapshot: Mutex<Snapshot>,
    pub(super) generation: channel::Sender<u64>,
}

impl Preview {
    /// The current snapshot; cheap to take, and consistent even if another build finishes meanwhile.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Snapshot> {
        self.snapshot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows a whole build and notifies every open page; `checking` tells whether another build follows. A failed build
    /// leaves the saved pages as they are.
    pub(super) fn show_build(&self, rebuilt: Rebuilt, checking: bool) -> Arc<Diagnostics> {
        let diagnostics = Arc::new(rebuilt.diagnostics);
        let mut snapshot = self.lock();
        snapshot.failed = rebuilt.pages.is_none();
        if let Some(pages) = rebuilt.pages {
            snapshot.good = Some(GoodPages { pages: Arc::new(pages), diagnostics: Arc::clone(&diagnostics) });
            snapshot.saved = None;
        }
        snapshot.checking = checking;
        self.publish(snapshot, Arc::clone(&diagnostics), rebuilt.problems);
        diagnostics
    }

    /// Shows the saved pages; the whole site is still to be built.
    pub(super) fn show_saved_pages(&self, rebuilt: Rebuilt) {
        let diagnostics = Arc::new(rebuilt.diagnostics);
        let mut snapshot = self.lock();
        snapshot.failed = rebuilt.pages.is_none();
        if let Some(pages) = rebuilt.pages {
            snapshot.saved =
                Some(GoodPages { pages: Arc::new(pages), diagnostics: Arc::clone(&diagnostics) });
        }
        snapshot.checking = true;
        self.publish(snapshot, diagnostics, rebuilt.problems);
    }

    fn publish(
        &self,
        mut snapshot: MutexGuard<'_, Snapshot>,
        diagnostics: Arc<Diagnostics>,
        problems: String,
    ) {
        snapshot.diagnostics = diagnostics;
        snapshot.problems = problems.into();
        snapshot.generation = snapshot.generation.max(FIRST_RUN * u64::from(std::process::id())) + 1;
        self.generation.send_replace(snapshot.generation);
    }

    /// The pages of the last whole build that succeeded.
    pub(super) fn good_pages(&self) -> Option<Arc<Pages>> {
        self.lock().good.as_ref().map(|good| Arc::clone(&good.pages))
    }
}
