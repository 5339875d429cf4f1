//! Decides when to build: the saved pages at once, then the whole site. The state that remains always comes from a
//! whole build that began after the last change.
//!
//! Two threads share the work. One receives events, gathers saves that come in a burst and builds the saved pages; the
//! other builds the whole site, one build at a time, so that a slow build never delays a saved page.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::shared::Preview;
use super::snapshot::Rebuilt;
use crate::diagnostic::Diagnostics;
use crate::render::Pages;

/// A save is over when nothing more comes for this long: an editor writes a file in several steps, milliseconds apart.
const DEBOUNCE: Duration = Duration::from_millis(12);
/// The longest a change waits for the end of a burst; a person does not notice a twentieth of a second.
const MAX_DELAY: Duration = Duration::from_millis(50);
/// More documents than this at once are changed by a tool, not by an editor: the whole site is built.
const MAX_DOCUMENTS: usize = 8;

/// The two builds that the preview uses.
pub struct Builder {
    /// Builds the whole site as it is now.
    pub whole: Box<dyn FnMut() -> Rebuilt + Send>,
    /// Builds documents (paths from the root, with `/`) in the site of these pages and diagnostics;
    /// `None` when only a whole build can do that.
    pub pages: Box<RebuildPages>,
}

/// See [`Builder`].
pub type RebuildPages = dyn Fn(&Pages, &Diagnostics, &[String]) -> Option<Rebuilt> + Send + Sync;

/// An event for the engine.
pub(super) enum EngineEvent {
    /// Files were changed, added or removed; paths from the root, with `/`.
    Files(BTreeSet<String>),
    /// Folders were added or removed, or the change is unknown.
    Beyond,
    /// The whole site has been built.
    Built(Box<Rebuilt>),
}

/// Changes that the pages do not show yet.
#[derive(Default)]
struct Changes {
    files: BTreeSet<String>,
    beyond: bool,
}

impl Changes {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.beyond
    }

    fn merge(&mut self, other: Self) {
        self.files.extend(other.files);
        self.beyond |= other.beyond;
    }
}

/// Starts both threads; `events` come from the watcher and, when a build is done, from the engine itself.
///
/// # Errors
/// The system refuses another thread.
pub(super) fn start(
    preview: Arc<Preview>,
    builder: Builder,
    diagnostics: Arc<Diagnostics>,
    (sender, events): (Sender<EngineEvent>, Receiver<EngineEvent>),
) -> io::Result<()> {
    let Builder { mut whole, pages: rebuild_pages } = builder;
    let (order, orders) = channel::<()>();
    thread::Builder::new().name("whole".to_owned()).spawn(move || {
        while orders.recv().is_ok() && sender.send(EngineEvent::Built(Box::new(whole()))).is_ok() {}
    })?;
    // A saved page must not wait for the threads that build the whole.
    let pages_pool = ThreadPoolBuilder::new().num_threads(1).build().map_err(io::Error::other)?;
    let mut engine = Engine {
        preview,
        rebuild_pages,
        pages_pool,
        order,
        diagnostics,
        waiting: Changes::default(),
        building: None,
        behind: Changes::default(),
    };
    thread::Builder::new().name("engine".to_owned()).spawn(move || engine.run(&events))?;
    Ok(())
}

struct Engine {
    preview: Arc<Preview>,
    rebuild_pages: Box<RebuildPages>,
    pages_pool: ThreadPool,
    order: Sender<()>,
    /// The diagnostics of the last whole build.
    diagnostics: Arc<Diagnostics>,
    /// Changes that are in no build yet.
    waiting: Changes,
    /// Changes in the running build.
    building: Option<Changes>,
    /// Changes that the last good pages do not show, because the builds since then have failed.
    behind: Changes,
}

impl Engine {
    fn run(&mut self, events: &Receiver<EngineEvent>) {
        while let Ok(first) = events.recv() {
            let (changed, built) = self.gather(first, events);
            let shown_build = built.map(|rebuilt| self.show_build(rebuilt)).is_some();
            if changed || shown_build && !self.waiting.is_empty() {
                self.show_saved_pages();
            }
            if self.building.is_none() && !self.waiting.is_empty() {
                self.building = Some(std::mem::take(&mut self.waiting));
                if self.order.send(()).is_err() {
                    break;
                }
            }
        }
    }

    /// Gathers the events of a burst. Returns whether anything changed, and the build that finished meanwhile.
    fn gather(&mut self, first: EngineEvent, events: &Receiver<EngineEvent>) -> (bool, Option<Rebuilt>) {
        let (until, mut changed, mut built) = (now() + MAX_DELAY, false, None);
        let mut next = first;
        loop {
            match next {
                EngineEvent::Files(files) => {
                    self.waiting.files.extend(files);
                    changed = true;
                }
                EngineEvent::Beyond => {
                    self.waiting.beyond = true;
                    changed = true;
                }
                EngineEvent::Built(rebuilt) => built = Some(*rebuilt),
            }
            let left = until.saturating_duration_since(now());
            let patience = if changed { DEBOUNCE.min(left) } else { Duration::ZERO };
            next = match events.recv_timeout(patience) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return (changed, built),
            };
        }
    }

    /// Shows a whole build. Pages saved while it ran are shown over it.
    fn show_build(&mut self, rebuilt: Rebuilt) {
        let done = self.building.take().unwrap_or_default();
        if rebuilt.pages.is_some() {
            self.behind = Changes::default();
        } else {
            self.behind.merge(done);
        }
        self.diagnostics = self.preview.show_build(rebuilt, !self.waiting.is_empty());
    }

    /// Shows the saved pages before the whole site is built, where that is possible.
    fn show_saved_pages(&mut self) {
        let all = [Some(&self.behind), self.building.as_ref(), Some(&self.waiting)];
        let beyond = all.iter().flatten().any(|changes| changes.beyond);
        let files: BTreeSet<&String> = all.iter().flatten().flat_map(|changes| &changes.files).collect();
        let files: Vec<String> = files.into_iter().cloned().collect();
        if beyond || files.len() > MAX_DOCUMENTS {
            return;
        }
        let Some(pages) = self.preview.good_pages() else { return };
        let (rebuild_pages, diagnostics) = (&self.rebuild_pages, &self.diagnostics);
        if let Some(rebuilt) = self.pages_pool.install(|| rebuild_pages(&pages, diagnostics, &files)) {
            self.preview.show_saved_pages(rebuilt);
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a burst of saves is measured by the clock; nothing that is shown depends on it"
)]
fn now() -> Instant {
    Instant::now()
}
