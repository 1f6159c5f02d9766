//! The icons: one family, drawn as lines on a 20 by 20 field in the colour of the text.

use yew::{Html, html};

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A blank sheet with a plus.
    New,
    /// An open folder.
    Open,
    /// An arrow into a tray.
    Import,
    /// An arrow out of a tray.
    Export,
    /// A flask: something to try.
    Sample,
    /// An arrow to the right.
    Forward,
    /// An arrow to the left.
    Back,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// An arrow that turns back.
    Undo,
    /// An arrow that turns forward.
    Redo,
    /// A half-filled disc.
    System,
    /// A sun.
    Light,
    /// A moon.
    Dark,
    /// A keyboard.
    Keyboard,
    /// A cross.
    Close,
    /// A pencil.
    Edit,
    /// A magnifying glass.
    Search,
    /// A waste bin.
    Remove,
    /// A tick.
    Done,
    /// A triangle with a mark.
    Warning,
    /// A disc with an i.
    Information,
    /// A disc with a cross.
    Error,
    /// A shield.
    Shield,
    /// A printer.
    Print,
}

/// Draws an icon. It never stands alone: a text or a label beside it says what it means.
pub fn drawing(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d={path(icon)} /></svg>
    }
}

fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::New => {
            "M11.5 2.5h-6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-10l-4-4v4h4M10 9v5m-2.5-2.5h5"
        }
        Icon::Open => {
            "M2.5 15.5v-11a1 1 0 0 1 1-1h4l2 2.5h6a1 1 0 0 1 1 1v1.5M2.5 15.5l2.3-6.3a1 1 0 0 1 .9-.7h11a.8.8 0 0 1 .8 1.1l-2 5.6a1 1 0 0 1-1 .7H2.9"
        }
        Icon::Import => "M10 3v8.5m0 0 3.5-3.5M10 11.5 6.5 8M3.5 12.5v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3",
        Icon::Export => "M10 11.5V3m0 0 3.5 3.5M10 3 6.5 6.5M3.5 12.5v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3",
        Icon::Sample => {
            "M8 3h4m-3.5 0v5l-4.2 7.2a1.2 1.2 0 0 0 1 1.8h9.4a1.2 1.2 0 0 0 1-1.8L11.5 8V3M6.6 12.5h6.8"
        }
        Icon::Forward => "M4 10h12m0 0-4.5-4.5M16 10l-4.5 4.5",
        Icon::Back => "M16 10H4m0 0 4.5-4.5M4 10l4.5 4.5",
        Icon::Up => "M10 16V4m0 0-4.5 4.5M10 4l4.5 4.5",
        Icon::Down => "M10 4v12m0 0-4.5-4.5M10 16l4.5-4.5",
        Icon::Undo => "M4 7.5h8a4 4 0 0 1 0 8H8M4 7.5 7.5 4M4 7.5 7.5 11",
        Icon::Redo => "M16 7.5H8a4 4 0 0 0 0 8h4M16 7.5 12.5 4M16 7.5 12.5 11",
        Icon::System => "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm0 0v14m2-13.5v13m2-11.5v10",
        Icon::Light => {
            "M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM10 2v1.8m0 12.4V18M2 10h1.8m12.4 0H18M4.3 4.3l1.3 1.3m8.8 8.8 1.3 1.3m0-11.4-1.3 1.3m-8.8 8.8-1.3 1.3"
        }
        Icon::Dark => "M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z",
        Icon::Keyboard => "M2.5 5.5h15v9h-15zM5.5 8.5h.01m2.99 0h.01m2.99 0h.01m2.99 0h.01M6.5 11.5h7",
        Icon::Close => "m5 5 10 10M15 5 5 15",
        Icon::Edit => {
            "m4 16 .8-3.5L13 4.3a1.4 1.4 0 0 1 2 0l.7.7a1.4 1.4 0 0 1 0 2L7.5 15.2zM11.5 5.8l2.7 2.7"
        }
        Icon::Search => "M8.8 3.5a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6zM12.7 12.7l3.8 3.8",
        Icon::Remove => {
            "M4 5.5h12M8 5.5v-2h4v2m2.5 0-.6 10a1 1 0 0 1-1 1H7.1a1 1 0 0 1-1-1l-.6-10M8.5 8.5v5m3-5v5"
        }
        Icon::Done => "m4 10.5 4 4 8-9",
        Icon::Warning => "M10 3.5 2.5 16.5h15zM10 8.5v3.5m0 2.2v.1",
        Icon::Information => "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm0 6.2v4.3m0-6.8v.1",
        Icon::Error => "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7.5 7.5l5 5m0-5-5 5",
        Icon::Print => {
            "M6 8V3h8v5M6 14.5H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-2M6 12h8v5H6z"
        }
        Icon::Shield => "M10 2.8 4 5v4.8c0 3.6 2.5 6.2 6 7.4 3.5-1.2 6-3.8 6-7.4V5zM7.3 9.8l2 2 3.5-4",
    }
}
