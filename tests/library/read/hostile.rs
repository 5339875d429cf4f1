//! Spreadsheets made to stop the program: each is read by a process of its own with little address space and
//! little time of the processor, and what it took of memory is measured.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tongbao::workbook::workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The most memory in KiB that reading may take at its peak, the test's own program included.
const MAX_RESIDENT: u64 = 160 << 10;
/// The address space in KiB that the process has.
const ADDRESS_SPACE: u64 = 700 << 10;
/// The seconds of work after which the system ends the process: reading goes on without end.
const MAX_WORK: u64 = 120;

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/>
    <Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;

/// Reads the file that the parent names; run by [`read`] only.
#[test]
#[ignore = "it is run by the other tests, in a process of its own"]
fn one_file() {
    let path = std::env::var("HOSTILE_FILE").unwrap();
    let said = workbook(Path::new(&path)).map_or_else(|problem| problem.code.id(), |_| "READ");
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("HOSTILE {said} {}", peak.trim().trim_end_matches(" kB"));
}

/// What is said of a file, within bounds of work and memory.
fn read(name: &str, bytes: &[u8]) -> String {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let own = std::env::current_exe().unwrap();
    let run = format!(
        "ulimit -v {ADDRESS_SPACE} -t {MAX_WORK}; exec \"$0\" --ignored --exact --nocapture --test-threads=1 read::hostile::one_file"
    );
    let output = Command::new("sh").arg("-c").arg(run).arg(own).env("HOSTILE_FILE", &file).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.split("HOSTILE ").nth(1));
    let line = line.unwrap_or_else(|| {
        panic!("{name} stopped the process: {text}{}", String::from_utf8_lossy(&output.stderr))
    });
    let [said, peak] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
    assert!(peak.parse::<u64>().unwrap() < MAX_RESIDENT, "{name}: {peak} KiB");
    said.to_owned()
}

/// A container with parts, each some text so many times over.
fn zip(parts: &[(&str, &str, &str, usize, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, before, again, times, after) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(before.as_bytes()).unwrap();
        let block = again.repeat((1 << 20) / again.len().max(1) + 1);
        let mut left = again.len() * times;
        while left > 0 {
            let length = left.min(again.len() * ((1 << 20) / again.len() + 1));
            writer.write_all(&block.as_bytes()[..length]).unwrap();
            left -= length;
        }
        writer.write_all(after.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one part of the kind that is named made of repetitions.
fn book(part: &str, before: &str, again: &str, times: usize, after: &str) -> Vec<u8> {
    let mut parts =
        vec![("xl/workbook.xml", BOOK, "", 0, ""), ("xl/_rels/workbook.xml.rels", RELATIONS, "", 0, "")];
    parts.retain(|(name, ..)| *name != part);
    if part != "xl/sheet1.xml" {
        parts.push(("xl/sheet1.xml", "<worksheet/>", "", 0, ""));
    }
    parts.push((part, before, again, times, after));
    zip(&parts)
}

#[test]
fn a_container_that_unpacks_to_gigabytes() {
    let blank = " ".repeat(1000) + "<a/>";
    let bomb = book("xl/sheet1.xml", "<worksheet>", &blank, 100_000, "</worksheet>");
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("bomb.xlsx", &bomb), "SHEET-LIMIT");
    assert_eq!(read("text.xlsx", &book("xl/sheet1.xml", "<worksheet>", " ", 20 << 20, "")), "SHEET-LIMIT");
    let many: Vec<String> = (0..65_535).map(|n| format!("{n:x}")).collect();
    let many: Vec<_> = many.iter().map(|name| (name.as_str(), "", "", 0, "")).collect();
    assert_eq!(read("entries.xlsx", &zip(&many)), "SHEET-UNSAFE");
}

#[test]
fn claims_of_thousands_of_millions_of_cells() {
    let far = r#"<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols><sheetData>
        <row r="1048576" hidden="1"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>"#;
    let far = book("xl/sheet1.xml", far, "", 0, "");
    assert!(far.len() < 1_600);
    assert_eq!(read("far.xlsx", &far), "READ");
    let mime = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "", 0, "");
    let table = |cell: &str| {
        format!(
            "<office:document-content><office:spreadsheet><table:table><table:table-row table:number-rows-repeated=\"1048576\" table:visibility=\"collapse\"><table:table-cell table:number-columns-repeated=\"16384\">{cell}</table:table-cell></table:table-row></table:table></office:spreadsheet></office:document-content>"
        )
    };
    assert_eq!(
        read("full.ods", &zip(&[mime, ("content.xml", &table("<text:p>1</text:p>"), "", 0, "")])),
        "SHEET-LIMIT"
    );
    assert_eq!(read("empty.ods", &zip(&[mime, ("content.xml", &table(""), "", 0, "")])), "READ");
}

#[test]
fn parts_with_more_small_things_than_anybody_has() {
    let sheet =
        |again: &str, times: usize| book("xl/sheet1.xml", "<worksheet>", again, times, "</worksheet>");
    assert_eq!(read("cells.xlsx", &sheet("<row><c t=\"str\"><v>1</v></c></row>", 110_000)), "SHEET-LIMIT");
    assert_eq!(read("merges.xlsx", &sheet("<mergeCell ref=\"A1:B2\"/>", 110_000)), "SHEET-LIMIT");
    assert_eq!(
        read("columns.xlsx", &sheet("<col min=\"1\" max=\"16384\" hidden=\"1\"/>", 110_000)),
        "SHEET-LIMIT"
    );
    assert_eq!(read("depth.xlsx", &sheet("<a>", 1_000_000)), "SHEET-UNSAFE");
    let strings = |again: &str, times| book("xl/sharedStrings.xml", "<sst>", again, times, "</sst>");
    assert_eq!(read("strings.xlsx", &strings("<si><t>x</t></si>", 210_000)), "SHEET-LIMIT");
    assert_eq!(
        read("words.xlsx", &strings(&format!("<si><t>{}</t></si>", "长".repeat(10_000)), 2_000)),
        "SHEET-LIMIT"
    );
    let tag = book("xl/sheet1.xml", "<worksheet ", "a=\"1\" ", 1_000_000, "/>");
    assert_eq!(read("attributes.xlsx", &tag), "SHEET-LIMIT");
    let tabs = book("xl/workbook.xml", "<workbook>", "<sheet/>", 500_000, "</workbook>");
    assert_eq!(read("tabs.xlsx", &tabs), "SHEET-LIMIT");
    let styles = book("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>", 500_000, "</cellXfs></styleSheet>");
    assert_eq!(read("styles.xlsx", &styles), "SHEET-LIMIT");
}

#[test]
fn texts_as_large_as_files_may_be() {
    for (name, again, said) in [
        ("commas.csv", ",", "SHEET-LIMIT"),
        ("lines.csv", "\n", "SHEET-LIMIT"),
        ("quotes.csv", ",\"", "SHEET-LIMIT"),
        ("one.csv", "甲", "SHEET-LIMIT"),
        ("rows.csv", "1,2\n", "SHEET-LIMIT"),
        ("tabs.csv", "1\t2;3，4,5\n", "SHEET-COLUMNS"),
    ] {
        let bytes = again.repeat((19 << 20) / again.len());
        assert_eq!(read(name, bytes.as_bytes()), said, "{name}");
    }
    assert_eq!(read("large.csv", &vec![b'1'; (20 << 20) + 1]), "SHEET-LIMIT");
}

#[test]
fn compound_files_that_lie() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/library/read/sheets/月报.xls");
    let sound = std::fs::read(path).unwrap();
    // Every sector follows itself, the stream claims 2⁶² bytes, or the directory goes round.
    let mut round = sound.clone();
    let table = 512 * (1 + usize::try_from(u32::from_le_bytes(sound[76..80].try_into().unwrap())).unwrap());
    for sector in 0_u32..128 {
        let at = table + 4 * sector as usize;
        round[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    assert_eq!(read("round.xls", &round), "SHEET-DAMAGED");
    let mut long = sound.clone();
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entry = long.windows(name.len()).position(|window| window == name).unwrap();
    long[entry + 120..entry + 128].copy_from_slice(&(1_u64 << 30).to_le_bytes());
    assert_eq!(read("long.xls", &long), "SHEET-DAMAGED");
    let mut text = String::new();
    write!(text, "{}", "\u{1}".repeat(100)).unwrap();
    let noise = [&sound[..512], text.as_bytes(), &vec![0xaa; 19 << 20]].concat();
    assert_eq!(read("noise.xls", &noise), "SHEET-DAMAGED");
}
