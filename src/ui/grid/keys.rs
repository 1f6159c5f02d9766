//! What keys mean in a grid: Excel's.

use super::movement::Motion;
use super::selection::Cycle;

/// A key with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// The key's name, as browsers call it.
    pub key: &'a str,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// What the grid is about when a key is struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Moving about.
    Moving,
    /// Typing over a cell: arrows commit and move.
    Overwriting,
    /// Editing in place: arrows move in the text.
    InPlace,
    /// A list of choices is open.
    Choosing,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Move the active cell.
    Move(Motion),
    /// Extend the selection.
    Extend(Motion),
    /// Select everything.
    SelectAll,
    /// Select whole columns.
    SelectColumns,
    /// Select whole rows.
    SelectRows,
    /// Commit what is typed and go on.
    Commit(Cycle),
    /// Commit what is typed and move.
    CommitAndMove(Motion),
    /// Commit what is typed to the whole selection.
    CommitToAll,
    /// Edit in place.
    Edit,
    /// Leave the cell as it was, close the list, or let Tab leave the grid.
    Escape,
    /// Clear the selection.
    Clear,
    /// Fill the selection with its first row.
    FillDown,
    /// Open the list of choices.
    OpenChoices,
    /// Mark another choice, so many on.
    Choose(isize),
    /// Order by this column; descending if so.
    Order(bool),
}

/// The command of a stroke; none where the key is the text's or the browser's own.
pub fn command(stroke: Stroke, mode: Mode) -> Option<Command> {
    match mode {
        Mode::Moving => moving(stroke),
        Mode::Overwriting => typing(stroke).or_else(|| arrow(stroke).map(Command::CommitAndMove)),
        Mode::InPlace => typing(stroke),
        Mode::Choosing => choosing(stroke).or_else(|| typing(stroke)),
    }
}

fn moving(stroke: Stroke) -> Option<Command> {
    let Stroke { key, control, shift, alt } = stroke;
    if alt {
        return match key {
            "ArrowDown" => Some(Command::OpenChoices),
            "ArrowUp" => Some(Command::Order(false)),
            _ => None,
        };
    }
    if let Some(motion) = motion(stroke) {
        return Some(if shift { Command::Extend(motion) } else { Command::Move(motion) });
    }
    match (key, control, shift) {
        ("Enter", false, false) => Some(Command::Commit(Cycle::Down)),
        ("Enter", false, true) => Some(Command::Commit(Cycle::Up)),
        ("Tab", false, false) => Some(Command::Commit(Cycle::Right)),
        ("Tab", false, true) => Some(Command::Commit(Cycle::Left)),
        ("F2", false, false) => Some(Command::Edit),
        ("Escape", false, false) => Some(Command::Escape),
        ("Delete" | "Backspace", false, false) => Some(Command::Clear),
        ("a" | "A", true, false) => Some(Command::SelectAll),
        ("d" | "D", true, false) => Some(Command::FillDown),
        (" ", true, false) => Some(Command::SelectColumns),
        (" ", false, true) => Some(Command::SelectRows),
        _ => None,
    }
}

fn typing(stroke: Stroke) -> Option<Command> {
    match (stroke.key, stroke.control, stroke.shift, stroke.alt) {
        ("Enter", false, false, false) => Some(Command::Commit(Cycle::Down)),
        ("Enter", false, true, false) => Some(Command::Commit(Cycle::Up)),
        ("Enter", true, false, false) => Some(Command::CommitToAll),
        ("Tab", false, false, false) => Some(Command::Commit(Cycle::Right)),
        ("Tab", false, true, false) => Some(Command::Commit(Cycle::Left)),
        ("Escape", _, _, _) => Some(Command::Escape),
        ("ArrowDown", false, false, true) => Some(Command::OpenChoices),
        _ => None,
    }
}

fn choosing(stroke: Stroke) -> Option<Command> {
    match (stroke.key, stroke.control || stroke.shift || stroke.alt) {
        ("ArrowDown", false) => Some(Command::Choose(1)),
        ("ArrowUp", false) => Some(Command::Choose(-1)),
        ("PageDown", false) => Some(Command::Choose(8)),
        ("PageUp", false) => Some(Command::Choose(-8)),
        _ => None,
    }
}

fn motion(stroke: Stroke) -> Option<Motion> {
    match (stroke.key, stroke.control) {
        ("ArrowUp", true) => Some(Motion::Edge(-1, 0)),
        ("ArrowDown", true) => Some(Motion::Edge(1, 0)),
        ("ArrowLeft", true) => Some(Motion::Edge(0, -1)),
        ("ArrowRight", true) => Some(Motion::Edge(0, 1)),
        ("Home", true) => Some(Motion::TableStart),
        ("End", true) => Some(Motion::TableEnd),
        ("Home", false) => Some(Motion::RowStart),
        ("End", false) => Some(Motion::RowEnd),
        ("PageDown", false) => Some(Motion::PageDown),
        ("PageUp", false) => Some(Motion::PageUp),
        _ => arrow(stroke),
    }
}

fn arrow(stroke: Stroke) -> Option<Motion> {
    match (stroke.key, stroke.control || stroke.alt) {
        ("ArrowUp", false) => Some(Motion::By(-1, 0)),
        ("ArrowDown", false) => Some(Motion::By(1, 0)),
        ("ArrowLeft", false) => Some(Motion::By(0, -1)),
        ("ArrowRight", false) => Some(Motion::By(0, 1)),
        _ => None,
    }
}
