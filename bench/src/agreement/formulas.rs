//! Random formulas: every function on random arguments, the functions' examples with other numbers,
//! ranks and groupings over columns, and plain arithmetic.

use evalbook::engine::functions::{self, Presence, Take};
use evalbook::engine::language::{Expr, Kind, Style, parse, print};

use super::entries::{NUMBERS, OTHERS};
use super::sequence::Sequence;

/// What looks at whole columns through an index, a grouping or a sort. N is a column with numbers, G
/// one with names, C a comparison, K a small number.
const WHOLE: [&str; 30] = [
    "RANK([@N],[N])",
    "RANK([@N],[N],1)",
    "RANK.AVG([@N],[N])",
    "DENSERANK([@N],[N])",
    "PERCENTRANK.INC([N],[@N])",
    "PERCENTRANK.EXC([N],[@N],K)",
    "COUNTIFS([G],[@G])",
    "COUNTIFS([G],[@G],[N],\"C\"&[@N])+1",
    "COUNTIF([N],\"C\"&[@N])",
    "SUMIFS([N],[G],[@G])",
    "SUMIFS([N],[G],[@G],[N],\"C\"&[@数])",
    "AVERAGEIFS([N],[G],[@G])",
    "MAXIFS([N],[G],[@G])",
    "MINIFS([N],[N],\"C\"&[@N])",
    "SUMPRODUCT(([G]=[@G])*([N]C[@N]))+1",
    "SUMPRODUCT(([G]=[@G])*[数])",
    "XLOOKUP([@G],次[名],次[分],K)",
    "INDEX(次[分],MATCH([@G],次[名],0))",
    "VLOOKUP([@杂],表[[文]:[杂]],2,FALSE)",
    "LARGE([N],K)-[@N]",
    "PERCENTILE.INC([N],[@比])",
    "TRIMMEAN([N],0.K)",
    "STDEV.S([N])/AVERAGE([N])",
    "SUM(IF([G]=[@G],[数]))/K",
    "CORREL([数],[N])",
    "FORECAST.LINEAR([@数],[数],[N])",
    "AGGREGATE(14,6,[N]/([G]=[@G]),K)",
    "SUM([@[数]:[比]])",
    "BALLOTMEAN([N],1,K)",
    "SUM(SORT(UNIQUE([N])))",
];

/// A formula for a row of the table; `earlier` are the names of calculated columns it may read.
pub fn formula(sequence: &mut Sequence, earlier: &[String]) -> String {
    match sequence.below(5) {
        0 => changed_example(sequence),
        1 | 2 => call(sequence, 1),
        3 => arithmetic(sequence, 3, earlier),
        _ => whole_columns(sequence),
    }
}

/// A formula over whole columns, none of which takes long over many rows.
pub fn whole_columns(sequence: &mut Sequence) -> String {
    let (number, name) = (sequence.pick(&NUMBERS), sequence.pick(&OTHERS));
    let comparison = sequence.pick(&[">", ">=", "<", "<=", "<>"]);
    let count = (1 + sequence.below(5)).to_string();
    // The marks are letters that no function's name holds between brackets or quotes.
    let text = sequence.pick(&WHOLE);
    let text = text.replace("[N]", &format!("[{number}]")).replace("[@N]", &format!("[@{number}]"));
    let text = text.replace("[G]", &format!("[{name}]")).replace("[@G]", &format!("[@{name}]"));
    let text = text.replace("\"C\"", &format!("\"{comparison}\"")).replace("]C[", &format!("]{comparison}["));
    text.replace(",K)", &format!(",{count})"))
        .replace("0.K)", &format!("0.{count})"))
        .replace("/K", &format!("/{count}"))
}

/// An example of the table of functions with some of its numbers changed or taken from the row.
fn changed_example(sequence: &mut Sequence) -> String {
    let examples: Vec<&str> = functions::all().map(|function| function.example).collect();
    let (tree, _) = parse(sequence.pick(&examples));
    print(&changed(sequence, &tree), Style::Tight)
}

fn changed(sequence: &mut Sequence, part: &Expr) -> Expr {
    let kind = match &part.kind {
        Kind::Number(number) => return other_number(sequence, *number),
        Kind::Unary(sign, inner) => Kind::Unary(*sign, Box::new(changed(sequence, inner))),
        Kind::Group(inner) => Kind::Group(Box::new(changed(sequence, inner))),
        Kind::Binary(operator, left, right) => {
            Kind::Binary(*operator, Box::new(changed(sequence, left)), Box::new(changed(sequence, right)))
        }
        Kind::Call(name, arguments) => {
            Kind::Call(name.clone(), arguments.iter().map(|argument| changed(sequence, argument)).collect())
        }
        other => other.clone(),
    };
    Expr::made(kind)
}

fn other_number(sequence: &mut Sequence, number: f64) -> Expr {
    let other = match sequence.below(6) {
        0 => return parse(&this_row(sequence, &NUMBERS)).0,
        1 => number * (0.5 + sequence.share()),
        2 => number + f64::from(sequence.below(3)),
        _ => number,
    };
    Expr::made(Kind::Number(other))
}

/// A call of any function, with arguments of the kinds it takes.
fn call(sequence: &mut Sequence, depth: u32) -> String {
    let names: Vec<&str> = functions::all().map(|function| function.name).collect();
    let Some(function) = functions::find(sequence.pick(&names)) else { return String::new() };
    let mut arguments = Vec::new();
    for argument in function.arguments {
        let taken = match argument.presence {
            Presence::Required => true,
            Presence::Optional | Presence::Repeated => sequence.once_in(2),
        };
        if !taken && argument.presence == Presence::Optional {
            break;
        }
        if taken {
            arguments.push(self::argument(sequence, argument.take, depth));
        }
    }
    // Repeated arguments come in pairs or not at all; what is left over is told as a diagnostic, which
    // both sides give alike.
    format!("{}({})", function.name, arguments.join(","))
}

fn argument(sequence: &mut Sequence, take: Take, depth: u32) -> String {
    if depth > 0 && sequence.once_in(4) {
        return call(sequence, depth - 1);
    }
    let text = match take {
        Take::Number => match sequence.below(3) {
            0 => return this_row(sequence, &NUMBERS),
            1 => return format!("{}", sequence.share()),
            _ => sequence
                .pick(&["0", "1", "2", "3", "5", "10", "-1.5", "0.3", "100", "46000", "权重", "[@杂]"]),
        },
        Take::Text => sequence.pick(&[
            "[@文]",
            "[@名]",
            "[@数]",
            "\"甲\"",
            "\"0.00\"",
            "\"yyyy-mm-dd\"",
            "\"#,##0.0%\"",
        ]),
        Take::Truth => sequence.pick(&["TRUE", "[@数]>[@缺]", "[@杂]", "[@缺]=\"\""]),
        Take::Any => sequence.pick(&["[@杂]", "[@数]", "[@文]", "[@缺]", "1"]),
        Take::Criterion => sequence.pick(&["[@名]", "\">\"&[@数]", "\"<>甲\"", "\"*\"", "[@杂]", "\"<=10\""]),
        Take::Numbers => sequence.pick(&["[数]", "[缺]", "[比]", "[@大]", "{1,2.5,-3}", "[日]"]),
        Take::Values => sequence.pick(&["[杂]", "[文]", "[@杂]", "次[名]"]),
        Take::Range => sequence.pick(&[
            "[数]",
            "[缺]",
            "[比]",
            "[大]",
            "[日]",
            "[名]",
            "次[分]",
            "{1,2;3,4.5}",
            "[[数]:[比]]",
        ]),
        Take::Name => "某",
    };
    text.to_owned()
}

fn this_row(sequence: &mut Sequence, columns: &[&str]) -> String {
    format!("[@{}]", sequence.pick(columns))
}

fn arithmetic(sequence: &mut Sequence, depth: u32, earlier: &[String]) -> String {
    if depth == 0 || sequence.once_in(6) {
        return match sequence.below(5) {
            0 => format!("{}", sequence.share() * 10.0),
            1 => "权重".to_owned(),
            2 if !earlier.is_empty() => {
                let names: Vec<&str> = earlier.iter().map(String::as_str).collect();
                this_row(sequence, &names)
            }
            3 => this_row(sequence, &OTHERS),
            _ => this_row(sequence, &NUMBERS),
        };
    }
    let mut part = || arithmetic(sequence, depth - 1, earlier);
    let (one, other) = (part(), part());
    match sequence.below(9) {
        0 => format!("IF({one}>{other},{one},{other})"),
        1 => format!("ROUND({one},{})", sequence.below(4)),
        2 => format!("IFERROR({one},{other})"),
        _ => {
            let operators = ["+", "-", "*", "/", "^", "&", "=", "<", "<=", "<>"];
            format!("({one}{}{other})", sequence.pick(&operators))
        }
    }
}
