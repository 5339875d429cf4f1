//! When to build: the page that was saved at once, the whole right after, and the last state is always that of a
//! whole build that began after the last change.
//!
//! Two threads share the work. One takes in news, gathers the saves of a burst and looks at the saved pages; the other
//! builds the whole, one build at a time, so that a build which takes longer than the next save delays no page.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::{Preview, Rebuilt};
use crate::diagnostic::Report;
use crate::render::Pages;

/// An editor saves a file in several steps within a few milliseconds.
const QUIET: Duration = Duration::from_millis(12);
/// A burst that goes on is looked at all the same; a person does not notice a twentieth of a second.
const BURST: Duration = Duration::from_millis(50);
/// More documents than this at once are no editing; a tool has changed them, and the whole is built.
const LOOKED_AT: usize = 8;

/// How the preview has the site built.
pub struct Builder {
    /// Builds the whole site as it is now.
    pub whole: Box<dyn FnMut() -> Rebuilt + Send>,
    /// Looks at documents (paths from the root, with `/`) in the site of these pages, about which this was said;
    /// `None` when only a whole build can tell what their change comes to.
    pub proof: Box<Proof>,
}

/// See [`Builder`].
pub type Proof = dyn Fn(&Pages, &Report, &[String]) -> Option<Rebuilt> + Send + Sync;

/// What the engine is told.
pub(super) enum News {
    /// These files changed, came or went; paths from the root, with `/`.
    Files(BTreeSet<String>),
    /// Folders came or went, or nobody knows what changed.
    Beyond,
    /// The whole has been built.
    Built(Box<Rebuilt>),
}

/// Changes that some pages do not show.
#[derive(Default)]
struct Changes {
    files: BTreeSet<String>,
    beyond: bool,
}

impl Changes {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.beyond
    }

    fn take(&mut self, other: Self) {
        self.files.extend(other.files);
        self.beyond |= other.beyond;
    }
}

/// Starts both threads; `news` comes from the watch and, when a build is done, from the engine itself.
///
/// # Errors
/// When the system gives no more threads.
pub(super) fn start(
    preview: Arc<Preview>,
    builder: Builder,
    report: Arc<Report>,
    (tell, news): (Sender<News>, Receiver<News>),
) -> io::Result<()> {
    let Builder { mut whole, proof } = builder;
    let (order, orders) = channel::<()>();
    thread::Builder::new()
        .name("whole".to_owned())
        .spawn(move || while orders.recv().is_ok() && tell.send(News::Built(Box::new(whole()))).is_ok() {})?;
    // A look must not wait for the threads that build the whole.
    let apart = ThreadPoolBuilder::new().num_threads(1).build().map_err(io::Error::other)?;
    let mut engine = Engine {
        preview,
        proof,
        apart,
        order,
        report,
        waiting: Changes::default(),
        building: None,
        behind: Changes::default(),
    };
    thread::Builder::new().name("engine".to_owned()).spawn(move || engine.run(&news))?;
    Ok(())
}

struct Engine {
    preview: Arc<Preview>,
    proof: Box<Proof>,
    apart: ThreadPool,
    order: Sender<()>,
    /// What the last whole build said.
    report: Arc<Report>,
    /// What changed and is in no build yet.
    waiting: Changes,
    /// What is in the build that runs.
    building: Option<Changes>,
    /// What the last good pages do not show, for the builds since have failed.
    behind: Changes,
}

impl Engine {
    fn run(&mut self, news: &Receiver<News>) {
        while let Ok(first) = news.recv() {
            let (changed, built) = self.gather(first, news);
            let settled = built.map(|rebuilt| self.settle(rebuilt)).is_some();
            if changed || settled && !self.waiting.is_empty() {
                self.look();
            }
            if self.building.is_none() && !self.waiting.is_empty() {
                self.building = Some(std::mem::take(&mut self.waiting));
                if self.order.send(()).is_err() {
                    break;
                }
            }
        }
    }

    /// Takes in the news of one burst; whether anything changed, and the build that was done meanwhile.
    fn gather(&mut self, first: News, news: &Receiver<News>) -> (bool, Option<Rebuilt>) {
        let (until, mut changed, mut built) = (now() + BURST, false, None);
        let mut next = first;
        loop {
            match next {
                News::Files(files) => {
                    self.waiting.files.extend(files);
                    changed = true;
                }
                News::Beyond => {
                    self.waiting.beyond = true;
                    changed = true;
                }
                News::Built(rebuilt) => built = Some(*rebuilt),
            }
            let left = until.saturating_duration_since(now());
            let patience = if changed { QUIET.min(left) } else { Duration::ZERO };
            next = match news.recv_timeout(patience) {
                Ok(news) => news,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return (changed, built),
            };
        }
    }

    /// Shows a whole build. What changed while it ran is not in it, and is shown over it.
    fn settle(&mut self, rebuilt: Rebuilt) {
        let done = self.building.take().unwrap_or_default();
        if rebuilt.pages.is_some() {
            self.behind = Changes::default();
        } else {
            self.behind.take(done);
        }
        self.report = self.preview.settle(rebuilt, !self.waiting.is_empty());
    }

    /// Shows the saved pages before the whole is built, where that can be done.
    fn look(&mut self) {
        let all = [Some(&self.behind), self.building.as_ref(), Some(&self.waiting)];
        let beyond = all.iter().flatten().any(|changes| changes.beyond);
        let files: BTreeSet<&String> = all.iter().flatten().flat_map(|changes| &changes.files).collect();
        let files: Vec<String> = files.into_iter().cloned().collect();
        if beyond || files.len() > LOOKED_AT {
            return;
        }
        let Some(pages) = self.preview.good_pages() else { return };
        let (proof, report) = (&self.proof, &self.report);
        if let Some(rebuilt) = self.apart.install(|| proof(&pages, report, &files)) {
            self.preview.look(rebuilt);
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a burst of saves is told by the clock; nothing that is shown depends on it"
)]
fn now() -> Instant {
    Instant::now()
}
