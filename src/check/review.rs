//! 三审三校: the three reviews are by different people, in order, and all of them before a bulletin is published.
//!
//! A bulletin whose reviews are not done is not out, so that its state says so; a draft is left alone.

use jiff::civil::{DateTime, Time};

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Bulletin, Signature, Site, Stage, State};

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let finished = site.bulletins.iter().filter(|bulletin| bulletin.page.standing.state != State::Draft);
    finished
        .flat_map(|bulletin| {
            let order = [&Stage::REVIEW, &Stage::PROOF].map(|stages| out_of_order(bulletin, stages));
            same_person(&bulletin.review).into_iter().chain(order.into_iter().flatten())
        })
        .collect()
}

/// The stage's last signature: a page that was sent back is reviewed again.
fn done(review: &[Signature], stage: Stage) -> Option<&Signature> {
    review.iter().rfind(|signature| signature.stage == stage)
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
