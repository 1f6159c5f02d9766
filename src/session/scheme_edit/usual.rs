//! What offices usually call things and usually set: offered to choose from.

use crate::scheme::{
    Adjustment, Apportionment, Attribute, Band, CHECK, Effect, Ledger, Link, LinkException, Meaning,
    Memberships, Previous, Quota, QuotaScope, Restriction, Rounding, WordMark,
};

/// Classes of subjects.
pub const CLASSES: [&str; 8] = ["党组", "党支部", "党员", "科室", "处室", "职工", "干部", "下属单位"];

/// Indicators.
pub const INDICATORS: [&str; 14] = [
    "业务攻关",
    "岗位奉献",
    "文明创建",
    "志愿服务",
    "组织学习",
    "廉洁自律",
    "年度任务",
    "重点工作",
    "组织生活",
    "民主测评",
    "品牌建设",
    "双向交流",
    "服务满意度",
    "安全生产",
];

/// Groups of indicators.
pub const GROUPS: [&str; 8] =
    ["重点任务", "业务融合", "组织建设", "日常表现", "跟踪问效", "廉洁作风", "共性指标", "个性指标"];

/// Attributes and what they mean to an importer.
pub const ATTRIBUTES: [(&str, Meaning); 9] = [
    ("科室", Meaning::Department),
    ("支部", Meaning::Branch),
    ("职务", Meaning::Position),
    ("职级", Meaning::Title),
    ("类别", Meaning::Category),
    ("性别", Meaning::Gender),
    ("手机号", Meaning::Phone),
    ("身份证号", Meaning::IdentityNumber),
    ("备注", Meaning::Remark),
];

/// Tables of entries.
pub const TABLES: [&str; 5] = ["年度任务", "重点项目", "加减分台账", "测评票", "品牌"];

/// Sets of grades from the best down, with where each begins.
pub const GRADES: [&[(&str, f64)]; 4] = [
    &[("优秀", 90.0), ("良好", 80.0), ("合格", 60.0), ("不合格", 0.0)],
    &[("优秀", 90.0), ("称职", 75.0), ("基本称职", 60.0), ("不称职", 0.0)],
    &[("优秀", 90.0), ("合格", 75.0), ("基本合格", 60.0), ("不合格", 0.0)],
    &[("一类", 90.0), ("二类", 75.0), ("三类", 0.0)],
];

/// Restrictions: the entry column and what it does. A cap is at the second grade.
pub const RESTRICTIONS: [(&str, Restricts); 4] = [
    ("一票否决", Restricts::Zero),
    ("取消评优资格", Restricts::Cap),
    ("不定等次", Restricts::NoGrade),
    ("不参评", Restricts::Exempt),
];

/// What a restriction does, before it is known to which grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restricts {
    /// The index is 0.
    Zero,
    /// The grade is at best the second.
    Cap,
    /// No grade.
    NoGrade,
    /// Does not take part.
    Exempt,
}

impl Restricts {
    /// The effect in a class with these grades.
    pub fn effect(self, grades: &[Band]) -> Effect {
        match self {
            Self::Zero => Effect::Zero,
            Self::Cap => {
                let second = grades.get(1).or(grades.first());
                Effect::GradeAtMost(second.map_or_else(String::new, |band| band.name.clone()))
            }
            Self::NoGrade => Effect::NoGrade("不定等次".into()),
            Self::Exempt => Effect::Exempt("不参评".into()),
        }
    }
}

/// A restriction by an entry column.
pub fn restriction(column: &str, effect: Effect) -> Restriction {
    Restriction { column: column.into(), is: "是".into(), effect, source: CHECK.into() }
}

/// An attribute of plain text.
pub fn attribute(name: &str, meaning: Meaning) -> Attribute {
    super::defaults::attribute(name, meaning)
}

/// Grades by names and where each begins.
pub fn bands(bands: &[(&str, f64)]) -> Vec<Band> {
    bands.iter().map(|&(name, from)| Band { name: name.into(), from, quota: None }).collect()
}

/// Words and what part of the full mark each is, in hundredths.
pub fn words() -> Vec<WordMark> {
    super::pattern::WORDS.iter().map(|&(word, mark)| WordMark { word: word.into(), mark }).collect()
}

/// A quota of one fifth of the class, rounded down.
pub fn quota() -> Quota {
    Quota {
        share: 0.2,
        rounding: Rounding::Down,
        scope: QuotaScope::Class,
        units: Vec::new(),
        source: CHECK.into(),
    }
}

/// A link with another class: four fifths own, one fifth the other's index.
pub fn link(class: &str) -> Link {
    Link {
        attribute: format!("所属{class}"),
        class: class.into(),
        own: 0.8,
        linked: 0.2,
        exceptions: Vec::new(),
        memberships: None,
        source: CHECK.into(),
    }
}

/// Other weights for those whose attribute is a text.
pub fn exception(column: &str) -> LinkException {
    LinkException { column: column.into(), is: "书记".into(), own: 0.5, linked: 0.5 }
}

/// Dated memberships in a table of their own.
pub fn memberships() -> Memberships {
    Memberships {
        table: "任职记录".into(),
        member: "人员".into(),
        unit: "单位".into(),
        from: "起始日期".into(),
        to: "结束日期".into(),
    }
}

/// Bonus and penalty from a ledger.
pub fn ledger() -> Ledger {
    Ledger::new("加减分台账", 5.0, 10.0)
}

/// Adjustment by hand.
pub fn adjustment() -> Adjustment {
    Adjustment {
        column: "调整后指数".into(),
        reason: "调整理由".into(),
        by: "调整批准人".into(),
        source: CHECK.into(),
    }
}

/// The part of the year served.
pub fn apportionment() -> Apportionment {
    Apportionment { column: "在岗月数".into(), full: 12.0, source: CHECK.into() }
}

/// Last year's results.
pub fn previous() -> Previous {
    Previous { index: "上年指数".into(), grade: "上年等次".into() }
}
