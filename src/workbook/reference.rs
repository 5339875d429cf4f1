//! Names of cells and areas, read and written: `C5` and `A1:B2` are rows and columns counted from 0.

use super::book::Area;
use super::fault::Fault;
use super::limit::Budget;

/// The letters of a column: `C`.
pub(crate) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The name of a cell as in the spreadsheet program: `C5`.
#[must_use]
pub fn reference(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// Row and column, from 0, of a cell's name; `None` for any other text.
pub(super) fn cell(name: &str) -> Option<Result<(u32, u32), Fault>> {
    let name = name.trim();
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = name.get(..letters)?.bytes().try_fold(0_u64, |sum, letter| {
        sum.checked_mul(26)?.checked_add(u64::from(letter.to_ascii_uppercase().checked_sub(b'@')?))
    })?;
    let digits = name.get(letters..).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let row: u64 = digits.parse().ok()?;
    Some(Budget::place(row.checked_sub(1)?, column.checked_sub(1)?))
}

/// An area by its name; `None` for any other text.
pub(super) fn area(name: &str) -> Option<Result<Area, Fault>> {
    let (first, last) = name.split_once(':')?;
    Some(cell(first)?.and_then(|(top, left)| match cell(last) {
        Some(end) => end.map(|(bottom, right)| Area { top, left, bottom, right }),
        None => Ok(Area { top, left, bottom: top, right: left }),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_program() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (4, 2, "C5"),
            (9, 25, "Z10"),
            (0, 26, "AA1"),
            (0, 701, "ZZ1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(reference(row, column), name);
            assert!(matches!(cell(name), Some(Ok(place)) if place == (row, column)), "{name}");
        }
        assert!(matches!(cell(" c5 "), Some(Ok((4, 2)))));
        assert!(matches!(cell("XFE1"), Some(Err(_))) && matches!(cell("A1048577"), Some(Err(_))));
        assert!(["", "A", "5", "A0", "C5x", "甲1", "$C$5"].iter().all(|name| cell(name).is_none()));
        assert!(matches!(area("A1:C5"), Some(Ok(Area { top: 0, left: 0, bottom: 4, right: 2 }))));
    }

    proptest::proptest! {
        #[test]
        fn a_name_that_is_written_is_read(row in 0_u32..1 << 20, column in 0_u32..1 << 14) {
            let read = cell(&reference(row, column)).and_then(Result::ok);
            proptest::prop_assert_eq!(read, Some((row, column)));
        }
    }
}
