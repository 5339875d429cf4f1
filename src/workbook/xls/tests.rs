//! Workbooks assembled record by record, each with a trap.

use rust_decimal::Decimal;

use super::record::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::workbook::testing::displayed;
use crate::workbook::{Area, CellValue, Sheet, Workbook, testing};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A string of two-byte characters, with its length and flags.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [words(&[u16::try_from(units.len()).unwrap()]), vec![1], words(&units)].concat()
}

/// The beginning of a cell.
fn at(row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
    [&words(&[row, column, style])[..], rest].concat()
}

/// A workbook of one sheet: records of the globals, then of the sheet.
fn book(globals: &[Vec<u8>], tab: [u8; 2], sheet: &[Vec<u8>]) -> Vec<u8> {
    let globals = globals.concat();
    let name = [&[2, 1][..], &words(&[0x8868, 0x4e00])].concat();
    let begin = record(BOF, &words(&[0x0600, 5]));
    let start = begin.len() + globals.len() + 4 + 6 + name.len() + 4;
    let tab = [&u32::try_from(start).unwrap().to_le_bytes()[..], &tab, &name].concat();
    let begin_sheet = record(BOF, &words(&[0x0600, 0x10]));
    let end = record(EOF, &[]);
    [begin, globals, record(BOUNDSHEET, &tab), end.clone(), begin_sheet, sheet.concat(), end].concat()
}

fn read(bytes: Vec<u8>) -> Result<Workbook, Diagnostic> {
    testing::read("月报.xls", bytes)
}

fn sheet(globals: &[Vec<u8>], records: &[Vec<u8>]) -> Sheet {
    read(book(globals, [0, 0], records)).map_err(|problem| problem.message.zh).unwrap().sheets.remove(0)
}

/// Styles: general, `0.00%`, a code of its own, a date.
fn styles() -> Vec<Vec<u8>> {
    let code = record(FORMAT, &[words(&[164]), wide("0\"户\"")].concat());
    let style = |format: u16| record(XF, &words(&[0, format, 0]));
    vec![code, style(0), style(10), style(164), style(14)]
}

#[test]
fn numbers_of_every_kind_are_exact() {
    let rk = |number: i32, hundredths: bool| ((number << 2) | 2 | i32::from(hundredths)).to_le_bytes();
    let half = |number: f64, hundredths: bool| {
        let bits = u32::try_from(number.to_bits() >> 32).unwrap() & !3;
        (bits | u32::from(hundredths)).to_le_bytes()
    };
    let many = [&words(&[1, 0, 0])[..], &rk(7, false), &words(&[2]), &rk(12, false), &words(&[1])].concat();
    let sheet = sheet(
        &styles(),
        &[
            record(RK, &at(0, 0, 0, &rk(-12345, true))),
            record(RK, &at(0, 1, 2, &rk(53487, false))),
            record(RK, &at(0, 2, 0, &half(1.5, false))),
            record(RK, &at(0, 3, 0, &half(1234.0, true))),
            record(NUMBER, &at(0, 4, 1, &0.0006_f64.to_le_bytes())),
            record(NUMBER, &at(0, 5, 0, &0.300_000_000_000_000_04_f64.to_le_bytes())),
            record(NUMBER, &at(0, 6, 3, &43937_f64.to_le_bytes())),
            record(NUMBER, &at(0, 7, 0, &f64::NAN.to_le_bytes())),
            record(NUMBER, &at(0, 8, 0, &1e300_f64.to_le_bytes())),
            record(MULRK, &many),
        ],
    );
    assert_eq!(
        displayed(&sheet),
        [
            "A1=-123.45",
            "B1=53487户",
            "C1=1.5",
            "D1=12.34",
            "E1=0.06%",
            "F1=0.3",
            "G1=2020/4/16",
            "H1=NaN",
            "I1=1e300",
            "A2=7",
            "B2=12户"
        ]
    );
    assert_eq!(sheet.cells[5].value, CellValue::Number(Decimal::new(3, 1)));
    assert_eq!(sheet.cells[6].value, CellValue::Date(jiff::civil::date(2020, 4, 16)));
}

#[test]
fn shared_strings_change_their_width_from_record_to_record() {
    let start = [&[9, 0, 0, 0, 3, 0, 0, 0][..], &words(&[4]), &[0], b"ab"].concat();
    let more = [&[1][..], &words(&[0x6f7c, 0x5357])].concat();
    let rich = [
        &words(&[1])[..],
        &[1 | 4 | 8],
        &words(&[1]),
        &4_u32.to_le_bytes(),
        &words(&[0x5fe0]),
        &[0; 4],
        b"abcd",
    ]
    .concat();
    let last = [&words(&[3])[..], &[0], b"a\r\n"].concat();
    let sheet = sheet(
        &[record(SST, &start), record(CONTINUE, &more), record(CONTINUE, &rich), record(CONTINUE, &last)],
        &[0_u32, 1, 2]
            .map(|number| record(LABELSST, &at(0, u16::try_from(number).unwrap(), 0, &number.to_le_bytes()))),
    );
    assert_eq!(displayed(&sheet), ["A1=ab潼南", "B1=忠", "C1=a\n"]);
}

#[test]
fn formulas_logic_and_labels() {
    let formula =
        |column: u16, value: [u8; 8]| record(FORMULA, &at(0, column, 0, &[&value[..], &[0; 8]].concat()));
    let special = |kind: u8, byte: u8| [kind, 0, byte, 0, 0, 0, 0xff, 0xff];
    let sheet = sheet(
        &[],
        &[
            formula(0, special(0, 0)),
            record(0x04bc, &[0; 10]),
            record(STRING, &wide("合计")),
            formula(1, special(1, 1)),
            formula(2, special(2, 0x17)),
            formula(3, special(3, 0)),
            formula(4, 2.5_f64.to_le_bytes()),
            record(BOOLERR, &at(0, 5, 0, &[0, 0])),
            record(BOOLERR, &at(0, 6, 0, &[0x2a, 1])),
            record(LABEL, &at(0, 7, 0, &wide("区县"))),
        ],
    );
    assert_eq!(
        displayed(&sheet),
        ["A1=合计", "B1=TRUE", "C1=#REF!", "E1=2.5", "F1=FALSE", "G1=#N/A", "H1=区县"]
    );
    assert_eq!(sheet.cells[2].value, CellValue::Error("#REF!".to_owned()));
}

#[test]
fn hidden_merged_and_commented_cells_are_read() {
    let row = |number: u16, flags: u16| record(ROW, &words(&[number, 0, 0, 0, 0, 0, flags, 0]));
    let sheet = sheet(
        &[record(DATEMODE, &[1, 0])],
        &[
            row(0, 0),
            row(1, 0x20),
            record(COLINFO, &words(&[1, 255, 0, 0, 1])),
            record(LABEL, &at(1, 2, 0, &wide("甲"))),
            record(MERGEDCELLS, &words(&[2, 0, 1, 0, 1, 3, 3, 3, 3])),
            record(BOF, &words(&[0x0600, 0x20])),
            record(LABEL, &at(9, 9, 0, &wide("图"))),
            record(EOF, &[]),
            record(OBJ, &words(&[0x15, 0x12, 0x19, 5])),
            record(TXO, &words(&[0, 0, 0, 0, 0, 3])),
            record(CONTINUE, &[&[1][..], &words(&[0x6838, 0x5bf9, 0x8fc7])].concat()),
            record(CONTINUE, &[0; 16]),
            record(NOTE, &words(&[1, 2, 0, 5])),
        ],
    );
    assert_eq!(displayed(&sheet), ["C2=甲"]);
    assert_eq!((sheet.hidden_rows, sheet.hidden_columns), (vec![1], vec![1, 2]));
    assert_eq!(sheet.merges, [Area { top: 0, left: 0, bottom: 1, right: 1 }]);
    assert_eq!(sheet.comments, [(1, 2, "核对过".to_owned())]);
    let day = record(RK, &at(0, 0, 3, &((42475_i32 << 2) | 2).to_le_bytes()));
    let of_1904 = [vec![record(DATEMODE, &[1, 0])], styles()].concat();
    let hidden = read(book(&of_1904, [2, 0], std::slice::from_ref(&day))).unwrap().sheets.remove(0);
    assert_eq!(
        (hidden.name.as_str(), hidden.hidden, displayed(&hidden)),
        ("表一", true, vec!["A1=2020/4/16".to_owned()])
    );
    assert_eq!(read(book(&[], [0, 2], &[day])).unwrap().sheets.len(), 0);
}

#[test]
fn unreadable_files_are_named() {
    let refused = |bytes: Vec<u8>| read(bytes).unwrap_err().code;
    assert_eq!(refused(book(&[record(FILEPASS, &[1, 0])], [0, 0], &[])), Code::SheetLocked);
    let whole = book(&styles(), [0, 0], &[]);
    assert_eq!(refused(whole[..whole.len() - 3].to_vec()), Code::SheetDamaged);
    assert_eq!(refused(whole[..40].to_vec()), Code::SheetDamaged);
    assert_eq!(refused(record(BOF, &words(&[0x0500, 5]))), Code::SheetKind);
    assert_eq!(refused(record(0x0409, &words(&[0x0400, 5, 0]))), Code::SheetKind);
    let lying = record(SST, &[0xff; 8]);
    assert_eq!(refused(book(&[lying], [0, 0], &[])), Code::SheetDamaged);
    let missing = record(LABELSST, &at(0, 0, 0, &[9, 0, 0, 0]));
    assert_eq!(refused(book(&[], [0, 0], &[missing])), Code::SheetDamaged);
}

#[test]
fn tabs_that_claim_the_same_records_are_stopped() {
    let filler: Vec<Vec<u8>> = (0..250).map(|_| record(0x00ee, &[0; 8_000])).collect();
    let single = book(&[], [0, 0], &filler);
    let head = record(BOF, &words(&[0x0600, 5])).len();
    let tab_length = 4 + 6 + 6;
    let tab = single[head..head + tab_length].to_vec();
    let body = &single[head + tab_length..];
    let tabs = 40;
    let start = u32::try_from(head + tabs * tab_length + 4).unwrap();
    let mut tab = tab;
    tab[4..8].copy_from_slice(&start.to_le_bytes());
    let bytes = [&single[..head], &tab.repeat(tabs), body].concat();
    assert_eq!(read(bytes).unwrap_err().code, Code::SheetLimit);
}

#[test]
fn other_compound_files_are_named() {
    for (stream, code) in
        [("EncryptedPackage", Code::SheetLocked), ("WordDocument", Code::SheetKind), ("x", Code::SheetKind)]
    {
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        file.create_stream(stream).unwrap();
        file.flush().unwrap();
        assert_eq!(read(file.into_inner().into_inner()).unwrap_err().code, code, "{stream}");
    }
}

proptest::proptest! {
    #[test]
    fn any_records_are_read_or_refused(kinds in proptest::collection::vec((0_usize..16, proptest::collection::vec(0_u8.., 0..24)), 0..12)) {
        let known = [FORMULA, NOTE, CONTINUE, OBJ, COLINFO, MULRK, MERGEDCELLS, LABELSST, TXO, NUMBER, LABEL, BOOLERR, STRING, ROW, RK, BOF];
        let records: Vec<Vec<u8>> = kinds.iter().map(|(kind, data)| record(known[*kind], data)).collect();
        let _ = read(book(&styles(), [0, 0], &records));
        let _ = read(book(&records, [0, 0], &[]));
    }
}
