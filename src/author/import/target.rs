//! The bulletin that each observation belongs in.

use super::interface::{ImportOptions, Project};
use super::observations::{ImportedObservation, Observations};
use super::refusal;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::read::Document;
use crate::say;
use crate::site::{Bulletin, District, documents_of, parse_target};

/// A bulletin and its file.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) bulletin: &'a Bulletin,
    pub(super) document: &'a Document,
}

/// An observation with its period in the bulletin.
pub(super) struct Placement<'r> {
    pub(super) observation: &'r ImportedObservation<'r>,
    pub(super) period: Period,
    /// The id of another source, when the bulletin already has the figure from that one.
    pub(super) elsewhere: Option<String>,
}

/// The bulletins that observations can go to.
pub(super) struct Targets<'a, 'r> {
    project: Project<'a>,
    observations: &'r Observations<'r, 'r>,
    into: Option<Target<'a>>,
}

impl<'a, 'r> Targets<'a, 'r> {
    /// Finds the requested bulletin, when there is one.
    pub(super) fn new(
        project: Project<'a>,
        observations: &'r Observations<'r, 'r>,
        options: &ImportOptions,
    ) -> Result<Self, Box<Diagnostic>> {
        let mut targets = Self { project, observations, into: None };
        let Some(path) = options.into.as_deref() else { return Ok(targets) };
        let short = path.trim_start_matches("./").replace('\\', "/");
        let short = short.strip_prefix("content/").unwrap_or(&short).to_owned();
        let document = project.tree.documents.iter().find(|document| document.path == short);
        let target = document.and_then(|document| targets.of_document(document));
        targets.into = Some(target.ok_or_else(|| Box::new(no_such_bulletin(path, document.is_some())))?);
        Ok(targets)
    }

    /// The bulletin for an observation; `None` for a place that is there for comparison and has none, or for another
    /// district than that of the requested bulletin.
    pub(super) fn of(
        &self,
        observation: &ImportedObservation<'_>,
    ) -> Result<Option<(Target<'a>, Period)>, Box<Diagnostic>> {
        if let Some(target) = self.into {
            let own = target.bulletin.district.slug == observation.district.slug;
            return Ok(own.then(|| (target, at_home(&observation.period, &target.bulletin.period))));
        }
        if self.project.site.is_reference(&observation.district) {
            return Ok(None);
        }
        let named = |period: &Period| self.bulletin(&observation.district, period);
        let latest = || {
            let same =
                self.observations.all.iter().filter(|other| other.district.slug == observation.district.slug);
            same.map(|other| other.period.clone()).max()
        };
        let main =
            self.observations.base.clone().or_else(latest).unwrap_or_else(|| observation.period.clone());
        match named(&observation.period).or_else(|| named(&main)) {
            Some(target) => Ok(Some((target, at_home(&observation.period, &target.bulletin.period)))),
            None => {
                let grid = self.observations.chosen.grid;
                Err(Box::new(refusal::no_bulletin(
                    grid,
                    observation.cell,
                    &observation.district,
                    &month(&main),
                )))
            }
        }
    }

    /// The bulletin of a district for a period, or for the period that ends on this day.
    fn bulletin(&self, district: &District, period: &Period) -> Option<Target<'a>> {
        let of = |bulletin: &&Bulletin| {
            bulletin.district.slug == district.slug && at_home(period, &bulletin.period) == bulletin.period
        };
        let mut bulletins: Vec<&Bulletin> = self.project.site.bulletins.iter().filter(of).collect();
        // A supplement of the same period has a longer address.
        bulletins.sort_by_key(|bulletin| bulletin.page.path.to_string().len());
        bulletins.into_iter().find_map(|bulletin| {
            let files = documents_of(&bulletin.page.path);
            let document =
                self.project.tree.documents.iter().find(|document| files.contains(&document.path))?;
            Some(Target { bulletin, document })
        })
    }

    fn of_document(&self, document: &'a Document) -> Option<Target<'a>> {
        let path = parse_target(&document.path, "").ok()?;
        let bulletin = self.project.site.bulletins.iter().find(|bulletin| bulletin.page.path == path)?;
        Some(Target { bulletin, document })
    }
}

/// The bulletin's own period for a day on which it ends: 截至2020年4月30日 is what the bulletin of April reports.
fn at_home(period: &Period, home: &Period) -> Period {
    match period {
        Period::Day(day) if *day == home.end() => home.clone(),
        other => other.clone(),
    }
}

/// The period of the bulletin to create: the month of a day.
fn month(period: &Period) -> Period {
    match period {
        Period::Day(day) => Period::Month(day.year(), day.month()),
        other => other.clone(),
    }
}

fn no_such_bulletin(path: &str, exists: bool) -> Diagnostic {
    let problem = |message, help| Diagnostic::new(Code::ImportPlace, message).in_file(path).help(help);
    match exists {
        true => problem(
            say!("{path} 有错误，改好才能写进去", "{path} has errors that must be corrected first"),
            say!("先运行 tongbao check，照它说的改", "run `tongbao check` and do what it says"),
        ),
        false => problem(
            say!("没有 {path} 这篇通报", "there is no bulletin {path}"),
            say!(
                "--into 写从项目目录起的路径，例如 content/tongnan/2020-04.md；新的一篇先用 tongbao new bulletin 建",
                "--into takes a path from the project's folder, such as content/tongnan/2020-04.md; a new one is made with `tongbao new bulletin`"
            ),
        ),
    }
}
