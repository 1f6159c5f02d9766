//! Texts of the roster screen and of the import.

use super::texts;

texts! {
    import_roster_of(class: String): "导入{class}花名册", "Import a roster ({class})";
    roster_empty(class: String): "还没有{class}。", "No subjects yet ({class}).";
    roster_empty_hint: "导入 Excel 花名册，或直接在下面的第一行录入、粘贴。", "Import an Excel roster, or type or paste into the first row below.";
    scores_without_subjects(class: String): "还没有{class}，所以没有可以评分的行。", "There are no subjects ({class}) to score yet.";
    go_to_roster: "先到“名册”导入或录入", "Go to the roster first";
}
