//! Tells whether two names mean one file.

use std::fs::Metadata;
use std::io;
use std::path::Path;

/// What all names of one file or folder have in common, links included.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg(unix)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

#[cfg(unix)]
impl Identity {
    /// The identity of what `path` leads to, whose metadata is at hand.
    ///
    /// Never fails here; elsewhere when the path cannot be resolved.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "resolving paths can fail on other systems"
    )]
    pub(super) fn of(_path: &Path, metadata: &Metadata) -> io::Result<Identity> {
        use std::os::unix::fs::MetadataExt;
        Ok(Identity {
            device: metadata.dev(),
            inode: metadata.ino(),
        })
    }
}

/// What all names of one file or folder have in common, symbolic links included.
///
/// The standard library gives no stable file number here, so hard links count as files of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg(not(unix))]
pub(super) struct Identity(std::path::PathBuf);

#[cfg(not(unix))]
impl Identity {
    /// The identity of what `path` leads to, whose metadata is at hand.
    ///
    /// Fails when the path cannot be resolved.
    pub(super) fn of(path: &Path, _metadata: &Metadata) -> io::Result<Identity> {
        std::fs::canonicalize(path).map(Identity)
    }
}
