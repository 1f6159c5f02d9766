//! What the reader sees: alerts, outcomes, quotas, and what decided a grade.

use evalbook::book::{Change, Record};
use evalbook::scheme::Ties;
use evalbook::session::{Action, CellState, Event, Leaning, Session, StandingView};

use crate::desk::{Desk, MID_YEAR, PEOPLE};
use crate::office::Office;
use crate::whole::filled;

fn journal(desk: &Desk) -> Vec<u8> {
    serde_json::to_vec(&Record::Begin(Box::new(desk.book.clone()))).expect("the record is written")
}

fn told(session: &mut Session, action: Action, bytes: Option<Vec<u8>>) -> Option<StandingView> {
    let mut last = None;
    session.handle(action, bytes, &mut |event, _| {
        if let Event::Standing(view) = event {
            last = Some(*view);
        }
    });
    last
}

fn looking(desk: &Desk) -> (Session, StandingView) {
    let mut session = Session::new();
    assert_eq!(told(&mut session, Action::Restore, Some(journal(desk))), None);
    let view = told(&mut session, Action::ShowStanding, None).expect("the view is shown");
    (session, view)
}

#[test]
fn alerts_and_outcomes_are_listed_with_their_reasons() {
    let desk = filled(Ties::Shared, MID_YEAR);
    let (_, view) = looking(&desk);
    let people = view.classes.iter().find(|class| class.name == PEOPLE).expect("the class");
    for alert in &people.alerts {
        let column = format!("预警.{}", alert.name);
        assert_eq!(alert.total, 78 - desk.count(PEOPLE, &column, ""), "{column}");
        for line in &alert.subjects {
            assert_eq!(line.reason, desk.figure(PEOPLE, &line.subject, &column));
        }
        assert!(alert.rule.zh.ends_with("依据：第十条。"), "{}", alert.rule.zh);
    }
    let commended = people.outcomes.iter().find(|outcome| outcome.name == "前五名").expect("the list");
    assert_eq!((commended.leaning, commended.action.as_str()), (Leaning::Commend, "优先推荐"));
    let ranks = commended.subjects.iter().map(|line| desk.figure(PEOPLE, &line.subject, "名次"));
    assert_eq!(ranks.collect::<Vec<_>>(), ["1", "2", "3", "4", "5"]);
}

#[test]
fn a_quota_shows_who_is_in_and_who_is_first_out() {
    let desk = filled(Ties::Shared, MID_YEAR);
    let (_, view) = looking(&desk);
    let people = view.classes.iter().find(|class| class.name == PEOPLE).expect("the class");
    assert_eq!(people.quotas.len(), 2);
    for quota in &people.quotas {
        let holders: usize = quota.groups.iter().map(|group| group.inside.len()).sum();
        assert_eq!(holders, desk.count(PEOPLE, "等次", &quota.grade), "{}", quota.grade);
        for group in &quota.groups {
            assert!(group.inside.len() <= group.places, "{} {}", quota.grade, group.name);
            assert_eq!(group.why.zh.is_empty(), group.outside.is_empty());
            if let (Some(last), Some(first)) = (group.inside.last(), group.outside.first()) {
                assert!(last.order < first.order);
            }
        }
    }
}

#[test]
fn the_view_follows_changes_while_it_is_looked_at() {
    let desk = filled(Ties::Shared, MID_YEAR);
    let (mut session, view) = looking(&desk);
    let total = |view: &StandingView| view.classes[1].alerts[0].total;
    let change = Action::SetParameter { name: "党员.预警.低分.界线".into(), text: "0".into() };
    let after = told(&mut session, change, None).expect("the view is shown anew");
    assert!(total(&view) > 0 && total(&after) == 0);
    let back = told(&mut session, Action::Undo, None).expect("the view is shown anew");
    assert_eq!(back, view);
    session.handle(Action::HideStanding, None, &mut |_, _| {});
    assert_eq!(told(&mut session, Action::Redo, None), None);
}

/// Ten people, two places; see the rows.
#[test]
fn an_explanation_says_what_decided_the_grade() {
    let mut scheme = crate::desk::people(|class| {
        class.grades[0].quota = Some(crate::quotas::quota(
            0.3,
            evalbook::scheme::Rounding::Down,
            evalbook::scheme::QuotaScope::Class,
        ));
        class.restrictions = vec![
            crate::desk::restriction("一票否决", evalbook::scheme::Effect::Zero),
            crate::desk::restriction("诫勉", evalbook::scheme::Effect::GradeAtMost("良好".into())),
        ];
    });
    scheme.classes[1].adjustment = Some(evalbook::scheme::Adjustment {
        column: "调整后指数".into(),
        reason: "调整理由".into(),
        by: "调整批准人".into(),
        source: String::new(),
    });
    let mut desk = Desk::new(scheme);
    desk.fill(
        PEOPLE,
        &["姓名", "成绩", "一票否决", "诫勉", "调整后指数", "调整理由", "调整批准人"],
        "甲\t99\n乙\t98\n丙\t97\n丁\t96\n戊\t99\t是\n己\t99\t\t是\n庚\t70\t\t\t97.5\t支援边疆\t局党组\n辛\t70\t\t\t98\n壬\t60\n癸\t60",
    );
    let mut office = Office::restored(&journal(&desk));
    for (subject, grade, remark) in [
        ("甲", "优秀", "按名额：优秀 3 名，排第 1，入选。"),
        (
            "庚",
            "优秀",
            "计算得 70.00，调整为 97.50：支援边疆（局党组批准）。按名额：优秀 3 名，排第 3，入选。",
        ),
        ("丙", "良好", "按名额：优秀 3 名，排第 4，未能入选，定下一等次。"),
        ("戊", "不合格", "一票否决为“是”，指数为 0（第九条）。"),
        ("己", "良好", "诫勉为“是”，指数可定“优秀”，最高定“良好”（第九条）。"),
    ] {
        let explained = office.explain(PEOPLE, subject, "等次");
        assert_eq!(explained.value, grade, "{subject}");
        assert_eq!(explained.remark.map(|remark| remark.zh).as_deref(), Some(remark), "{subject}");
    }
    assert_eq!(office.explain(PEOPLE, "壬", "等次").remark, None);
    // The entry without a reason says so where it stands.
    let state = office.state(PEOPLE, "评分", "辛", "调整后指数");
    assert!(matches!(&state, CellState::Fault(sentence) if sentence.zh.contains("不生效")), "{state:?}");
    let state = office.state(PEOPLE, "评分", "庚", "调整后指数");
    assert_eq!(state, CellState::Plain);
    // Equals at the border: neither gets in.
    desk.enter(PEOPLE, "丙", "成绩", "97.5");
    let mut office = Office::restored(&journal(&desk));
    let explained = office.explain(PEOPLE, "丙", "等次");
    assert_eq!(
        explained.remark.map(|remark| remark.zh).as_deref(),
        Some("按名额：优秀 3 名，第 3 至第 4 位 2 人完全相同，余下 1 个名额不够，一起不进，定下一等次。")
    );
    desk.change(&Change::Parameter { name: "党员.名额.优秀".into(), value: 0.4 });
    assert_eq!(desk.figure(PEOPLE, "丙", "等次"), "优秀");
}
