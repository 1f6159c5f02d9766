//! What new parts of a scheme begin with; the user changes it.

use crate::scheme::{Attribute, Class, EntryColumn, EntryTable, Kind, Ledger, Meaning, Memberships, Options};

/// Classes of people; others are taken for units.
const PEOPLE: [&str; 12] =
    ["党员", "职工", "员工", "干部", "公务员", "教师", "医生", "护士", "人员", "个人", "学生", "同志"];

/// A class of units or of people without indicators.
pub(super) fn class(name: String) -> Class {
    let people = PEOPLE.iter().any(|word| name.contains(word));
    let index = match name.as_str() {
        "党支部" => "堡垒指数".to_owned(),
        "党员" => "先锋指数".to_owned(),
        other => format!("{other}指数"),
    };
    let (key, attributes) = if people {
        let attributes = vec![
            attribute("姓名", Meaning::PersonName),
            attribute("工号", Meaning::StaffNumber),
            attribute("职务", Meaning::Position),
        ];
        ("标识".to_owned(), attributes)
    } else {
        let key = format!("{name}名称");
        let attributes = vec![attribute(&key, Meaning::UnitName), attribute("负责人", Meaning::Leader)];
        (key, attributes)
    };
    Class { attributes, ..Class::new(name, index, key) }
}

/// An attribute of plain text.
pub(super) fn attribute(name: &str, meaning: Meaning) -> Attribute {
    Attribute { name: name.to_owned(), meaning, kind: Kind::Text, options: Options::Free }
}

/// The table a ledger reads.
pub(super) fn ledger_table(ledger: &Ledger, class: &str) -> EntryTable {
    let directions = vec![ledger.bonus.clone(), ledger.penalty.clone()];
    let mut columns = vec![
        column("日期", Kind::Date, Options::Free),
        column(&ledger.class, Kind::Text, Options::Choice(vec![class.to_owned()])),
        column(&ledger.owner, Kind::Text, Options::SubjectOfClassIn(ledger.class.clone())),
        column(&ledger.direction, Kind::Text, Options::Choice(directions)),
        column(&ledger.points, Kind::Number, Options::Between(0.0, 100.0)),
    ];
    columns.extend(ledger.case.iter().map(|case| column(case, Kind::Text, Options::Free)));
    columns.extend(ledger.multiplier.iter().map(|times| column(times, Kind::Number, Options::Free)));
    columns.push(column("事由", Kind::Text, Options::Free));
    columns.push(column("依据", Kind::Text, Options::Free));
    EntryTable {
        name: ledger.table.clone(),
        purpose: "每行一件加分或减分的事，写明日期、对象、分值和依据。".into(),
        columns,
    }
}

/// The table of dated memberships.
pub(super) fn membership_table(memberships: &Memberships, class: &str, unit: &str) -> EntryTable {
    EntryTable {
        name: memberships.table.clone(),
        purpose: "每行一段任职：谁、在哪个单位、从哪天到哪天；空白日期算到考评周期的头尾。".into(),
        columns: vec![
            column(&memberships.member, Kind::Text, Options::SubjectOf(class.to_owned())),
            column(&memberships.unit, Kind::Text, Options::SubjectOf(unit.to_owned())),
            column(&memberships.from, Kind::Date, Options::Free),
            column(&memberships.to, Kind::Date, Options::Free),
        ],
    }
}

/// A table of ballots on the subjects of a class.
pub(super) fn ballot_table(name: String, class: &str, raters: &[&str]) -> EntryTable {
    let kinds = raters.iter().map(|rater| (*rater).to_owned()).collect();
    EntryTable {
        name,
        purpose: "每行一张票；原始票全部保留，均分由公式算出。".into(),
        columns: vec![
            column("测评对象", Kind::Text, Options::SubjectOf(class.to_owned())),
            column("评分主体", Kind::Text, Options::Choice(kinds)),
            column("分数", Kind::Number, Options::Between(0.0, 100.0)),
        ],
    }
}

/// A table of tasks owned by the subjects of a class.
pub(super) fn task_table(name: String, class: &str) -> EntryTable {
    EntryTable {
        name,
        purpose: "每行一项任务：谁负责、什么时候完成、完成了多少。".into(),
        columns: vec![
            column("任务名称", Kind::Text, Options::Free),
            column("责任对象", Kind::Text, Options::SubjectOf(class.to_owned())),
            column("权重", Kind::Number, Options::Between(0.0, 100.0)),
            column("完成率", Kind::Percent, Options::Free),
            column("完成时限", Kind::Date, Options::Free),
        ],
    }
}

/// A table of entries with a column that names a subject.
pub(super) fn table(name: String, class: Option<&str>) -> EntryTable {
    let owner = class.map_or(Options::Free, |class| Options::SubjectOf(class.to_owned()));
    EntryTable {
        name,
        purpose: String::new(),
        columns: vec![column("事项", Kind::Text, Options::Free), column("对象", Kind::Text, owner)],
    }
}

/// An entered column of a table.
pub(super) fn column(name: &str, kind: Kind, options: Options) -> EntryColumn {
    EntryColumn { name: name.to_owned(), kind, options, formula: None }
}
