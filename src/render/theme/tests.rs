//! The built-in theme parses, every file of it is used, and a site's own files are judged kindly.

use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::Template;
use crate::site::FileAddress;
use crate::text::source::Source;

fn text(path: &str) -> &'static str {
    let (_, bytes) = builtin::TEMPLATES.iter().find(|(name, _)| *name == path).unwrap();
    std::str::from_utf8(bytes).unwrap()
}

fn tree(diagnostics: &mut Diagnostics, files: &[(&str, &str)]) -> Tree {
    let templates = files.iter().map(|(path, text)| Template {
        path: (*path).to_owned(),
        source: Some(diagnostics.sources.add(Source::new(format!("templates/{path}"), *text))),
        bytes: Arc::from(text.as_bytes()),
    });
    Tree { templates: templates.collect(), ..Tree::default() }
}

fn load(files: &[(&str, &str)]) -> (Theme, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let tree = tree(&mut diagnostics, files);
    let theme = Theme::load(&mut diagnostics, &tree);
    (theme, diagnostics)
}

fn only(diagnostics: &Diagnostics) -> &Diagnostic {
    let all = diagnostics.sorted();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0]
}

#[test]
fn every_built_in_template_is_parsed() {
    let theme = Theme::default();
    let names: BTreeSet<&str> = theme.engine.get_template_names().collect();
    assert_eq!(names, builtin::TEMPLATES.iter().map(|(name, _)| *name).collect());
}

#[test]
fn only_fields_of_finished_markup_are_printed_unescaped() {
    for (name, _) in builtin::TEMPLATES {
        for (before, _) in
            text(name).match_indices("safe").map(|(at, word)| (text(name).split_at(at).0, word))
        {
            let Some(expression) = before.trim_end().strip_suffix('|') else { continue };
            let field = expression.trim_end().rsplit([' ', '.', '{']).next().unwrap();
            assert!(field.ends_with("_html"), "{name} prints {field} unescaped");
        }
        assert!(!text(name).contains("autoescape"), "{name}");
    }
}

/// The one script of every page.
const SCRIPT: &str = "<script src=\"{{ frame.script }}\" defer></script>";
/// The script of the page for lost addresses, at every height where it may lie.
const LOST: &str = "<script src=\"{{ nearby }}\" type=\"module\"></script>";
/// Linked data: nothing that runs.
const DATA: &str =
    "<script type=\"application/ld+json\">{{ frame.machine.linked_data_html | safe }}</script>";
/// The page of changes is no page of the site: it is sent about and brings its style along.
const ALONE: &str = "<style>\n{{ page.style_html | safe }}\n</style>";

#[test]
fn pages_carry_no_inline_script_or_style_and_name_no_other_host() {
    for (name, _) in builtin::TEMPLATES {
        let text = |name| {
            let text = text(name).replace(SCRIPT, "").replace(DATA, "").replace(ALONE, "");
            if name == "base.html" { text.replace(LOST, "") } else { text }
        };
        for word in ["<script", "<style", " style=", "http://", "https://", "javascript:"] {
            assert!(!text(name).contains(word), "{name} contains {word}");
        }
        for attribute in text(name).split("=\"").filter_map(|before| before.rsplit([' ', '\n']).next()) {
            let handler = attribute.starts_with("on") && attribute.chars().all(|c| c.is_ascii_lowercase());
            assert!(!handler, "{name} handles {attribute}");
        }
    }
}

#[test]
fn a_site_replaces_a_template() {
    let (theme, diagnostics) = load(&[("chart.html", "{{ number }}")]);
    assert_eq!(diagnostics.sorted(), Vec::<&Diagnostic>::new());
    let view = tera::Map::from_iter([("number".into(), "<1>".into())]);
    let page = theme.print(&PagePath::home(), "chart.html", &tera::Value::from(view)).unwrap();
    assert_eq!(page, "&lt;1&gt;");
}

#[test]
fn a_template_that_cannot_be_read_is_pointed_at_and_left_out() {
    let (theme, diagnostics) = load(&[("chart.html", "<p>\n{{ number }</p>"), ("figures.html", "own")]);
    let problem = only(&diagnostics);
    assert_eq!(problem.code, Code::ThemeSyntax);
    let place = diagnostics.sources.get(problem.labels[0].span.source).unwrap();
    assert_eq!(place.path(), "templates/chart.html");
    assert_eq!(place.position(problem.labels[0].span.range().start).line, 2);
    let page =
        theme.print(&PagePath::home(), "figures.html", &std::collections::BTreeMap::<String, String>::new());
    assert_eq!(page.unwrap(), "own", "the other template of the site still counts");
}

#[test]
fn an_unknown_name_in_a_template_is_pointed_at() {
    let (_, diagnostics) = load(&[("chart.html", "一二\n三{{ number | shout }}")]);
    let problem = only(&diagnostics);
    assert_eq!(problem.code, Code::ThemeSyntax);
    assert_eq!(diagnostics.sources.text(problem.labels[0].span), "shout }}");
}

#[test]
fn a_view_without_what_a_template_asks_for_names_file_and_line() {
    let (theme, _) = load(&[("chart.html", "\n{{ nothing.at.all }}")]);
    let error =
        theme.print(&PagePath::home(), "chart.html", &std::collections::BTreeMap::<String, String>::new());
    let place = error.unwrap_err().place.unwrap();
    assert_eq!((place.template.as_str(), place.start), ("chart.html", "\n{{ ".len()));
}

#[test]
fn a_file_that_stands_for_nothing_is_reported_and_an_asset_is_published() {
    let (theme, diagnostics) = load(&[("chart.htm", "x"), ("assets/logo.png", "x")]);
    assert_eq!(only(&diagnostics).code, Code::ThemeStray);
    assert!(theme.file(&FileAddress::theme("assets/logo.png").path()).is_some());
}

#[test]
fn the_style_sheet_is_one_file_and_asks_nobody() {
    let (theme, _) = load(&[("assets/print.css", ".own-chart{}")]);
    let bytes = theme.file(&FileAddress::theme(STYLESHEET).path()).unwrap();
    let css = std::str::from_utf8(bytes).unwrap();
    assert!(css.contains(".own-chart{}"));
    for word in ["@import", "url(", "http:", "https:", "//"] {
        assert!(!css.contains(word), "{word}");
    }
}
