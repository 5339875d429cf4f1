//! `tongbao source`: the text of a page in, its inventory as `seeds/<id>.yml` out.

mod grammar;
mod summary;

use std::path::PathBuf;
use tongbao::author::save_file;

use tongbao::author::transcript::{Particulars, Transcript, revise, seed, transcribe};
use tongbao::diagnostic::{Code, Diagnostic, Report};
use tongbao::quantity::Units;
use tongbao::read::{page, record};
use tongbao::say;
use tongbao::text::source::{Source, Span};

use super::arguments::Reporting;
use super::console::{Aim, Console};
use super::{Entry, Outcome, site};

/// The command.
pub(super) const ENTRY: Entry = Entry {
    name: "source",
    grammar: grammar::command,
    run: |console, found| source(console, &grammar::arguments(found)),
};

/// The options of `source`.
struct SourceOptions {
    /// The text of the page.
    text: PathBuf,
    /// The project's folder.
    root: PathBuf,
    /// Whether the record is shown instead of written.
    dry_run: bool,
    /// What the editor says of the document.
    particulars: Particulars,
    reporting: Reporting,
}

/// Reads a page and writes its record, or brings the record up to date.
fn source(console: &mut Console, options: &SourceOptions) -> Outcome {
    let path = format!("seeds/{}.yml", options.particulars.id);
    let (text, existing) =
        match page(&options.text).and_then(|text| Ok((text, record(&options.root, &path)?))) {
            Ok(read) => read,
            Err(problem) => {
                let missing = problem.code != Code::ReadEncoding;
                refuse(console, options, Report::default(), vec![*problem]);
                return if missing { Outcome::SystemError } else { Outcome::UserError };
            }
        };
    let (units, districts) = known(options);
    if let Some(district) = options.particulars.district.as_ref().filter(|name| !districts.contains(name)) {
        let names = districts.join("、");
        console.tell(&say!(
            "错误：content/ 里没有「{district}」这个区县。\n  建议：--district 写区县页的 name：{names}",
            "error: there is no district `{district}` in content/\n  help: `--district` takes the `name` of a district's page: {names}"
        ));
        return Outcome::UserError;
    }
    let transcript = transcribe(&text, &units);
    if transcript.numerals.is_empty() {
        let shown = options.text.display();
        console.tell(&say!(
            "错误：{shown} 里没有找到数字。\n  建议：检查它是不是版面的正文；扫描的图片要先识别成文字。",
            "error: no numeral was found in {shown}\n  help: is it the page's text? A scanned picture must be recognised first"
        ));
        return Outcome::UserError;
    }
    match existing {
        None => create(console, options, &path, &transcript),
        Some(existing) => update(console, options, &path, &existing, &transcript),
    }
}

fn create(console: &mut Console, options: &SourceOptions, path: &str, transcript: &Transcript) -> Outcome {
    let text = seed(transcript, &options.particulars);
    if options.dry_run {
        console.out.write(&text);
    } else if let Err(error) = save_file(&options.root.join(path), &text) {
        return console.refuse(&error);
    }
    summary::created(console, options.dry_run, path, transcript);
    Outcome::Fine
}

fn update(
    console: &mut Console,
    options: &SourceOptions,
    path: &str,
    existing: &str,
    transcript: &Transcript,
) -> Outcome {
    let mut report = Report::default();
    let id = report.sources.add(Source::new(path, existing.to_owned()));
    let revision = match revise(existing, Span::new(id, 0, existing.len()), transcript) {
        Ok(revision) => revision,
        Err(problems) => {
            refuse(console, options, report, problems);
            return Outcome::UserError;
        }
    };
    let changed = revision.text != existing;
    if changed {
        console.out.write(&summary::difference(existing, &revision.text));
        if !options.dry_run
            && let Err(error) = save_file(&options.root.join(path), &revision.text)
        {
            return console.refuse(&error);
        }
    }
    summary::updated(console, options, path, &revision, changed);
    Outcome::Fine
}

fn refuse(console: &mut Console, options: &SourceOptions, mut report: Report, problems: Vec<Diagnostic>) {
    report.extend(problems);
    console.report(&report, &options.reporting, Aim::Err);
}

/// The units of the project's dictionary and the names of its districts. What is wrong with the project is said by
/// `check`, not here; without a project the built-in units do.
fn known(options: &SourceOptions) -> (Units, Vec<String>) {
    let (_, site) = site::understand(&options.root, true);
    let indicators = site.dictionary.indicators.iter();
    let own = indicators.flat_map(|one| std::iter::once(&one.unit).chain(&one.units)).map(String::as_str);
    (Units::with(own), site.districts.iter().map(|district| district.name.clone()).collect())
}
