//! What changed in the author's folders: every event of the disk becomes the path of a file of the site, or word that
//! more than files has changed.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::engine::News;
use crate::read;

/// How often folders are looked through where the system does not tell of changes, or tells of no more folders.
const LOOK: Duration = Duration::from_secs(1);

/// What is to be known of the disk.
enum Seen {
    Event(notify::Result<notify::Event>),
    /// The preview has ended.
    End,
}

/// Watches until it is dropped.
pub(super) struct Watch {
    seen: Sender<Seen>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.seen.send(Seen::End);
    }
}

/// Tells `news` of every change to the site under `root`: in its folders, and of folders that come, go and return.
///
/// # Errors
/// When `root` itself cannot be watched.
pub(super) fn start(root: &Path, news: Sender<News>) -> io::Result<Watch> {
    let root = root.canonicalize()?;
    let (seen, events) = mpsc::channel();
    let mut folders = Folders::new(&root, &seen)?;
    folders.follow();
    thread::spawn(move || {
        while let Ok(Seen::Event(event)) = events.recv() {
            let changed = match event {
                Ok(event) if matters(event.kind) || event.need_rescan() => changed(&root, &event),
                Ok(_) => continue,
                // The system lost count, or watches no more folders.
                Err(_) => Some(News::Beyond),
            };
            let Some(changed) = changed else { continue };
            if matches!(changed, News::Beyond) {
                folders.follow();
            }
            if news.send(changed).is_err() {
                break;
            }
        }
    });
    Ok(Watch { seen })
}

/// Reading a file is an event too; building reads, so counting it would build for ever.
fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}

/// What an event says of the site; `None` when it is about something else, such as the published pages or what an
/// editor leaves beside its files.
fn changed(root: &Path, event: &notify::Event) -> Option<News> {
    if event.paths.is_empty() || event.need_rescan() {
        return Some(News::Beyond);
    }
    let mut files = BTreeSet::new();
    for path in &event.paths {
        let Ok(inside) = path.strip_prefix(root) else { return Some(News::Beyond) };
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else { return Some(News::Beyond) };
        match parts.as_slice() {
            // The folder of the site itself was moved or came back.
            [] => return Some(News::Beyond),
            [first, ..] if !read::FOLDERS.contains(first) => {}
            [_] => return Some(News::Beyond),
            [_, inside @ ..] if inside.iter().any(|part| read::is_leftover(part)) => {}
            parts => drop(files.insert(parts.join("/"))),
        }
    }
    (!files.is_empty()).then_some(News::Files(files))
}

/// The watched folders. The root is watched for what comes and goes in it, the folders of the site for everything.
struct Folders {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
}

impl Folders {
    fn new(root: &Path, seen: &Sender<Seen>) -> io::Result<Self> {
        let tell = |seen: Sender<Seen>| move |event| drop(seen.send(Seen::Event(event)));
        let watcher = RecommendedWatcher::new(tell(seen.clone()), Config::default());
        let mut folders = match watcher {
            Ok(watcher) => Self { root: root.to_owned(), watcher: Box::new(watcher) },
            Err(_) => Self::looked_through(root, seen)?,
        };
        if folders.watch_all().is_err() {
            folders = Self::looked_through(root, seen)?;
            folders.watch_all().map_err(io::Error::other)?;
        }
        Ok(folders)
    }

    /// Folders on a disk that tells nothing (a network drive), or more folders than the system watches.
    fn looked_through(root: &Path, seen: &Sender<Seen>) -> io::Result<Self> {
        let seen = seen.clone();
        let tell = move |event| drop(seen.send(Seen::Event(event)));
        let config = Config::default().with_poll_interval(LOOK).with_compare_contents(false);
        let watcher = PollWatcher::new(tell, config).map_err(io::Error::other)?;
        Ok(Self { root: root.to_owned(), watcher: Box::new(watcher) })
    }

    fn watch_all(&mut self) -> notify::Result<()> {
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in read::FOLDERS {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Watches the folders that are there now, in place of those that were there.
    fn follow(&mut self) {
        for folder in read::FOLDERS {
            let folder = self.root.join(folder);
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
            }
        }
    }
}
