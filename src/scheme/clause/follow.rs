//! Outcomes and alerts in words.

use super::standing::{cited, percent};
use crate::engine::number_text;
use crate::scheme::model::{Alert, Class, Condition, Leaning, Outcome};
use crate::sentence::Sentence;

/// An outcome in a sentence: when it follows and what is to be done.
pub fn outcome_sentence(class: &Class, outcome: &Outcome) -> Sentence {
    let when = condition_words(class, &outcome.condition);
    let (zh, en) = match outcome.leaning {
        Leaning::Commend => ("正向", "commends"),
        Leaning::Urge => ("督促", "urges"),
    };
    let Outcome { name, action, .. } = outcome;
    let sentence = Sentence::new(
        format!("{name}（{zh}）：{}，{action}。", attributive(&when.zh)),
        format!("{name} ({en}): where {}: {action}.", when.en),
    );
    cited(sentence, &outcome.source)
}

/// An alert in a sentence.
pub fn alert_sentence(class: &Class, alert: &Alert) -> Sentence {
    let when = condition_words(class, &alert.condition);
    let sentence = Sentence::new(
        format!("{}：{}，预警。", alert.name, attributive(&when.zh)),
        format!("{}: a warning where {}.", alert.name, when.en),
    );
    cited(sentence, &alert.source)
}

/// When an outcome follows or an alert is raised, with its clause: for where the name stands already.
pub fn condition_sentence(class: &Class, condition: &Condition, source: &str) -> Sentence {
    let when = condition_words(class, condition);
    cited(Sentence::new(format!("{}。", when.zh), format!("{}.", capital(&when.en))), source)
}

/// A condition in words, without a full stop.
pub fn condition_words(class: &Class, condition: &Condition) -> Sentence {
    let index = class.index.as_str();
    match condition {
        Condition::Grade(grades) => Sentence::new(
            format!("等次为{}", either(grades)),
            format!("the grade is {}", grades.join(" or ")),
        ),
        Condition::GradeAgain(grades) => Sentence::new(
            format!("上年和本年等次都为{}", either(grades)),
            format!("the grade is {}, as it was last year", grades.join(" or ")),
        ),
        Condition::AtLeast(from) => Sentence::new(
            format!("{index}达到 {}", number_text(*from)),
            format!("{index} is at least {}", number_text(*from)),
        ),
        Condition::Below(limit) => Sentence::new(
            format!("{index}低于 {}", number_text(*limit)),
            format!("{index} is below {}", number_text(*limit)),
        ),
        Condition::RankWithin(rank) => Sentence::new(
            format!("名次在前 {} 名", number_text(*rank)),
            format!("the rank is at most {}", number_text(*rank)),
        ),
        Condition::FellByYear(by) => Sentence::new(
            format!("{index}比上年下降超过 {}", number_text(*by)),
            format!("{index} fell by more than {} since last year", number_text(*by)),
        ),
        Condition::FellByPart { indicator, by } => Sentence::new(
            format!("{indicator}比上一次录入下降超过 {}", number_text(*by)),
            format!("{indicator} fell by more than {} since the entry before", number_text(*by)),
        ),
        Condition::PartBelow { indicator, share } => Sentence::new(
            format!("{indicator}得分不到满分的 {}", percent(*share)),
            format!("the score of {indicator} is below {} of its full mark", percent(*share)),
        ),
        Condition::Rows { table, only, most, .. } => {
            let wanted: Vec<String> =
                only.iter().map(|filter| format!("{}为{}", filter.column, filter.is)).collect();
            let wanted_en: Vec<String> =
                only.iter().map(|filter| format!("{} is {}", filter.column, filter.is)).collect();
            Sentence::new(
                format!("{table}中{}的超过 {} 项", wanted.join("、"), number_text(*most)),
                format!("more than {} rows of {table} ({})", number_text(*most), wanted_en.join(", ")),
            )
        }
        Condition::OutOfReach(grade) => Sentence::new(
            format!("余下各项都得满分也达不到“{grade}”"),
            format!("full marks in all that remains would not reach {grade}"),
        ),
        Condition::All(conditions) => {
            let words: Vec<Sentence> =
                conditions.iter().map(|condition| condition_words(class, condition)).collect();
            let zh: Vec<&str> = words.iter().map(|words| words.zh.as_str()).collect();
            let en: Vec<&str> = words.iter().map(|words| words.en.as_str()).collect();
            Sentence::new(zh.join("，且"), en.join(", and "))
        }
    }
}

/// Words that stand before 的: a space parts it from a figure.
fn attributive(words: &str) -> String {
    let figure = words.ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '%');
    if figure { format!("{words} 的") } else { format!("{words}的") }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

fn either(grades: &[String]) -> String {
    let quoted: Vec<String> = grades.iter().map(|grade| format!("“{grade}”")).collect();
    quoted.join("或")
}
