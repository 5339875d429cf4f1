//! Names of cells and areas: `C5` and `A1:B2` to rows and columns.

use crate::read::sheet::Area;
use crate::read::sheet::fault::Fault;
use crate::read::sheet::limit::Budget;

/// Row and column, from 0, of a cell's name; `None` where it is no name of a cell.
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

/// An area by its name; `None` where it is no name of one.
pub(super) fn area(name: &str) -> Option<Result<Area, Fault>> {
    let (first, last) = name.split_once(':')?;
    Some(cell(first)?.and_then(|(top, left)| match cell(last) {
        Some(end) => end.map(|(bottom, right)| Area { top, left, bottom, right }),
        None => Ok(Area { top, left, bottom: top, right: left }),
    }))
}
