//! Expands file name patterns such as `*.txt`, for shells that leave that to the program.

use globset::GlobBuilder;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Whether a path holds wildcards.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.components()
        .any(|component| is_wild(component.as_os_str()))
}

fn is_wild(name: &OsStr) -> bool {
    name.as_encoded_bytes()
        .iter()
        .any(|byte| matches!(byte, b'*' | b'?' | b'['))
}

/// The files and folders that a pattern matches, sorted; none if it matches none.
///
/// As in a shell, a wildcard does not cross folders, except for `**`, which stands for any number of them; and it
/// matches no hidden name unless the pattern itself has the dot. Fails with a reason when the pattern is malformed.
pub(super) fn expand(pattern: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = vec![PathBuf::new()];
    let mut deep = false;
    for component in pattern.components() {
        match component {
            Component::Normal(name) if name == "**" => {
                deep = true;
                continue;
            }
            _ if deep => found = found.into_iter().flat_map(folders_within).collect(),
            _ => {}
        }
        deep = false;
        match component {
            Component::Normal(name) if is_wild(name) => found = matches_within(&found, name)?,
            fixed => found.iter_mut().for_each(|path| path.push(fixed)),
        }
        if matches!(component, Component::Normal(_)) {
            found.retain(|path| path.symlink_metadata().is_ok());
        }
    }
    if deep {
        // At the end, any number of folders is the folder itself, which is walked as a whole.
        found
            .iter_mut()
            .filter(|path| path.as_os_str().is_empty())
            .for_each(|path| path.push("."));
    }
    Ok(found)
}

/// Adds to each of the folders the names in it that match.
fn matches_within(folders: &[PathBuf], name: &OsStr) -> Result<Vec<PathBuf>, String> {
    let Some(name) = name.to_str() else {
        return Ok(Vec::new());
    };
    let matcher = GlobBuilder::new(name)
        .case_insensitive(cfg!(windows))
        .build()
        .map_err(|error| format!("not a file name pattern: {}", error.kind()))?
        .compile_matcher();
    let is_match = |entry: &OsStr| {
        let hidden = entry.as_encoded_bytes().starts_with(b".");
        (!hidden || name.starts_with('.')) && matcher.is_match(entry)
    };
    let mut found = Vec::new();
    for folder in folders {
        found.extend(
            names_in(folder)
                .into_iter()
                .filter(|entry| is_match(entry))
                .map(|entry| folder.join(entry)),
        );
    }
    Ok(found)
}

/// A folder and all folders below it that are neither hidden nor links, sorted.
fn folders_within(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder];
    while let Some(folder) = waiting.pop() {
        let names = names_in(&folder).into_iter().rev();
        let visible = names.filter(|name| !name.as_encoded_bytes().starts_with(b"."));
        let below = visible.map(|name| folder.join(name));
        waiting
            .extend(below.filter(|path| path.symlink_metadata().is_ok_and(|data| data.is_dir())));
        found.push(folder);
    }
    found
}

/// The sorted names in a folder; none where it cannot be listed, since a pattern only asks what is there.
fn names_in(folder: &Path) -> Vec<std::ffi::OsString> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut names: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    names.sort_unstable();
    names
}
