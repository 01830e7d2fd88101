//! What a user sees of reading: which articles, which failures, what was left alone.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[cfg(unix)]
mod unix;

use super::*;
use std::fs;
use tempfile::TempDir;

/// A folder with these files in it; a name that ends in a slash is a folder.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = root.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
    }
    root
}

/// Reads these names, each within `root`; an empty name is `root` itself.
fn read_in(root: &TempDir, names: &[&str]) -> Reading {
    let paths: Vec<PathBuf> = names.iter().map(|name| root.path().join(name)).collect();
    read_all(&paths, None, &Options::default())
}

fn name<'a>(root: &TempDir, path: &'a Path) -> &'a str {
    path.strip_prefix(root.path()).unwrap().to_str().unwrap()
}

fn articles<'a>(root: &TempDir, reading: &'a Reading) -> Vec<&'a str> {
    reading
        .articles
        .iter()
        .map(|article| name(root, &article.path))
        .collect()
}

fn failures<'a>(root: &TempDir, reading: &'a Reading) -> Vec<(&'a str, &'a str)> {
    reading
        .failures
        .iter()
        .map(|failure| (name(root, &failure.path), failure.message.as_str()))
        .collect()
}

fn repeated<'a>(root: &TempDir, reading: &'a Reading) -> Vec<(&'a str, &'a str)> {
    reading
        .repeated
        .iter()
        .map(|again| (name(root, &again.path), name(root, &again.first)))
        .collect()
}

fn passed_over<'a>(root: &TempDir, reading: &'a Reading) -> Vec<(&'a str, SkipReason)> {
    reading
        .passed_over
        .iter()
        .map(|passed| (name(root, &passed.path), passed.why))
        .collect()
}

#[test]
fn no_argument_is_nothing_to_read() {
    let reading = read_all(&[], None, &Options::default());
    assert!(reading.articles.is_empty() && reading.failures.is_empty());
}

#[test]
fn files_are_read_in_the_order_given() {
    let root = folder(&[("b.txt", b"two"), ("a.txt", b"one")]);
    let reading = read_in(&root, &["b.txt", "a.txt"]);
    assert_eq!(articles(&root, &reading), ["b.txt", "a.txt"]);
    assert_eq!(reading.articles[0].text, "two");
    assert_eq!(reading.articles[0].encoding, "UTF-8");
}

#[test]
fn a_folder_is_walked_in_sorted_order_whatever_its_size() {
    let names: Vec<String> = (0..1200)
        .map(|n| format!("{:02}/{n:04}.txt", n / 600))
        .collect();
    let mut files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"late"[..]))
        .collect();
    files.push(("00a.txt", b"between"));
    files.push(("no-extension", b"last"));
    let root = folder(&files);
    let reading = read_in(&root, &[""]);
    let mut expected: Vec<&str> = names.iter().map(String::as_str).collect();
    expected.insert(1200, "no-extension");
    expected.insert(600, "00a.txt");
    assert_eq!(articles(&root, &reading), expected);
}

#[test]
fn ignore_files_hide_no_article() {
    let root = folder(&[
        ("a.txt", b"one"),
        (".gitignore", b"*.txt"),
        (".ignore", b"*"),
        (".git/", b""),
    ]);
    assert_eq!(articles(&root, &read_in(&root, &[""])), ["a.txt"]);
}

#[test]
fn what_is_not_an_article_is_passed_over_in_a_folder_and_named() {
    let root = folder(&[
        (".draft.txt", b"hidden"),
        (".wire/a.txt", b"hidden"),
        ("a.txt", b"one"),
        ("map.png", b"\x89PNG\r\n\x1A\n"),
        ("sub/fares.xlsx", b"PK\x03\x04"),
        ("sub/tape.bin", b"tape\0tape"),
    ]);
    let reading = read_in(&root, &[""]);
    assert_eq!(articles(&root, &reading), ["a.txt"]);
    assert_eq!(failures(&root, &reading), []);
    let expected = [
        (".draft.txt", SkipReason::Hidden),
        (".wire", SkipReason::Hidden),
        ("map.png", SkipReason::Binary("a PNG image")),
        (
            "sub/fares.xlsx",
            SkipReason::Binary("an office document or a zip archive"),
        ),
        ("sub/tape.bin", SkipReason::Binary("binary data")),
    ];
    assert_eq!(passed_over(&root, &reading), expected);
    let mut tally = SkipCounts::default();
    tally.add(&reading.passed_over);
    assert_eq!(tally.to_string(), "2 hidden, 3 binary");
}

#[test]
fn what_is_named_itself_is_read_or_fails() {
    let root = folder(&[
        (".draft.txt", b"hidden"),
        (".wire/a.txt", b"one"),
        ("b.pdf", b"%PDF-1.7"),
        ("c.bin", b"c\0\0c"),
    ]);
    let reading = read_in(&root, &[".draft.txt", ".wire", "b.pdf", "c.bin"]);
    assert_eq!(articles(&root, &reading), [".draft.txt", ".wire/a.txt"]);
    let expected = [
        (
            "b.pdf",
            "a PDF document, not plain text; save it as plain text and name that",
        ),
        (
            "c.bin",
            "binary data, not plain text; if it is text in UTF-16, say --encoding utf-16le or utf-16be",
        ),
    ];
    assert_eq!(failures(&root, &reading), expected);
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let root = folder(&[("a.txt", b"one"), ("z.txt", b"two")]);
    let reading = read_in(&root, &["a.txt", "b.txt", "z.txt"]);
    assert_eq!(articles(&root, &reading), ["a.txt", "z.txt"]);
    let expected = [(
        "b.txt",
        "no such file or folder; check its name and the folder it is looked for in",
    )];
    assert_eq!(failures(&root, &reading), expected);
}

#[test]
fn an_empty_name_is_a_failure() {
    let reading = read_all(&[PathBuf::new()], None, &Options::default());
    assert_eq!(
        reading.failures[0].message,
        "an empty name; name a file or folder"
    );
}

#[test]
fn blank_files_are_articles() {
    let root = folder(&[
        ("empty.txt", b""),
        ("mark.txt", b"\xEF\xBB\xBF"),
        ("space.txt", b" \r\n\t\n"),
    ]);
    let reading = read_in(&root, &[""]);
    let texts: Vec<&str> = reading
        .articles
        .iter()
        .map(|article| article.text.as_str())
        .collect();
    assert_eq!(texts, ["", "", " \r\n\t\n"]);
}

#[test]
fn a_folder_without_articles_fails_and_says_what_it_holds() {
    let root = folder(&[
        ("empty/", b""),
        ("odd/.a", b"a"),
        ("odd/.b", b"b"),
        ("odd/c/d.png", b"\x89PNG\r\n\x1A\n"),
        ("z/z.txt", b"z"),
    ]);
    let reading = read_in(&root, &["empty", "odd", "z"]);
    let expected = [
        ("empty", "holds no articles: the folder is empty"),
        (
            "odd",
            "holds no articles: 2 hidden, 1 binary passed over; name a file itself to have it read",
        ),
    ];
    assert_eq!(failures(&root, &reading), expected);
    assert_eq!(articles(&root, &reading), ["z/z.txt"]);
}

#[test]
fn the_same_file_is_read_once() {
    let root = folder(&[("news/a.txt", b"one"), ("news/b.txt", b"two")]);
    let reading = read_in(
        &root,
        &[
            "news/b.txt",
            "news/../news/b.txt",
            "news",
            "news/a.txt",
            "news",
        ],
    );
    assert_eq!(articles(&root, &reading), ["news/b.txt", "news/a.txt"]);
    let expected = [
        ("news/../news/b.txt", "news/b.txt"),
        ("news/b.txt", "news/b.txt"),
        ("news/a.txt", "news/a.txt"),
        ("news", "news"),
    ];
    assert_eq!(repeated(&root, &reading), expected);
    assert_eq!(failures(&root, &reading), []);
}

#[test]
fn a_folder_whose_files_were_read_before_does_not_fail() {
    let root = folder(&[("news/wire/a.txt", b"one")]);
    let reading = read_in(&root, &["news/wire", "news"]);
    assert_eq!(articles(&root, &reading), ["news/wire/a.txt"]);
    assert_eq!(repeated(&root, &reading), [("news/wire", "news/wire")]);
    assert_eq!(failures(&root, &reading), []);
}

#[test]
fn files_of_equal_content_are_all_read() {
    let root = folder(&[("a.txt", b"one"), ("b.txt", b"one")]);
    assert_eq!(articles(&root, &read_in(&root, &[""])), ["a.txt", "b.txt"]);
}

#[test]
fn patterns_that_the_shell_left_alone_are_expanded() {
    let root = folder(&[
        (".hidden.txt", b"hidden"),
        ("a.md", b"a"),
        ("b.txt", b"b"),
        ("a.txt", b"a"),
        ("x/c.txt", b"c"),
        ("x/y/d.txt", b"d"),
        ("z/c.txt", b"c"),
    ]);
    for (pattern, expected) in [
        ("*.txt", &["a.txt", "b.txt"][..]),
        ("?.txt", &["a.txt", "b.txt"]),
        ("[b-z].txt", &["b.txt"]),
        ("./*.md", &["a.md"]),
        (".*.txt", &[".hidden.txt"]),
        ("*/c.txt", &["x/c.txt", "z/c.txt"]),
        ("[xz]", &["x/c.txt", "x/y/d.txt", "z/c.txt"]),
        (
            "**/*.txt",
            &["a.txt", "b.txt", "x/c.txt", "x/y/d.txt", "z/c.txt"],
        ),
        ("x/**", &["x/c.txt", "x/y/d.txt"]),
    ] {
        let reading = read_in(&root, &[pattern]);
        assert_eq!(articles(&root, &reading), expected, "{pattern}");
        assert_eq!(failures(&root, &reading), [], "{pattern}");
    }
}

#[test]
fn a_pattern_that_matches_nothing_or_makes_no_sense_fails() {
    let root = folder(&[("a.txt", b"a")]);
    let reading = read_in(&root, &["*.story", "a.txt/*", "none/*", "a[.txt", "a.txt"]);
    assert_eq!(articles(&root, &reading), ["a.txt"]);
    let failures = failures(&root, &reading);
    assert_eq!(
        failures[..3],
        ["*.story", "a.txt/*", "none/*"].map(|name| (name, "no file matches this pattern"))
    );
    assert!(
        failures[3]
            .1
            .starts_with("no such file, and not a file name pattern: "),
        "{failures:?}"
    );
}

#[test]
fn names_can_come_from_a_list() {
    let root = folder(&[("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")]);
    let path = |name: &str| root.path().join(name).to_str().unwrap().to_owned();
    let list = root.path().join("list");
    let names = [
        path("b.txt"),
        path("a.txt"),
        path("*.txt"),
        String::new(),
        path("b.txt"),
    ];
    fs::write(&list, names.join("\0") + "\0").unwrap();
    let reading = read_all(
        &[root.path().join("c.txt")],
        Some(&list),
        &Options::default(),
    );
    assert_eq!(articles(&root, &reading), ["c.txt", "b.txt", "a.txt"]);
    assert_eq!(repeated(&root, &reading), [("b.txt", "b.txt")]);
    let failures = failures(&root, &reading);
    assert_eq!(failures[0].0, "*.txt");
    assert_eq!(failures[1], ("list", "name 4 in the list is empty"));
}

#[test]
fn a_list_that_is_none_fails_with_advice() {
    let root = folder(&[("empty", b""), ("lines", b"a.txt\nb.txt\n")]);
    for (list, message) in [
        ("empty", "the list of names is empty"),
        (
            "lines",
            "the list of names holds no zero byte; end each name in one, as find -print0 does",
        ),
        (
            "none",
            "the list of names: no such file or folder; check its name and the folder it is looked for in",
        ),
    ] {
        let list = root.path().join(list);
        let reading = read_all(&[], Some(&list), &Options::default());
        assert_eq!(
            reading.failures,
            [Failure {
                path: list,
                message: message.to_owned()
            }]
        );
    }
}

#[test]
fn standard_input_is_taken_once() {
    let dash = PathBuf::from("-");
    let found = inputs_against(&[dash.clone(), dash.clone()], None, &[]).0;
    assert_eq!(
        found
            .sources
            .iter()
            .map(|source| source.path.as_path())
            .collect::<Vec<_>>(),
        [dash.as_path()]
    );
    assert_eq!(
        found.reading.repeated,
        [Repeated {
            path: dash.clone(),
            first: dash.clone()
        }]
    );

    let found = inputs_against(std::slice::from_ref(&dash), Some(&dash), &[]).0;
    assert_eq!(found.sources.len(), 1);
    assert_eq!(
        found.reading.failures[0].message,
        "standard input cannot be both an article and a list of names"
    );
}

#[test]
fn a_zero_byte_that_strayed_into_a_file_is_left_out_of_its_story() {
    let story = "The ferry was late on Sunday, the mayor of Hamnvik said, and nobody was hurt.";
    let struck = story.replace("mayor", "may\0or");
    for (format, file) in [
        (
            Format::Text,
            format!("{struck}\n{}", "It was the fog.\n".repeat(5)),
        ),
        (
            Format::Html,
            format!("<!DOCTYPE html><title>Late</title><body><p>{struck}</p></body></html>"),
        ),
        (
            Format::Nitf,
            format!("<nitf><body><body.content><p>{struck}</p></body.content></body></nitf>"),
        ),
        (
            Format::Json,
            format!("{{\n\"id\": \"ferry-1\",\n\"text\": \"{struck}\"\n}}\n"),
        ),
        (
            Format::JsonLines,
            format!("{{\"text\":\"{struck}\"}}\n{{\"text\":\"{story}\"}}\n"),
        ),
        (
            Format::Csv,
            format!("id,text\n1,\"{struck}\"\n2,\"{story}\"\n"),
        ),
        (
            Format::Email,
            format!(
                "From: a@b.example\nSubject: Late\nDate: Sun, 2 Mar 2031 07:12:40 +0100\n\n{struck}\n"
            ),
        ),
    ] {
        let reading = from_bytes(Path::new("a"), file.as_bytes(), &Options::default());
        assert_eq!(reading.failures, [], "{format:?}");
        let article = &reading.articles[0];
        assert_eq!(article.format, format);
        assert!(
            article.text.starts_with(story),
            "{format:?}: {}",
            article.text
        );
        let notices = article.notices.iter().map(|notice| notice.text.as_str());
        assert!(
            notices
                .clone()
                .any(|text| text.starts_with("1 NUL character was left out, on line ")),
            "{format:?}"
        );
    }
}

#[test]
fn a_forced_encoding_holds_for_all() {
    let root = folder(&[("a.txt", b"caf\xE9"), ("b.txt", b"late")]);
    let options = Options {
        encoding: Some(encoding_named("iso-8859-2").unwrap()),
        ..Options::default()
    };
    let reading = read_all(&[root.path().to_owned()], None, &options);
    assert_eq!(reading.articles[0].text, "café");
    assert!(
        reading
            .articles
            .iter()
            .all(|article| article.encoding == "ISO-8859-2" && article.notices.is_empty())
    );
}

#[test]
fn content_in_memory_is_read_as_a_named_file_is() {
    let options = Options::default();
    assert_eq!(
        from_bytes(Path::new("wire"), b"Late.", &options).articles[0].text,
        "Late."
    );
    assert_eq!(
        from_bytes(Path::new("wire"), b"%PDF-1.7", &options).failures[0].path,
        Path::new("wire")
    );
}

#[test]
fn a_line_of_50_megabytes_and_a_million_lines_are_read_whole() {
    let line = "late ".repeat(10 << 20);
    let lines = "late\n".repeat(1_000_000);
    let legacy = b"caf\xE9 ".repeat(1 << 20);
    let root = folder(&[
        ("line.txt", line.as_bytes()),
        ("lines.txt", lines.as_bytes()),
        ("x.txt", &legacy),
    ]);
    let reading = read_in(&root, &[""]);
    assert!(reading.articles[0].text == line && reading.articles[1].text == lines);
    assert_eq!(reading.articles[2].text, "café ".repeat(1 << 20));
}
