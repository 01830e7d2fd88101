//! Replays input that fuzzing found (`fixtures/found`, one file a finding, under the name of its target), and every fixture of the
//! readers, through what the fuzz targets assert. To add one, put the file there.

mod checks;

use std::fs;
use std::path::{Path, PathBuf};

/// Every file under a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (mut files, mut folders) = (Vec::new(), vec![root]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of fixtures") {
            let path = entry.expect("a fixture").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}

#[expect(
    clippy::print_stdout,
    reason = "names the file that fails, which the harness shows only then"
)]
fn replay(check: fn(&[u8])) {
    let files = [files("fixtures/found"), files("fixtures/read")].concat();
    assert!(!files.is_empty());
    for file in files {
        println!("{}", file.display());
        check(&fs::read(&file).expect("a fixture"));
    }
}

#[test]
fn any_text_can_be_inspected() {
    replay(checks::text);
}

#[test]
fn any_bytes_are_read_or_refused() {
    replay(checks::read);
}

#[test]
fn any_bytes_are_read_or_refused_in_any_format() {
    replay(checks::read_as);
}

#[test]
fn any_two_texts_can_be_compared_and_reported() {
    replay(checks::report);
}
