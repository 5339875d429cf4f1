//! BIFF8 (`.xls`, old `.et`): the streams of a compound file, and the workbook's globals.

mod notes;
mod record;
mod sheet;
mod strings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::draft::Draft;
use super::fault::Fault;
use super::format::{Epoch, Styles};
use super::limit::{self, Budget, MAX_FILE, MAX_UNPACKED};
use super::sniff::{copy_table, resave};
use super::strings::Strings;
use crate::say;
use record::Record;

/// The data that all sheets of a workbook share.
#[derive(Default)]
struct Globals {
    tabs: Vec<Tab>,
    strings: Strings,
    styles: Styles,
    epoch: Epoch,
}

/// A tab of the workbook.
struct Tab {
    name: String,
    hidden: bool,
    /// The start of its records.
    start: usize,
}

/// The sheets in a compound file.
pub(super) fn compound(bytes: Vec<u8>, budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    let broken = || Fault::Damaged(say!("里面的目录读不通", "its directory cannot be read"));
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| broken())?;
    let has = |name: &str| file.is_stream(name);
    if has("EncryptedPackage") {
        return Err(Fault::Locked);
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| has(name));
    let Some(name) = name else {
        let kind = match () {
            () if has("WordDocument") => say!(" Word 或 WPS 文字文档", "a document of words"),
            () if has("PowerPoint Document") => say!(" PPT 演示文稿", "a presentation"),
            () => say!("别的程序的文档", "a document of another program"),
        };
        return Err(Fault::Kind(kind, copy_table()));
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(|_| broken())?;
    opened.take(MAX_FILE + 1).read_to_end(&mut stream).map_err(|_| broken())?;
    self::records(&stream, budget)
}

/// The sheets in the records of a workbook.
pub(super) fn records(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    let globals = globals(bytes)?;
    let mut drafts = Vec::new();
    let mut work = 0_u64;
    for tab in &globals.tabs {
        let mut draft = Draft::new(tab.name.clone(), tab.hidden, budget)?;
        // Tabs may claim the same records.
        work += sheet::sheet(bytes, tab.start, &globals, &mut draft, budget)?;
        if work > MAX_UNPACKED {
            return Err(Fault::Limit(limit::unpacked()));
        }
        drafts.push(draft);
    }
    Ok(drafts)
}

/// Reads the records before the first sheet.
fn globals(bytes: &[u8]) -> Result<Globals, Fault> {
    let (mut globals, mut codes, mut styles) = (Globals::default(), BTreeMap::new(), Vec::new());
    let mut all = record::records(bytes, 0);
    match all.next() {
        Some(first) if first.kind == record::BOF && first.u16(0) == Some(0x0600) => {}
        Some(first) if first.kind == record::BOF || first.kind & 0xf9ff == 0x0009 => return Err(old()),
        _ => return Err(record::cut_off()),
    }
    let mut ended = false;
    while let Some(record) = all.next() {
        match record.kind {
            record::FILEPASS => return Err(Fault::Locked),
            record::DATEMODE if record.u16(0) == Some(1) => globals.epoch = Epoch::Of1904,
            record::FORMAT => {
                let code = record.data.get(2..).and_then(strings::long);
                codes.extend(record.u16(0).map(u32::from).zip(code));
            }
            record::XF => styles.push(record.u16(2).map(u32::from).unwrap_or_default()),
            record::BOUNDSHEET => globals.tabs.extend(tab(&record)),
            record::SST => globals.strings = strings::shared(record.data, &mut all)?,
            record::EOF => {
                ended = true;
                break;
            }
            _ => {}
        }
        limit::tabs(globals.tabs.len())?;
        limit::parts(codes.len().max(styles.len()))?;
    }
    if !ended {
        return Err(record::cut_off());
    }
    globals.styles = Styles::new(&codes, styles);
    Ok(globals)
}

/// The tab of a sheet with cells; `None` for charts, macros and modules.
fn tab(record: &Record<'_>) -> Option<Tab> {
    let [.., hidden, kind] = *record.data.get(..6)? else { return None };
    let start = usize::try_from(record.u32(0)?).ok()?;
    let name = strings::short(record.data.get(6..)?)?;
    (kind == 0).then_some(Tab { name, hidden: hidden & 3 != 0, start })
}

fn old() -> Fault {
    Fault::Kind(say!(" Excel 95 或更早版本的工作簿", "a workbook of Excel 95 or before"), resave())
}
