//! A monthly table in every format, read by this crate and by `calamine`.
//!
//! `sheets/月报.fods` is written by hand; LibreOffice 25 made the others of it, each with
//! `soffice --headless --convert-to xlsx 月报.fods` (`xls`, `ods`). `月报.et` is the `.xls` under the name that
//! WPS gives it.

use std::path::{Path, PathBuf};

use calamine::{Data, DataType, Reader};
use tongbao::workbook::{Area, BookFormat, CellValue, Sheet, Workbook, reference, workbook};

/// What Calc displays: `月报.fods` exported by LibreOffice as text with its cells as displayed.
const DISPLAYED: [&str; 25] = [
    "A1=2020年4月脱贫攻坚月报",
    "A2=单位：户、人、%",
    "A3=区县",
    "B3=建档立卡",
    "D3=贫困\n发生率",
    "E3=备用",
    "B4=户数",
    "C4=人数",
    "A5=潼  南",
    "B5=15502户",
    "C5=53,487",
    "D5=0.06%",
    "E5=10.00",
    "A6=忠县",
    "B6=0户",
    "A7=合计",
    "B7=15,502",
    "C7=#DIV/0!",
    "D7=0.3",
    "E7=-1234.50",
    "A10=2020年4月",
    "B10=2020-04-30",
    "C10=TRUE",
    "D10=5.1E+17",
    "E10=㙟头镇 <甲> & 𠮷",
];

fn path(extension: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/library/read/sheets/月报.{extension}"))
}

fn book(extension: &str) -> Workbook {
    workbook(&path(extension)).unwrap_or_else(|problem| panic!("{extension}: {}", problem.message.zh))
}

fn displayed(sheet: &Sheet) -> Vec<String> {
    sheet.cells.iter().map(|cell| format!("{}={}", reference(cell.row, cell.column), cell.text)).collect()
}

fn value<'a>(sheet: &'a Sheet, name: &str) -> &'a CellValue {
    let named = sheet.cells.iter().find(|cell| reference(cell.row, cell.column) == name);
    &named.unwrap_or_else(|| panic!("{name}")).value
}

const FORMATS: [(&str, BookFormat); 5] = [
    ("xlsx", BookFormat::Xlsx),
    ("ods", BookFormat::Ods),
    ("fods", BookFormat::Ods),
    ("xls", BookFormat::Xls),
    ("et", BookFormat::Xls),
];

#[test]
fn every_format_displays_the_same_table() {
    for (extension, format) in FORMATS {
        let book = book(extension);
        assert_eq!(book.format, format, "{extension}");
        let names: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
        assert_eq!(names, [("表一", false), ("底稿", true)], "{extension}");
        let sheet = &book.sheets[0];
        assert_eq!(displayed(sheet), DISPLAYED, "{extension}");
        assert_eq!(sheet.source.path(), format!("月报.{extension} › 表一"));
        assert_eq!(sheet.source.text().lines().nth(4), Some("潼  南 │ 15502户 │ 53,487 │ 0.06% │ 10.00"));
        for cell in &sheet.cells {
            let lines = cell.text.replace('\n', "↵");
            assert_eq!(sheet.source.text().get(cell.span.clone()), Some(lines.as_str()), "{extension}");
            assert_eq!(sheet.source.position(cell.span.start).line, cell.row as usize + 1);
        }
        assert_eq!(
            displayed(&book.sheets[1]),
            ["A1=身份证号", "A2=7", "B2=7", "A3=7", "B3=7", "A4=7", "B4=7"]
        );
    }
}

#[test]
fn every_format_keeps_values_and_merged_and_hidden_cells() {
    for (extension, _) in FORMATS {
        let book = book(extension);
        let sheet = &book.sheets[0];
        let number = |text: &str| CellValue::Number(text.parse().unwrap());
        for (name, expected) in [
            ("A5", CellValue::Text),
            ("C5", number("53487")),
            ("D5", number("0.0006")),
            ("E5", number("10")),
            ("B7", number("15502")),
            ("C7", CellValue::Error("#DIV/0!".to_owned())),
            ("D7", number("0.3")),
            ("A10", CellValue::Date(jiff::civil::date(2020, 4, 16))),
            ("C10", CellValue::Boolean(true)),
            ("D10", number("510000000000000000")),
        ] {
            assert_eq!(*value(sheet, name), expected, "{extension} {name}");
        }
        let code = |name: &str| {
            let named = sheet.cells.iter().find(|cell| reference(cell.row, cell.column) == name);
            named.and_then(|cell| cell.format.clone()).unwrap_or_default()
        };
        assert_eq!(
            [code("C5"), code("D5"), code("E5"), code("A5"), code("D7")],
            ["#,##0", "0.00%", "0.00", "", ""]
        );
        assert!(code("A10").starts_with("yyyy") && !code("A10").contains('d'), "{extension} {}", code("A10"));
        let area = |top, left, bottom, right| Area { top, left, bottom, right };
        let merges =
            [area(0, 0, 0, 4), area(2, 0, 3, 0), area(2, 1, 2, 2), area(2, 3, 3, 3), area(2, 4, 3, 4)];
        assert_eq!(sheet.merges, merges, "{extension}");
        assert_eq!(
            (sheet.hidden_rows.as_slice(), sheet.hidden_columns.as_slice()),
            (&[5][..], &[4][..]),
            "{extension}"
        );
        assert_eq!(sheet.comments.len(), 1, "{extension}");
        let (row, column, text) = &sheet.comments[0];
        assert!((*row, *column) == (4, 2) && text.contains("核对过"), "{extension} {text}");
    }
}

#[test]
fn calamine_reads_the_same_values() {
    for extension in ["xlsx", "ods", "xls"] {
        let ours = book(extension);
        let mut theirs = calamine::open_workbook_auto(path(extension)).unwrap();
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).unwrap();
            let used = range.used_cells().filter(|(_, _, data)| !data.is_empty()).count();
            assert_eq!(used, sheet.cells.len(), "{extension} {}", sheet.name);
            for cell in &sheet.cells {
                let data = range.get_value((cell.row, cell.column)).unwrap();
                same(&cell.value, &cell.text, data);
            }
        }
    }
}

fn same(value: &CellValue, text: &str, data: &Data) {
    match (value, data) {
        (CellValue::Text, data) => assert_eq!(data.get_string(), Some(text)),
        (CellValue::Number(number), data) => {
            let theirs = data.as_f64().unwrap();
            let ours: f64 = number.to_string().parse().unwrap();
            assert_eq!(format!("{ours:.13e}"), format!("{theirs:.13e}"));
        }
        (CellValue::Date(date), Data::DateTimeIso(text)) => {
            assert!(text.starts_with(&date.to_string()), "{text}")
        }
        (CellValue::Date(date), Data::DateTime(moment)) => {
            let days = moment.as_f64();
            let since = jiff::civil::date(1899, 12, 30).until(*date).unwrap().get_days();
            assert_eq!(format!("{:.0}", days.floor()), since.to_string(), "{date}");
        }
        (CellValue::Boolean(yes), data) => assert_eq!(data.get_bool(), Some(*yes)),
        (CellValue::Error(error), data) => assert_eq!(data.to_string(), *error),
        (CellValue::Date(date), other) => panic!("{date} {other:?}"),
        (CellValue::Uncalculated, data) => assert!(data.is_empty()),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(150))]
    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        extension in 0_usize..4,
        changes in proptest::collection::vec((0_usize..20_000, 0_u8..), 1..12),
        cut in 0_usize..40_000,
    ) {
        let mut bytes = std::fs::read(path(["xlsx", "ods", "fods", "xls"][extension])).unwrap();
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at % length] = byte;
        }
        if cut < length {
            bytes.truncate(cut);
        }
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("月报.xls");
        std::fs::write(&file, bytes).unwrap();
        if let Err(problem) = workbook(&file) {
            proptest::prop_assert!(!problem.help.is_empty() && problem.code.id().starts_with("SHEET-"));
        }
    }
}
