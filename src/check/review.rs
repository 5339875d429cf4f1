//! 三审三校: the three reviews are by different people, in order, and all of them before a bulletin is published.
//!
//! A draft is under review and is left alone; so is a bulletin without `review:`, unless the site demands it.

use jiff::civil::{DateTime, Time};

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Bulletin, Signature, Site, Stage};

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let demanded = site.settings.review_required;
    let published = site.bulletins.iter().filter(|bulletin| !bulletin.page.draft);
    published
        .filter(|bulletin| demanded || !bulletin.review.is_empty())
        .flat_map(|bulletin| {
            let persons = same_person(&bulletin.review);
            let order = [&Stage::REVIEW, &Stage::PROOF].map(|stages| out_of_order(bulletin, stages));
            missing(bulletin).into_iter().chain(persons).chain(order.into_iter().flatten())
        })
        .collect()
}

/// The stage's last signature: a page that was sent back is reviewed again.
fn done(review: &[Signature], stage: Stage) -> Option<&Signature> {
    review.iter().rfind(|signature| signature.stage == stage)
}

fn missing(bulletin: &Bulletin) -> Option<Diagnostic> {
    let open = Stage::REVIEW.into_iter().filter(|stage| done(&bulletin.review, *stage).is_none());
    let open: Vec<&str> = open.map(Stage::name).collect();
    let (zh, en) = (open.join("、"), open.join(", "));
    let span = bulletin.review.last().map_or(bulletin.page.span, |last| last.span);
    (!open.is_empty()).then(|| {
        Diagnostic::new(Code::ReviewMissing, say!("这篇通报还没有{zh}", "the bulletin lacks {en}"))
            .at(span, say!("缺{zh}", "{en} is missing"))
            .help(say!(
                "审完在 review 里记下，例如 - {{stage: 终审, by: 姓名, at: 2020-05-06}}；还在审的，写 draft: true",
                "note it under `review` when it is done; while it goes on, say `draft: true`"
            ))
    })
}

fn same_person(review: &[Signature]) -> Vec<Diagnostic> {
    let stages: Vec<&Signature> = Stage::REVIEW.into_iter().filter_map(|stage| done(review, stage)).collect();
    let mut problems = Vec::new();
    for (at, later) in stages.iter().enumerate() {
        let Some(earlier) = stages.iter().take(at).find(|earlier| earlier.by == later.by) else { continue };
        let (first, second) = (earlier.stage.name(), later.stage.name());
        problems.push(
            Diagnostic::new(
                Code::ReviewPerson,
                say!("{first}和{second}是同一个人", "{first} and {second} were done by one person"),
            )
            .at(later.span, say!("{second}", "{second}"))
            .at(earlier.span, say!("{first}", "{first}"))
            .help(say!("三审各由一人；换人审过再改 by", "three reviews take three persons")),
        );
    }
    problems
}

/// The first stage that comes before an earlier one, or after publication.
fn out_of_order(bulletin: &Bulletin, stages: &[Stage]) -> Option<Diagnostic> {
    let done: Vec<&Signature> = stages.iter().filter_map(|stage| done(&bulletin.review, *stage)).collect();
    for (earlier, later) in done.iter().zip(done.iter().skip(1)) {
        if is_after(earlier.at, later.at) {
            let (first, second) = (earlier.stage.name(), later.stage.name());
            let problem = Diagnostic::new(
                Code::ReviewOrder,
                say!("{second}早于{first}", "{second} is earlier than {first}"),
            );
            return Some(
                problem
                    .at(later.span, say!("{second}", "{second}"))
                    .at(earlier.span, say!("{first}", "{first}"))
                    .help(say!("核对两处的 at", "check `at` of both")),
            );
        }
    }
    let (last, published) = (done.last()?, bulletin.published?);
    is_after(last.at, published).then(|| {
        let (stage, day) = (last.stage.name(), published.date());
        Diagnostic::new(
            Code::ReviewOrder,
            say!("{day} 发布以后才{stage}", "{stage} came after the publication on {day}"),
        )
        .at(last.span, say!("{stage}", "{stage}"))
        .help(say!("核对 at 和 published", "check `at` and `published`"))
    })
}

/// Where only the day is known, two things of one day may have happened in either order.
fn is_after(first: DateTime, second: DateTime) -> bool {
    let known = [first, second].iter().all(|moment| moment.time() != Time::midnight());
    if known { first > second } else { first.date() > second.date() }
}
