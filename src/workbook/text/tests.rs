//! Text tables: encodings, delimiters, quotes, and the text of a sheet with its positions.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::workbook::{BookFormat, CellValue, Sheet, open, reference};

fn text(name: &str, bytes: impl Into<Vec<u8>>) -> Sheet {
    let mut book = open(name, bytes.into()).map_err(|fault| fault.problem(name).message.zh).unwrap();
    assert_eq!(book.sheets.len(), 1);
    book.sheets.remove(0)
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> (Code, String) {
    let problem = open(name, bytes.into()).unwrap_err().problem(name);
    assert!(!problem.help.is_empty());
    (problem.code, problem.message.zh)
}

/// The sheet's cells as `A1=text`.
fn displayed(sheet: &Sheet) -> Vec<String> {
    sheet.cells.iter().map(|cell| format!("{}={}", reference(cell.row, cell.column), cell.text)).collect()
}

const TABLE: &str = "区县,登记人数\n潼南区,53487\n忠县,0.60\n";

#[test]
fn all_encodings_of_a_table_are_one_table() {
    let wide = |pair: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{TABLE}").encode_utf16().flat_map(pair).collect()
    };
    let all: [Vec<u8>; 6] = [
        TABLE.into(),
        format!("\u{feff}{TABLE}").into(),
        encoding_rs::GB18030.encode(TABLE).0.into_owned(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        TABLE.replace('\n', "\r\n").into(),
    ];
    for bytes in all {
        let sheet = text("月报.csv", bytes);
        assert_eq!(
            displayed(&sheet),
            ["A1=区县", "B1=登记人数", "A2=潼南区", "B2=53487", "A3=忠县", "B3=0.60"]
        );
        assert_eq!(sheet.source.path(), "月报.csv");
        assert_eq!(&**sheet.source.text(), "区县 │ 登记人数\n潼南区 │ 53487\n忠县 │ 0.60");
        let cell = &sheet.cells[5];
        assert_eq!(cell.value, CellValue::Number(Decimal::new(60, 2)));
        assert_eq!(sheet.source.text().get(cell.span.clone()), Some("0.60"));
        assert_eq!(sheet.source.position(cell.span.start).line, 3);
    }
}

#[test]
fn rare_characters_survive_and_lost_ones_are_reported() {
    let table = "乡镇\t户数\n㙟头镇\t12\n𠮷水村\t3\n";
    let sheet = text("a.csv", encoding_rs::GB18030.encode(table).0.into_owned());
    assert_eq!(sheet.cells[4].text, "𠮷水村");
    assert_eq!(refused("a.csv", "乡镇,户数\n\u{e815}头,1\n").0, Code::SheetDamaged);
    assert_eq!(refused("a.csv", "乡镇,户数\n\u{fffd}头,1\n").0, Code::SheetDamaged);
    assert_eq!(refused("a.csv", [TABLE.as_bytes(), b"\xe5\xb9"].concat()).0, Code::SheetDamaged);
    assert_eq!(refused("a.csv", b"a,b\n1,\x00\x01\n".to_vec()).0, Code::SheetDamaged);
    let big5 = "區縣,貧困戶,說明\n潼南區,12,群眾生活有了明顯的改善\n";
    assert_eq!(refused("a.csv", encoding_rs::BIG5.encode(big5).0.into_owned()).0, Code::SheetDamaged);
}

#[test]
fn a_delimiter_is_accepted_only_where_it_is_certain() {
    for (table, delimiter, expected) in [
        ("甲,乙\n1,2\n", Some(','), vec!["A1=甲", "B1=乙", "A2=1", "B2=2"]),
        ("甲\t乙\n1,5\t2\n", Some('\t'), vec!["A1=甲", "B1=乙", "A2=1,5", "B2=2"]),
        ("甲;乙\n1;2\n", Some(';'), vec!["A1=甲", "B1=乙", "A2=1", "B2=2"]),
        ("甲，乙\n1，2\n", Some('，'), vec!["A1=甲", "B1=乙", "A2=1", "B2=2"]),
        ("sep=;\r\n甲;乙\r\n1,2;3\r\n", Some(';'), vec!["A1=甲", "B1=乙", "A2=1,2", "B2=3"]),
        ("户数\n12\n", None, vec!["A1=户数", "A2=12"]),
        ("户数\n\"1,2\"\n", None, vec!["A1=户数", "A2=1,2"]),
        (
            "通报，四月\n\n甲,乙,丙\n1,2,3\n3,4,5\n",
            Some(','),
            vec!["A1=通报，四月", "A3=甲", "B3=乙", "C3=丙", "A4=1", "B4=2", "C4=3", "A5=3", "B5=4", "C5=5"],
        ),
        (
            "甲,乙\n\"1,5\n行\",\"说\"\"好\"\"\"\n",
            Some(','),
            vec!["A1=甲", "B1=乙", "A2=1,5\n行", "B2=说\"好\""],
        ),
        ("甲,乙,,\n1,2,,\n", Some(','), vec!["A1=甲", "B1=乙", "A2=1", "B2=2"]),
    ] {
        let book = open("a.csv", table.into()).map_err(|fault| fault.problem("a").message.zh).unwrap();
        assert_eq!(
            (book.format, displayed(&book.sheets[0])),
            (BookFormat::Text(delimiter), expected.iter().map(|cell| (*cell).to_owned()).collect())
        );
    }
    assert_eq!(displayed(&text("a.tsv", "甲,1\t乙,2\n")), ["A1=甲,1", "B1=乙,2"]);
}

#[test]
fn doubtful_columns_are_refused() {
    for (table, part) in [
        ("甲,乙;丙\n1,2;3\n", "都说得通"),
        ("区县,人数,率\n甲县,53,487,0.06\n乙县,8664,0.12\n", "第 2 行分出 4 列"),
        ("区县,人数\n甲县,53,487\n乙县,18,664\n", "第 2 行的数像是被自己的千分位逗号分成了两列"),
        ("甲,乙\n\"1,2\n3,4\n", "第 2 行的引号"),
        ("\"甲,乙\n1,2\n", "第 1 行的引号"),
        ("\"甲\n", "第 1 行的引号"),
    ] {
        let (code, message) = refused("a.csv", table);
        assert!(code == Code::SheetColumns && message.contains(part), "{message}");
    }
}

#[test]
fn other_files_are_named() {
    for (bytes, part) in [
        (&b""[..], "空文件"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\r\n<HTML xmlns:x=\"urn\">", "网页"),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "2003"),
    ] {
        let (code, message) = refused("月报.xls", bytes);
        assert!(code == Code::SheetKind && message.contains(part), "{message}");
    }
    assert_eq!(displayed(&text("a.csv", "BMI,1\n2,3\n")).len(), 4);
}

#[test]
fn a_sheet_beyond_the_limits_is_refused() {
    let wide = format!("{}\n", ",".repeat(17_000) + "1");
    assert_eq!(refused("a.csv", wide).0, Code::SheetLimit);
    assert_eq!(refused("a.csv", "a,b\n".repeat(50_001)).0, Code::SheetLimit);
    assert_eq!(refused("a.csv", format!("a,{}\n", "b".repeat(9 << 20))).0, Code::SheetLimit);
    assert_eq!(refused("a.csv", format!("{}a\n", "\n".repeat(2 << 20))).0, Code::SheetLimit);
    let blank = text("a.csv", format!("a,b\n{}c,d\n", "\n".repeat(1_048_574)));
    assert_eq!(blank.cells[2].row, 1_048_575);
}

#[test]
fn odd_characters_cannot_break_a_line() {
    let sheet = text("a.csv", "甲,\"乙\n丙\"\n\u{202e}丁,戊\n");
    assert_eq!(&**sheet.source.text(), "甲 │ 乙↵丙\n‹U+202E›丁 │ 戊");
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_table_or_refused(text in "[a,;\t，\"\r\n1甲]{0,60}") {
        if let Ok(book) = open("a.csv", text.into_bytes()) {
            let lines = book.sheets[0].source.text().matches('\n').count();
            let last = book.sheets[0].cells.last().map_or(0, |cell| cell.row as usize);
            proptest::prop_assert_eq!(lines, last);
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        let _ = open("a.csv", bytes);
    }
}
