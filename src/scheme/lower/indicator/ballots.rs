//! Ballots: which of them count, in their own table; means by kind of rater, in the class's.

use super::super::formula::{
    blank_if, blank_if_any, cell, column, own_column, sum_of_presence, sum_of_products, text,
};
use super::super::{Format, FormulaColumn, Role};
use super::all_leaves;
use super::leaf::Leaf;
use crate::scheme::model::{
    BallotRules, Body, Class, Indicator, Measure, Missing, RaterKind, Scheme, WordMark,
};
use crate::scheme::parameter::indicator_parameter;
use crate::sentence::Sentence;

const MARK: &str = "折算分";
const REASON: &str = "无效原因";
const COUNTS: &str = "计票";
const COUNTED: &str = "计入分";

impl Leaf<'_> {
    /// Adds the number and the mean of each kind of rater; gives the formula of their weighted mean.
    pub(super) fn push_ballots(&self, measure: &Measure, columns: &mut Vec<FormulaColumn>) -> String {
        let Measure::Ballots { table, owner, kind, mark, words, raters, rules, .. } = measure else {
            return "\"\"".to_owned();
        };
        let mark = match judges(words, rules) {
            true => format!("{}{COUNTED}", prefix(self.scheme, self.class, self.indicator, table)),
            false => mark.clone(),
        };
        let means: Vec<String> =
            raters.iter().map(|rater| self.push_rater(table, owner, kind, &mark, rater, columns)).collect();
        if means.is_empty() {
            return "\"\"".to_owned();
        }
        let weights: Vec<String> =
            raters.iter().map(|rater| self.parameter(&format!("{}权重", rater.name))).collect();
        let numbers: Vec<String> = means.iter().map(|mean| format!("N({mean})")).collect();
        let present = sum_of_presence(&weights, &means);
        match self.missing {
            Missing::Pending => blank_if_any(&means, &sum_of_products(&weights, &means)),
            Missing::Zero => sum_of_products(&weights, &numbers),
            Missing::Reweight => blank_if(
                &format!("{present}=0"),
                &format!("({})/({present})", sum_of_products(&weights, &numbers)),
            ),
        }
    }

    /// Adds a kind's number of marks and their mean; gives the cell of the mean.
    fn push_rater(
        &self,
        table: &str,
        owner: &str,
        kind: &str,
        mark: &str,
        rater: &RaterKind,
        columns: &mut Vec<FormulaColumn>,
    ) -> String {
        let marks = column(table, mark);
        // Only marks that are numbers count as ballots.
        let criteria = format!(
            "{},{},{},{},{marks},\">=0\"",
            column(table, owner),
            cell(&self.class.key),
            column(table, kind),
            text(&rater.name)
        );
        let count = format!("COUNTIFS({criteria})");
        let count = cell(&self.push_helper(&format!("{}票数", rater.name), count, Format::Whole, columns));
        let sum = format!("SUMIFS({marks},{criteria})");
        let trimmed = format!("({sum}-MAXIFS({marks},{criteria})-MINIFS({marks},{criteria}))/({count}-2)");
        let mean =
            format!("IF(AND({count}>2,{count}>={}),{trimmed},{sum}/{count})", self.parameter("去极值起点"));
        let too_few = format!("OR({count}=0,{count}<{})", self.parameter("最少有效票"));
        let mean = blank_if(&too_few, &mean);
        cell(&self.push_helper(&format!("{}均分", rater.name), mean, Format::UpTo(4), columns))
    }
}

/// The columns that say of each ballot in a table whether it counts, where a rule asks for them.
pub(super) fn table_columns(scheme: &Scheme, table: &str) -> Vec<FormulaColumn> {
    let judged = all_leaves(scheme).into_iter().filter(|(_, leaf)| is_judged_in(leaf, table));
    judged
        .flat_map(|(class, leaf)| {
            let prefix = prefix(scheme, class, leaf, table);
            Judgement { class, leaf, prefix }.columns()
        })
        .collect()
}

/// Whether ballots need columns that judge them: only for words, and for rules that can apply.
fn judges(words: &[WordMark], rules: &BallotRules) -> bool {
    let over_ballots = rules.high.is_some() || rules.low.is_some() || rules.uniform_is_void;
    !words.is_empty()
        || (rules.ballot.is_some() && over_ballots)
        || (rules.rater.is_some() && !rules.no_self_vote.is_empty())
}

fn is_judged_in(leaf: &Indicator, table: &str) -> bool {
    matches!(
        &leaf.body,
        Body::Leaf { measure: Measure::Ballots { table: of, words, rules, .. }, .. }
            if of == table && judges(words, rules)
    )
}

/// What the columns' names begin with: nothing where one indicator alone judges the table's ballots.
fn prefix(scheme: &Scheme, class: &Class, indicator: &Indicator, table: &str) -> String {
    let judging = all_leaves(scheme).into_iter().filter(|(_, leaf)| is_judged_in(leaf, table)).count();
    if judging > 1 { format!("{}{}", class.name, indicator.name) } else { String::new() }
}

/// The columns that judge a table's ballots for one indicator.
struct Judgement<'a> {
    class: &'a Class,
    leaf: &'a Indicator,
    prefix: String,
}

impl Judgement<'_> {
    fn columns(&self) -> Vec<FormulaColumn> {
        let Body::Leaf { measure: Measure::Ballots { owner, kind, mark, words, rules, .. }, .. } =
            &self.leaf.body
        else {
            return Vec::new();
        };
        let mut columns = Vec::new();
        let mut value = mark.clone();
        if !words.is_empty() {
            value = self.name(MARK);
            let meaning = Sentence::new(
                format!("{mark}所写的词折成的分。"),
                format!("The mark that the word in {mark} stands for."),
            );
            columns.push(self.column(MARK, self.mark_of_word(mark, words), Format::UpTo(4), meaning));
        }
        let mut reasons = vec![(format!("{}=\"\"", cell(mark)), "未评分")];
        match words.is_empty() {
            true => reasons.push((format!("NOT(ISNUMBER({}))", cell(mark)), "分数不是数")),
            false => reasons.push((format!("{}=\"\"", cell(&value)), "不是规定的等级")),
        }
        reasons.push((format!("{}<0", cell(&value)), "分数为负"));
        reasons.extend(self_vote(owner, kind, rules));
        reasons.extend(self.over_ballot(&value, rules, &mut columns));
        let reason = reasons.iter().rev().fold("\"\"".to_owned(), |others, (test, reason)| {
            format!("IF({test},{},{others})", text(reason))
        });
        let meaning =
            Sentence::new("这张票为什么不计；有效票为空。", "Why the ballot is void; blank where it counts.");
        columns.push(self.column(REASON, reason, Format::Text, meaning));
        let reason = cell(&self.name(REASON));
        let meaning =
            Sentence::new("有效票为 1，无效票为 0。", "1 where the ballot counts, 0 where it is void.");
        columns.push(self.column(COUNTS, format!("IF({reason}=\"\",1,0)"), Format::Whole, meaning));
        let counts = cell(&self.name(COUNTS));
        let meaning = Sentence::new("有效票的分数。", "The mark of a ballot that counts.");
        let counted = format!("IF({counts}=1,{},\"\")", cell(&value));
        columns.push(self.column(COUNTED, counted, Format::UpTo(4), meaning));
        columns
    }

    fn mark_of_word(&self, mark: &str, words: &[WordMark]) -> String {
        words.iter().rev().fold("\"\"".to_owned(), |others, word| {
            let value = self.parameter(&format!("{}分值", word.word));
            format!("IF({}={},{value},{others})", cell(mark), text(&word.word))
        })
    }

    /// The rules over all marks of a ballot, void ones included: what they count as columns, and when
    /// they void it. A row without a number is a ballot of its own, which they do not touch.
    fn over_ballot(
        &self,
        mark: &str,
        rules: &BallotRules,
        columns: &mut Vec<FormulaColumn>,
    ) -> Vec<(String, &'static str)> {
        let Some(ballot) = &rules.ballot else { return Vec::new() };
        let mut count = |part: &str, criterion: &str, meaning: Sentence| {
            let (number, numbers) = (cell(ballot), own_column(ballot));
            let counted = format!("COUNTIFS({numbers},{number},{},{criterion})", own_column(mark));
            columns.push(self.column(part, format!("IF({number}=\"\",0,{counted})"), Format::Whole, meaning));
            cell(&self.name(part))
        };
        let mut found = Vec::new();
        if rules.high.is_some() {
            let meaning = Sentence::new("同一张票上的高分个数。", "How many high marks the ballot has.");
            let high = count("票内高分数", &format!("\">=\"&{}", self.parameter("高分线")), meaning);
            found.push((format!("{high}>{}", self.parameter("高分最多个数")), "高分过多"));
        }
        if rules.low.is_some() {
            let meaning = Sentence::new("同一张票上的低分个数。", "How many low marks the ballot has.");
            let low = count("票内低分数", &format!("\"<\"&{}", self.parameter("低分线")), meaning);
            let few = format!("{low}<{}", self.parameter("低分最少个数"));
            found.push((format!("AND({}<>\"\",{few})", cell(ballot)), "低分过少"));
        }
        if rules.uniform_is_void {
            let meaning = Sentence::new("同一张票上的评分个数。", "How many marks the ballot has.");
            let all = count("票内评分数", "\">=0\"", meaning);
            let meaning =
                Sentence::new("同一张票上与本行同分的个数。", "How many marks of the ballot equal this one.");
            let same = count("票内同分数", &cell(mark), meaning);
            found.push((format!("AND({all}>1,{same}={all})"), "整票同分"));
        }
        found
    }

    fn name(&self, part: &str) -> String {
        format!("{}{part}", self.prefix)
    }

    fn parameter(&self, part: &str) -> String {
        indicator_parameter(&self.class.name, &self.leaf.name, part)
    }

    fn column(&self, part: &str, formula: String, format: Format, meaning: Sentence) -> FormulaColumn {
        FormulaColumn {
            name: self.name(part),
            group: String::new(),
            formula,
            role: Role::Helper,
            format,
            meaning,
        }
    }
}

/// A vote for oneself, in the kinds of raters where it is void.
fn self_vote(owner: &str, kind: &str, rules: &BallotRules) -> Option<(String, &'static str)> {
    let rater = rules.rater.as_ref().filter(|_| !rules.no_self_vote.is_empty())?;
    let kinds: Vec<String> =
        rules.no_self_vote.iter().map(|name| format!("{}={}", cell(kind), text(name))).collect();
    let kinds = if kinds.len() > 1 { format!("OR({})", kinds.join(",")) } else { kinds.join("") };
    let (rater, owner) = (cell(rater), cell(owner));
    Some((format!("AND({rater}<>\"\",{rater}={owner},{kinds})"), "自投"))
}
