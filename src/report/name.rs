//! What the articles of a batch are called: the shortest form of their paths that tells them apart.

use super::{Entry, visible};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

/// One name an article, in order, fit for a terminal.
///
/// The folders that all files share are dropped. An article inside a file of several is
/// `file#item`; articles that would still be called the same carry their number.
pub(super) fn names(entries: &[Entry]) -> Vec<String> {
    let shared = shared_folder(entries.iter().map(|entry| entry.article.path.as_path()));
    let mut names: Vec<String> = entries
        .iter()
        .map(|entry| {
            let path = &entry.article.path;
            let mut name = if is_standard_input(path) {
                "standard input".to_owned()
            } else {
                let rest = path.strip_prefix(&shared).unwrap_or(path);
                visible::name(rest)
            };
            if let Some(item) = &entry.article.item {
                name.push('#');
                name.push_str(&visible::escape(item));
            }
            name
        })
        .collect();
    let mut uses: HashMap<String, u32> = HashMap::with_capacity(names.len());
    for name in &names {
        *uses.entry(name.clone()).or_default() += 1;
    }
    for (id, name) in names.iter_mut().enumerate() {
        if uses[name.as_str()] > 1 {
            name.push_str(&format!(" (id {id})"));
        }
    }
    names
}

/// The longest folder that all of the files stand in. Standard input stands in none and does not
/// count.
fn shared_folder<'a>(paths: impl Iterator<Item = &'a Path>) -> PathBuf {
    let mut shared: Option<Vec<Component<'a>>> = None;
    for path in paths.filter(|path| !is_standard_input(path)) {
        let folder = path.parent().unwrap_or(Path::new(""));
        match &mut shared {
            None => shared = Some(folder.components().collect()),
            Some(shared) => {
                let both = shared.iter().zip(folder.components());
                let same = both.take_while(|(a, b)| **a == *b).count();
                shared.truncate(same);
            }
        }
    }
    shared.unwrap_or_default().into_iter().collect()
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

#[cfg(test)]
mod tests {
    use super::super::sample::entry;
    use super::*;

    fn called(paths: &[&str]) -> Vec<String> {
        let entries: Vec<Entry> = paths.iter().map(|path| entry(path, &[])).collect();
        names(&entries)
    }

    #[test]
    fn folders_that_all_files_share_are_dropped() {
        assert_eq!(
            called(&["/in/desk/a.txt", "/in/desk/b.txt"]),
            ["a.txt", "b.txt"]
        );
        assert_eq!(
            called(&["/in/mon/a.txt", "/in/tue/a.txt"]),
            ["mon/a.txt", "tue/a.txt"]
        );
        assert_eq!(called(&["desk/a.txt"]), ["a.txt"]);
        assert_eq!(called(&["desk", "desk/a.txt"]), ["desk", "desk/a.txt"]);
        assert_eq!(called(&["-", "desk/a.txt"]), ["standard input", "a.txt"]);
    }

    #[test]
    fn articles_of_one_file_go_by_their_items() {
        let mut entries = vec![entry("feed.jsonl", &[]), entry("feed.jsonl", &[])];
        entries[0].article.item = Some("tag:1".into());
        entries[1].article.item = Some("tag:2".into());
        assert_eq!(names(&entries), ["feed.jsonl#tag:1", "feed.jsonl#tag:2"]);
    }

    #[test]
    fn no_two_articles_are_called_the_same() {
        assert_eq!(
            called(&["a.txt", "b.txt", "a.txt"]),
            ["a.txt (id 0)", "b.txt", "a.txt (id 2)"]
        );
    }

    #[test]
    fn a_name_cannot_act_on_the_terminal() {
        assert_eq!(
            called(&["x/\u{1b}[31m.txt", "x/a\nb"]),
            ["\\u{1b}[31m.txt", "a\\u{a}b"]
        );
    }
}
