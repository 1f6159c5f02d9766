//! Index, ranks, grades and quotas in words.

use crate::engine::number_text;
use crate::scheme::model::{
    Adjustment, Apportionment, Band, Class, Effect, Link, Memberships, Quota, QuotaScope, Restriction,
    Rounding, Ties,
};
use crate::sentence::Sentence;

/// A bound of what is still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The guaranteed minimum.
    Least,
    /// The attainable maximum.
    Most,
}

/// How an index is made.
pub fn index_sentence(class: &Class) -> Sentence {
    let mut zh = String::from("指标得分");
    let mut en = String::from("The indicators' scores");
    if let Some(apportionment) = &class.apportionment {
        zh = format!("{zh}按{}折算", apportionment.column);
        en = format!("{en}, by {},", apportionment.column);
    }
    if class.ledger.is_some() {
        zh.push_str("加上加分、减去减分");
        en.push_str(" plus bonus less penalty");
    }
    if let Some(link) = &class.link {
        let (own, linked) = (number_text(link.own), number_text(link.linked));
        zh = format!("{zh}为本人得分；{own}×本人得分＋{linked}×所在{}指数", link.class);
        en = format!("{en} are the own score; {own} × own score + {linked} × index of the {}", link.class);
        for exception in &link.exceptions {
            let (column, is) = (&exception.column, &exception.is);
            let (own, linked) = (number_text(exception.own), number_text(exception.linked));
            zh = format!("{zh}（{column}为“{is}”的，{own}、{linked}）");
            en = format!("{en} ({own} and {linked} where {column} is {is})");
        }
    }
    if let Some(cap) = class.cap {
        zh = format!("{zh}，最高 {}", number_text(cap));
        en = format!("{en}, at most {}", number_text(cap));
    }
    zh = format!("{zh}，四舍五入保留 {} 位小数", class.decimals);
    en = format!("{en}, rounded to {} decimals", class.decimals);
    for restriction in &class.restrictions {
        match restriction.effect {
            Effect::Zero => {
                zh = format!("{zh}；{}为“{}”的，指数为 0", restriction.column, restriction.is);
                en = format!("{en}; 0 where {} is {}", restriction.column, restriction.is);
            }
            Effect::Exempt(_) => {
                zh = format!("{zh}；{}为“{}”的，不参评", restriction.column, restriction.is);
                en = format!("{en}; none where {} is {}", restriction.column, restriction.is);
            }
            Effect::GradeAtMost(_) | Effect::NoGrade(_) => {}
        }
    }
    Sentence::new(format!("{zh}。"), format!("{en}."))
}

/// The grades in a sentence, with their quotas and what limits them.
pub fn grade_sentence(class: &Class) -> Sentence {
    let last = class.grades.len().saturating_sub(1);
    let mut zh = Vec::new();
    let mut en = Vec::new();
    for (position, band) in class.grades.iter().enumerate() {
        if position == last {
            zh.push(format!("其余为{}", band.name));
            en.push(format!("{} otherwise", band.name));
        } else {
            zh.push(format!("{} 分及以上为{}", number_text(band.from), band.name));
            en.push(format!("{} from {}", band.name, number_text(band.from)));
        }
    }
    let mut sentence = Sentence::new(
        format!("按{}（四舍五入后）定等次：{}。", class.index, zh.join("，")),
        format!("Grades by {} as rounded: {}.", class.index, en.join(", ")),
    );
    for band in class.grades.iter().take(last) {
        if let Some(quota) = &band.quota {
            append(&mut sentence, &quota_sentence(band, quota));
        }
    }
    for restriction in class.restrictions.iter().filter(|found| found.effect != Effect::Zero) {
        append(&mut sentence, &restriction_sentence(restriction));
    }
    sentence
}

/// A quota in a sentence.
pub fn quota_sentence(band: &Band, quota: &Quota) -> Sentence {
    let name = &band.name;
    let (among, among_en) = match &quota.scope {
        QuotaScope::Class => ("全体参评的".to_owned(), "those who take part".to_owned()),
        QuotaScope::Group(attribute) => {
            (format!("各{attribute}参评的"), format!("those who take part in each {attribute}"))
        }
        QuotaScope::Pooled => (
            "全体参评的".to_owned(),
            "those who take part, shared out over the units by largest remainder".to_owned(),
        ),
    };
    let (rounding, rounding_en) = match quota.rounding {
        Rounding::Down => ("舍去小数", "rounded down"),
        Rounding::HalfUp => ("四舍五入", "rounded half up"),
        Rounding::Up => ("有小数即进一", "rounded up"),
    };
    let share = percent(quota.share);
    let mut zh = format!("{name}不超过{among} {share}（{rounding}）");
    let mut en = format!("{name}: at most {share} of {among_en} ({rounding_en})");
    if quota.scope == QuotaScope::Pooled {
        zh.push_str("，按最大余数法分到各单位，余数相同的先给人数多的，再给指数高的，仍相同的名额留空");
        en.push_str(", equal remainders to the larger unit, then to the higher index, then held back");
    }
    for unit in &quota.units {
        zh = format!("{zh}，单位为“{}”的按 {}", unit.grade, percent(unit.share));
        en = format!("{en}, {} where the unit is {}", percent(unit.share), unit.grade);
    }
    Sentence::new(
        format!("{zh}；按名次从高到低取，同名次的一起进、一起出，没有名额的定下一等次。"),
        format!(
            "{en}; by rank, equals get in together or not at all; who finds no place gets the next grade."
        ),
    )
}

/// A restriction in a sentence, without its clause.
pub fn restriction_sentence(restriction: &Restriction) -> Sentence {
    let Restriction { column, is, .. } = restriction;
    let (zh, en) = match &restriction.effect {
        Effect::Zero => ("指数为 0".to_owned(), "the index is 0".to_owned()),
        Effect::GradeAtMost(grade) => {
            (format!("等次最高定“{grade}”"), format!("the grade is at best {grade}"))
        }
        Effect::NoGrade(word) => (
            format!("有指数和名次，等次为“{word}”，不占名额、不计入名额基数"),
            format!("an index and a rank, the grade is {word}, outside all quotas"),
        ),
        Effect::Exempt(word) => (
            format!("不出指数、不排名次，等次为“{word}”，不计入名额基数"),
            format!("no index, no rank, the grade is {word}, outside all quotas"),
        ),
    };
    Sentence::new(format!("{column}为“{is}”的，{zh}。"), format!("Where {column} is {is}: {en}."))
}

/// How ranks are given, in the class or within the groups of an attribute.
pub fn ranking_sentence(class: &Class, within: Option<&str>) -> Sentence {
    let ranking = &class.ranking;
    let (mut zh, mut en) = match within {
        None => (
            format!("全体{}按{}从高到低的名次", class.name, class.index),
            format!("The rank among all {} by {}", class.name, class.index),
        ),
        Some(attribute) => {
            (format!("在同一{attribute}内的名次"), format!("The rank within the same {attribute}"))
        }
    };
    if !ranking.chain.is_empty() {
        zh = format!("{zh}，同分依次比较{}", ranking.chain.join("、"));
        en = format!("{en}, equals told apart by {}", ranking.chain.join(", then "));
    }
    if let Some(hand) = &ranking.by_hand {
        zh = format!("{zh}，仍相同的按{hand}");
        en = format!("{en}, then by {hand}");
    }
    let told_apart = !ranking.chain.is_empty() || ranking.by_hand.is_some();
    let equals = if told_apart { "仍相同的" } else { "同分" };
    match ranking.ties {
        Ties::Shared => {
            Sentence::new(format!("{zh}，{equals}同名次。"), format!("{en}, equals share a rank."))
        }
        Ties::Dense => Sentence::new(
            format!("{zh}，{equals}同名次，后面的名次不空（1、2、2、3）。"),
            format!("{en}, equals share a rank and none is skipped (1, 2, 2, 3)."),
        ),
    }
}

/// Apportionment in a sentence.
pub fn apportionment_sentence(apportionment: &Apportionment) -> Sentence {
    let Apportionment { column, full, .. } = apportionment;
    let full = number_text(*full);
    Sentence::new(
        format!("指标得分×{column}÷{full}，最多按整期计；{column}没有填的按整期计。"),
        format!("Indicators' scores × {column} ÷ {full}, at most the whole; blank is the whole period."),
    )
}

/// Adjustment by hand in a sentence.
pub fn adjustment_sentence(adjustment: &Adjustment) -> Sentence {
    let Adjustment { column, reason, by, .. } = adjustment;
    Sentence::new(
        format!(
            "{column}填了且写明{reason}的，以调整后的为准；没有{reason}的不生效；被否决的不调整。由{by}批准。"
        ),
        format!(
            "{column} counts where {reason} is given; without it, or under a veto, it does not. Approved: {by}."
        ),
    )
}

/// Other weights of the link for some.
pub fn exceptions_sentence(link: &Link) -> Sentence {
    let mut zh = format!("本人 {}、{} {}", number_text(link.own), link.class, number_text(link.linked));
    let mut en = format!("own {}, {} {}", number_text(link.own), link.class, number_text(link.linked));
    for exception in &link.exceptions {
        let (own, linked) = (number_text(exception.own), number_text(exception.linked));
        zh = format!("{zh}；{}为“{}”的，本人 {own}、{} {linked}", exception.column, exception.is, link.class);
        en = format!(
            "{en}; where {} is {}: own {own}, {} {linked}",
            exception.column, exception.is, link.class
        );
    }
    Sentence::new(format!("挂钩占比：{zh}。"), format!("Weights of the link: {en}."))
}

/// Dated memberships in a sentence.
pub fn memberships_sentence(link: &Link, memberships: &Memberships) -> Sentence {
    let Memberships { table, from, to, .. } = memberships;
    Sentence::new(
        format!(
            "{table}中考评期内各段任职的{}指数，按天数加权平均（首尾两天都算；{from}、{to}没有填的按考评期起止）；没有任职记录的按{}。",
            link.class, link.attribute
        ),
        format!(
            "The mean index of the {} in {table} over the days within the period, both ends counted (a blank {from} or {to} is the period's); without a row, by {}.",
            link.class, link.attribute
        ),
    )
}

/// The reachable range with all that is assumed.
pub fn reach_sentence(class: &Class, bound: Bound) -> Sentence {
    let (zh, en) = match bound {
        Bound::Least => ("最低能有的", "The guaranteed minimum of"),
        Bound::Most => ("最高能到的", "The attainable maximum of"),
    };
    Sentence::new(
        format!(
            "{zh}{}：已录入的按已录入计；没有录入的可能是 0 到满分；考评期没有结束时，每次加分的还会增加、每次扣分的还会扣到 0、从清单取数或随他人变动的指标可能是 0 到满分，加分和减分都可能到上限；挂钩的单位按它自己的范围；被否决的为 0；已调整的按调整后的。",
            class.index
        ),
        format!(
            "{en} {}: what is entered counts as entered; what is not can be 0 to full; while the period lasts additions can grow to full, deductions can take all, indicators over tables or over others can be anything, bonus and penalty can grow to their caps; the linked unit by its own range; a veto is 0; an adjusted index stays.",
            class.index
        ),
    )
}

/// A bound of a score.
pub fn bound_sentence(bound: Bound) -> Sentence {
    match bound {
        Bound::Least => Sentence::new("这一项最低能有多少分。", "The least this score can be."),
        Bound::Most => Sentence::new("这一项最高能到多少分。", "The most this score can be."),
    }
}

/// A class's rules about its standing that stand beside index and grades: apportionment, link,
/// adjustment, ranks, vetoes with their clauses, outcomes, alerts.
pub fn standing_sentences(class: &Class) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    if let Some(apportionment) = &class.apportionment {
        sentences.push(cited(apportionment_sentence(apportionment), &apportionment.source));
    }
    if let Some(link) = &class.link {
        if !link.exceptions.is_empty() {
            sentences.push(cited(exceptions_sentence(link), &link.source));
        }
        sentences.extend(link.memberships.as_ref().map(|found| memberships_sentence(link, found)));
    }
    if let Some(adjustment) = &class.adjustment {
        sentences.push(cited(adjustment_sentence(adjustment), &adjustment.source));
    }
    sentences.push(ranking_sentence(class, None));
    sentences.extend(class.outcomes.iter().map(|outcome| super::outcome_sentence(class, outcome)));
    sentences.extend(class.alerts.iter().map(|alert| super::alert_sentence(class, alert)));
    sentences
}

/// A sentence with its clause.
pub(super) fn cited(sentence: Sentence, source: &str) -> Sentence {
    let source = source.trim_end_matches('。');
    if source.is_empty() {
        return sentence;
    }
    Sentence::new(format!("{}依据：{source}。", sentence.zh), format!("{} Clause: {source}.", sentence.en))
}

fn append(sentence: &mut Sentence, further: &Sentence) {
    sentence.zh.push_str(&further.zh);
    sentence.en = format!("{} {}", sentence.en, further.en);
}

/// A part as a percentage.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", number_text(crate::engine::round_to(share * 100.0, 4)))
}
