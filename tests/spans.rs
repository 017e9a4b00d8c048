//! What holds for every text: places slice the file, sentences lose nothing, and layout changes no words.

use crosscheck::article::words::Words;
use crosscheck::article::{Article, Format, ReadOptions};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn read(raw: &[u8]) -> Option<Article> {
    let options = ReadOptions { format: Some(Format::Text), ..ReadOptions::default() };
    Article::read("test", raw.to_vec(), &options).ok()
}

/// The words of each sentence, as the original has them.
fn sentences(article: &Article) -> Vec<Vec<String>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    article.sentences().iter().map(|sentence| words(&article.original(article.place(sentence)))).collect()
}

/// Prose as news has it, with what makes reading hard.
fn prose() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "The council will close three of its nine libraries next spring, it said on Monday.",
        "Mr. J. R. Hale of Acme Inc. sold 3.5 million shares on Jan. 5 for $2.1 million.",
        "\"We lost,\" she said. \"We will be back.\"",
        "It opened at 5 p.m. on Friday (the doors had stuck) and closed at noon.",
        "Volunteers may take over the buildings if they come forward before the end of March.",
        "Prices rose 7.5% in the U.S. and 1,250 people signed.",
        "Nobody has yet offered to run the two smaller branches... so they will go.",
        "What then? Nobody knows!",
        "Der Präsident of São Lourenço paid £5 – twice.",
    ]);
    prop::collection::vec(prop::collection::vec(sentence, 3..6), 3..6)
        .prop_map(|paragraphs| paragraphs.iter().map(|sentences| sentences.join(" ")).collect::<Vec<_>>().join("\n\n"))
}

fn wrapped(text: &str, width: usize) -> String {
    let paragraph = |paragraph: &str| {
        let (mut out, mut column) = (String::new(), 0);
        for word in paragraph.split(' ') {
            let letters = word.chars().count();
            if column > 0 && column + 1 + letters > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += letters;
        }
        out
    };
    text.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn curly(text: &str) -> String {
    let mut open = false;
    let curl = |letter: char| match letter {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        '\'' => '’',
        other => other,
    };
    text.chars().map(curl).collect()
}

fn check_places(raw: &[u8]) -> Result<(), TestCaseError> {
    let Some(article) = read(raw) else { return Ok(()) };
    let mut end = 0;
    for sentence in article.sentences() {
        let span = article.place(sentence);
        prop_assert!(span.start() >= end && span.end() <= raw.len() && !span.is_empty(), "{span:?} after {end}");
        end = span.end();
    }
    let words = Words::new(&article);
    let mut end = 0;
    for token in article.token_places(&words) {
        prop_assert!(token.start() >= end && token.end() <= raw.len() && !token.is_empty(), "{token:?} after {end}");
        end = token.end();
    }
    for damage in article.damage() {
        prop_assert!(damage.span.end() <= raw.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_125), ..ProptestConfig::default() })]

    #[test]
    fn places_of_any_bytes_slice_them(raw in prop::collection::vec(any::<u8>(), 1..400)) {
        check_places(&raw)?;
    }

    #[test]
    fn places_of_any_text_slice_it(text in "[a-cA-C0-9 .,!?\"'“”…()\\[\\]:;$%\n\r\t\u{ad}\u{200b}â€™é•–-]{1,200}") {
        check_places(text.as_bytes())?;
    }

    /// What is no white space lies in exactly one sentence.
    #[test]
    fn every_byte_of_prose_is_in_one_sentence(text in "[a-cA-C0-9 .,!?\"'“”…()\\[\\]:;$%\n•é–-]{1,200}") {
        let Some(article) = read(text.as_bytes()) else { return Ok(()) };
        let mut covered = vec![0_u8; text.len()];
        for sentence in article.sentences() {
            let span = article.place(sentence);
            covered[span.start()..span.end()].iter_mut().for_each(|count| *count += 1);
        }
        for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            prop_assert_eq!(covered[at], 1, "{:?} at {}", letter, at);
        }
    }

    #[test]
    fn wrapping_changes_no_sentence(text in prose(), width in 50_usize..90) {
        let wrapped = wrapped(&text, width);
        prop_assert_eq!(sentences(&read(wrapped.as_bytes()).unwrap()), sentences(&read(text.as_bytes()).unwrap()));
    }

    #[test]
    fn line_ends_and_marks_change_no_sentence(text in prose(), width in 50_usize..90) {
        let plain = wrapped(&text, width);
        let expected = sentences(&read(plain.as_bytes()).unwrap());
        prop_assert_eq!(&sentences(&read(plain.replace('\n', "\r\n").as_bytes()).unwrap()), &expected);
        prop_assert_eq!(&sentences(&read(format!("\u{feff}{plain}").as_bytes()).unwrap()), &expected);
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        prop_assert_eq!(read(&utf16).unwrap().sentences().len(), expected.len());
    }

    #[test]
    fn curling_quotes_changes_no_sentence(text in prose(), width in 50_usize..90) {
        let plain = wrapped(&text, width);
        let expected = sentences(&read(plain.as_bytes()).unwrap());
        let said = sentences(&read(curly(&plain).as_bytes()).unwrap());
        prop_assert_eq!(said.len(), expected.len());
        for (one, other) in said.iter().zip(&expected) {
            prop_assert_eq!(one.len(), other.len());
        }
    }
}
