//! What is handed out beside the workbook: units, forms, publication lists, all of it in an archive.

#![cfg(test)]

mod office;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use evalbook::session::{Extras, Handout};
use office::Office;
use zip::ZipArchive;

const IDENTITY: &str = "440101199001011234";
const STAFF: &str = "ZGH-8842";

fn office() -> Office {
    let mut office = Office::with_sample();
    office.enter("党员", "名册", "赵思远", "工号", STAFF);
    office.enter("党员", "名册", "赵思远", "身份证号", IDENTITY);
    office
}

/// All text of a workbook's visible cells, sheet by sheet.
fn sheets(bytes: &[u8]) -> Vec<(String, String)> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("the workbook opens");
    let text = |cell: &Data| cell.to_string();
    let sheets = workbook.worksheets().into_iter();
    sheets
        .map(|(name, range)| {
            (name, range.used_cells().map(|(_, _, cell)| text(cell)).collect::<Vec<_>>().join("|"))
        })
        .collect()
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    archive.file_names().map(|name| name.expect("a name is text").into_owned()).collect()
}

fn entry(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut content = Vec::new();
    archive.by_name(name).expect("the file is in it").read_to_end(&mut content).expect("it is read");
    content
}

#[test]
fn a_publication_list_names_people_without_their_numbers() {
    let mut office = office();
    for handout in [Handout::Publication, Handout::PublicationText] {
        let bytes = office.hand_out(handout);
        let text = match handout {
            Handout::PublicationText => String::from_utf8(bytes).expect("CSV is text"),
            _ => sheets(&bytes).into_iter().map(|(_, text)| text).collect(),
        };
        assert!(text.contains("赵思远") && text.contains("440101********1234"), "{handout:?}");
        assert!(!text.contains(IDENTITY) && !text.contains(STAFF), "{handout:?}");
    }
}

#[test]
fn a_unit_gets_its_own_people_and_nobody_elses() {
    let mut office = office();
    let archive = office.hand_out(Handout::Units);
    assert_eq!(names(&archive).len(), 6);
    let sheets = sheets(&entry(&archive, "机关第一党支部.xlsx"));
    assert_eq!(
        sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["机关第一党支部", "考评表-党员"]
    );
    for (name, text) in &sheets {
        assert!(text.contains("赵思远"), "{name}");
        assert!(!text.contains("钱丽华"), "{name} holds one of another unit");
        assert!(!text.contains(IDENTITY), "{name}");
    }
}

#[test]
fn all_of_it_is_one_archive_with_the_same_bytes_each_time() {
    let mut office = office();
    let archive = office.hand_out(Handout::Everything);
    assert_eq!(names(&archive).len(), 4 + 6);
    assert!(archive == office.hand_out(Handout::Everything));
    let book =
        names(&archive).into_iter().find(|name| name.ends_with("（示例）.xlsx")).expect("the book is in it");
    assert!(Office::opened(&entry(&archive, &book)).returned().is_empty());
}

#[test]
fn a_book_with_extra_sheets_comes_back_too() {
    let mut office = office();
    let file = office.hand_out(Handout::Workbook(Extras { units: true, forms: true }));
    assert!(sheets(&file).iter().any(|(name, _)| name == "考评表-党员"));
    let mut again = Office::opened(&file);
    assert!(again.returned().is_empty());
    assert_eq!(again.export(), office.export());
}

#[test]
fn where_there_is_nobody_it_is_said() {
    let mut office = Office::with_reference();
    for handout in [Handout::Units, Handout::Forms, Handout::Publication] {
        assert!(office.try_hand_out(handout).is_none(), "{handout:?}");
        assert!(office.notices().last().is_some_and(|said| said.contains("名册")), "{:?}", office.notices());
    }
}
