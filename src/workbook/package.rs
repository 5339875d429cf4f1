//! The zip container of new spreadsheets: parts by their names, each byte counted while it is unpacked.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::fault::Fault;
use super::limit::{self, MAX_UNPACKED};
use crate::say;

/// The most files of a container. A workbook has some ten parts, and one more for each picture.
const MAX_FILES: usize = 4_096;
/// The signature of every record in the container's directory.
const RECORD: &[u8] = b"PK\x01\x02";

/// An open container. Parts are found by name and never written anywhere, so that a name such as `../x` finds
/// nothing.
pub(super) struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// The number of each part, by its name as it is compared.
    names: BTreeMap<String, usize>,
    remaining: Cell<u64>,
}

/// A part that is being unpacked.
pub(super) type Part<'a> = BufReader<Counted<'a>>;

impl Package {
    /// Opens a container.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Fault> {
        // The library keeps a record for every file, whatever the container claims; each record has this signature.
        if bytes.windows(RECORD.len()).filter(|window| *window == RECORD).count() > MAX_FILES {
            return Err(Fault::Unsafe(say!(
                "压缩包里有超过 {MAX_FILES} 个文件",
                "its container has more than {MAX_FILES} entries"
            )));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if archive.has_overlapping_files().map_err(|error| broken(&error))? {
            return Err(Fault::Unsafe(say!(
                "压缩包里几个文件共用同一段数据",
                "entries of its container share the same bytes"
            )));
        }
        let names = archive.file_names().enumerate();
        let names: Vec<(String, usize)> =
            names.filter_map(|(at, file_name)| Some((part_name(&file_name.ok()?), at))).collect();
        let count = names.len();
        let names: BTreeMap<String, usize> = names.into_iter().collect();
        // Programs differ in which of two parts they show: what was looked at elsewhere is not what would be read here.
        if archive.has_duplicate_names() || names.len() < count {
            return Err(Fault::Unsafe(say!(
                "压缩包里有同名的文件",
                "entries of its container have the same name"
            )));
        }
        Ok(Self { archive, names, remaining: Cell::new(MAX_UNPACKED) })
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// Whether there is a part whose name begins with `start`.
    pub(super) fn has_under(&self, start: &str) -> bool {
        let start = start.to_lowercase();
        self.names.range(start.clone()..).next().is_some_and(|(name, _)| name.starts_with(&start))
    }

    /// A part, to be read once from its beginning; `None` when there is none with this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, Fault> {
        let Some(at) = self.names.get(&name.to_lowercase()) else { return Ok(None) };
        let inner = match self.archive.by_index(*at) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Fault::Locked),
            Err(error) => return Err(broken(&error)),
        };
        Ok(Some(BufReader::new(Counted { inner, remaining: &self.remaining })))
    }

    /// The beginning of a small part as text; empty when there is none.
    pub(super) fn start(&mut self, name: &str) -> Result<String, Fault> {
        let mut bytes = Vec::new();
        if let Some(part) = self.part(name)? {
            part.take(256).read_to_end(&mut bytes).map_err(|error| failed(name, &error))?;
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The name of a part as readers compare it: in lower case, from the top of the container, without the steps of a path that
/// lead nowhere. One that leads out of the container stays another name than any in it.
fn part_name(written: &str) -> String {
    let lower = written.replace('\\', "/").to_lowercase();
    let mut steps = Vec::new();
    for step in lower.split('/') {
        match step {
            "" | "." => {}
            ".." if !matches!(steps.last(), None | Some(&"..")) => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A part whose unpacked bytes are counted.
pub(super) struct Counted<'a> {
    inner: ZipFile<'a, Cursor<Vec<u8>>>,
    remaining: &'a Cell<u64>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let remaining = self
            .remaining
            .get()
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other(Exceeded::Container))?;
        self.remaining.set(remaining);
        Ok(count)
    }
}

/// Reading was stopped at a limit.
#[derive(Debug)]
pub(super) enum Exceeded {
    /// That of the whole container.
    Container,
    /// That of one element or text.
    Piece,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a limit of reading is exceeded")
    }
}

impl std::error::Error for Exceeded {}

/// The fault for an error while unpacking.
pub(super) fn failed(part: &str, error: &io::Error) -> Fault {
    match error.get_ref().and_then(|inner| inner.downcast_ref()) {
        Some(Exceeded::Container) => Fault::Limit(limit::unpacked()),
        Some(Exceeded::Piece) => Fault::Limit(limit::overlong()),
        None => Fault::Damaged(say!("里面的 {part} 解不开", "its part {part} cannot be unpacked")),
    }
}

fn broken(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Fault::Damaged(say!("压缩的方式不认识", "it is packed in a way that is not known"))
        }
        _ => Fault::Damaged(say!(
            "压缩包的目录或数据读不通",
            "the directory or data of its container cannot be read"
        )),
    }
}
