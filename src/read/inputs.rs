//! Turns the names that a user gives into the inputs to read, each once.

use super::identity::Identity;
use super::source::{Origin, Source, system_message};
use super::walk::{Met, walk};
use super::{Failure, Reading, Repeated, SkipCounts, SkipReason, Skipped, pattern};
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

/// What there is to read, in the order given, and what is known before any of it is read.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The inputs to read; they may be read in any order, or at once.
    pub(super) sources: Vec<Source>,
    /// What could not be found, was passed over, or was named before; no articles.
    pub(super) reading: Reading,
    folders: Vec<Folder>,
}

/// What a source came to, its articles but for their number handed over.
#[derive(Debug)]
pub(super) struct Handed {
    pub(super) articles: usize,
    pub(super) rest: Reading,
}

/// A folder that was walked because it was named.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// Whether anything in it came to something: an article, a failure, or a file that was read before.
    fruitful: bool,
    passed_over: SkipCounts,
}

/// Finds what to read under the names given, then under those that the file `files0` lists, and then what is found under
/// the names `against`, less what was met before; [`Names`](super::Names) says what names there are. Also says how
/// many of the sources come before those of `against`.
pub(super) fn inputs_against(
    paths: &[PathBuf],
    files0: Option<&Path>,
    against: &[PathBuf],
) -> (Inputs, usize) {
    let mut resolver = Resolver {
        inputs: Inputs::default(),
        seen: HashMap::new(),
        standard_input: None,
        stream: stream(),
        against: false,
        met_again: 0,
    };
    for path in paths {
        resolver.add_argument(path);
    }
    if let Some(list) = files0 {
        resolver.add_list(list);
    }
    let before = resolver.inputs.sources.len();
    resolver.against = true;
    for path in against {
        resolver.add_argument(path);
    }
    (resolver.inputs, before)
}

impl Inputs {
    /// How many bytes there are to read; `None` where one of the inputs is a stream.
    pub(super) fn size(&self) -> Option<u64> {
        let mut sizes = self.sources.iter().map(|source| source.size);
        sizes.try_fold(0, |all: u64, size| Some(all.saturating_add(size?)))
    }

    /// Joins what each of the sources came to, in their order, with what was known before, and adds a failure for every
    /// folder that held no article.
    pub(super) fn conclude(mut self, results: Vec<Handed>) -> Reading {
        for (source, Handed { articles, rest }) in self.sources.iter().zip(results) {
            if let Origin::Folder(number) = source.origin {
                let folder = &mut self.folders[number];
                folder.fruitful |= articles > 0 || !rest.failures.is_empty();
                folder.passed_over.add(&rest.passed_over);
            }
            self.reading.append(rest);
        }
        for folder in self.folders.into_iter().filter(|folder| !folder.fruitful) {
            let message = match folder.passed_over.to_string() {
                none if none.is_empty() => "holds no articles: the folder is empty".to_owned(),
                some => format!(
                    "holds no articles: {some} passed over; name a file itself to have it read"
                ),
            };
            self.reading.failures.push(Failure {
                path: folder.path,
                message,
            });
        }
        self.reading
    }
}

struct Resolver {
    inputs: Inputs,
    /// Every file and folder as it was met first.
    seen: HashMap<Identity, First>,
    /// What standard input has been used for.
    standard_input: Option<Use>,
    /// What standard input is, so that a file such as `/dev/stdin` is known for it.
    stream: Option<Identity>,
    /// Whether what is met now is only to be compared to.
    against: bool,
    /// How many files and folders were met again.
    met_again: usize,
}

/// How a file or folder was met first.
struct First {
    path: PathBuf,
    /// Whether it is only to be compared to.
    against: bool,
}

#[derive(Clone, Copy)]
enum Use {
    Article,
    List,
}

impl Resolver {
    fn add_argument(&mut self, path: &Path) {
        // On Windows a pattern is not even a valid name, hence any error.
        if path.as_os_str() == STANDARD_INPUT
            || !pattern::is_pattern(path)
            || fs::symlink_metadata(path).is_ok()
        {
            return self.add(path);
        }
        match pattern::expand(path) {
            Ok(found) if found.is_empty() => {
                self.fail(path, "no file matches this pattern".to_owned())
            }
            Ok(found) => found.iter().for_each(|path| self.add(path)),
            Err(message) => self.fail(path, format!("no such file, and {message}")),
        }
    }

    fn add_list(&mut self, list: &Path) {
        let bytes = if list.as_os_str() != STANDARD_INPUT {
            fs::read(list)
        } else if self.standard_input.is_some()
            || self
                .stream
                .as_ref()
                .is_some_and(|stream| self.seen.contains_key(stream))
        {
            return self.fail(
                list,
                "standard input cannot be both an article and a list of names".to_owned(),
            );
        } else {
            self.standard_input = Some(Use::List);
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                return self.fail(
                    list,
                    format!("the list of names: {}", system_message(&error)),
                );
            }
        };
        let names = bytes.strip_suffix(b"\0").unwrap_or(&bytes);
        if names.is_empty() {
            return self.fail(list, "the list of names is empty".to_owned());
        }
        if !bytes.contains(&0) && names.contains(&b'\n') {
            let message =
                "the list of names holds no zero byte; end each name in one, as find -print0 does";
            return self.fail(list, message.to_owned());
        }
        let (mut empty, mut undecodable) = (Unusable::default(), Unusable::default());
        for (number, name) in names.split(|&byte| byte == 0).enumerate() {
            match path_from_bytes(name) {
                Some(path) if !name.is_empty() => self.add(&path),
                Some(_) => empty.count(number + 1),
                None => undecodable.count(number + 1),
            }
        }
        for (unusable, what) in [(empty, "empty"), (undecodable, "not UTF-8")] {
            if let Some(message) = unusable.message(what) {
                self.fail(list, message);
            }
        }
    }

    fn add(&mut self, path: &Path) {
        if path.as_os_str() == STANDARD_INPUT {
            return self.add_standard_input();
        }
        let looked =
            fs::metadata(path).and_then(|metadata| Ok((Identity::of(path, &metadata)?, metadata)));
        match looked {
            Ok((identity, metadata)) if metadata.is_dir() => {
                if self.is_first(path, identity) {
                    self.add_folder(path);
                }
            }
            Ok((identity, metadata)) => {
                let size = metadata.is_file().then_some(metadata.len());
                if matches!(self.standard_input, Some(Use::List))
                    && self.stream.as_ref() == Some(&identity)
                {
                    self.fail(
                        path,
                        "standard input is the list of names already".to_owned(),
                    );
                } else {
                    self.add_file(path.to_owned(), identity, size, Origin::Named);
                }
            }
            Err(error) => self.fail(path, message_about(path, &error)),
        }
    }

    fn add_standard_input(&mut self) {
        let path = PathBuf::from(STANDARD_INPUT);
        match self.standard_input {
            None => {
                self.standard_input = Some(Use::Article);
                let is_first = match self.stream.clone() {
                    Some(stream) => self.is_first(&path, stream),
                    None => true,
                };
                if is_first {
                    self.inputs.sources.push(Source {
                        path,
                        origin: Origin::StandardInput,
                        size: None,
                    });
                }
            }
            Some(Use::Article) => {
                self.inputs.reading.repeated.push(Repeated {
                    path: path.clone(),
                    first: path,
                });
            }
            Some(Use::List) => {
                self.fail(
                    &path,
                    "standard input is the list of names already; name a file called - as ./-"
                        .to_owned(),
                );
            }
        }
    }

    fn add_folder(&mut self, root: &Path) {
        let number = self.inputs.folders.len();
        let mut passed_over = Vec::new();
        let before = (self.inputs.reading.failures.len(), self.met_again);
        walk(root, |met| {
            match met {
                Met::File(path, identity, size) => {
                    self.add_file(path, identity, Some(size), Origin::Folder(number))
                }
                Met::Folder(path, identity) => return self.is_first(&path, identity),
                Met::Hidden(path) => passed_over.push(Skipped {
                    path,
                    why: SkipReason::Hidden,
                }),
                Met::LinkedFolder(path) => passed_over.push(Skipped {
                    path,
                    why: SkipReason::LinkedFolder,
                }),
                Met::Special(path) => passed_over.push(Skipped {
                    path,
                    why: SkipReason::Special,
                }),
                Met::Unreadable(path, error) => self.fail(&path, message_about(&path, &error)),
            }
            false
        });
        let after = (self.inputs.reading.failures.len(), self.met_again);
        let mut tally = SkipCounts::default();
        tally.add(&passed_over);
        self.inputs.reading.passed_over.append(&mut passed_over);
        self.inputs.folders.push(Folder {
            path: root.to_owned(),
            fruitful: before != after,
            passed_over: tally,
        });
    }

    fn add_file(&mut self, path: PathBuf, identity: Identity, size: Option<u64>, origin: Origin) {
        if self.is_first(&path, identity) {
            self.inputs.sources.push(Source { path, origin, size });
        }
    }

    /// Whether this file or folder has not been met before; if it has, that is noted. That an article stands in what it is
    /// compared to is no more than usual.
    fn is_first(&mut self, path: &Path, identity: Identity) -> bool {
        match self.seen.entry(identity) {
            Entry::Vacant(entry) => {
                entry.insert(First {
                    path: path.to_owned(),
                    against: self.against,
                });
                true
            }
            Entry::Occupied(entry) => {
                let first = entry.get();
                self.met_again += 1;
                if first.against == self.against {
                    self.inputs.reading.repeated.push(Repeated {
                        path: path.to_owned(),
                        first: first.path.clone(),
                    });
                }
                false
            }
        }
    }

    fn fail(&mut self, path: &Path, message: String) {
        self.inputs.reading.failures.push(Failure {
            path: path.to_owned(),
            message,
        });
    }
}

/// Names in a list that lead nowhere, which a broken list may hold by the million: told together.
#[derive(Default)]
struct Unusable {
    count: usize,
    /// Counted from 1; 0 while there is none.
    first: usize,
}

impl Unusable {
    fn count(&mut self, number: usize) {
        if self.count == 0 {
            self.first = number;
        }
        self.count += 1;
    }

    fn message(&self, what: &str) -> Option<String> {
        let Unusable { count, first } = self;
        match count {
            0 => None,
            1 => Some(format!("name {first} in the list is {what}")),
            _ => Some(format!(
                "{count} names in the list are {what}, the first is name {first}"
            )),
        }
    }
}

/// What standard input is, where the system can tell.
fn stream() -> Option<Identity> {
    let path = Path::new("/dev/stdin");
    let metadata = fs::metadata(path).ok()?;
    Identity::of(path, &metadata).ok()
}

/// Says why a path leads nowhere.
fn message_about(path: &Path, error: &io::Error) -> String {
    if path.as_os_str().is_empty() {
        "an empty name; name a file or folder".to_owned()
    } else if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_ok() {
        "a link to something that does not exist; mend it, or leave it out".to_owned()
    } else {
        system_message(error)
    }
}

#[cfg(unix)]
fn path_from_bytes(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn path_from_bytes(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}
