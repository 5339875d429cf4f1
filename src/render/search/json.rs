//! The compact JSON of the files of the index.

use serde::Serialize;

/// A compact file; plain structures always become JSON.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
