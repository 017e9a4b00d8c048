//! Settings, completions and manual pages, as a user meets them.

use std::path::Path;
use std::process::{Command, Output};

fn crosscheck(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(args).current_dir(folder).output().expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn settings_are_found_upwards_printed_and_obeyed() {
    let root = tempfile::tempdir().expect("a folder");
    let inner = root.path().join("stories/one");
    std::fs::create_dir_all(&inner).expect("a folder");
    std::fs::write(inner.join("a.txt"), "The mill in Corvale burned on Monday.\n\nThis text was changed at noon.\n").expect("writes");
    std::fs::write(inner.join("b.txt"), "The mill in Corvale burned on Monday.\n").expect("writes");
    assert!(stdout(&crosscheck(&inner, &["config"])).starts_with("# no crosscheck.toml"));
    let settings = "[[ignore]]\nphrase = \"this text was changed\"\nreason = \"our own notice\"\n";
    std::fs::write(root.path().join("crosscheck.toml"), settings).expect("writes");
    let printed = stdout(&crosscheck(&inner, &["config"]));
    assert!(printed.contains("crosscheck.toml") && printed.contains("our own notice"), "{printed}");
    let compare = |more: &[&str]| crosscheck(&inner, &[&["compare", "a.txt", "b.txt", "--fail-on", "omission"], more].concat());
    let obeyed = compare(&[]);
    assert_eq!(obeyed.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&obeyed.stderr).contains("1 finding silenced"));
    assert_eq!(compare(&["--no-config"]).status.code(), Some(1));
    std::fs::write(inner.join("other.toml"), "kinds.figures = \"off\"\n").expect("writes");
    let wrong = compare(&["--config", "other.toml"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("other.toml: [kinds]: there is no kind “figures”"));
}

#[test]
fn every_shell_is_completed() {
    let folder = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&crosscheck(folder.path(), &["completions", shell]));
        assert!(script.contains("fail-on") && script.contains("batch"), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(stdout(&crosscheck(folder.path(), &["man"])).starts_with(".ie"), "roff");
    assert!(crosscheck(folder.path(), &["man", "pages"]).status.success());
    let help = stdout(&crosscheck(folder.path(), &["--help"]));
    let commands = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1).take_while(|line| line.starts_with("  "));
    let names: Vec<&str> = commands.filter(|line| !line.starts_with("    ")).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 5, "{help}");
    let readme = include_str!("../README.md");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(readme.contains(&format!("| `crosscheck {name} ")) || readme.contains(&format!("| `crosscheck {name}`")), "README: {name}");
        let page = std::fs::read_to_string(folder.path().join(format!("pages/crosscheck-{name}.1"))).expect(name);
        assert!(page.contains(&format!("crosscheck\\-{name}")), "{page}");
    }
}
