//! Version 1: the scheme as the types of `scheme` say. When these change, their shape of before is
//! kept here and read into the new one.

use serde::{Deserialize, Serialize};

use super::{FORMAT, no_scheme};
use crate::scheme::Scheme;
use crate::sentence::Sentence;

/// The version's number.
pub(super) const VERSION: u64 = 1;

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    scheme: &'a Scheme,
}

#[derive(Deserialize)]
struct Read {
    scheme: Scheme,
}

/// The scheme as text, readable by people.
pub(super) fn write(scheme: &Scheme) -> Result<String, Sentence> {
    let written = Written { format: FORMAT, version: VERSION, scheme };
    serde_json::to_string_pretty(&written).map_err(|_| {
        Sentence::new(
            "考评办法没有保存成，原有内容未受影响。请再试一次。",
            "The scheme could not be saved; nothing was changed. Try again.",
        )
    })
}

/// The scheme from its text.
pub(super) fn read(bytes: &[u8]) -> Result<Scheme, Sentence> {
    let Read { scheme } = serde_json::from_slice(bytes).map_err(|_| no_scheme())?;
    Ok(scheme)
}
