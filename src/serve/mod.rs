//! The preview: the very pages a build would write, from memory, for this machine only.
//!
//! # Architecture Invariant
//! Nothing here writes a file, and nothing is rendered that is not asked for. A rebuild that fails
//! leaves the last good pages standing and says why over them, as text and never as markup.

mod above;
mod answer;
mod face;
mod gate;
mod reply;
mod state;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::diagnostic::{Language, Report};
use crate::model::PagePath;
use crate::render::Pages;
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

    /// Takes in a new build and tells every open page.
    fn show(&self, rebuilt: Rebuilt) {
        let report = Arc::new(rebuilt.report);
        let mut shown = self.lock();
        shown.failed = rebuilt.pages.is_none();
        if let Some(pages) = rebuilt.pages {
            shown.good = Some(Good { pages: Arc::new(pages), report: Arc::clone(&report) });
        }
        shown.report = report;
        shown.problems = rebuilt.problems.into();
        shown.generation = shown.generation.max(FIRST_RUN * u64::from(std::process::id())) + 1;
        self.generation.send_replace(shown.generation);
    }
}

/// Serves the site on a loopback address until the process is stopped. `rebuild` runs once before the
/// first answer and again after each change under `folders`; `ready` is told the address when it stands.
/// `language` is that of the preview's own pages.
///
/// # Errors
/// When the address is not of this machine alone, is taken, or the folders cannot be watched.
pub fn serve(
    address: SocketAddr,
    folders: &[PathBuf],
    language: Language,
    rebuild: impl Fn() -> Rebuilt + Send + 'static,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    if !is_loopback(address.ip()) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the preview listens on loopback addresses only",
        ));
    }
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
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
        preview.show(rebuild());
        let _watching = watch::start(Arc::clone(&preview), folders, rebuild)?;
        ready(address);
        let app = Router::new().fallback(handle).with_state(preview);
        axum::serve(listener, app).await
    })
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

/// The address of the site that a path means.
fn address(path: &str) -> Option<PagePath> {
    let path = path.strip_prefix('/')?;
    if path.is_empty() || path.ends_with('/') { PagePath::page(path) } else { PagePath::new(path) }.ok()
}
