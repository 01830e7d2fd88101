//! Reading: any bytes, by force in the format that the environment variable `FORMAT` names, or in each if there is none.

#![no_main]

#[path = "../../tests/fuzzed/checks.rs"]
#[allow(dead_code, reason = "each target runs one of them")]
mod checks;

use dedupe::article::Format;
use std::env;
use std::sync::LazyLock;

/// The format that is asked for.
static FORMAT: LazyLock<Option<Format>> = LazyLock::new(|| {
    let name = env::var("FORMAT").ok()?;
    let format = Format::ALL.into_iter().find(|format| format.name() == name);
    Some(format.unwrap_or_else(|| panic!("FORMAT is no format: {name:?}")))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| match *FORMAT {
    Some(format) => checks::read_in(bytes, format),
    None => checks::read_as(bytes),
});
