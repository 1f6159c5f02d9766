//! The grid's behaviour, gesture by gesture. What is expected is what Excel does with the same keys.

use std::rc::Rc;

use super::{Copy, Effect, Sheet};
use crate::sentence::Sentence;
use crate::session::{
    Action, Alignment, CellEdit, CellState, CellView, ColumnView, Facet, Grid, GridOutline, GridView, Kind,
    OptionsView, RowView,
};
use crate::ui::grid::keys::{Mode, Stroke, command};
use crate::ui::grid::place::Place;

/// What is done, the gestures, and what is expected.
type Case<T> = (&'static str, &'static [&'static str], T);

/// Row, column and text of each edit.
type Edits = &'static [(usize, usize, &'static str)];

const GRID: Grid = Grid { table: 3, facet: Facet::Scores };

fn column(name: &str, editable: bool, options: OptionsView) -> ColumnView {
    ColumnView {
        name: name.into(),
        group: String::new(),
        kind: Kind::Text,
        alignment: Alignment::Start,
        editable,
        width: 10,
        options,
        hint: Sentence::new("", ""),
        formula: String::new(),
    }
}

/// A name that is only read, two columns to type in, and one with choices; `texts` row by row.
fn sheet(texts: &[[&str; 4]], grows: bool) -> Sheet {
    let choices = OptionsView::Choice(vec!["加分".into(), "减分".into(), "否决".into()]);
    let outline = GridOutline {
        grid: GRID,
        title: "表".into(),
        purpose: Sentence::new("", ""),
        rows: texts.len(),
        grows,
        frozen: 1,
        columns: vec![
            column("姓名", false, OptionsView::Free),
            column("甲", true, OptionsView::Free),
            column("乙", true, OptionsView::Free),
            column("方向", true, choices),
        ],
    };
    let rows = texts
        .iter()
        .enumerate()
        .map(|(row, texts)| RowView {
            row,
            cells: texts
                .iter()
                .map(|text| CellView { text: (*text).into(), state: CellState::Plain })
                .collect(),
        })
        .collect();
    let view =
        GridView { grid: GRID, first: 0, matching: texts.len(), order: None, filter: String::new(), rows };
    let mut sheet = Sheet::new(Rc::new(outline), false, false);
    sheet.load(Rc::new(view.into()));
    assert_eq!(sheet.selection.active, Place::new(0, 1), "one begins where one can type");
    sheet.select(Place::new(0, 0), false);
    sheet
}

fn three() -> Sheet {
    sheet(&[["王", "1", "2", ""], ["李", "3", "4", ""], ["张", "", "6", ""]], false)
}

/// Strikes keys as Playwright names them (`Shift+Tab`); any other text is typed into the field.
fn drive(sheet: &mut Sheet, gestures: &[&str]) -> Vec<Effect> {
    let mut field = String::new();
    let mut effects = Vec::new();
    for gesture in gestures {
        let mut stroke = Stroke { key: "", control: false, shift: false, alt: false };
        for part in gesture.split('+') {
            match part {
                "Control" => stroke.control = true,
                "Shift" => stroke.shift = true,
                "Alt" => stroke.alt = true,
                "Space" => stroke.key = " ",
                key => stroke.key = key,
            }
        }
        let key = stroke.key;
        // Names of keys have several Latin letters.
        let typed = key != " " && (key.chars().count() == 1 || !key.is_ascii());
        if typed && !stroke.control {
            field = key.to_owned();
            sheet.type_text(&field);
            continue;
        }
        if let Some(command) = command(stroke, sheet.mode) {
            effects.extend(sheet.obey(command, &field));
        }
    }
    effects
}

fn edits(effects: &[Effect]) -> Vec<(usize, usize, &str)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Send(Action::Edit { edits, .. }) => Some(edits),
            _ => None,
        })
        .flatten()
        .map(|CellEdit { row, column, text }| (*row, *column, text.as_str()))
        .collect()
}

#[test]
fn keys_move_the_active_cell_as_in_excel() {
    let cases: [Case<(usize, usize)>; 16] = [
        ("right and down", &["ArrowRight", "ArrowDown"], (1, 1)),
        ("stops at the edges", &["ArrowLeft", "ArrowUp"], (0, 0)),
        ("to the end of the table", &["Control+End"], (2, 3)),
        ("to its start", &["Control+End", "Control+Home"], (0, 0)),
        ("to the end of the row", &["End"], (0, 3)),
        ("a page down stops at the last row", &["PageDown", "PageDown", "PageDown", "PageDown"], (2, 0)),
        ("to the end of a run of data", &["ArrowRight", "Control+ArrowDown"], (1, 1)),
        ("over empty cells to the border", &["ArrowRight", "Control+ArrowDown", "Control+ArrowDown"], (2, 1)),
        ("along the row to its last filled cell", &["Control+ArrowRight"], (0, 2)),
        ("typing and Enter goes down", &["ArrowRight", "9", "Enter"], (1, 1)),
        ("typing and Shift+Enter goes up", &["ArrowRight", "ArrowDown", "9", "Shift+Enter"], (0, 1)),
        ("typing and Tab goes right", &["ArrowRight", "9", "Tab"], (0, 2)),
        ("Enter returns below where the Tabs began", &["ArrowRight", "9", "Tab", "8", "Enter"], (1, 1)),
        ("so it does when nothing was typed", &["ArrowRight", "Tab", "Tab", "Enter"], (1, 1)),
        ("a movement ends the run of Tabs", &["ArrowRight", "Tab", "ArrowDown", "Enter"], (2, 2)),
        ("typing over and an arrow commits and moves", &["ArrowRight", "9", "ArrowDown"], (1, 1)),
    ];
    for (what, gestures, (row, column)) in cases {
        let mut sheet = three();
        drive(&mut sheet, gestures);
        assert_eq!(sheet.selection.active, Place::new(row, column), "{what}");
        assert_eq!(sheet.mode, Mode::Moving, "{what}");
    }
}

#[test]
fn typing_and_filling_edit_cells() {
    let cases: [Case<Edits>; 12] = [
        ("typed and committed", &["ArrowRight", "9", "Enter"], &[(0, 1, "9")]),
        ("typed and given up", &["ArrowRight", "9", "Escape"], &[]),
        ("typed the same", &["ArrowRight", "1", "Enter"], &[]),
        ("typed where one cannot", &["9", "Enter"], &[]),
        ("cleared", &["ArrowRight", "Delete"], &[(0, 1, "")]),
        ("an empty cell cleared", &["ArrowRight", "Control+End", "Delete"], &[]),
        ("a row cleared but its name", &["Shift+Space", "Delete"], &[(0, 1, ""), (0, 2, "")]),
        (
            "a selection filled with what was typed",
            &["ArrowRight", "Shift+ArrowDown", "7", "Control+Enter"],
            &[(0, 1, "7"), (1, 1, "7")],
        ),
        (
            "filled down",
            &["ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d"],
            &[(1, 1, "1"), (2, 1, "1")],
        ),
        ("filled from above", &["ArrowRight", "ArrowDown", "Control+d"], &[(1, 1, "1")]),
        ("the likeliest choice", &["End", "减", "Enter"], &[(0, 3, "减分")]),
        (
            "a choice from the open list",
            &["End", "Alt+ArrowDown", "ArrowDown", "ArrowDown", "Enter"],
            &[(0, 3, "减分")],
        ),
    ];
    for (what, gestures, expected) in cases {
        let mut sheet = three();
        let effects = drive(&mut sheet, gestures);
        assert_eq!(edits(&effects), expected, "{what}");
    }
}

#[test]
fn enter_and_tab_cycle_inside_a_selection() {
    let mut sheet = three();
    drive(&mut sheet, &["ArrowRight", "Shift+ArrowDown", "Shift+ArrowRight"]);
    let mut seen = Vec::new();
    for key in ["Enter", "Enter", "Enter", "Enter", "Tab", "Tab", "Shift+Tab"] {
        drive(&mut sheet, &[key]);
        seen.push((sheet.selection.active.row, sheet.selection.active.column));
    }
    assert_eq!(seen, [(1, 1), (0, 2), (1, 2), (0, 1), (0, 2), (1, 1), (0, 2)]);
    assert_eq!(sheet.selection.span().cells(), 4);
}

#[test]
fn what_was_typed_is_shown_until_it_is_answered() {
    let mut sheet = three();
    drive(&mut sheet, &["ArrowRight", "９", "Enter"]);
    assert_eq!(sheet.text(Place::new(0, 1)), Some("９"));
    assert!(sheet.confirm());
    assert_eq!(sheet.text(Place::new(0, 1)), Some("1"));
}

#[test]
fn a_growing_grid_has_a_row_to_write_on() {
    let mut sheet = sheet(&[["王", "1", "2", ""]], true);
    let effects = drive(&mut sheet, &["ArrowRight", "ArrowDown", "5", "Enter"]);
    assert_eq!(edits(&effects), [(1, 1, "5")]);
    assert_eq!(sheet.rows(), 2);
    sheet.filter = "王".into();
    assert_eq!(sheet.rows(), 1, "rows found by a filter are not the table's end");
}

#[test]
fn blocks_go_out_and_come_in_as_spreadsheets_exchange_them() {
    let mut sheet = three();
    drive(&mut sheet, &["ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown"]);
    assert_eq!(sheet.copy(), Copy::Text("1\t2\r\n3\t4\r\n".into()));
    let pasted = |sheet: &mut Sheet, text: &str| match sheet.paste(text).pop() {
        Some(Effect::Send(Action::Paste { row, column, text, .. })) => (row, column, text),
        other => panic!("{other:?}"),
    };
    assert_eq!(pasted(&mut sheet, "8"), (0, 1, "8\t8\r\n8\t8\r\n".into()), "one cell fills a selection");
    assert_eq!(
        pasted(&mut sheet, "7\t8\t9\n"),
        (0, 1, "7\t8\t9\r\n".into()),
        "a block that does not fit is pasted once"
    );
    assert_eq!(sheet.selection.span().columns(), 1..4, "what was pasted is selected");
}

#[test]
fn a_selection_beyond_what_is_held_is_asked_for() {
    let mut sheet = three();
    let mut outline = (*sheet.outline).clone();
    outline.rows = 100;
    sheet.renew(Rc::new(outline));
    drive(&mut sheet, &["Control+a"]);
    assert_eq!(
        sheet.copy(),
        Copy::Ask(Action::Copy { grid: GRID, row: 0, column: 0, rows: 100, columns: 4 })
    );
}

#[test]
fn the_status_bar_counts_sums_and_averages_numbers() {
    let mut sheet = sheet(&[["王", "1,000", "94%", "—"], ["李", "", "0.1", "x"]], false);
    drive(&mut sheet, &["Control+a"]);
    let statistics = sheet.statistics();
    assert_eq!((statistics.filled, statistics.numbers), (7, 3));
    assert_eq!(statistics.sum_text().as_deref(), Some("1001.04"));
    assert_eq!(statistics.mean_text().as_deref(), Some("333.68"));
}
