//! Figures as the first answer to a query: the figures of an indicator in a district, and the latest of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::gram::shard;
use crate::render::json;
use crate::site::{Address, ChangeForm, District, Figure, Indicator, Nature, Place, Site, Status, change};

/// The most rows of an answer to a district or an indicator alone; its page lists all.
const MAX_ROWS: usize = 24;

/// A query by names alone.
#[derive(Debug, Clone)]
enum Question {
    Series(Arc<Indicator>, Arc<District>),
    District(Arc<District>),
    Indicator(Arc<Indicator>),
}

/// The questions that have an answer, by the file it is found in.
#[derive(Debug, Default)]
pub(super) struct Answers {
    files: Vec<Vec<Question>>,
}

/// The observations that answer a query by names alone.
#[derive(Default, Serialize)]
struct Answer<'a> {
    #[serde(rename = "readings")]
    observations: Vec<AnswerRow>,
    /// Which of them is the latest amount, in the answer for an indicator in a district.
    latest: Option<usize>,
    /// What it changed by: 比2016年下降0.54个百分点
    change: String,
    /// Addresses and titles of the sources.
    sources: Vec<(String, &'a str)>,
}

/// One observation, without field names, since there are many: its period as a key, what distinguishes it (a period, a
/// place), the printed text, its mark, where its row is, and its source's place in the list. All are texts, so
/// that no digit is lost.
type AnswerRow = (String, String, String, String, String, Option<usize>);

impl Answers {
    /// Sorts the questions into `files` files.
    pub(super) fn of(site: &Site, files: usize) -> Self {
        let mut answers = Self { files: vec![Vec::new(); files] };
        let series = site.index.groups().filter_map(<[Arc<Figure>]>::first);
        for figure in series.filter(|figure| figure.place.part.is_none()) {
            let (indicator, district) = (&figure.indicator, &figure.place.district);
            answers.add(Question::Series(Arc::clone(indicator), Arc::clone(district)));
        }
        site.districts.iter().for_each(|district| answers.add(Question::District(Arc::clone(district))));
        let indicators = site.dictionary.indicators.iter();
        indicators.for_each(|indicator| answers.add(Question::Indicator(Arc::clone(indicator))));
        answers
    }

    fn add(&mut self, question: Question) {
        let at = shard(&question.key(), self.files.len());
        if let Some(file) = self.files.get_mut(at) {
            file.push(question);
        }
    }

    /// A file: answers by query.
    pub(super) fn file(&self, site: &Site, file: usize) -> Vec<u8> {
        let questions = self.files.get(file).into_iter().flatten();
        let answers: BTreeMap<String, Answer<'_>> =
            questions.map(|question| (question.key(), question.answer(site))).collect();
        json::compact(&answers)
    }
}

impl Question {
    /// `tongnan/poverty-rate`, `tongnan/` or `/poverty-rate`.
    fn key(&self) -> String {
        match self {
            Self::Series(indicator, district) => format!("{}/{}", district.slug, indicator.id),
            Self::District(district) => format!("{}/", district.slug),
            Self::Indicator(indicator) => format!("/{}", indicator.id),
        }
    }

    fn answer<'a>(&'a self, site: &'a Site) -> Answer<'a> {
        match self {
            Self::Series(indicator, district) => series(site, indicator, district),
            Self::District(district) => {
                let headline = site.settings.headline.iter().filter_map(|name| site.dictionary.get(name));
                latest(site, headline.map(|indicator| (indicator.name.as_str(), indicator, district)))
            }
            Self::Indicator(indicator) => latest(
                site,
                site.districts.iter().map(|district| (district.name.as_str(), indicator, district)),
            ),
        }
    }
}

/// Every observation of an indicator in a district, by period.
fn series<'a>(site: &'a Site, indicator: &Indicator, district: &'a Arc<District>) -> Answer<'a> {
    let all = site.index.all(indicator, &Place::whole(district));
    let series = site.index.series(indicator, &Place::whole(district));
    // The site's own figures, which live as long as the answer does.
    let figures: Vec<&'a Arc<Figure>> =
        all.iter().filter(|source| series.iter().any(|figure| Arc::ptr_eq(source, figure))).collect();
    let mut sources = Vec::new();
    let row = |figure: &&'a Arc<Figure>| {
        let source = figure.source.as_deref().map(|source| {
            let known = sources.iter().position(|(_, title): &(String, &str)| *title == source.title);
            known.unwrap_or_else(|| {
                sources.push((Address::source(source).path().to_string(), source.title.as_str()));
                sources.len() - 1
            })
        });
        answer_row(figure.period.name(), figure, source)
    };
    let observations: Vec<AnswerRow> = figures.iter().map(row).collect();
    let last = figures.iter().rposition(|figure| figure.amount().is_some());
    let latest = last.or(figures.len().checked_sub(1));
    Answer { observations, latest, change: last_change(&figures), sources }
}

/// The latest observation of each indicator and district that has one, under its name.
fn latest<'a>(
    site: &'a Site,
    lookups: impl Iterator<Item = (&'a str, &'a Arc<Indicator>, &'a Arc<District>)>,
) -> Answer<'a> {
    let rows = lookups.filter_map(|(name, indicator, district)| {
        let figure = site.index.latest(indicator, &Place::whole(district))?;
        Some(answer_row(format!("{name}（{}）", figure.period.name()), &figure, None))
    });
    Answer { observations: rows.take(MAX_ROWS).collect(), ..Answer::default() }
}

fn answer_row(name: String, figure: &Figure, source: Option<usize>) -> AnswerRow {
    (figure.period.key(), name, figure.printed().to_owned(), mark(figure), href(figure), source)
}

/// What the latest amount changed by since the one before, where the two can be compared.
fn last_change(figures: &[&Arc<Figure>]) -> String {
    let mut amounts = figures.iter().rev().filter(|figure| figure.amount().is_some());
    let Some((to, from)) = amounts.next().zip(amounts.next()) else { return String::new() };
    let words = change(from, to, ChangeForm::Difference);
    words.map(|words| format!("比{}{words}", from.period.name())).unwrap_or_default()
}

fn mark(figure: &Figure) -> String {
    let nature = (figure.nature != Nature::Actual).then(|| figure.nature.name());
    let status = (figure.status != Status::Final).then(|| figure.status.name());
    nature.into_iter().chain(status).collect::<Vec<_>>().join("、")
}

/// Where the figure's row stands.
fn href(figure: &Figure) -> String {
    format!("{}#{}", figure.page, figure.anchor)
}
