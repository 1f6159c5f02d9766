//! Quotas: places by rounding and scope, who finds one, who is out.

use evalbook::engine::Value;
use evalbook::scheme::{Effect, Quota, QuotaScope, Rounding, Scheme, Ties, UnitShare};

use crate::desk::{Desk, PEOPLE, UNITS, link, people, restriction};

/// Eight units of 8, 8, 8, 13, 7, 12, 12 and 10 people, 78 in all; a fifth of each is 1.6, 1.6, 1.6,
/// 2.6, 1.4, 2.4, 2.4 and 2: down 1+1+1+2+1+2+2+2 = 12, half up 2+2+2+3+1+2+2+2 = 16, up
/// 2+2+2+3+2+3+3+2 = 19; of all 78 it is 15.6, of which 15 may be given.
pub const SIZES: [usize; 8] = [8, 8, 8, 13, 7, 12, 12, 10];

pub fn quota(share: f64, rounding: Rounding, scope: QuotaScope) -> Quota {
    Quota { share, rounding, scope, units: Vec::new(), source: "第六条".into() }
}

/// The people with a quota of the best grade; where units matter they are linked, without any weight.
fn limited(quota: Quota) -> Scheme {
    people(|class| {
        let units_matter = quota.scope == QuotaScope::Pooled || !quota.units.is_empty();
        class.link = units_matter.then(|| link(1.0, 0.0));
        class.grades[0].quota = Some(quota);
        class.restrictions = vec![
            restriction("诫勉", Effect::GradeAtMost("良好".into())),
            restriction("试用期", Effect::NoGrade("不定等次".into())),
            restriction("病休", Effect::Exempt("不参评".into())),
        ];
    })
}

/// The eight units with their indices, and people who all reach the best grade, each with an index of
/// its own.
fn eight(desk: &mut Desk, indices: [f64; 8]) {
    let units: Vec<String> =
        indices.iter().enumerate().map(|(unit, index)| format!("第{}支部\t{index}", unit + 1)).collect();
    desk.fill(UNITS, &["支部名称", "支部成绩"], &units.join("\n"));
    let mut people = Vec::new();
    for (unit, size) in SIZES.into_iter().enumerate() {
        for member in 0..size {
            let score = 99.0 - (unit * 14 + member) as f64 / 20.0;
            people.push(format!("{}-{member}\t第{}支部\t{score}", unit + 1, unit + 1));
        }
    }
    desk.fill(PEOPLE, &["姓名", "支部", "成绩"], &people.join("\n"));
}

fn places_of(desk: &Desk) -> Vec<usize> {
    (1..=8)
        .map(|unit| {
            (0..78)
                .filter(|&row| desk.value(PEOPLE, row, "支部") == Value::text(format!("第{unit}支部")))
                .filter(|&row| desk.value(PEOPLE, row, "等次") == Value::text("优秀"))
                .count()
        })
        .collect()
}

fn check(quota: Quota, indices: [f64; 8], places: [usize; 8]) {
    let title = format!("{:?} {:?}", quota.rounding, quota.scope);
    let mut desk = Desk::new(limited(quota));
    eight(&mut desk, indices);
    assert_eq!(places_of(&desk), places, "{title}");
    assert_eq!(desk.count(PEOPLE, "等次", "良好"), 78 - places.iter().sum::<usize>(), "{title}");
}

const INDICES: [f64; 8] = [91.0, 92.0, 93.0, 94.0, 95.0, 96.0, 97.0, 98.0];

#[test]
fn eight_units_of_78_people_round_each_on_its_own() {
    let group = || QuotaScope::Group("支部".into());
    // 12, 16 and 19 places.
    check(quota(0.2, Rounding::Down, group()), INDICES, [1, 1, 1, 2, 1, 2, 2, 2]);
    check(quota(0.2, Rounding::HalfUp, group()), INDICES, [2, 2, 2, 3, 1, 2, 2, 2]);
    check(quota(0.2, Rounding::Up, group()), INDICES, [2, 2, 2, 3, 2, 3, 3, 2]);
}

/// 15 places: 12 whole ones, and three for the largest remainders. 0.6 is left in the first four units:
/// the fourth is the largest, of the equal first three the third and the second have the higher index.
#[test]
fn pooled_they_never_pass_fifteen() {
    check(quota(0.2, Rounding::Down, QuotaScope::Pooled), INDICES, [1, 2, 2, 3, 1, 2, 2, 2]);
    // Where first and second are equal in all, the place between them is held back.
    let equal = [91.0, 91.0, 93.0, 94.0, 95.0, 96.0, 97.0, 98.0];
    check(quota(0.2, Rounding::Down, QuotaScope::Pooled), equal, [1, 1, 2, 3, 1, 2, 2, 2]);
    // A unit without an index stands last among equals.
    let mut desk = Desk::new(limited(quota(0.2, Rounding::Down, QuotaScope::Pooled)));
    eight(&mut desk, INDICES);
    desk.enter(UNITS, "第3支部", "支部成绩", "");
    assert_eq!(desk.figure(UNITS, "第3支部", "党员优秀名额"), "1");
    assert_eq!(desk.figure(UNITS, "第1支部", "党员优秀名额"), "2");
}

#[test]
fn the_whole_class_is_one_group() {
    let mut desk = Desk::new(limited(quota(0.2, Rounding::Down, QuotaScope::Class)));
    eight(&mut desk, INDICES);
    // 15 of 78: all of the first unit's 8 and 7 of the second.
    assert_eq!(places_of(&desk), [8, 7, 0, 0, 0, 0, 0, 0]);
    assert_eq!(
        desk.figures(PEOPLE, "2-7", ["优秀候选", "优秀基数", "优秀名额", "优秀顺位", "优秀入选", "等次"]),
        ["1", "78", "15", "16", "0", "良好"]
    );
}

/// 0.29 × 100 is 28.999999999999996 in binary; 29 places are meant.
#[test]
fn a_part_of_people_is_not_lost_in_binary() {
    for (share, people, places) in
        [(0.29, 100, "29"), (0.07, 100, "7"), (1.0 / 3.0, 78, "26"), (0.2, 15, "3")]
    {
        let mut desk = Desk::new(limited(quota(share, Rounding::Down, QuotaScope::Class)));
        let rows: Vec<String> = (0..people).map(|row| format!("{row}号\t95")).collect();
        desk.fill(PEOPLE, &["姓名", "成绩"], &rows.join("\n"));
        assert_eq!(desk.figure(PEOPLE, "0号", "优秀名额"), places, "{share} of {people}");
    }
}

/// Two places of ten: 98, then two equals of 97: neither gets in. Told apart by the chain, one does.
#[test]
fn equals_at_the_border_get_in_together_or_not_at_all() {
    let rows = "甲\t98\t1\n乙\t97\t1\n丙\t97\t2\n丁\t96\t1\n戊\t95\t1\n己\t70\t1\n庚\t70\t1\n辛\t70\t1\n壬\t70\t1\n癸\t70\t1";
    for (ties, chain, chosen) in [
        (Ties::Shared, false, vec!["甲"]),
        (Ties::Dense, false, vec!["甲"]),
        (Ties::Shared, true, vec!["甲", "丙"]),
        (Ties::Dense, true, vec!["甲", "丙"]),
    ] {
        let mut scheme = limited(quota(0.2, Rounding::Down, QuotaScope::Class));
        scheme.classes[1].ranking.ties = ties;
        scheme.classes[1].ranking.chain = if chain { vec!["科室".into()] } else { Vec::new() };
        let mut desk = Desk::new(scheme);
        desk.fill(PEOPLE, &["姓名", "成绩", "科室"], rows);
        let found: Vec<&str> = rows
            .lines()
            .filter_map(|line| line.split('\t').next())
            .filter(|name| desk.figure(PEOPLE, name, "等次") == "优秀")
            .collect();
        assert_eq!(found, chosen, "{ties:?} {chain}");
    }
}

/// Ten people, of whom one is on probation and one does not take part: a base of 8, 40 % is 3. Barred
/// and below the band are no candidates, so that the fourth and fifth by index get in.
#[test]
fn who_is_barred_takes_no_place_and_who_is_out_counts_in_no_base() {
    let mut desk = Desk::new(limited(quota(0.4, Rounding::Down, QuotaScope::Class)));
    desk.fill(
        PEOPLE,
        &["姓名", "成绩", "诫勉", "试用期", "病休"],
        "甲\t99\t是\n乙\t98\t\t是\n丙\t97\n丁\t96\n戊\t95\n己\t94\n庚\t80\n辛\t70\n壬\t\t\t\t是\n癸\t",
    );
    for (name, base, order, grade) in [
        ("甲", "8", "", "良好"),
        ("乙", "8", "", "不定等次"),
        ("丙", "8", "1", "优秀"),
        ("戊", "8", "3", "优秀"),
        ("己", "8", "4", "良好"),
        ("庚", "8", "", "良好"),
        ("壬", "8", "", "不参评"),
        ("癸", "8", "", ""),
    ] {
        assert_eq!(
            desk.figures(PEOPLE, name, ["优秀基数", "优秀顺位", "等次"]),
            [base, order, grade],
            "{name}"
        );
    }
}

/// 10 people of one unit; 优秀 10 %, 良好 30 %: one, then three of those without a place, then 合格.
#[test]
fn who_finds_no_place_gets_the_next_grade_under_its_own_quota() {
    let mut scheme = limited(quota(0.1, Rounding::Down, QuotaScope::Class));
    scheme.classes[1].grades[1].quota = Some(quota(0.3, Rounding::Down, QuotaScope::Class));
    let mut desk = Desk::new(scheme);
    let rows: Vec<String> = (0..10).map(|row| format!("{row}号\t{}", 99 - row)).collect();
    desk.fill(PEOPLE, &["姓名", "成绩"], &rows.join("\n"));
    let grades: Vec<String> = (0..10).map(|row| desk.figure(PEOPLE, &format!("{row}号"), "等次")).collect();
    assert_eq!(grades[0], "优秀");
    assert_eq!(grades[1..4], ["良好"; 3]);
    assert_eq!(grades[4..], ["合格"; 6]);
}

/// The unit's own grade sets the part: none where it is 不合格 (a vetoed unit), 30 % where 优秀.
#[test]
fn places_follow_the_units_own_grade() {
    let mut by_grade = quota(0.2, Rounding::Down, QuotaScope::Group("支部".into()));
    by_grade.units = [("不合格", 0.0), ("优秀", 0.3)]
        .map(|(grade, share)| UnitShare { grade: grade.into(), share })
        .into();
    let mut scheme = limited(by_grade.clone());
    scheme.classes[0].restrictions = vec![restriction("一票否决", Effect::Zero)];
    let fill = |desk: &mut Desk| {
        desk.fill(UNITS, &["支部名称", "支部成绩", "一票否决"], "甲支部\t95\n乙支部\t85\n丙支部\t99\t是");
        let rows = (0..30).map(|row| {
            let unit = ["甲支部", "乙支部", "丙支部"][row / 10];
            format!("{row}号\t{unit}\t{}", 99.0 - row as f64 / 10.0)
        });
        let rows = rows.collect::<Vec<_>>();
        desk.fill(PEOPLE, &["姓名", "支部", "成绩"], &rows.join("\n"));
    };
    let rows = |desk: &Desk| [0, 10, 20].map(|row| desk.figure(PEOPLE, &format!("{row}号"), "优秀名额"));
    let mut desk = Desk::new(scheme.clone());
    fill(&mut desk);
    assert_eq!(rows(&desk), ["3", "2", "0"]);
    // Pooled: 0.3×10 + 0.2×10 + 0 = 5, of the class's 0.2×30 = 6 places.
    by_grade.scope = QuotaScope::Pooled;
    scheme.classes[1].grades[0].quota = Some(by_grade.clone());
    let mut desk = Desk::new(scheme.clone());
    fill(&mut desk);
    assert_eq!(rows(&desk), ["3", "2", "0"]);
    // Where the units' parts make more than the class's own, they are scaled down: of 60 % and 20 %
    // of ten 8 would be due, 6 are there: 6×6/8 = 4.5 and 2×6/8 = 1.5. The remainders and sizes are
    // equal, the higher index takes the last place.
    by_grade.units[1].share = 0.6;
    scheme.classes[1].grades[0].quota = Some(by_grade);
    let mut desk = Desk::new(scheme);
    fill(&mut desk);
    assert_eq!(rows(&desk), ["5", "1", "0"]);
}

#[test]
fn who_belongs_to_no_unit_has_no_pooled_place() {
    let mut desk = Desk::new(limited(quota(0.5, Rounding::Down, QuotaScope::Pooled)));
    desk.fill(UNITS, &["支部名称", "支部成绩"], "甲支部\t95").fill(
        PEOPLE,
        &["姓名", "支部", "成绩"],
        "甲\t甲支部\t95\n乙\t甲支部\t94\n丙\t\t99\n丁\t\t99",
    );
    // The link weighs nothing but is waited for; adjust nothing: 丙 has no index.
    assert_eq!(desk.figures(PEOPLE, "甲", ["优秀名额", "等次"]), ["1", "优秀"]);
    assert_eq!(desk.figures(PEOPLE, "丙", ["优秀名额", "等次"]), ["0", ""]);
}
