//! Reading: any bytes, in each format by force.

#![no_main]

#[path = "../../tests/fuzzed/checks.rs"]
#[allow(dead_code, reason = "each target runs one of them")]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::read_as(bytes));
