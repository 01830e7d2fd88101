//! A whole run: two texts with a zero byte between them, compared and reported in every format.

#![no_main]

#[path = "../../tests/fuzzed/checks.rs"]
#[allow(dead_code, reason = "each target runs one of them")]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::report(bytes));
