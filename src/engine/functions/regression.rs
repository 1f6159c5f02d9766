//! Two lists of numbers against each other: correlation, covariance, the line through them.

use super::{
    Answer, Argument, Evaluate, Excel, Family, Function, Operand, Operands, arguments::total, matrix::pairs,
    number, range, truth,
};
use crate::engine::{Fault, coerce};

const S: Family = Family::Statistics;
const LISTS: &[Argument] = &[range("数组", "array"), range("另一数组", "other array")];
const POINTS: &[Argument] = &[range("因变量", "known ys"), range("自变量", "known xs")];

const CURVE: &[Argument] = &[
    range("因变量", "known ys"),
    range("自变量", "known xs").optional(),
    range("所求处", "new xs").optional(),
    truth("是否有截距", "with intercept").optional(),
];

/// An entry for a figure of points.
macro_rules! of_points {
    ($name:expr, $zh:expr, $en:expr, $takes:expr, $of:expr) => {
        Function::new($name, S).sentence($zh, $en).takes($takes).by(Evaluate::Whole(|operands| {
            Ok(coerce::finite($of(&Moments::new(operands.get(1)?, operands.get(0)?)?)?).into())
        }))
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    of_points!("CORREL", "相关系数。", "The coefficient of correlation.", LISTS, Moments::correlation)
        .example("ROUND(CORREL({3,2,4,5,6},{9,7,12,15,17}),6)", "0.997054"),
    of_points!("PEARSON", "相关系数。", "Pearson's coefficient of correlation.", LISTS, Moments::correlation)
        .example("ROUND(PEARSON({9,7,5,3,1},{10,6,1,5,3}),6)", "0.699379"),
    of_points!(
        "RSQ",
        "相关系数的平方。",
        "The square of the coefficient of correlation.",
        POINTS,
        |points: &Moments| { points.correlation().map(|r| r * r) }
    )
    .example("ROUND(RSQ({2,3,9,1,8,7,5},{6,5,11,7,5,4,4}),5)", "0.05795"),
    COVARIANCE.named("COVAR").example("COVAR({3,2,4,5,6},{9,7,12,15,17})", "5.2"),
    COVARIANCE.since(Excel::V2010).example("COVARIANCE.P({3,2,4,5,6},{9,7,12,15,17})", "5.2"),
    of_points!(
        "COVARIANCE.S",
        "样本协方差。",
        "The covariance of a sample.",
        LISTS,
        |points: &Moments| {
            if points.count < 2.0 {
                Err(Fault::DivisionByZero)
            } else {
                Ok(points.product / (points.count - 1.0))
            }
        }
    )
    .example("COVARIANCE.S({3,2,4,5,6},{9,7,12,15,17})", "6.5")
    .since(Excel::V2010),
    of_points!("SLOPE", "回归直线的斜率。", "The slope of the line of regression.", POINTS, Moments::slope)
        .example("SLOPE({3,5,7},{1,2,3})", "2"),
    of_points!(
        "INTERCEPT",
        "回归直线的截距。",
        "The intercept of the line of regression.",
        POINTS,
        |points: &Moments| { points.at(0.0) }
    )
    .example("INTERCEPT({3,5,7},{1,2,3})", "1"),
    of_points!("STEYX", "回归的标准误差。", "The standard error of the regression.", POINTS, Moments::error)
        .example("ROUND(STEYX({2,3,9,1,8,7,5},{6,5,11,7,5,4,4}),6)", "3.305719"),
    FORECAST.named("FORECAST").example("FORECAST(4,{3,5,7},{1,2,3})", "9"),
    FORECAST.since(Excel::V2016).example("FORECAST.LINEAR(4,{3,5,7},{1,2,3})", "9"),
    line("TREND", "回归直线上的值。", "Values on the line of regression.")
        .example("SUM(TREND({3;5;7},{1;2;3},{4;5}))", "20")
        .by(Evaluate::Whole(|operands| fitted(operands, Ok, |y| y))),
    line("GROWTH", "指数回归曲线上的值。", "Values on the exponential curve of regression.")
        .example("ROUND(SUM(GROWTH({2;4;8},{1;2;3},{4;5})),6)", "48")
        .by(Evaluate::Whole(|operands| {
            fitted(operands, |y| if y > 0.0 { Ok(libm::log(y)) } else { Err(Fault::Number) }, libm::exp)
        })),
];

const COVARIANCE: Function = of_points!(
    "COVARIANCE.P",
    "总体协方差。",
    "The covariance of a population.",
    LISTS,
    |points: &Moments| {
        if points.count == 0.0 { Err(Fault::DivisionByZero) } else { Ok(points.product / points.count) }
    }
);

const FORECAST: Function = Function::new("FORECAST.LINEAR", S)
    .sentence("回归直线在某处的值。", "The value of the line of regression at a place.")
    .takes(&[number("所求处", "x"), range("因变量", "known ys"), range("自变量", "known xs")])
    .by(Evaluate::Whole(|operands| {
        let x = operands.number(0)?;
        Ok(coerce::finite(Moments::new(operands.get(2)?, operands.get(1)?)?.at(x)?).into())
    }));

const fn line(name: &'static str, zh: &'static str, en: &'static str) -> Function {
    Function::new(name, S).sentence(zh, en).takes(CURVE).gives_array()
}

/// Sums over points, about their means.
struct Moments {
    count: f64,
    mean_x: f64,
    mean_y: f64,
    square_x: f64,
    square_y: f64,
    product: f64,
}

impl Moments {
    fn new(xs: &Operand, ys: &Operand) -> Answer<Self> {
        Self::of(&pairs(xs, ys)?, true)
    }

    /// About the means, or about zero.
    fn of(points: &[(f64, f64)], about_means: bool) -> Answer<Self> {
        let count = points.len() as f64;
        let mean =
            |numbers: Answer<f64>| numbers.map(|sum| if points.is_empty() { 0.0 } else { sum / count });
        let (mean_x, mean_y) = match about_means {
            true => (
                mean(total(points.iter().map(|point| point.0)))?,
                mean(total(points.iter().map(|point| point.1)))?,
            ),
            false => (0.0, 0.0),
        };
        let centred = || points.iter().map(|(x, y)| (x - mean_x, y - mean_y));
        Ok(Self {
            count,
            mean_x,
            mean_y,
            square_x: total(centred().map(|(x, _)| x * x))?,
            square_y: total(centred().map(|(_, y)| y * y))?,
            product: total(centred().map(|(x, y)| x * y))?,
        })
    }

    fn correlation(&self) -> Answer<f64> {
        let scale = self.square_x.sqrt() * self.square_y.sqrt();
        if scale == 0.0 { Err(Fault::DivisionByZero) } else { Ok(self.product / scale) }
    }

    fn slope(&self) -> Answer<f64> {
        if self.square_x == 0.0 { Err(Fault::DivisionByZero) } else { Ok(self.product / self.square_x) }
    }

    /// The line's value at `x`.
    fn at(&self, x: f64) -> Answer<f64> {
        Ok(self.mean_y + self.slope()? * (x - self.mean_x))
    }

    fn error(&self) -> Answer<f64> {
        if self.count < 3.0 || self.square_x == 0.0 {
            return Err(Fault::DivisionByZero);
        }
        let rest = self.square_y - self.product * self.product / self.square_x;
        Ok((rest.max(0.0) / (self.count - 2.0)).sqrt())
    }
}

/// The line through points whose ordinates are transformed, at new places, transformed back.
fn fitted(operands: &Operands<'_>, to: fn(f64) -> Answer<f64>, back: fn(f64) -> f64) -> Answer<Operand> {
    let ys = operands.get(0)?;
    let given = |at: usize| if operands.given(at) { operands.get(at).ok() } else { None };
    let ordinates = strict(ys)?.into_iter().map(to).collect::<Answer<Vec<f64>>>()?;
    let places = match given(1) {
        Some(xs) if xs.rows() != ys.rows() || xs.columns() != ys.columns() => return Err(Fault::Reference),
        Some(xs) => strict(xs)?,
        None => (1..=ordinates.len()).map(|place| place as f64).collect(),
    };
    let points: Vec<(f64, f64)> = places.iter().copied().zip(ordinates).collect();
    let line = Moments::of(&points, operands.truth_or(3, true)?)?;
    let wanted = given(2).or(given(1)).unwrap_or(ys);
    let xs = if given(2).is_some() { strict(wanted)? } else { places };
    let values =
        xs.into_iter().map(|x| line.at(x).map(|y| coerce::finite(back(y)))).collect::<Answer<Vec<_>>>()?;
    Ok(Operand::Array(std::sync::Arc::new(crate::engine::operand::Array::new(
        wanted.rows(),
        wanted.columns(),
        values,
    ))))
}

/// All values of a list, which must be numbers.
fn strict(list: &Operand) -> Answer<Vec<f64>> {
    list.values()
        .map(|value| match value {
            super::Value::Number(number) => Ok(number),
            super::Value::Fault(fault) => Err(fault),
            _ => Err(Fault::Value),
        })
        .collect()
}
