use super::*;
use crate::article::{Article, ReadOptions};
use crate::syntax::Depth;
use proptest::prelude::*;

fn parsed(text: &str) -> Parsed {
    Parsed::new(Article::read("test", text.as_bytes().to_vec(), &ReadOptions::default()).unwrap(), Depth::Full)
}

/// Each quotation as "speaker: words".
fn read_all(text: &str) -> Vec<String> {
    let parsed = parsed(text);
    let told = |quote: &Quote| {
        let speaker = quote.speaker.map_or("?", |speaker| parsed.text(speaker));
        format!("{speaker}: {quote}")
    };
    extract(&parsed).iter().filter_map(Fact::quote).map(told).collect()
}

#[test]
fn speakers_before_and_behind() {
    assert_eq!(read_all("“We will not sell the farm,” said Ada Lindqvist."), ["Ada Lindqvist: we will not sell the farm"]);
    assert_eq!(read_all("Ada Lindqvist said: “We will not sell the farm.”"), ["Ada Lindqvist: we will not sell the farm"]);
    assert_eq!(read_all("“We will not sell the farm,” she told reporters on Monday."), ["she: we will not sell the farm"]);
}

#[test]
fn interrupted() {
    let told = read_all("“We will,” Ada Lindqvist said, “not sell the farm.”");
    assert_eq!(told, ["Ada Lindqvist: we will", "Ada Lindqvist: we will not sell the farm"]);
}

#[test]
fn further_sentences_keep_the_speaker() {
    let told = read_all("“We will not sell,” said Ada Lindqvist. “The farm is ours.”");
    assert_eq!(told, ["Ada Lindqvist: we will not sell", "Ada Lindqvist: the farm is ours"]);
}

#[test]
fn who_calls_it_so() {
    assert_eq!(read_all("The judges called the delay “careless rather than dishonest”."), ["The judges: careless rather than dishonest"]);
    let described = "Its own lawyers have described that lapse as “careless rather than dishonest”.";
    assert_eq!(read_all(described), ["Its own lawyers: careless rather than dishonest"]);
    assert_eq!(read_all("The delay was called “careless”."), ["?: careless"]);
}

#[test]
fn titles_have_no_speaker() {
    assert_eq!(read_all("Ada Lindqvist wrote the novel “The Long Winter” in a barn."), ["?: the long winter"]);
}

#[test]
fn completeness_of_quotations() {
    let quotes = |text: &str| -> Vec<Completeness> {
        extract(&parsed(text)).iter().filter_map(Fact::quote).map(|quote| quote.completeness).collect()
    };
    assert_eq!(quotes("“We will not sell,” she said."), [Completeness::Full]);
    assert_eq!(quotes("She called it “a daft idea” on Monday."), [Completeness::Partial]);
    assert_eq!(quotes("“We will … not sell,” she said."), [Completeness::Spliced]);
}

/// Speaker and words as a careful reader would give them, in one line of the text after another.
#[test]
fn quotations_as_news_writes_them() {
    for (text, expected) in [
        // Interrupted, by a verb of saying in any place.
        (
            "\"We will rebuild,\" Ada Lindqvist said, \"and nobody will stop us.\"",
            &["Ada Lindqvist: we will rebuild", "Ada Lindqvist: we will rebuild and nobody will stop us"][..],
        ),
        (
            "\"We will rebuild,\" said Ada Lindqvist. \"Nobody will stop us.\"",
            &["Ada Lindqvist: we will rebuild", "Ada Lindqvist: nobody will stop us"],
        ),
        ("\"I was there,\" he said, pausing, \"and I saw it.\"", &["he: i was there", "he: i was there and i saw it"]),
        (
            "\"The dam held,\" Tom Osei told reporters, \"but only just.\"",
            &["Tom Osei: the dam held", "Tom Osei: the dam held but only just"],
        ),
        // Over paragraphs: a mark opens each, and one closes the last.
        (
            "\"We start here,\" said Ada Lindqvist. \"The work is long.\n\n\"It will take years.\n\n\"But we will end.\"",
            &[
                "Ada Lindqvist: we start here",
                "Ada Lindqvist: the work is long",
                "Ada Lindqvist: it will take years",
                "Ada Lindqvist: but we will end",
            ],
        ),
        ("Ada Lindqvist said: \"We start here.\n\n\"We end here.\"", &["Ada Lindqvist: we start here", "Ada Lindqvist: we end here"]),
        // Nested marks: the inner words have the speaker that the outer ones name.
        (
            "\"He told me 'never again' and left,\" said Ada Lindqvist.",
            &["Ada Lindqvist: he told me never again and left", "He: never again"],
        ),
        (
            "'He told me \"never again\" and left,' said Ada Lindqvist.",
            &["Ada Lindqvist: he told me never again and left", "He: never again"],
        ),
        // Speakers before, behind and inside.
        ("According to Ada Lindqvist, \"the dam held\".", &["Ada Lindqvist: the dam held"]),
        ("Ada Lindqvist called the plan \"a gift to thieves\".", &["Ada Lindqvist: a gift to thieves"]),
        ("The plan is \"a gift to thieves\", Ada Lindqvist told the court on Monday.", &["Ada Lindqvist: a gift to thieves"]),
        ("\"Is the dam safe?\" asked Ada Lindqvist.", &["Ada Lindqvist: is the dam safe"]),
        ("\"Stop the work!\" she shouted.", &["she: stop the work"]),
        ("Ada Lindqvist, who runs the mill, said: \"We will not sell.\"", &["Ada Lindqvist: we will not sell"]),
        ("Asked whether he would sell, Peter Novak said: \"No comment.\"", &["Peter Novak: no comment"]),
        ("\"We won\", she said.", &["she: we won"]),
        ("\"We will not sell,\" said the farm's owner.", &["the farm's owner: we will not sell"]),
        ("The mayor, Ada Lindqvist, said the plan was \"a gift to thieves\".", &["The mayor: a gift to thieves"]),
        // Two speakers in turn.
        (
            "\"We will not sell,\" said Ada Lindqvist. \"You must,\" said Peter Novak.",
            &["Ada Lindqvist: we will not sell", "Peter Novak: you must"],
        ),
        (
            "\"We will not sell,\" said Ada Lindqvist. Peter Novak replied: \"You must.\"",
            &["Ada Lindqvist: we will not sell", "Peter Novak: you must"],
        ),
        // Verbs that say how, speakers behind their office, and what is said of a quotation.
        ("\"Nobody asked us,\" complained Ada Lindqvist, who owns the mill.", &["Ada Lindqvist: nobody asked us"]),
        ("\"It was a mistake,\" admitted Peter Novak.", &["Peter Novak: it was a mistake"]),
        ("Asked about the dam, Ada Lindqvist told reporters: \"It held.\"", &["Ada Lindqvist: it held"]),
        ("In a letter, Ada Lindqvist described the plan as \"a gift to thieves\".", &["Ada Lindqvist: a gift to thieves"]),
        (
            "\"We won,\" Ada Lindqvist said on Monday, \"and we are glad.\"",
            &["Ada Lindqvist: we won", "Ada Lindqvist: we won and we are glad"],
        ),
        ("\"We lost,\" he said. Ada Lindqvist called it \"a shame\".", &["he: we lost", "Ada Lindqvist: a shame"]),
        ("Peter Novak denied that he was \"a thief\".", &["Peter Novak: a thief"]),
        // Phrases, splices and the writer's own words.
        (
            "Peter Novak wrote on Monday that \"the farm is ours\" and that he would \"never sell\".",
            &["Peter Novak: the farm is ours", "Peter Novak: never sell"],
        ),
        ("\"We … will not sell,\" said Ada Lindqvist.", &["Ada Lindqvist: we … will not sell"]),
        ("\"We [the owners] will not sell,\" said Ada Lindqvist.", &["Ada Lindqvist: we [the owners] will not sell"]),
        ("The so-called \"experts\" did not come.", &["?: experts"]),
        ("The sign on the gate reads \"no entry\".", &["The sign on the gate: no entry"]),
    ] {
        assert_eq!(read_all(text), expected, "{text}");
    }
}

/// A report without marks is no quotation; who says it stands in the stance of its clause.
#[test]
fn free_reports_are_attributed() {
    use crate::facts::stance::{Force, Stance};
    for (text, verb, speaker, force) in [
        ("The dam held, Ada Lindqvist said.", "held", "Ada Lindqvist", Force::Said),
        ("Ada Lindqvist said the dam had held.", "held", "Ada Lindqvist", Force::Said),
        ("The dam, Ada Lindqvist said, had held.", "held", "Ada Lindqvist", Force::Said),
        ("The dam held, according to Ada Lindqvist.", "held", "Ada Lindqvist", Force::Said),
        ("The dam has burst, claims Ada Lindqvist.", "burst", "Ada Lindqvist", Force::Alleged),
    ] {
        let parsed = parsed(text);
        assert!(extract(&parsed).is_empty(), "{text}");
        let predicate = (0..parsed.len()).find(|&token| parsed.form(token) == verb).unwrap();
        let found =
            Stance::of(&parsed, Tokens::new(0, parsed.len()), predicate).attribution.unwrap_or_else(|| panic!("nobody says it: {text}"));
        assert_eq!((found.speaker.map_or("", |speaker| parsed.text(speaker)), found.force), (speaker, force), "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics_and_is_symmetric(left in "[a-z“”\"'’ ,.…\\[\\]not]{0,80}", right in "[a-z“”\"'’ ,.…\\[\\]not]{0,80}") {
        let quote = |text: &str| Quote { words: words::words(text), speaker: None, completeness: Completeness::Full, continues: false };
        let (one, other) = (quote(&left), quote(&right));
        prop_assert_eq!(one.relation(&other) == Relation::Same, other.relation(&one) == Relation::Same);
        prop_assert_eq!(one.relation(&one.clone()), Relation::Same);
    }

    #[test]
    fn passages_lie_in_their_paragraph(text in "\\PC{0,120}", marks in prop::collection::vec("[“”\"'‘’ a-z.,]{0,12}", 0..12)) {
        let text = format!("{text} {}", marks.concat());
        let mut carried = false;
        for passage in marks::passages(&text, TextRange::new(0, text.len()), &mut carried) {
            prop_assert!(!passage.range.slice(&text).is_empty());
        }
    }

    #[test]
    fn the_same_in_other_marks(inner in "[a-z]{1,9}( [a-z]{1,9}){0,6}") {
        let curly = marks::passages(&format!("“{inner}”"), TextRange::new(0, inner.len() + 6), &mut false);
        let straight = marks::passages(&format!("\"{inner}\""), TextRange::new(0, inner.len() + 2), &mut false);
        prop_assert_eq!(curly.len(), 1);
        prop_assert_eq!(straight.len(), 1);
    }
}
