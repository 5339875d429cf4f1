//! What rows of a table have in common: it is named once, above the table or in a group's heading, and its column goes.

use super::figure_table::{By, Group, Row, TableView};
use crate::render::pages::context::Link;

/// Names once what all rows share, and counts the columns that are left.
pub(super) fn settle(table: &mut TableView) {
    let rows = || table.groups.iter().flat_map(|group| &group.rows);
    let entered = || rows().filter(|row| row.value.kind != "absent");
    table.period = common(entered(), |row| Some(row.period.clone()));
    table.source = common(entered(), |row| row.source.clone());
    table.page = common(entered(), page_of);
    // Groups of a district have sources and pages of their own; groups of indicators would repeat the same one.
    if table.by == By::District {
        for group in &mut table.groups {
            group.source =
                if table.source.is_none() { common(&group.rows, |row| row.source.clone()) } else { None };
            group.page = if table.page.is_none() { common(&group.rows, page_of) } else { None };
        }
    }
    columns(table);
}

/// Which columns are left, and how many.
fn columns(table: &mut TableView) {
    let is_named = |group: &Group| table.source.is_some() || group.source.is_some();
    let own_source = |group: &Group| !is_named(group) && group.rows.iter().any(|row| row.source.is_some());
    let section = |group: &Group| group.rows.iter().any(|row| !row.section.is_empty());
    let own_page = |group: &Group| group.page.is_none() && group.rows.iter().any(|row| row.page.is_some());
    table.periods = table.period.is_none();
    table.origins = table.groups.iter().any(|group| own_source(group) || section(group));
    table.pages = table.collected && table.page.is_none() && table.groups.iter().any(own_page);
    table.remarks = table.groups.iter().flat_map(|group| &group.rows).any(|row| !row.remarks.is_empty());
    let left = [table.periods, table.origins, table.pages, table.remarks];
    table.columns = super::figure_table::COLUMNS + left.into_iter().filter(|&shown| shown).count();
}

/// The link that every row has, where there is one for all.
fn common<'r>(rows: impl IntoIterator<Item = &'r Row>, of: impl Fn(&Row) -> Option<Link>) -> Option<Link> {
    let mut links = rows.into_iter().map(of);
    let first = links.next()??;
    links.all(|link| link.as_ref() == Some(&first)).then_some(first)
}

/// The page that carries a row, without the place of the row in it.
fn page_of(row: &Row) -> Option<Link> {
    let page = row.page.as_ref()?;
    let href = page.href.split('#').next().unwrap_or_default().to_owned();
    Some(Link { text: page.text.clone(), href })
}
