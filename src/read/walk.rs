//! Lists the files of a folder and of the folders within it.

use super::identity::Identity;
use rayon::prelude::*;
use std::ffi::OsString;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// One thing met on a walk, in sorted order: the names of each folder by their bytes, a folder's content in its place.
pub(super) enum Met {
    /// A file to read, or a link to one, and its size in bytes.
    File(PathBuf, Identity, u64),
    /// A folder, which is walked next if the visitor says so.
    Folder(PathBuf, Identity),
    /// A file or folder whose name begins with a dot, or that has the hidden attribute of Windows.
    Hidden(PathBuf),
    /// A link to a folder. It may lead anywhere, even back, so it is walked only when it is named.
    LinkedFolder(PathBuf),
    /// A pipe, socket or device, which might block for ever.
    Special(PathBuf),
    /// What could not be listed or looked at.
    Unreadable(PathBuf, io::Error),
}

/// Walks the folder `root` and shows `visit` what is in it.
///
/// The answer of `visit` matters for folders only: whether to go in.
pub(super) fn walk(root: &Path, mut visit: impl FnMut(Met) -> bool) {
    let mut waiting = list(root);
    while let Some(met) = waiting.pop() {
        let folder = if let Met::Folder(path, _) = &met {
            Some(path.clone())
        } else {
            None
        };
        let enter = visit(met);
        if let Some(folder) = folder.filter(|_| enter) {
            waiting.append(&mut list(&folder));
        }
    }
}

/// What is in one folder, last first.
fn list(folder: &Path) -> Vec<Met> {
    let entries: io::Result<Vec<DirEntry>> = fs::read_dir(folder).and_then(Iterator::collect);
    let mut entries: Vec<(OsString, DirEntry)> = match entries {
        Ok(entries) => entries
            .into_iter()
            .map(|entry| (entry.file_name(), entry))
            .collect(),
        Err(error) => return vec![Met::Unreadable(folder.to_owned(), error)],
    };
    entries.sort_unstable_by(|a, b| b.0.cmp(&a.0));
    // Asking the system about each entry is most of the work of a walk, but waking threads for a few costs more.
    if entries.len() < 512 {
        entries
            .iter()
            .map(|(name, entry)| meet(name, entry))
            .collect()
    } else {
        entries
            .par_iter()
            .map(|(name, entry)| meet(name, entry))
            .collect()
    }
}

fn meet(name: &OsString, entry: &DirEntry) -> Met {
    let path = entry.path();
    if name.as_encoded_bytes().starts_with(b".") {
        return Met::Hidden(path);
    }
    match look(&path, entry) {
        Ok(met) => met,
        Err(error) => Met::Unreadable(path, error),
    }
}

fn look(path: &Path, entry: &DirEntry) -> io::Result<Met> {
    let linked = entry.file_type()?.is_symlink();
    // Neither opens what it looks at, so that a pipe cannot block.
    let metadata = if linked {
        fs::metadata(path)?
    } else {
        entry.metadata()?
    };
    let path = path.to_owned();
    Ok(if has_hidden_attribute(&metadata) {
        Met::Hidden(path)
    } else if metadata.is_dir() && linked {
        Met::LinkedFolder(path)
    } else if metadata.is_dir() || metadata.is_file() {
        let identity = Identity::of(&path, &metadata)?;
        if metadata.is_dir() {
            Met::Folder(path, identity)
        } else {
            Met::File(path, identity, metadata.len())
        }
    } else {
        Met::Special(path)
    })
}

#[cfg(windows)]
fn has_hidden_attribute(metadata: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    const FILE_ATTRIBUTE_HIDDEN: u32 = 2;
    metadata.file_attributes() & FILE_ATTRIBUTE_HIDDEN != 0
}

#[cfg(not(windows))]
fn has_hidden_attribute(_metadata: &Metadata) -> bool {
    false
}
