//! What happens with input that is wrong, odd or huge: a message that says what, where and what to do, the exit status of
//! the contract (0 it ran, 2 something could not be read or written), the other inputs compared all the same, no panic.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const STORY: &str = "A car ferry with 212 passengers aboard ran aground in thick fog on Sunday morning, the coast guard said. \
    The captain told the coast guard that the light on the bank had been out.\n";

/// A folder with two copies of a story, `a.txt` and `b.txt`, and this file.
fn beside_stories(name: &str, content: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for story in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(story), STORY).unwrap();
    }
    fs::write(folder.path().join(name), content).unwrap();
    folder
}

fn dedupe(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dedupe"));
    command
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs the tool. Whatever it is given, it neither panics nor is killed.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    told(&dedupe(folder, args).output().unwrap())
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(!stderr.contains("panicked"), "{stderr}");
    (
        output.status.code().expect("killed by a signal"),
        stdout,
        stderr,
    )
}

/// Asserts that standard error is this one message.
#[track_caller]
fn says(stderr: &str, message: &str) {
    assert_eq!(stderr.trim_end(), format!("dedupe: {message}"));
}

#[track_caller]
fn compares_the_others(stdout: &str) {
    let verdict = "a.txt and b.txt are identical";
    assert!(stdout.contains(verdict), "{stdout}");
}

#[test]
fn a_missing_file_is_named() {
    let folder = beside_stories("c.txt", b"");
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "nowhere.txt", "b.txt"]);
    assert_eq!(status, 2);
    says(
        &stderr,
        "nowhere.txt: no such file or folder; check its name and the folder it is looked for in",
    );
    compares_the_others(&stdout);
    assert!(stdout.contains("1 input could not be read"), "{stdout}");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = beside_stories("secret.txt", STORY.as_bytes());
    let secret = folder.path().join("secret.txt");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&secret).is_ok() {
        return; // nothing is unreadable to root
    }
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "secret.txt"]);
    assert_eq!(status, 2);
    assert!(stderr.starts_with("dedupe: secret.txt: "), "{stderr}");
    compares_the_others(&stdout);
}

#[test]
fn an_article_without_words_is_not_compared_and_no_error() {
    for (content, reason) in [
        (&b""[..], "the file is empty"),
        (b" \n\t\r\n ", "the file is empty"),
        (b"* * *\n", "all of it was set aside: no body text"),
    ] {
        let folder = beside_stories("c.txt", content);
        let (status, stdout, _) = run(folder.path(), &["a.txt", "b.txt", "c.txt"]);
        assert_eq!(status, 0, "{content:?}");
        compares_the_others(&stdout);
        assert!(
            stdout.contains(&format!("Not compared: c.txt ({reason})")),
            "{stdout}"
        );
        // Of two articles there is an answer all the same.
        let (status, stdout, _) = run(folder.path(), &["a.txt", "c.txt"]);
        assert_eq!(status, 0);
        assert!(stdout.contains("c.txt"), "{stdout}");
    }
}

#[test]
fn a_binary_file_is_told_by_what_it_is() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    let folder = beside_stories("c.txt", png);
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "c.txt"]);
    assert_eq!(status, 2);
    assert!(
        stderr.starts_with("dedupe: c.txt: ") && stderr.contains("PNG"),
        "{stderr}"
    );
    compares_the_others(&stdout);
    // Met in a folder, it is passed over.
    let (status, stdout, stderr) = run(folder.path(), &["."]);
    assert_eq!(status, 0, "{stderr}");
    assert!(stdout.contains("identical"), "{stdout}");
    says(&stderr, "passed over in folders: 1 binary (-v names them)");
}

#[test]
fn bytes_that_no_encoding_explains_are_said_to_be_guessed() {
    let broken = [STORY.as_bytes(), b"\xff\xfe\xc0 na\xefve \x80\n"].concat();
    let folder = beside_stories("c.txt", &broken);
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "c.txt"]);
    assert_eq!(status, 0);
    assert!(stdout.contains("c.txt"), "{stdout}");
    assert!(
        stderr.starts_with("dedupe: c.txt: ") && stderr.contains("--encoding"),
        "{stderr}"
    );
}

#[test]
fn half_a_character_in_utf_16_is_replaced_and_said() {
    let mut bytes = vec![0xff, 0xfe];
    let units = STORY
        .encode_utf16()
        .chain([0xd83d, u16::from(b'.'), 0xdc00]);
    bytes.extend(units.flat_map(u16::to_le_bytes));
    let folder = beside_stories("c.txt", &bytes);
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "c.txt"]);
    assert_eq!(status, 0);
    assert!(stderr.starts_with("dedupe: c.txt: "), "{stderr}");
    assert!(stdout.contains("c.txt"), "{stdout}");
}

#[test]
fn one_line_of_five_megabytes_is_read() {
    let line = STORY.trim_end().repeat(5_000_000 / STORY.len());
    let folder = beside_stories("c.txt", line.as_bytes());
    let (status, stdout, stderr) = run(folder.path(), &["--detail", "summary", "a.txt", "c.txt"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.contains("a.txt is an excerpt of c.txt"), "{stdout}");
}

#[test]
fn a_hundred_thousand_lines_of_a_word_are_read() {
    let lines: String = (0..100_000).map(|n| format!("word{}\n", n % 977)).collect();
    let folder = beside_stories("c.txt", lines.as_bytes());
    fs::write(folder.path().join("d.txt"), &lines).unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["--detail", "summary", "c.txt", "d.txt"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.contains("c.txt and d.txt are identical"), "{stdout}");
}

/// Each of these once took time that grew with the square of its length: minutes at this one.
#[test]
fn walls_of_one_thing_take_time_in_proportion_to_their_length() {
    for wall in ["U.S.", "12,", "a\r", "a\u{2028}"] {
        let text = format!("{STORY}\n{}", wall.repeat(200_000 / wall.len()));
        let folder = beside_stories("c.txt", text.as_bytes());
        let (status, stdout, stderr) =
            run(folder.path(), &["--detail", "summary", "a.txt", "c.txt"]);
        assert_eq!((status, stderr.as_str()), (0, ""), "{wall:?}");
        assert!(
            stdout.contains("a.txt is an excerpt of c.txt"),
            "{wall:?}: {stdout}"
        );
    }
}

/// A passage of thousands of words on one side, cut into sentences on the other; and one of hundreds, edited.
#[test]
fn sentences_without_measure_are_compared_in_proportion_to_their_length() {
    let words: Vec<String> = (0..40_000u32)
        .map(|n| format!("w{:x}", n.wrapping_mul(2_654_435_761)))
        .collect();
    let cut = |length: usize| -> String {
        let sentences = words
            .chunks(length)
            .map(|words| format!("A{}.\n\n", words.join(" ")));
        sentences.collect()
    };
    let edited = |text: &str| text.replace("7", "5 the");
    let (one, many, long) = (cut(words.len()), cut(8), cut(500));
    for (left, right) in [(&one, &many), (&many, &one), (&long, &edited(&long))] {
        let folder = beside_stories("c.txt", left.as_bytes());
        fs::write(folder.path().join("d.txt"), right).unwrap();
        let (status, stdout, stderr) =
            run(folder.path(), &["--detail", "summary", "c.txt", "d.txt"]);
        assert_eq!((status, stderr.as_str()), (0, ""));
        assert!(stdout.starts_with("c.txt"), "{stdout}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_name_that_is_not_unicode_is_read_and_shown() {
    use std::os::unix::ffi::OsStrExt;
    let folder = beside_stories("c.txt", b"");
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(folder.path().join(name), STORY).unwrap();
    for format in ["text", "json", "jsonl"] {
        let output = dedupe(folder.path(), &["--format", format, "a.txt"])
            .arg(name)
            .output()
            .unwrap();
        let (status, stdout, stderr) = told(&output);
        assert_eq!((status, stderr.as_str()), (0, ""));
        // JSON doubles the backslash.
        let shown = stdout.replace(r"\\", r"\");
        assert!(shown.contains(r"caf\xe9.txt"), "{stdout}");
    }
}

#[cfg(unix)]
#[test]
fn control_characters_in_a_file_name_never_reach_the_terminal() {
    let name = "evil\u{1b}[2J\nname.txt";
    let folder = beside_stories(name, STORY.as_bytes());
    fs::write(folder.path().join("c\u{1b}.txt"), b"").unwrap();
    for args in [
        vec![name, "a.txt", "c\u{1b}.txt"],
        vec![name, name, "a.txt"],
        vec!["missing\u{1b}[2J.txt", "a.txt"],
        vec!["-v", "."],
    ] {
        let (_, stdout, stderr) = run(folder.path(), &args);
        assert!(
            !stdout.contains('\u{1b}') && !stderr.contains('\u{1b}'),
            "{stdout}{stderr}"
        );
        assert!(
            !format!("{stdout}{stderr}").contains("\nname.txt"),
            "{stdout}{stderr}"
        );
    }
    let (status, stdout, _) = run(folder.path(), &["--format", "json", name, "a.txt"]);
    assert_eq!(status, 0);
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(report["articles"][0]["path"], name);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = beside_stories("c.txt", b"");
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "./a.txt", "b.txt"]);
    assert_eq!(status, 0);
    says(
        &stderr,
        "./a.txt: read only once; it is the same file as a.txt",
    );
    assert!(
        stdout.starts_with("a.txt and b.txt are identical"),
        "{stdout}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_met_again_through_a_link_is_read_once() {
    let folder = beside_stories("c.txt", b"");
    std::os::unix::fs::symlink("a.txt", folder.path().join("link.txt")).unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "link.txt"]);
    assert_eq!(status, 0);
    says(
        &stderr,
        "link.txt: read only once; it is the same file as a.txt",
    );
    assert!(stdout.contains("2 articles"), "{stdout}");
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let folder = beside_stories("c.txt", b"");
    fs::create_dir(folder.path().join("empty")).unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "empty"]);
    assert_eq!(status, 2);
    says(&stderr, "empty: holds no articles: the folder is empty");
    compares_the_others(&stdout);
}

#[test]
fn what_is_no_language_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &["--language", "german", "."]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert!(
        stderr.contains("\"german\" is no ISO 639 code") && stderr.contains("pt-BR"),
        "{stderr}"
    );
}

#[test]
fn no_argument_at_all_says_what_to_give() {
    let folder = tempfile::tempdir().unwrap();
    let (status, stdout, stderr) = run(folder.path(), &[]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert!(
        stderr.contains("no articles given") && stderr.contains("--help"),
        "{stderr}"
    );
}

#[test]
fn a_pattern_that_matches_nothing_is_named() {
    let folder = beside_stories("c.txt", b"");
    let (status, stdout, stderr) = run(folder.path(), &["a.txt", "b.txt", "*.md"]);
    assert_eq!(status, 2);
    says(&stderr, "*.md: no file matches this pattern");
    compares_the_others(&stdout);
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More than a pipe holds, so that the tool must write while nobody reads.
    let folder = beside_stories("c.txt", STORY.repeat(5_000).as_bytes());
    let args = ["--format", "json", "a.txt", "c.txt"];
    let mut child = dedupe(folder.path(), &args).spawn().unwrap();
    drop(child.stdout.take());
    let (status, _, stderr) = told(&child.wait_with_output().unwrap());
    assert_eq!((status, stderr.as_str()), (0, ""));
}

#[test]
fn a_closed_pipe_does_not_change_what_the_exit_status_says() {
    let folder = beside_stories("c.txt", STORY.repeat(5_000).as_bytes());
    for (args, expected) in [
        (["--fail-on", "duplicate", "a.txt", "c.txt"], 1),
        (["--color", "never", "missing", "c.txt"], 2),
    ] {
        let args = [&["--format", "json"][..], &args].concat();
        let mut child = dedupe(folder.path(), &args).spawn().unwrap();
        drop(child.stdout.take());
        let (status, ..) = told(&child.wait_with_output().unwrap());
        assert_eq!(status, expected, "{args:?}");
    }
}

#[test]
fn a_pipe_closed_while_articles_are_read_does_not_change_it_either() {
    // More lines than a pipe holds.
    let lines = format!("{{\"text\":\"{}\"}}\n", "Fog. ".repeat(50)).repeat(2_000);
    let folder = beside_stories(
        "many.jsonl",
        format!("{{\"text\":\"One.\"}}\n[\n{lines}").as_bytes(),
    );
    let args = ["--format", "jsonl", "missing", "many.jsonl"];
    let mut child = dedupe(folder.path(), &args).spawn().unwrap();
    drop(child.stdout.take());
    let (status, _, stderr) = told(&child.wait_with_output().unwrap());
    assert_eq!(status, 2);
    for failure in ["missing: no such file", "many.jsonl: line 2: "] {
        assert!(stderr.contains(failure), "{stderr}");
    }
}

#[test]
fn a_report_does_not_stand_among_what_was_met_in_its_folder() {
    let folder = beside_stories("c.txt", b"");
    for format in ["text", "jsonl"] {
        let args = ["-f", format, "-o", "report", "a.txt", "b.txt", "."];
        let (_, _, stderr) = run(folder.path(), &args);
        assert!(!stderr.contains("hidden"), "{stderr}");
        std::fs::remove_file(folder.path().join("report")).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    let folder = beside_stories("c.txt", b"");
    let (status, stdout, stderr) = run(folder.path(), &["-o", "/dev/full", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert!(
        stderr.contains("/dev/full: the report could not be written")
            && stderr.contains("No space left"),
        "{stderr}"
    );
}

#[test]
fn a_report_into_a_folder_that_is_not_there_leaves_nothing_behind() {
    let folder = beside_stories("c.txt", b"");
    let (status, stdout, stderr) = run(
        folder.path(),
        &["-o", "nowhere/report.txt", "a.txt", "b.txt"],
    );
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert!(
        stderr.contains("nowhere/report.txt: the report could not be written"),
        "{stderr}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn a_report_replaces_the_one_before_whole() {
    let folder = beside_stories("report.txt", b"an old report");
    let (status, stdout, stderr) = run(folder.path(), &["-o", "report.txt", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, "", ""));
    compares_the_others(&fs::read_to_string(folder.path().join("report.txt")).unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn no_file_but_the_report_is_touched() {
    let folder = beside_stories("report.txt.part", b"a user's file");
    let (status, ..) = run(folder.path(), &["-o", "report.txt", "a.txt", "b.txt"]);
    assert_eq!(status, 0);
    let kept = fs::read(folder.path().join("report.txt.part")).unwrap();
    assert_eq!(kept, b"a user's file");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
}

#[cfg(unix)]
#[test]
fn a_report_keeps_the_permissions_and_the_link_of_the_one_before() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = beside_stories("report.txt", b"an old report");
    let report = folder.path().join("report.txt");
    fs::set_permissions(&report, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("report.txt", folder.path().join("latest")).unwrap();
    let (status, ..) = run(folder.path(), &["-o", "latest", "a.txt", "b.txt"]);
    assert_eq!(status, 0);
    compares_the_others(&fs::read_to_string(&report).unwrap());
    let mode = fs::metadata(&report).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(folder.path().join("latest").is_symlink());
}

#[test]
fn a_report_is_not_written_over_an_article() {
    let folder = beside_stories("c.txt", b"");
    for output in ["a.txt", "./a.txt"] {
        let (status, stdout, stderr) = run(folder.path(), &["-o", output, "a.txt", "b.txt"]);
        assert_eq!((status, stdout.as_str()), (2, ""));
        says(
            &stderr,
            &format!("error: {output}: is one of the articles; write the report elsewhere"),
        );
    }
    let story = fs::read_to_string(folder.path().join("a.txt")).unwrap();
    assert_eq!(story, STORY);
}

#[test]
fn more_threads_than_a_machine_has_are_no_harm() {
    let folder = beside_stories("c.txt", b"");
    let (status, stdout, _) = run(folder.path(), &["-j", "1000000", "a.txt", "b.txt"]);
    assert_eq!(status, 0);
    compares_the_others(&stdout);
}

#[test]
fn a_list_of_nothing_but_zeros_is_one_failure() {
    let folder = beside_stories("list", &[0; 100_000]);
    let (code, stdout, stderr) = run(folder.path(), &["--files0-from", "list", "a.txt", "b.txt"]);
    assert_eq!(code, 2);
    compares_the_others(&stdout);
    says(
        &stderr,
        "list: 100000 names in the list are empty, the first is name 1",
    );
}

#[cfg(unix)]
#[test]
fn standard_input_under_two_names_is_read_only_once() {
    let folder = beside_stories("c.txt", STORY.as_bytes());
    for (names, first) in [
        (["-", "/dev/stdin"], "-"),
        (["/dev/stdin", "-"], "/dev/stdin"),
    ] {
        let mut command = dedupe(
            folder.path(),
            &["a.txt", names[0], names[1], "--format", "json"],
        );
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), STORY.as_bytes()).unwrap();
        let (code, stdout, stderr) = told(&child.wait_with_output().unwrap());
        assert_eq!(code, 0, "{stderr}");
        says(
            &stderr,
            &format!(
                "{}: read only once; it is the same file as {first}",
                names[1]
            ),
        );
        let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
        assert_eq!(report["articles"].as_array().unwrap().len(), 2);
        assert_eq!(report["pairs"][0]["relation"], "identical");
    }
}

#[cfg(unix)]
#[test]
fn standard_input_is_no_article_while_it_is_the_list() {
    let folder = beside_stories("c.txt", STORY.as_bytes());
    let mut command = dedupe(folder.path(), &["--files0-from", "-"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(
        &mut child.stdin.take().unwrap(),
        b"a.txt\0/dev/stdin\0b.txt\0",
    )
    .unwrap();
    let (code, stdout, stderr) = told(&child.wait_with_output().unwrap());
    assert_eq!(code, 2);
    compares_the_others(&stdout);
    says(
        &stderr,
        "/dev/stdin: standard input is the list of names already",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_only_in_bytes_are_told_apart() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    for name in [b"caf\xe8.txt", b"caf\xe9.txt"] {
        let name = std::ffi::OsStr::from_bytes(name);
        fs::write(folder.path().join(name), STORY).unwrap();
    }
    fs::write(folder.path().join("line\u{2028}end\u{202e}.txt"), "").unwrap();
    let (_, json, _) = run(folder.path(), &[".", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["articles"][0]["path"], "./caf\\xe8.txt");
    assert_eq!(report["articles"][1]["path"], "./caf\\xe9.txt");
    let (_, text, _) = run(folder.path(), &["."]);
    assert!(text.contains("line\\u{2028}end\\u{202e}.txt"), "{text}");
    assert!(!text.contains('\u{2028}') && !text.contains('\u{202e}'));
}

/// What senders get wrong and attackers get right, one file each.
fn hostile() -> Vec<(String, Vec<u8>)> {
    const DEPTH: usize = 5_000;
    let deep = |open: &str, close: &str| open.repeat(DEPTH) + STORY + &close.repeat(DEPTH);
    let texts = [
        ("nan.json", "{\"id\":NaN,\"text\":\"Late.\"}".to_owned()),
        ("huge-numbers.json", format!("[{{\"id\":1e999,\"version\":-1e99999,\"text\":\"Late.\"}},{{\"id\":{},\"text\":\"Late.\"}}]", "9".repeat(DEPTH))),
        ("half-characters.json", "{\"text\":\"a\\ud83d b \\udc00\\ud800 c\",\"id\":\"\\ud800\",\"headline\":\"\\udfff\"}".to_owned()),
        ("escapes.json", "{\"text\":\"a\\u001b[31m b\",\"id\":\"\\u001b]0;x\\u0007\",\"headline\":\"\\u001b[2J\\u0000\"}".to_owned()),
        ("same-ids.jsonl", "{\"id\":\"x\",\"text\":\"Late.\"}\n".repeat(50)),
        ("same-keys.json", "{\"text\":\"a\",\"text\":\"b\",\"id\":1,\"id\":2}".to_owned()),
        ("deep.json", deep("[\"", "\"]")),
        ("deep-text.json", "{\"text\":".to_owned() + &"[".repeat(DEPTH) + &"]".repeat(DEPTH) + "}"),
        ("deep.xml", format!("<nitf><body><body.content>{}</body.content></body></nitf>", deep("<p>", "</p>"))),
        ("deep.html", format!("<!DOCTYPE html><body>{}", deep("<div>", "</div>"))),
        ("deep.eml", "From: a@b.example\nSubject: x\nTo: c@d.example\n".to_owned()
                + &"Content-Type: message/rfc822\n\n".repeat(200)
                + STORY),
        ("references.xml", format!("<nitf><body><body.content><p>&#0;&#x1b;&#xD800;&#x110000;&#{};{STORY}</p></body.content></body></nitf>", "9".repeat(DEPTH))),
        ("entities.xml", format!("<!DOCTYPE n [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"{}\">]><nitf><body><body.content><p>&x;&y;{STORY}</p></body.content></body></nitf>", "&y;".repeat(DEPTH))),
        ("cut.xml", format!("<nitf><body><body.content><p>{STORY}")),
        ("carriage-returns.csv", "id,text\r1,Late.\r2,Later.\r".to_owned()),
        ("marks.txt", format!("\u{feff}\u{feff}{}", STORY.replace(". ", ".\r\r"))),
        ("signs.txt", "a\u{2028}b\u{2029}c\u{85}d\u{200b}\u{202e}e\u{1b}[31mf\u{7}".to_owned()),
    ];
    let mut files: Vec<(String, Vec<u8>)> = texts
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect();
    files.push((
        "zero.csv".to_owned(),
        b"id,text\n1,La\0te.\n2,Later.\n".to_vec(),
    ));
    files
}

#[test]
fn hostile_files_never_break_a_report() {
    let folder = beside_stories("c.txt", b"");
    for (name, content) in hostile() {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let schema = include_str!("../src/report/report.schema.json");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let (_, stdout, _) = run(folder.path(), &["--format", "json", "."]);
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let errors: Vec<String> = schema.iter_errors(&report).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(!stdout.contains("root:"), "an entity was fetched");
    for format in ["text", "html", "csv"] {
        let (_, stdout, stderr) = run(folder.path(), &["--format", format, "."]);
        for sign in ['\u{1b}', '\u{7}', '\0'] {
            assert!(!stderr.contains(sign), "{format}: {sign:?}");
            assert!(
                format == "csv" || !stdout.contains(sign),
                "{format}: {sign:?}"
            );
        }
    }
    let (_, stdout, _) = run(folder.path(), &["inspect", "."]);
    assert!(!stdout.contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_folder_of_pipes_and_loops_ends() {
    let folder = beside_stories("c.txt", b"");
    std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zeros")).unwrap();
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe"))
        .status();
    assert!(made.unwrap().success());
    let (status, stdout, stderr) = run(folder.path(), &["."]);
    assert_eq!(status, 0);
    says(
        &stderr,
        "passed over in folders: 1 link to a folder, 2 pipes, sockets or devices (-v names them)",
    );
    assert!(
        stdout.contains("2 articles") || stdout.contains("3 articles"),
        "{stdout}"
    );
    let (status, _, stderr) = run(folder.path(), &["zeros", "a.txt", "b.txt"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("zeros: binary data"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn pipes_that_are_fed_side_by_side_are_read_side_by_side() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let made = Command::new("mkfifo").args([path("a"), path("b")]).status();
    assert!(made.unwrap().success());
    let (a, b) = (path("a"), path("b"));
    // As `tee` does: what one pipe has no room for keeps the other waiting.
    let feed = std::thread::spawn(move || {
        let open = |path| fs::File::options().write(true).open(path);
        let mut pipes = [open(a)?, open(b)?];
        for n in 0..5_000 {
            let line = format!("{{\"text\":\"Ferry {n} reached the harbor.\"}}\n");
            pipes
                .iter_mut()
                .try_for_each(|pipe| pipe.write_all(line.as_bytes()))?;
        }
        Ok::<(), std::io::Error>(())
    });
    let args = "-j 2 -f jsonl -d summary -o report a --against b";
    let args: Vec<&str> = args.split(' ').collect();
    let mut child = dedupe(folder.path(), &args).spawn().unwrap();
    let begun = std::time::Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed().as_secs() > 120 {
            child.kill().unwrap();
            panic!("it waits for one pipe and lets the other wait");
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    assert!(status.success());
    feed.join().unwrap().unwrap();
    let report = fs::read_to_string(path("report")).unwrap();
    assert!(report.contains(r#""articles":10000,"against":5000,"#));
}

#[test]
fn thousands_of_equal_or_empty_files_are_compared_in_proportion_to_their_number() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..5_000 {
        let story = if n % 2 == 0 { STORY } else { "" };
        fs::write(folder.path().join(format!("{n}.txt")), story).unwrap();
    }
    // No clock: what takes quadratic time takes minutes here, and shows.
    let (status, stdout, _) = run(
        folder.path(),
        &["--format", "json", "--detail", "summary", "."],
    );
    assert_eq!(status, 0);
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(report["articles"].as_array().unwrap().len(), 5_000);
    assert_eq!(
        report["groups"][0]["articles"].as_array().unwrap().len(),
        2_500
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_for_the_report_is_opened_when_there_is_something_to_write() {
    let folder = beside_stories("c.txt", b"");
    let path = |name: &str| folder.path().join(name);
    let made = Command::new("mkfifo")
        .args([path("in"), path("out")])
        .status();
    assert!(made.is_ok_and(|status| status.success()));
    let args = ["-f", "jsonl", "-o", "out", "a.txt", "in"];
    let mut child = dedupe(folder.path(), &args).spawn().unwrap();
    // Whoever feeds the input reads the report only then.
    let (input, output) = (path("in"), path("out"));
    let (told, report) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        std::fs::write(input, STORY).unwrap();
        told.send(std::fs::read_to_string(output).unwrap()).unwrap();
    });
    let Ok(report) = report.recv_timeout(std::time::Duration::from_secs(60)) else {
        child.kill().unwrap();
        panic!("it waits for a reader of the report before it reads");
    };
    assert!(report.contains("\"type\":\"summary\""), "{report}");
    assert!(child.wait().unwrap().success());
}
