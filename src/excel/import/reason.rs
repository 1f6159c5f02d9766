//! Why a column becomes what it does, in words.

use super::column::Column;
use super::target::Remark;
use crate::book::ColumnDefinition;
use crate::scheme::Meaning;
use crate::sentence::Sentence;

/// The user said so.
pub fn by_user() -> Sentence {
    Sentence::new("由你指定。", "Chosen by you.")
}

/// The column only counts the rows.
pub fn row_number() -> Sentence {
    Sentence::new("只是行号，不必导入。", "It only counts the rows.")
}

/// The heading is the attribute's own name, or one in use for it.
pub fn by_name(heading: &str, definition: &ColumnDefinition, same: bool) -> Sentence {
    let name = &definition.name;
    if same {
        return Sentence::new(format!("表头就是“{name}”。"), format!("The heading is {name}."));
    }
    Sentence::new(
        format!("表头“{heading}”是“{name}”的常用名。"),
        format!("The heading {heading} is a usual name of {name}."),
    )
}

/// The values have the attribute's shape.
pub fn by_shape(definition: &ColumnDefinition, count: usize) -> Sentence {
    let name = &definition.name;
    match definition.meaning {
        Meaning::IdentityNumber => Sentence::new(
            format!("列中 {count} 个值都是校验无误的身份证号。"),
            format!("{count} values are identity numbers with a right check digit."),
        ),
        Meaning::Phone => Sentence::new(
            format!("列中 {count} 个值都是手机号。"),
            format!("{count} values are mobile numbers."),
        ),
        Meaning::PersonName => Sentence::new(
            format!("没有“{name}”表头，而列中 {count} 个值都像姓名。请核对。"),
            format!("No heading says {name}, and {count} values look like names. Please check."),
        ),
        _ => Sentence::new(
            format!("列中的值都是已登记的“{name}”。"),
            format!("Its values are all known in {name}."),
        ),
    }
}

/// The table that is imported has no such column.
pub fn unknown() -> Sentence {
    Sentence::new(
        "要导入的表里没有这一列，不导入。",
        "The table that is imported has no such column; it is left out.",
    )
}

/// The column is kept under a name of its own.
pub fn kept(column: &Column, remark: Option<&Remark>) -> Sentence {
    match remark {
        Some(Remark::Rival { attribute, taken }) => Sentence::new(
            format!("“{attribute}”已取自“{taken}”列，此列按原样保留。"),
            format!("{attribute} is taken from the column {taken}; this one is kept as it is."),
        ),
        Some(Remark::Ambiguous { attribute }) => Sentence::new(
            format!("有几列都像“{attribute}”，没有替你选，先按原样保留。"),
            format!("Several columns look like {attribute}; none was chosen, this one is kept as it is."),
        ),
        _ if column.parts.is_empty() => {
            Sentence::new("没有表头，按列号保留。", "It has no heading and is kept under its letters.")
        }
        _ => Sentence::new(
            "办法里没有这一列，按原样保留。",
            "The scheme has no such column; it is kept as it is.",
        ),
    }
}
