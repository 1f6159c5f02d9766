//! How a quantity becomes points, in words.

use crate::engine::number_text;
use crate::scheme::model::Conversion;
use crate::sentence::Sentence;

/// A conversion in words. `percent` says that the quantity is a share.
pub(super) fn conversion_words(conversion: &Conversion, full: f64, percent: bool) -> Sentence {
    let full = number_text(full);
    let quantity =
        |value: f64| if percent { format!("{}%", number_text(value * 100.0)) } else { number_text(value) };
    match conversion {
        Conversion::Mark => {
            Sentence::new(format!("即为得分，满分 {full}"), format!("is the score, out of {full}"))
        }
        Conversion::Proportion { target, floor, most } => {
            let target = quantity(*target);
            let (mut zh, mut en) = (
                format!("达到 {target} 得满分 {full}，以下按比例，超过不加"),
                format!("full {full} at {target}, in proportion below, no more above"),
            );
            if *most > 1.0 {
                let most = number_text(*most);
                zh = format!("达到 {target} 得满分 {full}，按比例计，最多 {most} 倍");
                en = format!("full {full} at {target}, in proportion, at most {most} times that");
            }
            if let Some(floor) = floor {
                zh = format!("{zh}，低于 {} 得 0 分", quantity(*floor));
                en = format!("{en}, 0 below {}", quantity(*floor));
            }
            Sentence::new(zh, en)
        }
        Conversion::Deduction { each } => Sentence::new(
            format!("满分 {full}，每次扣 {} 分，扣完为止", number_text(*each)),
            format!("{full} less {} for each, not below 0", number_text(*each)),
        ),
        Conversion::Addition { each } => Sentence::new(
            format!("每次得 {} 分，最高 {full} 分", number_text(*each)),
            format!("{} for each, at most {full}", number_text(*each)),
        ),
        Conversion::Interpolation { zero, target, most } => {
            let (zero, target, most) = (quantity(*zero), quantity(*target), number_text(*most));
            Sentence::new(
                format!("{zero} 得 0 分，{target} 得满分 {full}，之间按直线插值，最多 {most} 倍"),
                format!("0 at {zero}, full {full} at {target}, linear between, at most {most} times that"),
            )
        }
        Conversion::Steps { steps } => {
            let words = |from: &str| -> Vec<String> {
                steps
                    .iter()
                    .map(|step| format!("{}{from}{}", quantity(step.from), number_text(step.points)))
                    .collect()
            };
            Sentence::new(
                format!("分档计分（{}），以下 0 分", words(" 及以上得 ").join("，")),
                format!("by steps ({}), 0 below", words(" and more: ").join(", ")),
            )
        }
        Conversion::Words { words } => {
            let marks: Vec<String> =
                words.iter().map(|word| format!("{} {}", word.word, number_text(word.mark))).collect();
            Sentence::new(
                format!("按等级折算（{}），满分 {full}", marks.join("、")),
                format!("by word ({}), out of {full}", marks.join(", ")),
            )
        }
        Conversion::RankPoints { first, step, least } => {
            let (first, step, least) = (number_text(*first), number_text(*step), number_text(*least));
            Sentence::new(
                format!(
                    "按名次计分：第一名 {first} 分，每退一名少 {step} 分，最少 {least} 分（随他人成绩变动）"
                ),
                format!(
                    "by rank: {first} for the first, {step} less each place, at least {least} (depends on others)"
                ),
            )
        }
        Conversion::AgainstMean => Sentence::new(
            format!("与平均值之比×{full}，最高 {full} 分（随他人成绩变动）"),
            format!("{full} × quantity ÷ mean, at most {full} (depends on others)"),
        ),
        Conversion::AgainstBest => Sentence::new(
            format!("与最好成绩之比×{full}（随他人成绩变动）"),
            format!("{full} × quantity ÷ best (depends on others)"),
        ),
        Conversion::MinMax => Sentence::new(
            format!("极差标准化：最低 0 分，最高 {full} 分（随他人成绩变动）"),
            format!("min-max: 0 for the least, {full} for the greatest (depends on others)"),
        ),
        Conversion::ZScore { centre, spread } => {
            let (centre, spread) = (number_text(*centre), number_text(*spread));
            Sentence::new(
                format!("标准分：{centre}＋{spread}×标准化值，0 至 {full} 分（随他人成绩变动）"),
                format!("{centre} + {spread} × z-score, 0 to {full} (depends on others)"),
            )
        }
    }
}
