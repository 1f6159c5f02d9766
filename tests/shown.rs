//! What is shown only when it is asked for: a table to be printed, and what is found wrong.

#![cfg(test)]

mod office;

use evalbook::session::{Action, Event, Look, Order, Session, Start};
use office::Office;

#[test]
fn a_table_is_printed_whole_in_the_order_shown() {
    let mut office = Office::with_sample();
    let grid = office.outline("党员", "结果").grid;
    let look = |count| {
        Action::Look(Look {
            grid,
            first: 10,
            count,
            order: Some(Order { column: 0, descending: true }),
            filter: String::new(),
        })
    };
    office.act(look(usize::MAX), None);
    office.act(look(5), None);
    office.act(Action::Print { grid, columns: 3 }, None);
    let printed = office.last_window();
    assert_eq!((printed.first, printed.matching, printed.rows.len()), (0, 60, 60));
    assert!(printed.rows.iter().all(|row| row.cells.len() == 3));
    assert!(printed.rows.is_sorted_by(|one, other| one.cells[0].text >= other.cells[0].text));
}

#[test]
fn a_table_that_no_page_takes_is_refused_with_a_way_out() {
    let mut office = Office::with_reference();
    let names: Vec<String> = (0..3_001).map(|at| format!("人{at}")).collect();
    let roster = format!("姓名\n{}\n", names.join("\n"));
    office
        .act(Action::ReadRoster { file: "名册.csv".into(), class: "党员".into() }, Some(roster.into_bytes()));
    office.act(Action::CommitImport, None);
    let grid = office.outline("党员", "结果").grid;
    office.act(Action::Print { grid, columns: 3 }, None);
    let notices = office.notices();
    let said = notices.last().expect("it is said");
    assert!(said.contains("3001 行") && said.contains("导出工作簿"), "{said}");
}

/// Findings are looked for from the moment that they are shown until they are no longer.
#[test]
fn findings_are_looked_for_while_they_are_shown() {
    let mut session = Session::new();
    let mut heard = |action: Action| {
        let mut found = 0;
        session
            .handle(action, None, &mut |event, _| found += usize::from(matches!(event, Event::Findings(_))));
        found
    };
    let weigh =
        |text: &str| Action::SetParameter { name: "党员.业务攻关.权重".into(), text: text.into() };
    assert_eq!(heard(Action::Start(Start::Reference)), 0);
    assert_eq!(heard(weigh("90")), 0);
    assert_eq!(heard(Action::ShowFindings), 1);
    assert_eq!(heard(weigh("10")), 1);
    assert_eq!(heard(Action::Start(Start::Sample)), 1);
    assert_eq!(heard(Action::HideFindings), 0);
    assert_eq!(heard(weigh("90")), 0);
}
