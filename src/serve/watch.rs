//! When to build again: after a change in the author's folders, once for each burst of saves.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use super::{Preview, Rebuilt};

/// An editor saves a file in several steps within a few milliseconds; a person does not notice a twentieth
/// of a second.
const BURST: Duration = Duration::from_millis(50);

/// Watches the folders until the returned guard is dropped.
pub(super) fn start(
    preview: Arc<Preview>,
    folders: &[PathBuf],
    rebuild: impl Fn() -> Rebuilt + Send + 'static,
) -> io::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
    let (sender, changes) = mpsc::channel::<()>();
    let mut debouncer = new_debouncer(BURST, None, move |result: DebounceEventResult| {
        if result.map_or(true, |events| events.iter().any(|event| matters(event.kind))) {
            let _ = sender.send(());
        }
    })
    .map_err(io::Error::other)?;
    for folder in folders {
        debouncer.watch(folder as &Path, RecursiveMode::Recursive).map_err(io::Error::other)?;
    }
    thread::spawn(move || {
        while changes.recv().is_ok() {
            // Everything that was saved while the last build ran is in this one.
            while changes.try_recv().is_ok() {}
            preview.show(rebuild());
        }
    });
    Ok(debouncer)
}

/// Reading a file is an event too; building reads, so counting it would build for ever.
fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}
