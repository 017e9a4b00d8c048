#![no_main]

#[path = "../../tests/hostile/checks.rs"]
#[allow(dead_code)]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::comparison(bytes, checks::depth(bytes)));
