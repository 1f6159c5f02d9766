//! `evaluate`: the main job without a browser, through the same session: calculate, write the
//! workbook, and print each subject's index, rank and grade as a line of JSON.

use std::fs;
use std::path::{Path, PathBuf};

use evalbook::session::{
    Action, BookView, Event, Extras, Facet, Grid, GridOutline, GridView, Handout, ImportView, Look,
    NoticeLevel, ReturnedView, SchemeView, Session, Start,
};
use serde_json::{Value, json};

use crate::failure::{Explain, Failure, Outcome};
use crate::say;

const RANK: &str = "名次";
const GRADE: &str = "等次";

/// What the arguments ask for.
#[derive(Default)]
struct Request {
    sample: bool,
    book: Option<PathBuf>,
    roster: Option<PathBuf>,
    class: Option<String>,
    output: Option<PathBuf>,
    handout: Option<Handout>,
}

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    let request = Request::read(arguments)?;
    let mut desk = Desk::default();
    match (&request.book, &request.roster) {
        (Some(book), _) => desk.open(book)?,
        (None, Some(roster)) => desk.take_roster(roster, request.class.as_deref())?,
        (None, None) => desk.act(Action::Start(Start::Sample), None)?,
    }
    if let Some(path) = &request.output {
        desk.act(Action::Export(request.handout.unwrap_or(Handout::Workbook(Extras::default()))), None)?;
        let bytes = desk.shown.file.take().ok_or_else(|| Failure::new("The session wrote no workbook."))?;
        fs::write(path, bytes).explain(format!("{} could not be written", path.display()))?;
    }
    desk.print_results()
}

impl Request {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let mut request = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value =
                || rest.next().cloned().ok_or_else(|| Failure::new(format!("{argument} needs a value.")));
            match argument.as_str() {
                "--sample" => request.sample = true,
                "--book" => request.book = Some(value()?.into()),
                "--roster" => request.roster = Some(value()?.into()),
                "--class" => request.class = Some(value()?),
                "--handout" => request.handout = Some(handout(&value()?)?),
                "-o" | "--output" => request.output = Some(value()?.into()),
                _ => return Err(Failure::new(format!("`evaluate` does not know {argument}."))),
            }
        }
        let sources = [request.sample, request.book.is_some(), request.roster.is_some()];
        if sources.iter().filter(|&&given| given).count() != 1 {
            return Err(Failure::new("`evaluate` takes one of --sample, --book FILE and --roster FILE."));
        }
        Ok(request)
    }
}

/// What is written, by the word for it.
fn handout(word: &str) -> Outcome<Handout> {
    Ok(match word {
        "workbook" => Handout::Workbook(Extras::default()),
        "full" => Handout::Workbook(Extras { units: true, forms: true }),
        "units" => Handout::Units,
        "forms" => Handout::Forms,
        "publication" => Handout::Publication,
        "csv" => Handout::PublicationText,
        "everything" => Handout::Everything,
        _ => {
            return Err(Failure::new(format!(
                "`--handout` takes workbook, full, units, forms, publication, csv or everything, not {word}."
            )));
        }
    })
}

/// A session, and what it has shown last.
#[derive(Default)]
struct Desk {
    session: Session,
    shown: Shown,
}

#[derive(Default)]
struct Shown {
    book: BookView,
    scheme: Option<SchemeView>,
    import: Option<ImportView>,
    grid: Option<GridView>,
    returned: Option<ReturnedView>,
    other_workbook: bool,
    file: Option<Vec<u8>>,
}

impl Desk {
    /// Does one thing; what the session objects to is a failure, what it remarks is said.
    fn act(&mut self, action: Action, attachment: Option<Vec<u8>>) -> Outcome {
        let shown = &mut self.shown;
        let mut objections = Vec::new();
        self.session.handle(action, attachment, &mut |event, bytes| match event {
            Event::Book(book) => shown.book = *book,
            Event::Scheme(scheme) => shown.scheme = Some(*scheme),
            Event::Import(import) => shown.import = import.map(|import| *import),
            Event::Grid(grid) => shown.grid = Some(*grid),
            Event::Returned(returned) => shown.returned = returned.map(|returned| *returned),
            Event::NotABook { .. } => shown.other_workbook = true,
            Event::File { .. } => shown.file = bytes,
            Event::Notice(notice) if notice.level == NoticeLevel::Error => {
                objections.push(notice.sentence.zh)
            }
            Event::Notice(notice) => say::step(notice.sentence.zh),
            _ => {}
        });
        if objections.is_empty() { Ok(()) } else { Err(Failure::new(objections.join("\n"))) }
    }

    /// Opens a workbook that evalbook wrote; what was edited in it since is taken and said.
    fn open(&mut self, book: &Path) -> Outcome {
        let bytes = fs::read(book).explain(format!("{} could not be read", book.display()))?;
        let file = book.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.act(Action::OpenBook { file: file.clone() }, Some(bytes))?;
        if self.shown.other_workbook {
            return Err(Failure::new(format!("{file} is no workbook of evalbook's; give it as --roster.")));
        }
        if let Some(returned) = self.shown.returned.take() {
            for row in &returned.rows {
                let (place, item) = (&row.place, &row.item.zh);
                say::step(format!("{place} {} {item}: {} → {}", row.subject, row.before, row.after));
            }
            self.act(Action::TakeReturned { left_out: Vec::new() }, None)?;
        }
        Ok(())
    }

    /// Begins a book with the built-in template and the roster's subjects; those of the last class
    /// when none is named.
    fn take_roster(&mut self, roster: &Path, class: Option<&str>) -> Outcome {
        let bytes = fs::read(roster).explain(format!("{} could not be read", roster.display()))?;
        self.act(Action::Start(Start::Reference), None)?;
        let class = class.map(str::to_owned).or_else(|| self.shown.book.classes.last().cloned());
        let file = roster.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.act(Action::ReadRoster { file, class: class.unwrap_or_default() }, Some(bytes))?;
        for diagnostic in self.shown.import.iter().flat_map(|import| &import.diagnostics) {
            say::step(format!("{} {}", diagnostic.place, diagnostic.sentence.zh));
        }
        self.act(Action::CommitImport, None)
    }

    fn print_results(&mut self) -> Outcome {
        let results: Vec<GridOutline> = self.shown.book.grids.clone();
        for outline in results.iter().filter(|outline| outline.grid.facet == Facet::Results) {
            let index = self.index_of(&outline.title);
            let column = |name: &str| outline.columns.iter().position(|column| column.name == name);
            let columns = [index.as_str(), RANK, GRADE].map(column);
            for row in self.window(outline.grid)?.rows {
                let cell = |at: usize| row.cells.get(at).map_or(Value::Null, |cell| shown_value(&cell.text));
                let [index, rank, grade] = columns.map(|at| at.map_or(Value::Null, cell));
                let (class, subject) = (json!(outline.title), cell(0));
                say::line(format!(
                    r#"{{"class":{class},"subject":{subject},"index":{index},"rank":{rank},"grade":{grade}}}"#
                ));
            }
        }
        Ok(())
    }

    fn index_of(&self, class: &str) -> String {
        let classes = self.shown.scheme.iter().flat_map(|scheme| &scheme.classes);
        let found = classes.filter(|view| view.name == class).map(|view| view.index.clone()).next();
        found.unwrap_or_default()
    }

    fn window(&mut self, grid: Grid) -> Outcome<GridView> {
        let look = Look { grid, first: 0, count: usize::MAX, order: None, filter: String::new() };
        self.act(Action::Look(look), None)?;
        self.shown.grid.take().ok_or_else(|| Failure::new("The session showed no results."))
    }
}

/// A number where the text is one; nothing where there is none.
fn shown_value(text: &str) -> Value {
    if text.is_empty() {
        return Value::Null;
    }
    let whole = text.parse::<i64>().map(|number| json!(number));
    whole.or_else(|_| text.parse::<f64>().map(|number| json!(number))).unwrap_or_else(|_| json!(text))
}
