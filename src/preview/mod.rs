//! The preview: the pages that a build would write, from memory, for this machine only.
//!
//! # Architecture Invariant
//! Nothing here writes a file, and nothing is rendered that is not asked for. A rebuild that fails
//! leaves the last good pages and shows its problems over them, as text and never as markup.

mod answer;
mod engine;
mod http;
mod patience;
mod shared;
mod snapshot;
mod state;
mod ui;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::diagnostic::Language;
use patience::TimedListener;
use shared::Preview;
use ui::Ui;

pub use engine::{Builder, RebuildPages};
pub use snapshot::Rebuilt;

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
            ui: Ui::new(language),
            snapshot: Mutex::default(),
            generation,
        });
        let (sender, events) = mpsc::channel();
        // Watching begins first: what is saved while the first build runs is in the second.
        let _watching = watch::start(root, sender.clone())?;
        let diagnostics = preview.show_build((builder.whole)(), false);
        engine::start(Arc::clone(&preview), builder, diagnostics, (sender, events))?;
        ready(address);
        let app = Router::new().fallback(handle).with_state(preview);
        tokio::select! {
            served = axum::serve(TimedListener(listener), app) => served,
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
    if let Err(refusal) = http::admit(&request, preview.address) {
        return refusal;
    }
    let uri = request.uri().clone();
    answer::answer(&preview, &uri).await
}
