//! The registry of kinds and rules, tested as data.

use crosscheck::Kind;
use crosscheck::judge::RULES;
use std::path::Path;

#[test]
fn every_kind_has_one_rule_and_every_key_reads_back() {
    for kind in Kind::ALL {
        assert_eq!(RULES.iter().filter(|rule| rule.kind == *kind).count(), 1, "{kind:?}");
        assert_eq!(Kind::from_key(kind.spec().key), Some(*kind));
        assert!(!kind.spec().help.is_empty());
    }
}

#[test]
fn every_kind_is_shown_by_a_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let cases = crosscheck::fixtures::find(&folder).expect("the fixtures are found");
    let golds: Vec<_> = cases.iter().map(|path| crosscheck::fixtures::Case::read(path).expect("a case").gold).collect();
    for kind in Kind::ALL {
        assert!(golds.iter().flat_map(|gold| &gold.links).any(|link| link.kinds.contains(kind)), "no fixture shows {kind:?}");
    }
}

#[test]
fn every_kind_is_documented() {
    let docs = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/kinds.md")).expect("docs/kinds.md");
    for key in Kind::ALL.iter().map(|kind| kind.spec().key).chain(crosscheck::DamageKind::ALL.iter().map(|kind| kind.spec().key)) {
        assert!(docs.contains(&format!("## {key}")), "docs/kinds.md has no section on {key}");
    }
}
