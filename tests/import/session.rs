//! An import by the verbs of the session: read, look, correct, take, take back.

use evalbook::session::{Action, Event, ImportTarget, ImportView, NoticeLevel, Session, Start};

use crate::roster::fixture;

#[derive(Default)]
struct Office {
    session: Session,
    import: Option<ImportView>,
    notices: Vec<String>,
    rows: Vec<(String, usize)>,
    undo: Option<String>,
    progress: usize,
}

impl Office {
    fn act(&mut self, action: Action, attachment: Option<Vec<u8>>) {
        let Self { session, import, notices, rows, undo, progress } = self;
        session.handle(action, attachment, &mut |event, _| match event {
            Event::Import(view) => *import = view.map(|view| *view),
            Event::Notice(notice) if notice.level == NoticeLevel::Error => notices.push(notice.sentence.zh),
            Event::Book(book) => {
                *rows = book.grids.iter().map(|grid| (grid.title.clone(), grid.rows)).collect();
                *undo = book.undo.map(|sentence| sentence.zh);
            }
            Event::Progress { .. } => *progress += 1,
            _ => {}
        });
    }

    fn read(&mut self, name: &str, class: &str, bytes: Vec<u8>) {
        self.act(Action::ReadRoster { file: format!("{name}.xlsx"), class: class.into() }, Some(bytes));
    }

    fn view(&self) -> &ImportView {
        self.import.as_ref().expect("an import")
    }

    fn rows_of(&self, class: &str) -> usize {
        self.rows.iter().find(|(title, _)| title == class).map_or(0, |(_, rows)| *rows)
    }
}

fn office() -> Office {
    let mut office = Office::default();
    office.act(Action::Start(Start::Reference), None);
    office
}

#[test]
fn what_is_shown_is_taken_and_can_be_taken_back() {
    let mut office = office();
    office.read("two_row_header", "党员", fixture("two_row_header"));
    let view = office.view();
    assert_eq!((view.header_first, view.header_rows, view.ready), (2, 2, true));
    assert_eq!((view.added, view.updated, view.left_out), (5, 0, 2));
    assert_eq!(view.registered, ["机关第一党支部", "机关第二党支部"]);
    assert_eq!(view.registered_class, "党支部");
    assert_eq!(view.raw[3][1], "姓名");
    let first = &view.preview[0];
    assert_eq!((first.sheet_row, first.key.as_str()), (5, "王芳（机关第一党支部）"));
    assert_eq!(first.cells[8], "2003-07-01");
    assert_eq!(office.rows_of("党员"), 0, "nothing is taken yet");
    office.act(Action::CommitImport, None);
    assert!(office.import.is_none());
    assert_eq!((office.rows_of("党员"), office.rows_of("党支部")), (5, 2));
    assert_eq!(office.undo.as_deref(), Some("从“two_row_header.xlsx”导入党员：新增 5，更新 0"));
    office.act(Action::Undo, None);
    assert_eq!((office.rows_of("党员"), office.rows_of("党支部")), (0, 0));
    assert_eq!(office.notices, Vec::<String>::new());
    assert!(office.progress > 0);
}

#[test]
fn corrections_show_at_once() {
    let mut office = office();
    office.read("duplicates", "党员", fixture("duplicates"));
    office.act(Action::MapColumn { column: 1, target: ImportTarget::Known("工号".into()) }, None);
    assert_eq!(office.view().columns[1].target, ImportTarget::Known("工号".into()));
    assert_eq!(office.view().columns[2].target, ImportTarget::Kept("工号（2）".into()));
    office.act(Action::ChooseHeader { first: 1, rows: 1 }, None);
    assert_eq!((office.view().header_first, office.view().header_rows), (1, 1));
    office.act(Action::ChooseSheet(0), None);
    assert_eq!((office.view().header_first, office.view().header_rows), (0, 2));
    office.act(Action::CancelImport, None);
    assert!(office.import.is_none());
    assert_eq!(office.rows_of("党员"), 0);
}

#[test]
fn what_cannot_be_taken_is_said_and_changes_nothing() {
    let mut office = office();
    for (bytes, words) in [
        (Vec::new(), "0 字节"),
        (fixture("empty"), "空的"),
        (b"\x89PNG\0".to_vec(), "不是工作簿"),
        (fixture("wide")[..4000].to_vec(), "损坏"),
    ] {
        office.read("坏", "党员", bytes);
        assert!(office.import.is_none());
        let said = office.notices.pop().expect("a notice");
        assert!(said.contains(words), "{said}");
    }
    office.read("no_header", "党员", fixture("no_header"));
    assert!(!office.view().ready);
    assert_eq!(office.view().diagnostics[0].level, NoticeLevel::Error);
    office.act(Action::CommitImport, None);
    assert!(office.notices.pop().expect("a notice").contains("还不能导入"));
    assert!(office.import.is_some(), "the import can be corrected");
    assert_eq!(office.rows_of("党员"), 0);
}

/// A text file whose encoding was taken for another is read anew, and the preview follows.
#[test]
fn the_encoding_of_a_text_file_can_be_said() {
    let mut office = office();
    let text = "姓名,支部\n陳大文,東區支部\n";
    office.read("繁體", "党员", encoding_rs::BIG5.encode(text).0.into_owned());
    assert_eq!(office.view().encoding.as_deref(), Some("GB18030"));
    assert_ne!(office.view().raw[1][0], "陳大文");
    office.act(Action::ChooseEncoding("Big5".into()), None);
    assert_eq!(office.view().encoding.as_deref(), Some("Big5"));
    assert_eq!((office.view().raw[1][0].as_str(), office.view().added), ("陳大文", 1));
    office.read("two_row_header", "党员", fixture("two_row_header"));
    assert_eq!(office.view().encoding, None);
}
