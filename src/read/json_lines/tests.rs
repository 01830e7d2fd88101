#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;

fn read_all(lines: &str) -> Reading {
    let path = Path::new("feed.jsonl");
    read_whole(path, lines.as_bytes(), &Options::default())
}

fn is_recognized(text: &str) -> bool {
    let whole = text.as_bytes();
    let (head, rest) = whole.split_at(whole.len().min(super::super::HEAD));
    recognizes(&mut head.to_vec(), rest, &Options::default()).unwrap()
}

fn messages(reading: &Reading) -> Vec<&str> {
    let failures = reading.failures.iter();
    failures.map(|failure| failure.message.as_str()).collect()
}

#[test]
fn a_zero_byte_in_a_line_costs_no_more_than_itself() {
    let reading = read_all("{\"text\":\"One.\"}\n{\"text\":\"T\0wo.\"}\0\n");
    assert!(reading.failures.is_empty());
    assert_eq!(reading.articles[1].text, "Two.");
    assert!(reading.articles[0].notices.is_empty());
    assert_eq!(
        reading.articles[1].notices[0].text,
        "2 NUL characters were left out, the first on line 2"
    );
}

#[test]
fn each_line_is_an_article_with_its_own_name() {
    let reading = read_all(
        "{\"id\":\"a\",\"text\":\"One.\",\"title\":\"T\"}\n\n{\"guid\":7,\"body\":\"Two\\nlines.\"}\n{\"text\":\"3\"}",
    );
    let articles: Vec<_> = reading
        .articles
        .iter()
        .map(|a| (a.item.as_deref(), a.text.as_str(), a.headline.as_deref()))
        .collect();
    assert_eq!(
        articles,
        [
            (Some("a"), "One.", Some("T")),
            (Some("7"), "Two\nlines.", None),
            (Some("line 4"), "3", None)
        ]
    );
}

#[test]
fn a_bad_line_is_named_and_the_others_are_kept() {
    let reading = read_all(
        "{\"text\":\"One.\"}\n{\"text\":\n[1]\n{\"id\":\"x\"}\n{\"text\":\"Two.\"}\n{\"text\":\"\",\"n\":NaN}\n{\"text\":\"a\u{1}\"}\n{\"text\" 1}\n{\"text\":\"b\",\"a\u{1}\":1}",
    );
    assert_eq!(reading.articles.len(), 2);
    let expected = [
        "line 2: the JSON is cut off inside a value",
        "line 3: no JSON object, but JSON Lines hold one article a line",
        "line 4: no text: expected a string under \"text\", \"body\"",
        "line 6: NaN is no JSON; write null",
        "line 7: a raw control character in a string",
        "line 8: not JSON: expected `:`; mend it",
        "line 9: a raw control character in a string",
    ];
    for (message, begin) in messages(&reading).into_iter().zip(expected) {
        assert!(message.starts_with(begin), "{message}");
    }
    assert_eq!(reading.failures.len(), expected.len());
}

#[test]
fn of_many_bad_lines_the_first_are_told_and_the_others_counted() {
    let reading = read_all(&"[\n".repeat(100_000));
    let messages = messages(&reading);
    assert_eq!(messages.len(), 11);
    assert!(messages[0].starts_with("line 1: "));
    assert_eq!(messages[10], "and 99990 more lines that could not be read");
}

#[test]
fn ids_keep_all_their_digits() {
    let reading = read_all(
        "{\"id\":98765432109876543210987654321,\"text\":\"\"}\n{\"id\":18446744073709551616,\"text\":\"\"}",
    );
    let items: Vec<_> = reading.articles.iter().map(|a| a.item.as_deref()).collect();
    assert_eq!(
        items,
        [
            Some("98765432109876543210987654321"),
            Some("18446744073709551616")
        ]
    );
}

#[test]
fn of_equal_keys_the_last_counts() {
    let reading = read_all("{\"text\":\"One.\",\"id\":1,\"text\":\"Two.\",\"id\":2}");
    assert_eq!(reading.articles[0].text, "Two.");
    assert_eq!(reading.articles[0].item.as_deref(), Some("2"));
}

#[test]
fn a_line_longer_than_many_blocks_is_read_and_counted() {
    let long = "late ".repeat(5 << 20);
    let lines = format!("{{\"text\":\"1\"}}\n{{\"text\":\"{long}\"}}\n[]\n{{\"text\":\"4\"}}\n");
    let reading = read_all(&lines);
    let lengths: Vec<_> = reading.articles.iter().map(|a| a.text.len()).collect();
    assert_eq!(lengths, [1, long.len(), 1]);
    assert!(messages(&reading)[0].starts_with("line 3: "));
}

#[test]
fn what_was_read_before_an_error_is_kept_but_for_the_broken_line() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the tape tore"))
        }
    }
    let lines = b"{\"text\":\"One.\"}\n{\"text\":\"Tw";
    let reading = read_whole(Path::new("x"), lines.chain(Broken), &Options::default());
    assert_eq!(reading.articles.len(), 1);
    assert_eq!(
        messages(&reading),
        ["line 2: cannot be read: the tape tore"]
    );
}

#[test]
fn json_lines_are_told_from_text_and_from_documents() {
    for lines in [
        "{\"id\":1,\"text\":\"x\"}\n{\"id\"",
        "\u{feff}{\"text\":\"x\"}",
        "\n{\"id\":1}\r\n\r\n{\"text\":\"x\"}",
        "{\"text\":\"cut o\n{\"text\":\"x\"}\n",
        &format!(
            "{{\"text\":\"{}\"}}\n{{\"text\":\"\"}}\n",
            "x".repeat(100_000)
        ),
        &format!("{{\"text\":\"{}\"}}", "x".repeat(100_000)),
    ] {
        assert!(is_recognized(lines), "{lines}");
    }
    for other in [
        "{Slug} A story that begins with a brace.\n",
        "{\n  \"text\": \"x\"\n}\n",
        "{\"articles\": [\n{\"text\": \"x\"}\n]}",
        "{\"articles\": [{\"text\": \"x\"}]}\n",
        &format!(
            "{{\"articles\":[{{\"text\":\"{}\"}}]}}",
            "x".repeat(100_000)
        ),
        "A story.\n",
        "{",
        "{}",
    ] {
        assert!(!is_recognized(other), "{other}");
    }
}

#[test]
fn each_text_that_is_the_only_one_on_its_line_can_be_read_again() {
    let lines = "\u{feff}{\"text\":\"One.\"}\r\n\n  {\"id\":\"b\",\"text\":\"Caf\\u00e9.\\nLate.\"}  \n[]\n\
         {\"text\":\"T\0wo.\"}\n{\"body\":\"<p>Talks.</p><p>Ended.</p>\"}\n\
         {\"items\":[{\"text\":\"a\"},{\"text\":\"b\"}]}\n{\"data\":{\"body\":[\"First.\",\"Last.\"]}}";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.jsonl");
    std::fs::write(&path, lines).unwrap();
    let mut articles: Vec<Article> = Vec::new();
    let mut take = |mut some: Vec<Article>, _| {
        articles.append(&mut some);
        ControlFlow::Continue(())
    };
    let (from, again) = (File::open(&path).unwrap(), File::open(&path).unwrap());
    let options = Options::default();
    read(
        &path,
        from,
        Some(again),
        &options,
        &mut Handover::new(&mut take, Role::Own),
    );
    let texts: Vec<&str> = articles
        .iter()
        .map(|article| article.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "One.",
            "Café.\nLate.",
            "Two.",
            "Talks.\n\nEnded.",
            "a",
            "b",
            "First.\n\nLast."
        ]
    );
    for article in &articles {
        let again = article.reread.as_ref().map(|again| again.read().unwrap());
        let is_alone = !["a", "b"].contains(&article.text.as_str());
        assert_eq!(again, is_alone.then(|| article.text.clone()));
    }
    std::fs::write(&path, lines.replace("One.", "Two.")).unwrap();
    let first = articles[0].reread.as_ref().unwrap();
    let message = first.read().unwrap_err().to_string();
    assert!(message.contains("feed.jsonl: was changed"), "{message}");
    std::fs::write(&path, "").unwrap();
    let message = first.read().unwrap_err().to_string();
    assert!(message.contains("feed.jsonl: was changed"), "{message}");
}

#[test]
fn no_more_is_read_once_no_more_is_wanted() {
    let line = format!("{{\"text\":\"{}\"}}\n", "late ".repeat(1000));
    let lines = line.repeat(5 * BLOCK / line.len());
    let mut from = lines.as_bytes();
    let mut taken = 0;
    let mut take = |some: Vec<Article>, _| {
        taken += some.len();
        ControlFlow::Break(())
    };
    let (path, options) = (Path::new("feed.jsonl"), Options::default());
    read(
        path,
        from.by_ref(),
        None,
        &options,
        &mut Handover::new(&mut take, Role::Own),
    );
    assert!(taken > 0);
    // One block is read while another is parsed and the articles of a third are taken.
    assert!(
        from.len() >= lines.len() - 3 * BLOCK - line.len(),
        "{}",
        from.len()
    );
}

#[test]
fn what_stands_behind_the_first_block_can_be_read_again() {
    let line = |n: usize| format!("{{\"text\":\"{n} {}\"}}\n", "late ".repeat(10_000));
    let lines: String = (0..2 * BLOCK / 50_000 + 9).map(line).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.jsonl");
    std::fs::write(&path, &lines).unwrap();
    let mut articles: Vec<Article> = Vec::new();
    let mut take = |mut some: Vec<Article>, _| {
        articles.append(&mut some);
        ControlFlow::Continue(())
    };
    let file = File::open(&path).ok();
    let mut handover = Handover::new(&mut take, Role::Own);
    read(
        &path,
        lines.as_bytes(),
        file,
        &Options::default(),
        &mut handover,
    );
    assert!(lines.len() > 2 * BLOCK);
    for article in &articles {
        assert!(article.reread.as_ref().unwrap().read().unwrap() == article.text);
    }
}
