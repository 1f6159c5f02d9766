//! Another program opens what is exported without a repair or a warning, and its XML is what the
//! schemas of Office's files say.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::process::Command;

use evalbook::book::{Book, Calculation, History, sample};
use evalbook::excel::{Extras, Handout, Kept, hand_out};
use evalbook::file;
use serde::Deserialize;
use zip::ZipArchive;

use crate::libreoffice::fresh_folder;
use crate::openpyxl::{self, Seen};
use crate::random::random_book;
use crate::templates::filled_templates;
use crate::{golden, libreoffice, workbook};

const VALIDATOR: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/validator/node_modules/.bin/ooxml-validator");

/// Everything that is handed out of a book, by its name; archives are opened.
fn handed_out(name: &str, book: &Book) -> Vec<(String, Vec<u8>)> {
    let calculation = Calculation::new(book);
    let saved = file::write(book, &History::default()).expect("the book is written");
    let kept = Kept { saved: &saved, steps: &[] };
    let mut files = Vec::new();
    for handout in [
        Handout::Workbook(Extras { units: true, forms: true }),
        Handout::Units,
        Handout::Forms,
        Handout::Publication,
    ] {
        let Ok(written) = hand_out(book, &calculation, kept, handout, &mut |_, _| {}) else { continue };
        if handout == Handout::Units {
            let mut archive = ZipArchive::new(Cursor::new(written.bytes)).expect("it is an archive");
            for at in 0..archive.len() {
                let mut content = Vec::new();
                archive.by_index(at).expect("a file").read_to_end(&mut content).expect("it is read");
                files.push((format!("{name}-unit-{at}"), content));
            }
        } else {
            files.push((format!("{name}-{handout:?}"), written.bytes));
        }
    }
    files
}

/// The sample, the illustration, all templates and random schemes, with all that is handed out of them.
fn everything() -> Vec<(String, Vec<u8>)> {
    let mut books = vec![("sample".to_owned(), sample()), ("golden".to_owned(), golden::book())];
    books.extend(filled_templates());
    books.extend((900..905).map(|seed| (format!("random-{seed}"), random_book(seed))));
    books.iter().flat_map(|(name, book)| handed_out(name, book)).collect()
}

#[test]
fn openpyxl_and_libreoffice_open_everything_without_a_warning() {
    let files = everything();
    let jobs: Vec<openpyxl::Job> = files.iter().map(|(_, bytes)| (bytes.clone(), Vec::new())).collect();
    let seen: Vec<Seen> = openpyxl::rewritten("opening", &jobs).into_iter().map(|(seen, _)| seen).collect();
    for ((name, _), seen) in files.iter().zip(&seen) {
        assert!(seen.cells > 0, "{name}: {seen:?}");
        let names: BTreeSet<String> = seen.sheets.iter().map(|sheet| sheet.to_lowercase()).collect();
        assert_eq!(names.len(), seen.sheets.len(), "{name}: two sheets of one name");
        assert!(
            seen.sheets.iter().all(|sheet| sheet.encode_utf16().count() <= 31),
            "{name}: {:?}",
            seen.sheets
        );
    }
    // What is hard to read is there to be read.
    let most = |count: fn(&Seen) -> usize| seen.iter().map(count).max().unwrap_or(0);
    assert!(
        most(|seen| seen.charts) >= 4
            && most(|seen| seen.validations) > 0
            && most(|seen| seen.conditions) > 0
    );
    for batch in files.chunks(libreoffice::AT_ONCE) {
        let given: Vec<&[u8]> = batch.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        libreoffice::recalculated_all("opening", &given);
    }
}

#[derive(Debug, Deserialize)]
struct Judged {
    ok: bool,
    errors: Vec<serde_json::Value>,
}

/// What the validator says of a file, read as Excel 2010 would.
fn judged(name: &str, bytes: &[u8]) -> Judged {
    let folder = fresh_folder(&format!("validated-{name}"));
    let path = folder.join("given.xlsx");
    fs::write(&path, bytes).expect("the file is written");
    let output = Command::new(VALIDATOR).arg(&path).args(["--officeVersion", "Office2010"]).output();
    let output = output.expect("the validator is needed for this test: `cargo xtask test` installs it");
    fs::remove_dir_all(&folder).expect("the folder is removed");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn every_part_is_valid_by_the_schemas_of_office() {
    for (name, bytes) in everything() {
        let judged = judged(&name, &bytes);
        assert!(judged.ok && judged.errors.is_empty(), "{name}: {:#?}", judged.errors);
    }
}

/// The validator finds what is against the schema: an order of elements, an attribute, a reference.
#[test]
fn the_validator_finds_what_is_wrong() {
    let (_, bytes) = crate::exported(&golden::book());
    for (piece, by) in [
        (
            "<sheetData>",
            "<pageMargins left=\"0.5\" right=\"0.5\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/><sheetData>",
        ),
        ("orientation=\"portrait\"", "orientation=\"aslant\""),
        ("paperSize=\"9\"", "paperSize=\"nine\""),
        ("<sheetData>", "<sheetData unknown=\"1\">"),
    ] {
        let broken = workbook::edited_first(&bytes, "名册-党支部", piece, by);
        assert!(!judged("broken", &broken).ok, "{by} passes");
    }
}
