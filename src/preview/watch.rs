//! Watches the author's folders: every event of the disk becomes the path of a changed file of the site, or a change
//! of unknown reach.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::engine::EngineEvent;
use crate::read;

/// How often folders are polled where the system does not report changes, or watches no more folders.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// An event of the watched folders.
enum DiskEvent {
    Event(notify::Result<notify::Event>),
    /// The preview has ended.
    End,
}

/// Watches until it is dropped.
pub(super) struct Watch {
    sender: Sender<DiskEvent>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.sender.send(DiskEvent::End);
    }
}

/// Sends every change to the site under `root`: in its folders, and of folders that come, go and return.
///
/// # Errors
/// When `root` itself cannot be watched.
pub(super) fn start(root: &Path, sender: Sender<EngineEvent>) -> io::Result<Watch> {
    let root = root.canonicalize()?;
    let (disk, events) = mpsc::channel();
    let mut folders = Folders::new(&root, &disk)?;
    folders.follow();
    thread::spawn(move || {
        loop {
            let changed = match events.recv_timeout(POLL_INTERVAL) {
                Ok(DiskEvent::Event(event)) => meaning(&root, event),
                Ok(DiskEvent::End) | Err(RecvTimeoutError::Disconnected) => break,
                // No event reports that another folder has taken the place of the root.
                Err(RecvTimeoutError::Timeout) => folders.is_replaced().then_some(EngineEvent::Beyond),
            };
            let Some(changed) = changed else { continue };
            if matches!(changed, EngineEvent::Beyond) {
                folders.follow();
            }
            if sender.send(changed).is_err() {
                break;
            }
        }
    });
    Ok(Watch { sender: disk })
}

/// What the watcher's report means for the site.
fn meaning(root: &Path, event: notify::Result<notify::Event>) -> Option<EngineEvent> {
    match event {
        Ok(event) if matters(event.kind) || event.need_rescan() => changed(root, &event),
        Ok(_) => None,
        // The system lost count, or watches no more folders.
        Err(_) => Some(EngineEvent::Beyond),
    }
}

/// Reading a file is an event too; building reads, so counting it would build for ever.
fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}

/// What an event means for the site; `None` when it is about something else, such as the published pages or what an
/// editor leaves beside its files.
fn changed(root: &Path, event: &notify::Event) -> Option<EngineEvent> {
    if event.paths.is_empty() || event.need_rescan() {
        return Some(EngineEvent::Beyond);
    }
    let mut files = BTreeSet::new();
    for path in &event.paths {
        let Ok(inside) = path.strip_prefix(root) else { return Some(EngineEvent::Beyond) };
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else { return Some(EngineEvent::Beyond) };
        match parts.as_slice() {
            // The folder of the site itself was moved or came back.
            [] => return Some(EngineEvent::Beyond),
            [first, ..] if !read::FOLDERS.contains(first) => {}
            [_] => return Some(EngineEvent::Beyond),
            [_, inside @ ..] if inside.iter().any(|part| read::is_leftover(part)) => {}
            parts => drop(files.insert(parts.join("/"))),
        }
    }
    (!files.is_empty()).then_some(EngineEvent::Files(files))
}

/// The watched folders. The root is watched for what comes and goes in it, the folders of the site for everything.
struct Folders {
    root: PathBuf,
    /// Which folder the root was when it was last watched; `None` when there was none.
    watched: Option<Identity>,
    watcher: Box<dyn Watcher + Send>,
}

/// Tells a folder from another that takes its name: a new one may get the number of one that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    number: u64,
    created: Option<SystemTime>,
}

impl Identity {
    fn of(folder: &Path) -> Option<Self> {
        let metadata = folder.metadata().ok().filter(Metadata::is_dir)?;
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let number = 0;
        Some(Self { number, created: metadata.created().ok() })
    }
}

impl Folders {
    fn new(root: &Path, sender: &Sender<DiskEvent>) -> io::Result<Self> {
        let handler = |sender: Sender<DiskEvent>| move |event| drop(sender.send(DiskEvent::Event(event)));
        let watcher = RecommendedWatcher::new(handler(sender.clone()), Config::default());
        let mut folders = match watcher {
            Ok(watcher) => Self { root: root.to_owned(), watched: None, watcher: Box::new(watcher) },
            Err(_) => Self::polled(root, sender)?,
        };
        if folders.watch_all().is_err() {
            folders = Self::polled(root, sender)?;
            folders.watch_all().map_err(io::Error::other)?;
        }
        Ok(folders)
    }

    /// Polls folders on a disk that reports nothing (a network drive), or more folders than the system watches.
    fn polled(root: &Path, sender: &Sender<DiskEvent>) -> io::Result<Self> {
        let sender = sender.clone();
        let handler = move |event| drop(sender.send(DiskEvent::Event(event)));
        let config = Config::default().with_poll_interval(POLL_INTERVAL).with_compare_contents(false);
        let watcher = PollWatcher::new(handler, config).map_err(io::Error::other)?;
        Ok(Self { root: root.to_owned(), watched: None, watcher: Box::new(watcher) })
    }

    fn watch_all(&mut self) -> notify::Result<()> {
        self.watched = Identity::of(&self.root);
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in read::FOLDERS {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Whether the root is another folder than the watched one: it was removed, or removed and made anew.
    fn is_replaced(&self) -> bool {
        Identity::of(&self.root) != self.watched
    }

    /// Watches the folders that are there now, in place of those that were there.
    fn follow(&mut self) {
        if self.is_replaced() {
            self.watched = Identity::of(&self.root);
            let _ = self.watcher.unwatch(&self.root);
            let _ = self.watcher.watch(&self.root, RecursiveMode::NonRecursive);
        }
        for folder in read::FOLDERS {
            let folder = self.root.join(folder);
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
    }
}
