//! Every published file, read by a parser that had no part in writing it.

use std::io::{Cursor, Read as _};

use calamine::Reader as _;

use crate::markup;

/// What another program stumbles over in a published file; `None` when it reads.
pub(super) fn fault(path: &str, bytes: &[u8]) -> Option<String> {
    let text = || str::from_utf8(bytes).map_err(|error| error.to_string());
    let read = match path.rsplit('.').next() {
        Some("xml" | "svg") => text().and_then(xml),
        Some("json") => text().and_then(json),
        Some("csv") => csv(bytes),
        Some("xlsx") => workbook(bytes),
        Some("html") => text().and_then(html),
        Some("txt") => text().map(|_| ()),
        _ => return None,
    };
    let hidden = if path.ends_with(".xlsx") { Ok(()) } else { text().and_then(nothing_hidden) };
    read.and(hidden).err().map(|error| format!("{path}: {error}"))
}

fn xml(text: &str) -> Result<(), String> {
    roxmltree::Document::parse(text).map(|_| ()).map_err(|error| error.to_string())
}

pub(super) fn json(text: &str) -> Result<(), String> {
    text.parse::<tinyjson::JsonValue>().map(|_| ()).map_err(|error| error.to_string())
}

/// Rows of one width, whose texts are UTF-8.
fn csv(bytes: &[u8]) -> Result<(), String> {
    let mut reader = simd_csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = simd_csv::ByteRecord::new();
    let mut width = None;
    while reader.read_byte_record(&mut record).map_err(|error| error.to_string())? {
        let first = *width.get_or_insert(record.len());
        if record.len() != first {
            return Err(format!("a row of {} cells under {first}", record.len()));
        }
        record
            .iter()
            .try_for_each(|cell| str::from_utf8(cell).map(|_| ()))
            .map_err(|error| error.to_string())?;
    }
    width.map(|_| ()).ok_or_else(|| "no rows".to_owned())
}

/// Sheets that open, of parts that are XML.
fn workbook(bytes: &[u8]) -> Result<(), String> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| error.to_string())?;
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|error| format!("{sheet}: {error}"))?;
        if range.is_empty() {
            return Err(format!("{sheet}: no rows"));
        }
    }
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    for part in 0..package.len() {
        let mut text = String::new();
        let mut part = package.by_index(part).map_err(|error| error.to_string())?;
        part.read_to_string(&mut text).map_err(|error| error.to_string())?;
        let start: String = text.chars().take(200).collect();
        xml(&text).and_then(|()| nothing_hidden(&text)).map_err(|error| format!("{error} in {start}"))?;
    }
    Ok(())
}

/// Markup whose ampersands are references and whose data are JSON.
fn html(text: &str) -> Result<(), String> {
    let bare = markup::bare_ampersands(text);
    if !bare.is_empty() {
        return Err(format!("bare ampersands: {bare:?}"));
    }
    let data = text.split("<script type=\"application/ld+json\">").skip(1);
    data.map(|rest| rest.split("</script>").next().unwrap()).try_for_each(json)
}

/// No character that changes what a reader sees without being seen.
fn nothing_hidden(text: &str) -> Result<(), String> {
    let hidden = |c: &char| match c {
        '\n' | '\r' | '\t' => false,
        // The mark that tells spreadsheets that a file is UTF-8 stands before the text.
        '\u{feff}' => !text.starts_with(*c),
        c => {
            c.is_control()
                || matches!(*c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        }
    };
    text.chars().find(hidden).map_or(Ok(()), |c| Err(format!("a hidden character: {c:?}")))
}

#[test]
fn what_others_cannot_read_is_a_fault() {
    for (path, bytes) in [
        ("a.xml", "<a>&</a>"),
        ("a.svg", "<a><b></a>"),
        ("a.xml", "<a>\u{b}</a>"),
        ("a.json", "{\"a\": 1,}"),
        ("a.csv", "甲,乙\r\n丙\r\n"),
        ("a.xlsx", "PK"),
        ("a.html", "<p>甲 & 乙</p>"),
        ("a.html", "<script type=\"application/ld+json\">{</script>"),
        ("a.html", "<p>甲\u{202e}乙</p>"),
        ("a.txt", "甲\u{0}"),
    ] {
        assert!(fault(path, bytes.as_bytes()).is_some(), "{path} {bytes:?}");
    }
    for (path, bytes) in
        [("a.xml", "<a>&amp;</a>"), ("a.json", "{\"甲\": 1}"), ("a.csv", "甲,乙\r\n\"丙\n\",\r\n")]
    {
        assert_eq!(fault(path, bytes.as_bytes()), None);
    }
}
