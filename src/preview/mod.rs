//! The preview: the very pages a build would write, from memory, for this machine only.
//!
//! # Architecture Invariant
//! Nothing here writes a file, and nothing is rendered that is not asked for. A rebuild that fails
//! leaves the last good pages standing and says why over them, as text and never as markup.

mod above;
mod answer;
mod digest;
mod engine;
mod face;
mod gate;
mod reply;
mod state;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::diagnostic::{Language, Report};
use crate::render::Pages;
use crate::site::PagePath;
pub use engine::{Builder, Proof};
use face::Face;

/// Runs are counted from this many times the process's number, so that a page left open over a restart knows that
/// what it shows is not of this process.
const FIRST_RUN: u64 = 1 << 20;

/// One run of the build as the preview needs it.
pub struct Rebuilt {
    /// The pages, when nothing stood in the way.
    pub pages: Option<Pages>,
    /// Everything that was said, with the texts of this very run: what the diagnostics point at, and where the
    /// figures of `pages` are written.
    pub report: Report,
    /// What a terminal would print of it, without colours; empty when there is nothing to say.
    pub problems: String,
}

/// What is shown at the moment.
#[derive(Clone, Default)]
struct Shown {
    /// The last pages that could be made.
    good: Option<Good>,
    /// What the last run said, which made no pages where it failed.
    report: Arc<Report>,
    /// The same as a terminal prints it.
    problems: Arc<str>,
    failed: bool,
    /// Which run it was.
    generation: u64,
    /// The pages that were saved since, in the surroundings of the last good pages.
    proof: Option<Good>,
    /// Whether a whole build is still to say what those changes come to elsewhere.
    checking: bool,
}

impl Shown {
    /// The same as it is to be seen at an address: from the first look at the page, where there is one.
    fn at(mut self, path: Option<&PagePath>) -> Self {
        let seen = self.proof.take_if(|proof| path.is_some_and(|path| proof.pages.contains(path)));
        self.good = seen.or(self.good);
        self
    }
}

/// Pages, and the report of the run that made them: the texts their figures are written in.
#[derive(Clone)]
struct Good {
    pages: Arc<Pages>,
    report: Arc<Report>,
}

/// The preview's state, shared by the watcher and the requests.
struct Preview {
    address: SocketAddr,
    language: Language,
    face: Face,
    shown: Mutex<Shown>,
    generation: channel::Sender<u64>,
}

impl Preview {
    /// What is shown now; cheap to take, and whole even when the next run is done meanwhile.
    fn shown(&self) -> Shown {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in a whole build and tells every open page; `checking` is whether another one is to follow. A failed
    /// one leaves what was looked at.
    fn settle(&self, rebuilt: Rebuilt, checking: bool) -> Arc<Report> {
        let report = Arc::new(rebuilt.report);
        let mut shown = self.lock();
        shown.failed = rebuilt.pages.is_none();
        if let Some(pages) = rebuilt.pages {
            shown.good = Some(Good { pages: Arc::new(pages), report: Arc::clone(&report) });
            shown.proof = None;
        }
        shown.checking = checking;
        self.say(shown, Arc::clone(&report), rebuilt.problems);
        report
    }

    /// Takes in a first look at some pages; the whole is still to be built.
    fn look(&self, rebuilt: Rebuilt) {
        let report = Arc::new(rebuilt.report);
        let mut shown = self.lock();
        shown.failed = rebuilt.pages.is_none();
        if let Some(pages) = rebuilt.pages {
            shown.proof = Some(Good { pages: Arc::new(pages), report: Arc::clone(&report) });
        }
        shown.checking = true;
        self.say(shown, report, rebuilt.problems);
    }

    fn say(&self, mut shown: MutexGuard<'_, Shown>, report: Arc<Report>, problems: String) {
        shown.report = report;
        shown.problems = problems.into();
        shown.generation = shown.generation.max(FIRST_RUN * u64::from(std::process::id())) + 1;
        self.generation.send_replace(shown.generation);
    }

    /// The pages of the last whole build that made any.
    fn good_pages(&self) -> Option<Arc<Pages>> {
        self.lock().good.as_ref().map(|good| Arc::clone(&good.pages))
    }
}

/// Serves the site under `root` on a loopback address until Ctrl-C. `builder` builds once before the first answer and
/// again after each change in the site's folders; `ready` is told the address when it stands. `language` is that of
/// the preview's own pages.
///
/// # Errors
/// When the address is not of this machine alone, is taken, or the folders cannot be watched.
pub fn serve(
    address: SocketAddr,
    root: &Path,
    language: Language,
    mut builder: Builder,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    if !is_loopback(address.ip()) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the preview listens on loopback addresses only",
        ));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (generation, _) = channel::channel(0);
        let preview = Arc::new(Preview {
            address,
            language,
            face: Face::new(language),
            shown: Mutex::default(),
            generation,
        });
        let (tell, news) = mpsc::channel();
        // Watching begins first: what is saved while the first build runs is in the second.
        let _watching = watch::start(root, tell.clone())?;
        let report = preview.settle((builder.whole)(), false);
        engine::start(Arc::clone(&preview), builder, report, (tell, news))?;
        ready(address);
        let app = Router::new().fallback(handle).with_state(preview);
        tokio::select! {
            served = axum::serve(listener, app) => served,
            stopped = tokio::signal::ctrl_c() => stopped,
        }
    });
    // A page in the making is not waited for.
    runtime.shutdown_background();
    served
}

fn is_loopback(ip: IpAddr) -> bool {
    ip.is_loopback()
}

async fn handle(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    if let Err(refusal) = gate::admit(&request, preview.address) {
        return refusal;
    }
    let uri = request.uri().clone();
    answer::answer(&preview, &uri).await
}
