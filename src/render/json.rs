//! Plain structures as JSON. Maps with text keys and plain values always serialise; an empty file would fail its reader
//! loudly.

use serde::Serialize;

/// A file for programs alone.
pub(super) fn compact(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// A file for people too: indented, with a line end at its foot.
pub(super) fn indented(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
