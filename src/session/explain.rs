//! How a figure came about, in words and numbers, down to the entered cell.

use super::display::plain_text;
use super::open::Open;
use super::window::cell_text;
use super::{ExplanationView, InputView};
use crate::engine::{ExplainedInput, Fault, Place, Value, number_text, round_to};
use crate::scheme::{Class, Role, parameters};
use crate::sentence::{Language, Sentence};

/// Rows of a table that an explanation lists one by one.
const MOST_ROWS: usize = 40;

impl Open {
    /// How the figure at a place came about; `None` where there is none.
    pub(super) fn explain(&self, place: Place) -> Option<ExplanationView> {
        let explanation = self.calculation.model().explain(place)?;
        let value = cell_text(self, place.table, place.column, place.row);
        let formula = self.calculation.formula(place.table, place.column);
        let mut lines = Vec::new();
        if formula.is_some() {
            let written = std::iter::once(&explanation.substituted).chain(&explanation.steps);
            lines.extend(written.map(|line| format!("= {}", with_times_sign(line))));
            let last = format!("= {value}");
            if lines.last() != Some(&last) {
                lines.push(last);
            }
            skip_guards(&mut lines);
        }
        Some(ExplanationView {
            subject: self.row_name(place.table, place.row),
            name: self.column_name(place.table, place.column),
            value,
            rule: formula.map_or_else(
                || self.source_sentence(place).unwrap_or_default(),
                |column| column.meaning.clone(),
            ),
            remark: self.remark(place),
            formula: explanation.formula,
            lines,
            inputs: explanation.inputs.iter().flat_map(|input| self.input_views(input)).collect(),
            table: place.table,
            column: place.column,
            row: place.row,
        })
    }

    /// What a fault means and where it began.
    pub(super) fn fault_sentence(&self, place: Place, fault: Fault) -> Sentence {
        let began = self.calculation.model().origin(place).unwrap_or(place);
        let (row, column) =
            (self.row_name(began.table, began.row), self.column_name(began.table, began.column));
        let entered = self.calculation.formula(began.table, began.column).is_none();
        let (zh, en) = if entered {
            ("请改正那里的录入。", "Correct the entry there.")
        } else {
            ("请查看它用到的录入。", "Look at the entries it uses.")
        };
        Sentence::new(
            format!("算不出来（{}），问题出在“{row}”的“{column}”。{zh}", fault.text()),
            format!("Cannot be calculated ({}); it began at “{column}” of “{row}”. {en}", fault.text()),
        )
    }

    fn column_name(&self, table: usize, column: usize) -> String {
        if let Some(formula) = self.calculation.formula(table, column) {
            return formula.name.clone();
        }
        let definition = self.book.tables.get(table).and_then(|table| table.columns.get(column));
        definition.map_or_else(String::new, |definition| definition.name.clone())
    }

    fn input_views(&self, input: &ExplainedInput) -> Vec<InputView> {
        match input {
            ExplainedInput::Cell { place, .. } => vec![self.cell_view(*place)],
            ExplainedInput::Parameter { name, value } => {
                let label = parameters(&self.book.scheme).into_iter().find(|cell| cell.name == *name);
                vec![InputView {
                    name: label.map_or_else(
                        || name.clone(),
                        |cell| match cell.indicator {
                            Some(indicator) => format!("{indicator} {}", cell.label.zh),
                            None => cell.label.zh,
                        },
                    ),
                    value: plain_text(value),
                    origin: Sentence::new("考评办法", "scheme"),
                    place: None,
                }]
            }
            ExplainedInput::Rows { table, column, rows, total } => {
                self.rows_view(*table, *column, rows, *total)
            }
        }
    }

    fn cell_view(&self, place: Place) -> InputView {
        let calculated = self.calculation.formula(place.table, place.column).is_some();
        let row = self.row_name(place.table, place.row);
        let origin = if calculated {
            Sentence::new(format!("{row}，计算得出"), format!("{row}, calculated"))
        } else {
            match self.source_sentence(place) {
                Some(source) => {
                    Sentence::new(format!("{row}，{}", source.zh), format!("{row}, {}", source.en))
                }
                None => Sentence::new(format!("{row}，未录入"), format!("{row}, not entered")),
            }
        };
        InputView {
            name: self.column_name(place.table, place.column),
            value: cell_text(self, place.table, place.column, place.row),
            origin,
            place: calculated.then_some((place.table, place.column, place.row)),
        }
    }

    fn rows_view(&self, table: usize, column: usize, rows: &[usize], total: usize) -> Vec<InputView> {
        let name = self.column_name(table, column);
        let title = self.book.tables.get(table).map_or("", |table| table.name.as_str());
        let mut views = vec![InputView {
            name: format!("{title}·{name}"),
            value: total.to_string(),
            origin: Sentence::new(format!("共 {total} 行计入"), format!("{total} rows taken")),
            place: None,
        }];
        let calculated = self.calculation.formula(table, column).is_some();
        views.extend(rows.iter().take(MOST_ROWS).map(|&row| InputView {
            name: format!("{name}（第 {} 行）", row + 1),
            value: cell_text(self, table, column, row),
            origin: Sentence::new(
                format!("{title}第 {} 行：{}", row + 1, self.row_digest(table, row)),
                format!("{title}, row {}: {}", row + 1, self.row_digest(table, row)),
            ),
            place: calculated.then_some((table, column, row)),
        }));
        views
    }

    /// The first texts of a row, so that a reader knows which one it is.
    fn row_digest(&self, table: usize, row: usize) -> String {
        let columns = self.book.tables.get(table).map_or(0, |table| table.columns.len());
        let texts =
            (0..columns).map(|column| cell_text(self, table, column, row)).filter(|text| !text.is_empty());
        texts.take(3).collect::<Vec<_>>().join("，")
    }

    /// Says what decided the figure beside the points: link, adjustment, restriction, quota.
    fn remark(&self, place: Place) -> Option<Sentence> {
        let class = self.book.class_of(place.table)?;
        let mut said: Vec<Sentence> = self.link_remark(place, class).into_iter().collect();
        said.extend(self.decided(place, class));
        let parts =
            |language| said.iter().map(|part: &Sentence| part.in_language(language)).collect::<Vec<_>>();
        (!said.is_empty())
            .then(|| Sentence::new(parts(Language::Chinese).concat(), parts(Language::English).join(" ")))
    }

    /// Says where the link to another class decided the grade.
    fn link_remark(&self, place: Place, class: &Class) -> Option<Sentence> {
        if self.is_adjusted(place.table, place.row) {
            return None;
        }
        let link = class.link.as_ref()?;
        let role = &self.calculation.formula(place.table, place.column)?.role;
        if !matches!(role, Role::Index | Role::Grade | Role::Rank | Role::RankWithin) {
            return None;
        }
        let number = |role: Role| match self.value(
            place.table,
            self.calculation.role_position(place.table, &role)?,
            place.row,
        ) {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let own = round_to(number(Role::Own)?, i32::from(class.decimals));
        let (index, linked) = (number(Role::Index)?, number(Role::Linked)?);
        let (alone, now) = (grade_of(class, own)?, grade_of(class, index)?);
        let grade = self.calculation.role_position(place.table, &Role::Grade)?;
        // Where a quota or a cap follows, the index alone does not decide.
        let decides = cell_text(self, place.table, grade, place.row) == now;
        let verb = if decides { "定" } else { "可定" };
        (alone != now && index > 0.0).then(|| {
            let (own, linked, index) = (number_text(own), number_text(linked), number_text(index));
            Sentence::new(
                format!(
                    "本人得分 {own} 可定“{alone}”；因所在{}指数为 {linked}，挂钩后{}为 {index}，{verb}“{now}”。",
                    link.class, class.index
                ),
                format!(
                    "The own score {own} alone would be “{alone}”; with the {}'s index of {linked} the index is {index}, “{now}”.",
                    link.class
                ),
            )
        })
    }
}

/// Leaves out the lines that only ask whether something is missing or vetoed, where arithmetic
/// follows: the rule in words says them already.
fn skip_guards(lines: &mut Vec<String>) {
    let guards = lines.iter().take_while(|line| line.starts_with("= IF(")).count();
    if guards + 1 < lines.len() {
        lines.drain(..guards);
    }
}

/// A line of arithmetic with `×` for `*`, texts in quotes left as they are.
fn with_times_sign(line: &str) -> String {
    let mut quoted = false;
    line.chars()
        .map(|character| {
            quoted ^= character == '"';
            if character == '*' && !quoted { '×' } else { character }
        })
        .collect()
}

fn grade_of(class: &Class, index: f64) -> Option<&str> {
    let band = class.grades.iter().find(|band| index >= band.from).or(class.grades.last())?;
    Some(&band.name)
}
