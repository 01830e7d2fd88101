//! Links, pipes, and names and permissions as Unix has them.

use super::*;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;

#[test]
fn links_to_a_file_are_the_same_file() {
    let root = folder(&[("a.txt", b"one")]);
    fs::hard_link(root.path().join("a.txt"), root.path().join("b.txt")).unwrap();
    symlink("a.txt", root.path().join("c.txt")).unwrap();
    let reading = read_in(&root, &[""]);
    assert_eq!(articles(&root, &reading), ["a.txt"]);
    assert_eq!(
        repeated(&root, &reading),
        [("b.txt", "a.txt"), ("c.txt", "a.txt")]
    );
}

#[test]
fn links_to_folders_are_walked_only_when_named() {
    let root = folder(&[("news/a.txt", b"one"), ("other/b.txt", b"two")]);
    symlink("..", root.path().join("news/loop")).unwrap();
    symlink("../other", root.path().join("news/other")).unwrap();
    let reading = read_in(&root, &["news"]);
    assert_eq!(articles(&root, &reading), ["news/a.txt"]);
    let expected = [
        ("news/loop", SkipReason::LinkedFolder),
        ("news/other", SkipReason::LinkedFolder),
    ];
    assert_eq!(passed_over(&root, &reading), expected);
    assert_eq!(
        articles(&root, &read_in(&root, &["news/other"])),
        ["news/other/b.txt"]
    );
}

#[test]
fn links_that_lead_nowhere_fail() {
    let root = folder(&[("a.txt", b"one")]);
    symlink("gone.txt", root.path().join("b.txt")).unwrap();
    symlink("c.txt", root.path().join("c.txt")).unwrap();
    let reading = read_in(&root, &[""]);
    assert_eq!(articles(&root, &reading), ["a.txt"]);
    let failures = failures(&root, &reading);
    assert_eq!(
        failures[0],
        (
            "b.txt",
            "a link to something that does not exist; mend it, or leave it out"
        )
    );
    assert!(
        failures[1].1.starts_with("cannot be read: "),
        "{failures:?}"
    );
}

#[test]
fn a_pipe_is_read_when_named_and_passed_over_in_a_folder() {
    let root = folder(&[("a.txt", b"one")]);
    let pipe = root.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reading = read_in(&root, &[""]);
    assert_eq!(articles(&root, &reading), ["a.txt"]);
    assert_eq!(
        passed_over(&root, &reading),
        [("pipe", SkipReason::Special)]
    );

    let text = "late\n".repeat(50_000);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| fs::write(&pipe, &text));
        let reading = read_in(&root, &["pipe"]);
        writer.join().unwrap().unwrap();
        assert_eq!(reading.articles[0].text, text);
    });
}

#[test]
fn endless_devices_end() {
    let reading = read_all(
        &["/dev/null".into(), "/dev/zero".into()],
        None,
        &Options::default(),
    );
    assert_eq!(reading.articles[0].text, "");
    assert!(reading.failures[0].message.starts_with("binary data"));
}

#[test]
fn odd_file_names_are_read() {
    let names: [&[u8]; 4] = [b"\x1b[31m.txt", b"-", b"a\nb.txt", b"caf\xE9.txt"];
    let root = tempfile::tempdir().unwrap();
    for name in names {
        fs::write(root.path().join(OsStr::from_bytes(name)), "late").unwrap();
    }
    let reading = read_in(&root, &[""]);
    let read: Vec<_> = reading
        .articles
        .iter()
        .map(|article| article.path.file_name().unwrap().as_bytes())
        .collect();
    assert_eq!(read, names);
    assert!(
        reading
            .articles
            .iter()
            .all(|article| article.text == "late")
    );
}

#[test]
fn a_file_whose_name_looks_like_a_pattern_is_that_file() {
    let root = folder(&[("*.txt", b"star"), ("a.txt", b"one"), ("b[1].txt", b"two")]);
    assert_eq!(
        articles(&root, &read_in(&root, &["*.txt", "b[1].txt"])),
        ["*.txt", "b[1].txt"]
    );
}

#[test]
fn what_may_not_be_read_fails_alone() {
    use std::os::unix::fs::PermissionsExt;
    let root = folder(&[("a.txt", b"one"), ("b.txt", b"two"), ("c/d.txt", b"three")]);
    let set = |name: &str, mode| {
        fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(mode)).unwrap()
    };
    set("b.txt", 0o000);
    set("c", 0o000);
    // The superuser may read anything.
    let is_barred = fs::read(root.path().join("b.txt")).is_err();
    let reading = read_in(&root, &["", "a.txt"]);
    set("c", 0o700);
    if is_barred {
        assert_eq!(articles(&root, &reading), ["a.txt"]);
        let message = "permission denied; allow it to be read, or leave it out";
        assert_eq!(
            failures(&root, &reading),
            [("c", message), ("b.txt", message)]
        );
    }
}

#[test]
fn a_file_too_large_for_32_bits_fails() {
    let root = folder(&[
        ("a.txt", b"one"),
        ("huge.txt", "late ".repeat(2000).as_bytes()),
    ]);
    let huge = fs::File::options()
        .write(true)
        .open(root.path().join("huge.txt"))
        .unwrap();
    // Sparse: it takes no room on the disk.
    huge.set_len(5 << 30).unwrap();
    let reading = read_in(&root, &[""]);
    assert_eq!(articles(&root, &reading), ["a.txt"]);
    assert_eq!(
        failures(&root, &reading),
        [("huge.txt", "larger than 4 GiB; split it into smaller files")]
    );
}
