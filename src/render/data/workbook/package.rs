//! The container of a workbook: the sheets as they come, then the parts that had to wait for them.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::cell::XlsxCell;
use super::sheet::{self, SheetColumn};
use super::strings::Strings;
use super::styles::Styles;
use crate::render::html::Markup;
use crate::render::xml;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
/// The kinds of parts, as the container names them.
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A workbook in the making. It is made in memory, where writing cannot fail; an error is kept to be
/// answered with an empty file, which its reader refuses.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    sheets: Vec<Sheet>,
    strings: Strings,
    styles: Styles,
    title: String,
    publisher: String,
    failed: bool,
}

struct Sheet {
    name: String,
    range: String,
}

impl Package {
    /// A workbook without sheets.
    pub(super) fn new(title: &str, publisher: &str) -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            sheets: Vec::new(),
            strings: Strings::default(),
            styles: Styles::default(),
            title: title.to_owned(),
            publisher: publisher.to_owned(),
            failed: false,
        }
    }

    /// Adds a sheet.
    pub(super) fn sheet<'a>(
        &mut self,
        name: &str,
        columns: &[SheetColumn],
        rows: impl Iterator<Item = Vec<XlsxCell<'a>>>,
    ) {
        let part = format!("xl/worksheets/sheet{}.xml", self.sheets.len() + 1);
        let rows =
            self.zip.start_file(part, options()).map_err(io::Error::from).and_then(|()| {
                sheet::write(&mut self.zip, columns, rows, (&mut self.strings, &mut self.styles))
            });
        self.failed |= rows.is_err();
        let range = sheet::range(columns, rows.unwrap_or(1));
        self.sheets.push(Sheet { name: name.to_owned(), range });
    }

    /// The bytes of the file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let parts = [
            ("xl/sharedStrings.xml", self.strings.write()),
            ("xl/styles.xml", self.styles.write()),
            ("xl/workbook.xml", self.workbook()),
            ("xl/_rels/workbook.xml.rels", self.relations()),
            ("docProps/core.xml", self.properties()),
            ("_rels/.rels", roots()),
            ("[Content_Types].xml", self.types()),
        ];
        for (name, content) in parts {
            let document = xml::document(content);
            let started = self.zip.start_file(name, options()).map_err(io::Error::from);
            let written = started.and_then(|()| self.zip.write_all(&document));
            self.failed |= written.is_err() || xml::illegal(&document).is_some();
        }
        let failed = self.failed;
        self.zip.finish().ok().filter(|_| !failed).map(Cursor::into_inner).unwrap_or_default()
    }

    fn workbook(&self) -> Markup {
        let mut out = Markup::default();
        out.open("workbook", &[("xmlns", MAIN), ("xmlns:r", DOCUMENT)]);
        out.open("bookViews", &[]);
        out.element("workbookView", &[("activeTab", "0")], "");
        out.close("bookViews");
        out.open("sheets", &[]);
        for (i, sheet) in self.sheets.iter().enumerate() {
            let (number, relation) = ((i + 1).to_string(), format!("rId{}", i + 1));
            out.element("sheet", &[("name", &sheet.name), ("sheetId", &number), ("r:id", &relation)], "");
        }
        out.close("sheets");
        // A filter is kept under this name too, or spreadsheets take the file for damaged when it is sorted.
        out.open("definedNames", &[]);
        for (i, Sheet { name, range }) in self.sheets.iter().enumerate() {
            let local = i.to_string();
            out.element(
                "definedName",
                &[("name", "_xlnm._FilterDatabase"), ("localSheetId", &local), ("hidden", "1")],
                &format!("'{name}'!{}", sheet::fixed(range)),
            );
        }
        out.close("definedNames");
        out.close("workbook");
        out
    }

    fn relations(&self) -> Markup {
        let sheets = (1..=self.sheets.len()).map(|i| ("worksheet", format!("worksheets/sheet{i}.xml")));
        let parts = [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")];
        let parts = parts.map(|(kind, target)| (kind, target.to_owned()));
        relationships(sheets.chain(parts).map(|(kind, target)| (format!("{DOCUMENT}/{kind}"), target)))
    }

    fn properties(&self) -> Markup {
        let mut out = Markup::default();
        out.open(
            "cp:coreProperties",
            &[("xmlns:cp", CORE), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")],
        );
        out.element("dc:title", &[], &self.title);
        out.element("dc:creator", &[], &self.publisher);
        out.close("cp:coreProperties");
        out
    }

    fn types(&self) -> Markup {
        let mut out = Markup::default();
        out.open("Types", &[("xmlns", CONTENT_TYPES)]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        out.element("Default", &[("Extension", "rels"), ("ContentType", relations)], "");
        out.element("Default", &[("Extension", "xml"), ("ContentType", "application/xml")], "");
        let mut part = |name: &str, kind: &str| {
            out.element("Override", &[("PartName", name), ("ContentType", kind)], "");
        };
        part("/xl/workbook.xml", &format!("{SPREADSHEET}.sheet.main+xml"));
        for i in 1..=self.sheets.len() {
            part(&format!("/xl/worksheets/sheet{i}.xml"), &format!("{SPREADSHEET}.worksheet+xml"));
        }
        part("/xl/sharedStrings.xml", &format!("{SPREADSHEET}.sharedStrings+xml"));
        part("/xl/styles.xml", &format!("{SPREADSHEET}.styles+xml"));
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        out.close("Types");
        out
    }
}

/// The container's own date is the same in every file: 1980-01-01, the first that it can hold.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default())
}

fn roots() -> Markup {
    let workbook = (format!("{DOCUMENT}/officeDocument"), "xl/workbook.xml".to_owned());
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships([workbook, (core.to_owned(), "docProps/core.xml".to_owned())].into_iter())
}

fn relationships(all: impl Iterator<Item = (String, String)>) -> Markup {
    let mut out = Markup::default();
    out.open("Relationships", &[("xmlns", PACKAGE)]);
    for (i, (kind, target)) in all.enumerate() {
        let id = format!("rId{}", i + 1);
        out.element("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)], "");
    }
    out.close("Relationships");
    out
}
