//! The screens and their addresses.

use gloo::events::EventListener;
use gloo::utils::window;

use super::live::Live;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Where a book begins.
    Start,
    /// 名册.
    Roster,
    /// 方案.
    Scheme,
    /// 评分.
    Scores,
    /// 结果.
    Results,
    /// 预警与结果运用.
    Standing,
    /// 导出.
    Export,
}

impl Screen {
    /// The steps of the work, in order.
    pub const STEPS: [Self; 6] =
        [Self::Roster, Self::Scheme, Self::Scores, Self::Results, Self::Standing, Self::Export];

    /// The part of the address after `#`. Paths cannot be used where the page is a local file.
    pub fn address(self) -> &'static str {
        match self {
            Self::Start => "/start",
            Self::Roster => "/roster",
            Self::Scheme => "/scheme",
            Self::Scores => "/scores",
            Self::Results => "/results",
            Self::Standing => "/standing",
            Self::Export => "/export",
        }
    }

    /// The screen the page's address names.
    pub fn current() -> Self {
        let hash = window().location().hash().unwrap_or_default();
        let address = hash.trim_start_matches('#');
        Self::STEPS.into_iter().find(|screen| screen.address() == address).unwrap_or(Self::Start)
    }

    /// Goes to the screen; the address changes and watchers follow.
    pub fn open(self) {
        // A refusal would leave the reader where they are, which is all that can be done about it.
        let _ = window().location().set_hash(self.address());
    }
}

/// Keeps `live` at the screen that the address names.
pub fn follow_address(live: &Live<Screen>) {
    let live = live.clone();
    EventListener::new(&window(), "hashchange", move |_| live.set(Screen::current())).forget();
}
