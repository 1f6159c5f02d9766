//! The lines of the scheme's sheet, planned before anything is written: formulas refer to them.

use crate::scheme::{
    Aggregation, Body, Class, Indicator, Lowered, PERIOD, Scheme, grade_sentence, index_sentence,
    ledger_sentence, rule_sentence, standing_sentences,
};

/// A line of the scheme's sheet.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::excel::write) enum Line {
    Blank,
    Title(String),
    Note(String),
    Section(String),
    Sentence(String),
    Heads([&'static str; 6]),
    Indicator {
        depth: usize,
        code: String,
        name: String,
        share: Share,
        rule: String,
        source: String,
    },
    /// The sum of the shares on these lines, and what it should be.
    Total {
        label: String,
        of: Vec<u32>,
        sum: f64,
        expected: f64,
    },
    Parameter {
        name: String,
        code: String,
        indicator: String,
        label: String,
        value: f64,
    },
}

/// An indicator's full mark or weight.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::excel::write) enum Share {
    /// A parameter.
    Parameter { name: String, value: f64 },
    /// The sum of the shares on these lines.
    Sum { of: Vec<u32>, value: f64 },
    /// None: its parent takes all scores alike.
    Alike,
}

impl Line {
    /// The parameter whose value stands on the line.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Line::Parameter { name, .. } | Line::Indicator { share: Share::Parameter { name, .. }, .. } => {
                Some(name)
            }
            _ => None,
        }
    }
}

/// Plans the sheet: for each class its sentences, its indicators and its parameters.
pub(in crate::excel::write) fn lines(scheme: &Scheme, lowered: &Lowered) -> Vec<Line> {
    let mut lines = vec![
        Line::Title(scheme.name.clone()),
        Line::Note(
            "蓝色数字可以改：改后各表的得分、指数、名次和等次随之重算；规则文字是导出时的写法，不随之改变。"
                .to_owned(),
        ),
    ];
    for class in &scheme.classes {
        lines.push(Line::Blank);
        lines.push(Line::Section(format!("{} · {}", class.name, class.index)));
        lines.extend(sentences(class).into_iter().map(Line::Sentence));
        let share = match class.aggregation {
            Aggregation::Points => "满分",
            _ => "权重",
        };
        lines.push(Line::Heads(["编号", "指标", "层级", share, "计分规则", "依据"]));
        let mut planned = Planned { class, lowered, lines };
        let tops = planned.indicators(&class.indicators, class.aggregation, 0);
        lines = planned.lines;
        if matches!(class.aggregation, Aggregation::Points | Aggregation::Weights) && !tops.is_empty() {
            lines.push(total("合计".to_owned(), tops, &class.indicators, class.aggregation));
        }
        push_parameters(&class.name, &class.indicators, lowered, &mut lines);
    }
    lines.push(Line::Blank);
    lines.push(Line::Section(PERIOD.to_owned()));
    push_parameters(PERIOD, &[], lowered, &mut lines);
    lines
}

/// The class's rules in sentences.
pub(in crate::excel::write) fn sentences(class: &Class) -> Vec<String> {
    let mut sentences = vec![format!("{}：{}", class.index, index_sentence(class).zh)];
    sentences.extend(class.ledger.as_ref().map(|ledger| ledger_sentence(ledger).zh));
    sentences.push(grade_sentence(class).zh);
    sentences.extend(standing_sentences(class).into_iter().map(|sentence| sentence.zh));
    sentences.extend(class.restrictions.iter().map(|restriction| {
        format!("{}依据：{}。", restriction.column, restriction.source.trim_end_matches('。'))
    }));
    sentences
}

struct Planned<'a> {
    class: &'a Class,
    lowered: &'a Lowered,
    lines: Vec<Line>,
}

impl Planned<'_> {
    /// Adds the indicators with all below them; gives the lines of these.
    fn indicators(&mut self, indicators: &[Indicator], within: Aggregation, depth: usize) -> Vec<u32> {
        indicators.iter().map(|indicator| self.indicator(indicator, within, depth)).collect()
    }

    fn indicator(&mut self, indicator: &Indicator, within: Aggregation, depth: usize) -> u32 {
        let at = self.lines.len();
        self.lines.push(Line::Blank);
        let mut below = Vec::new();
        if let Body::Group { aggregation, children } = &indicator.body {
            below = self.indicators(children, *aggregation, depth + 1);
            // A group of weights has a weight of its own, so that its children's need their own sum.
            if *aggregation == Aggregation::Weights && !below.is_empty() {
                let label = format!("{}下级合计", indicator.name);
                self.lines.push(total(label, below.clone(), children, *aggregation));
            }
        }
        let line = Line::Indicator {
            depth,
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            share: self.share(indicator, within, below),
            rule: rule_sentence(indicator, within).zh,
            source: indicator.source.clone(),
        };
        if let Some(slot) = self.lines.get_mut(at) {
            *slot = line;
        }
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn share(&self, indicator: &Indicator, within: Aggregation, children: Vec<u32>) -> Share {
        if !matches!(within, Aggregation::Points | Aggregation::Weights) {
            return Share::Alike;
        }
        let own = self.lowered.parameters.iter().find(|parameter| {
            parameter.class == self.class.name
                && parameter.indicator.as_deref() == Some(&indicator.name)
                && is_share(&parameter.label.zh)
        });
        match own {
            Some(parameter) => Share::Parameter { name: parameter.name.clone(), value: parameter.value },
            None if children.is_empty() => Share::Alike,
            None => Share::Sum { of: children, value: share_of(indicator, within) },
        }
    }
}

fn total(label: String, of: Vec<u32>, indicators: &[Indicator], aggregation: Aggregation) -> Line {
    let sum = indicators.iter().map(|indicator| share_of(indicator, aggregation)).sum();
    let expected = match aggregation {
        Aggregation::Points => 100.0,
        _ => 1.0,
    };
    Line::Total { label, of, sum, expected }
}

/// A share is an indicator's own weight or full mark; its other parameters have longer labels.
fn is_share(label: &str) -> bool {
    matches!(label, "权重" | "满分")
}

/// The share that counts: under points a group of points has what its children have.
fn share_of(indicator: &Indicator, within: Aggregation) -> f64 {
    match (&indicator.body, within) {
        (Body::Group { aggregation: Aggregation::Points, children }, Aggregation::Points) => {
            children.iter().map(|child| share_of(child, Aggregation::Points)).sum()
        }
        _ => indicator.share,
    }
}

/// Adds the parameters of a class, or of the period, that stand nowhere yet.
fn push_parameters(class: &str, indicators: &[Indicator], lowered: &Lowered, lines: &mut Vec<Line>) {
    let placed: Vec<String> = lines.iter().filter_map(|line| line.parameter().map(str::to_owned)).collect();
    let mut rest = lowered
        .parameters
        .iter()
        .filter(|parameter| parameter.class == class && !placed.contains(&parameter.name))
        .peekable();
    if rest.peek().is_none() {
        return;
    }
    lines.push(Line::Blank);
    lines.push(Line::Heads(["编号", "所属指标", "参数", "值", "", ""]));
    for parameter in rest {
        let indicator = parameter.indicator.clone();
        let code = indicator.as_deref().and_then(|name| code(indicators, name)).unwrap_or_default();
        lines.push(Line::Parameter {
            name: parameter.name.clone(),
            code,
            indicator: indicator.unwrap_or_else(|| "（总则）".to_owned()),
            label: parameter.label.zh.clone(),
            value: parameter.value,
        });
    }
}

fn code(indicators: &[Indicator], name: &str) -> Option<String> {
    indicators.iter().find_map(|indicator| {
        if indicator.name == name {
            return Some(indicator.code.clone());
        }
        match &indicator.body {
            Body::Group { children, .. } => code(children, name),
            Body::Leaf { .. } => None,
        }
    })
}
