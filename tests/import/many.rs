//! Several files as one import, by the verbs of the session. The twelve branch files were written by
//! openpyxl (`make_rosters.py`); the others are written here as text.

use evalbook::session::{
    Action, ConflictView, Event, Extras, Facet, GridOutline, GridView, Handout, ImportTarget, ImportView,
    Look, NoticeLevel, Session, Start, Take,
};

use crate::layouts::bytes;
use crate::roster::file;

#[derive(Default)]
struct Office {
    session: Session,
    import: Option<ImportView>,
    said: Vec<String>,
    grids: Vec<GridOutline>,
    window: Option<GridView>,
    undo: Option<String>,
    journal: Vec<u8>,
    file: Option<Vec<u8>>,
}

impl Office {
    fn begun() -> Self {
        let mut office = Self::default();
        office.act(Action::Start(Start::Reference), None);
        office
    }

    fn act(&mut self, action: Action, attachment: Option<Vec<u8>>) {
        let Self { session, import, said, grids, window, undo, journal, file } = self;
        session.handle(action, attachment, &mut |event, bytes| match event {
            Event::Import(view) => *import = view.map(|view| *view),
            Event::Notice(notice) if notice.level > NoticeLevel::Information => {
                said.push(notice.sentence.zh);
            }
            Event::Book(book) => {
                grids.clone_from(&book.grids);
                *undo = book.undo.map(|sentence| sentence.zh);
            }
            Event::File { .. } => *file = bytes,
            Event::Grid(view) => *window = Some(*view),
            Event::Journal { begins } => {
                if begins {
                    journal.clear();
                }
                journal.extend(bytes.expect("a record"));
                journal.push(b'\n');
            }
            _ => {}
        });
    }

    fn begin(&mut self, table: &str, scores: bool) {
        self.act(Action::BeginImport { table: table.into(), scores }, None);
    }

    fn add(&mut self, name: &str, modified: f64, bytes: Vec<u8>) {
        self.act(Action::AddFile { file: name.into(), modified }, Some(bytes));
    }

    /// Gives files written as text to a class's roster.
    fn give(&mut self, table: &str, files: &[(&str, &[&str])]) {
        self.begin(table, false);
        for (age, (name, rows)) in files.iter().enumerate() {
            self.add(name, 1_000.0 - age as f64, bytes(rows, &[]));
        }
    }

    fn take(&mut self) {
        assert!(self.view().ready, "{:?}", self.view().diagnostics);
        self.act(Action::CommitImport, None);
        assert!(self.import.is_none(), "{:?}", self.said);
    }

    fn view(&self) -> &ImportView {
        self.import.as_ref().expect("an import")
    }

    fn states(&self) -> Vec<(NoticeLevel, &str)> {
        self.view().many.files.iter().map(|file| (file.level, file.sentence.zh.as_str())).collect()
    }

    fn conflicts(&self) -> &[ConflictView] {
        &self.view().many.conflicts
    }

    fn roster(&self, table: &str) -> GridOutline {
        let roster = |one: &&GridOutline| one.title == table && one.grid.facet == Facet::Roster;
        self.grids.iter().find(roster).cloned().unwrap_or_else(|| panic!("no {table}"))
    }

    /// A column of a roster as the grid shows it.
    fn column(&mut self, table: &str, column: &str) -> Vec<String> {
        let outline = self.roster(table);
        let look =
            Look { grid: outline.grid, first: 0, count: outline.rows, order: None, filter: String::new() };
        self.act(Action::Look(look), None);
        let window = self.window.take().expect("a window");
        let at = outline.columns.iter().position(|one| one.name == column);
        let at = at.unwrap_or_else(|| panic!("no {column} in {table}"));
        window.rows.iter().map(|row| row.cells[at].text.clone()).collect()
    }
}

fn branch_files(year: u32) -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/tests/fixtures/branches/{year}", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), file(&format!("branches/{year}/{name}")))).collect()
}

/// Twelve branches' files, two years running: one correction in the first year, none in the second.
#[test]
fn twelve_branches_two_years_running() {
    let mut office = Office::begun();
    office.begin("党支部", false);
    office.add("党支部名单.xlsx", 0.0, file("branches/党支部名单.xlsx"));
    office.take();

    office.begin("党员", false);
    for (name, bytes) in branch_files(2026) {
        office.add(&name, 0.0, bytes);
    }
    assert_eq!(office.view().many.files.len(), 12);
    assert_eq!(
        office.view().many.missing.as_ref().map(|said| said.zh.as_str()),
        Some("13 个党支部中还缺 第七党支部。")
    );
    let unit = office.view().many.unit.clone().expect("a unit by the file's name");
    let named = office.view().columns.last().expect("a column");
    assert_eq!(named.target, ImportTarget::Known("支部".into()));
    assert!(
        named.reason.zh.contains(&format!("按文件名“{unit}党员名册.xlsx”填“{unit}”")),
        "{}",
        named.reason.zh
    );

    // Without numbers the person who is in two files is two people.
    assert_eq!((office.view().added, office.conflicts().len()), (37, 0));
    let code = office.view().columns.iter().position(|one| one.heading == "人员代号").expect("the column");
    office.act(Action::MapColumn { column: code, target: ImportTarget::Known("工号".into()) }, None);
    assert_eq!(office.view().added, 36);
    let corrected = office.states().iter().filter(|(_, said)| said.contains("已照它的改法")).count();
    assert_eq!(corrected, 11);

    let asked: Vec<(&str, &str)> =
        office.conflicts().iter().map(|one| (one.subject.as_str(), one.column.as_str())).collect();
    assert_eq!(asked, [("钱国庆", "职务"), ("钱国庆", "支部")]);
    let branch = &office.conflicts()[1];
    assert_eq!(branch.ours, "");
    let mut offered: Vec<&str> = branch.theirs.iter().map(|(value, _)| value.as_str()).collect();
    offered.sort_unstable();
    assert_eq!(offered, ["第九党支部", "第二党支部"]);
    for conflict in 0..2 {
        let ninth = office.conflicts()[conflict]
            .theirs
            .iter()
            .position(|(_, files)| files == "第九党支部党员名册.xlsx")
            .expect("the ninth branch's value");
        office.act(Action::SettleConflict { conflict: Some(conflict), take: Take::Value(ninth) }, None);
    }
    assert_eq!(office.view().many.unsettled, 0);
    office.take();
    assert_eq!(office.undo.as_deref(), Some("从 12 个文件导入党员：新增 36，更新 0"));
    let names = office.column("党员", "姓名");
    let (branches, positions) = (office.column("党员", "支部"), office.column("党员", "职务"));
    let at = names.iter().position(|name| name == "钱国庆").expect("the person");
    assert_eq!((branches[at].as_str(), positions[at].as_str()), ("第九党支部", "副科长"));
    assert_eq!(office.column("党员", "工号").iter().filter(|code| !code.is_empty()).count(), 36);

    // A killed worker comes back with it, and one step takes all of it back.
    let mut restored = Office::default();
    restored.act(Action::Restore, Some(office.journal.clone()));
    assert_eq!(restored.column("党员", "支部"), branches);
    restored.act(Action::Undo, None);
    assert_eq!(restored.column("党员", "姓名"), Vec::<String>::new());

    // The next year's book knows the layout and the units.
    let people = office.column("党员", "姓名");
    office.act(Action::Start(Start::NextYear), None);
    assert_eq!(office.column("党员", "姓名"), people);
    office.begin("党员", false);
    for (name, bytes) in branch_files(2027) {
        office.add(&name, 0.0, bytes);
    }
    for (level, said) in office.states() {
        assert_eq!(level, NoticeLevel::Information, "{said}");
        assert!(said.contains("的格式相同，已按上次的对应导入"), "{said}");
    }
    assert_eq!(
        office.view().many.missing.as_ref().map(|said| said.zh.as_str()),
        Some("13 个党支部中还缺 第四党支部。")
    );
    assert_eq!(office.conflicts(), []);
    office.take();
    let branches = office.column("党员", "支部");
    assert_eq!(branches.iter().filter(|one| *one == "第七党支部").count(), 3);
    // The three of the branch that had been missing are new; those of the one that is missing now stay.
    assert_eq!(office.undo.as_deref(), Some("从 12 个文件导入党员：新增 3，更新 33"));
    assert_eq!(office.column("党员", "工号").iter().filter(|code| code.starts_with('P')).count(), 39);
    office.act(Action::Undo, None);
    assert_eq!(office.column("党员", "姓名"), people);
    assert_eq!(office.said, Vec::<String>::new());
}

/// A file that cannot be read, one that is there twice and one without a header stop none of the others.
#[test]
fn what_cannot_be_read_stops_no_other() {
    let mut office = Office::begun();
    office.begin("党员", false);
    let roster = bytes(&["姓名|支部", "王一|甲支部"], &[]);
    office.add("好.xlsx", 0.0, roster.clone());
    office.add("坏.xlsx", 0.0, b"\x89PNG\0".to_vec());
    office.add("副本.xlsx", 0.0, roster);
    office.add("没有表头.xlsx", 0.0, file("no_header.xlsx"));
    office.add("另一个.xlsx", 0.0, bytes(&["姓名|支部", "李二|乙支部"], &[]));
    let states = office.states();
    let expected = [
        (NoticeLevel::Information, "2 列有对应"),
        (NoticeLevel::Error, "不是工作簿"),
        (NoticeLevel::Error, "与“好.xlsx”完全相同"),
        (NoticeLevel::Warning, "没有找到表头"),
        (NoticeLevel::Information, "2 列有对应"),
    ];
    for (state, (level, words)) in states.iter().zip(expected) {
        assert_eq!(state.0, level, "{}", state.1);
        assert!(state.1.contains(words), "{}", state.1);
    }
    office.act(Action::RemoveFile(1), None);
    assert_eq!(office.view().many.files.len(), 4);
    office.take();
    assert_eq!(office.column("党员", "姓名"), ["王一", "李二"]);
    assert_eq!(office.undo.as_deref(), Some("从 2 个文件导入党员：新增 2，更新 0"));
    assert_eq!(office.said, ["有 2 个文件没有导入：副本.xlsx，没有表头.xlsx。"]);

    // Where no import is under way there is nothing to add to.
    office.add("后来.xlsx", 0.0, bytes(&["姓名", "赵三"], &[]));
    assert!(office.said.pop().is_some_and(|said| said.contains("请重新选择全部文件")));
}

/// What was imported of 李强's position, what was typed over it, what the files say (the first one the
/// latest), the rule; whether the user is asked, whether it stays open, and what it becomes.
type Disagreement =
    (&'static str, &'static str, &'static [&'static str], Option<Take>, (usize, usize), &'static str);

/// Values that differ: who is asked, and what is taken. What was typed has no base.
#[test]
fn disagreements_are_settled() {
    let cases: [Disagreement; 16] = [
        // Typed, never imported.
        ("", "", &["甲"], None, (0, 0), "甲"),
        ("", "甲", &["甲", "甲"], None, (0, 0), "甲"),
        ("", "甲", &["", ""], None, (0, 0), "甲"),
        ("", "甲", &["乙"], None, (1, 1), "甲"),
        ("", "甲", &["乙", "丙"], Some(Take::Book), (1, 0), "甲"),
        ("", "甲", &["乙"], Some(Take::Book), (1, 0), "甲"),
        ("", "甲", &["乙", "乙"], Some(Take::Files), (1, 0), "乙"),
        ("", "甲", &["乙", "丙"], Some(Take::Files), (1, 1), "甲"),
        ("", "甲", &["乙", "丙", "乙"], Some(Take::Latest), (1, 0), "乙"),
        ("", "", &["乙", "丙"], None, (1, 1), ""),
        // Imported and left alone: what the files changed is taken.
        ("甲", "甲", &["乙"], None, (0, 0), "乙"),
        ("甲", "甲", &["甲", "乙"], None, (0, 0), "乙"),
        ("甲", "甲", &["乙", "丙"], None, (1, 1), "甲"),
        // Imported and changed in the book: what the files did not change does not come back.
        ("甲", "丙", &["甲"], None, (0, 0), "丙"),
        ("甲", "丙", &["甲", "丙"], None, (0, 0), "丙"),
        ("甲", "丙", &["乙"], None, (1, 1), "丙"),
    ];
    for case in cases {
        check_disagreement(case);
    }
}

fn check_disagreement(case: Disagreement) {
    let (base, ours, theirs, rule, (asked, open), becomes) = case;
    let mut office = Office::begun();
    let grid = office.roster("党员").grid;
    if base.is_empty() {
        // 标识 is made; the columns of the roster's grid follow it.
        let text = format!("李强\tA3\t甲支部\t\t{ours}");
        office.act(Action::Paste { grid, row: 0, column: 1, text }, None);
    } else {
        office.give("党员", &[("去年.xlsx", &["姓名|工号|支部|职务", &format!("李强|A3|甲支部|{base}")])]);
        office.take();
        office.act(Action::Paste { grid, row: 0, column: 5, text: ours.into() }, None);
    }
    assert_eq!(office.column("党员", "职务"), [ours], "{case:?}");
    let rows: Vec<String> = theirs.iter().map(|value| format!("李强|A3|{value}|x")).collect();
    office.begin("党员", false);
    for (age, row) in rows.iter().enumerate() {
        // A column of their own makes the files differ where they say the same.
        let heading = format!("姓名|工号|职务|附{age}");
        office.add(&format!("{age}.xlsx"), 1_000.0 - age as f64, bytes(&[&heading, row], &[]));
    }
    assert_eq!(office.conflicts().len(), asked, "{case:?}");
    if let (Some(conflict), false) = (office.conflicts().first(), base.is_empty()) {
        assert_eq!(conflict.base.as_deref(), Some(base), "{case:?}");
    }
    if let Some(take) = rule {
        office.act(Action::SettleConflict { conflict: None, take }, None);
    }
    assert_eq!(office.view().many.unsettled, open, "{case:?}");
    office.take();
    assert_eq!(office.column("党员", "职务"), [becomes], "{case:?}");
    assert_eq!(office.said.iter().any(|said| said.contains("冲突没有处理")), open > 0, "{case:?}");
    if rule.is_some() && open == 0 && theirs.iter().all(|value| *value == theirs[0]) {
        // What was settled is not asked about again, whichever way it was.
        office.give("党员", &[("再来.xlsx", &["姓名|工号|职务|又", &format!("李强|A3|{}|y", theirs[0])])]);
        assert_eq!(office.conflicts().len(), 0, "{case:?}");
    }
}

/// The unit by the name of the file or the sheet, where it is known and no column says it.
#[test]
fn units_are_found_in_names() {
    let known = "党支部|第一党支部|第三党支部|机关第一党支部";
    for (file, expected) in [
        ("第三党支部党员名册.xlsx", Some("第三党支部")),
        ("2026年党员名册-第三党支部（终稿）.xlsx", Some("第三党支部")),
        ("机关第一党支部.xlsx", Some("机关第一党支部")),
        ("第三支部党员.xlsx", Some("第三党支部")),
        ("第一党支部和第三党支部.xlsx", None),
        ("第九党支部党员名册.xlsx", None),
        ("党员名册.xlsx", None),
    ] {
        let mut office = Office::begun();
        office.begin("党支部", false);
        office.add(
            "党支部.xlsx",
            0.0,
            bytes(&known.replace("党支部|第一", "支部名称|第一").split('|').collect::<Vec<_>>(), &[]),
        );
        office.take();
        office.give("党员", &[(file, &["姓名|工号", "王一|A1"])]);
        assert_eq!(office.view().many.unit.as_deref(), expected, "{file}");
        assert_eq!(office.view().many.units.len(), 3, "{file}");
        // The user has the last word.
        office.act(Action::ChooseUnit(Some("第一党支部".into())), None);
        office.take();
        assert_eq!(office.column("党员", "支部"), ["第一党支部"], "{file}");
    }
}

/// People of one name in two files are told apart alike, whichever file comes first.
#[test]
fn namesakes_in_two_files_stay_apart() {
    let files: [(&str, &[&str]); 2] =
        [("甲.xlsx", &["姓名|支部", "王芳|甲支部"]), ("乙.xlsx", &["姓名|支部", "王芳|乙支部"])];
    let mut keys = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let mut office = Office::begun();
        office.give("党员", &order.map(|at: usize| files[at]));
        office.take();
        let mut made = office.column("党员", "标识");
        made.sort();
        keys.push(made);
    }
    assert_eq!(keys[0], ["王芳（乙支部）", "王芳（甲支部）"]);
    assert_eq!(keys[0], keys[1]);
}

/// A layout is recognised under another title and a row further down; a further column of the office's
/// own is one column, whichever file brings it.
#[test]
fn layouts_are_recognised() {
    let mut office = Office::begun();
    let rows: &[&str] = &["名册|||", "姓名|代号|支部|特长", "王一|A1|甲支部|书法"];
    office.give("党员", &[("一.xlsx", rows), ("二.xlsx", &["姓名|代号|支部|特长", "李二|A2|甲支部|篮球"])]);
    office.act(Action::MapColumn { column: 1, target: ImportTarget::Known("工号".into()) }, None);
    office.take();
    assert_eq!(office.column("党员", "特长"), ["书法", "篮球"]);
    assert_eq!(office.column("党员", "工号"), ["A1", "A2"]);
    // The workbook carries what the book knows of layouts.
    office.act(Action::Export(Handout::Workbook(Extras::default())), None);
    let workbook = office.file.take().expect("a workbook");
    let mut office = Office::default();
    office.act(Action::OpenBook { file: "考评.xlsx".into() }, Some(workbook));
    let rows: &[&str] = &["名册|||", "填报单位：甲|||", "", "姓名|代号|支部|特长", "赵三|A3|甲支部|"];
    office.give("党员", &[("三.xlsx", rows), ("四.xlsx", &["姓名|代号|支部", "孙四|A4|甲支部"])]);
    let states = office.states();
    assert!(states[0].1.contains("与上次“二.xlsx”的格式相同"), "{}", states[0].1);
    assert!(!states[1].1.contains("格式相同"), "{}", states[1].1);
    office.take();
    assert_eq!(office.column("党员", "工号"), ["A1", "A2", "A3", ""]);
}

/// Ballots of two raters that are the same are two; the same two files once more bring nothing.
#[test]
fn entries_of_several_files_are_all_taken() {
    let mut office = Office::begun();
    office.give("党员", &[("名册.xlsx", &["姓名|支部", "王一|甲支部"])]);
    office.take();
    let files: [(&str, &[&str]); 2] = [
        ("一.xlsx", &["被测评人|工号|测评主体|得分", "王一||党员互评|90"]),
        ("二.xlsx", &["被测评人|工号|测评主体|得分|票号", "王一||党员互评|90|1"]),
    ];
    for taken in [2, 0] {
        office.begin("测评票", true);
        for (name, rows) in files {
            office.add(name, 0.0, bytes(rows, &[]));
        }
        assert_eq!(office.view().added, taken, "{:?}", office.states());
        if taken > 0 {
            office.take();
        }
    }
}
