//! What the panels of the editor are made of: fields, choices and buttons that change the scheme.

use std::rc::Rc;

use web_sys::{HtmlSelectElement, MouseEvent};
use yew::{Callback, Html, TargetCast, html};

use super::field::Field;
use crate::session::{
    Action, Attribute, Class, ClassPart, ClassSchemeView, IndicatorPart, IndicatorPlace, IndicatorView,
    Meaning, ParameterView, SchemeChange, SchemeView,
};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::Desk;
use crate::ui::text::Texts;

/// Writes changes of a class, and draws what makes them.
#[derive(Clone, PartialEq)]
pub struct Scribe {
    /// The store and the texts.
    pub desk: Desk,
    /// The scheme.
    pub view: Rc<SchemeView>,
    /// The class's position.
    pub at: usize,
}

/// Something to choose, and the change that choosing it makes.
pub struct Pick {
    /// What it is called.
    pub name: String,
    /// Whether it is the one that holds.
    pub chosen: bool,
    /// The change.
    pub change: SchemeChange,
}

impl Scribe {
    /// The texts.
    pub fn texts(&self) -> Texts {
        self.desk.texts
    }

    /// The class.
    pub fn class(&self) -> Option<&Class> {
        self.view.scheme.classes.get(self.at)
    }

    /// The class as shown.
    pub fn class_view(&self) -> Option<&ClassSchemeView> {
        self.view.classes.get(self.at)
    }

    /// A change of a part of the class.
    pub fn part(&self, part: ClassPart) -> SchemeChange {
        SchemeChange::Class(self.at, Box::new(part))
    }

    /// A change of an indicator.
    pub fn indicator(&self, path: &[usize], part: IndicatorPart) -> SchemeChange {
        SchemeChange::Indicator(IndicatorPlace { class: self.at, path: path.to_vec() }, Box::new(part))
    }

    /// A click that makes a change.
    pub fn press(&self, change: SchemeChange) -> Callback<MouseEvent> {
        let (store, action) = (self.desk.store.clone(), Action::ChangeScheme(change));
        Callback::from(move |_| store.send(&action))
    }

    /// A field for a text.
    pub fn text(&self, label: &str, value: &str, make: impl Fn(String) -> SchemeChange + 'static) -> Html {
        let store = self.desk.store.clone();
        let on_take = Callback::from(move |text| store.send(&Action::ChangeScheme(make(text))));
        html! { <Field texts={self.texts()} label={label.to_owned()} value={value.to_owned()} {on_take} /> }
    }

    /// A field for a number; what is no number changes nothing.
    pub fn number(&self, label: &str, value: f64, make: impl Fn(f64) -> SchemeChange + 'static) -> Html {
        let store = self.desk.store.clone();
        let on_take = Callback::from(move |text: String| {
            if let Ok(number) = text.trim().parse::<f64>() {
                store.send(&Action::ChangeScheme(make(number)));
            }
        });
        html! { <Field texts={self.texts()} label={label.to_owned()} value={value.to_string()} {on_take} number=true /> }
    }

    /// A field for a parameter.
    pub fn parameter(&self, parameter: &ParameterView) -> Html {
        let (store, name) = (self.desk.store.clone(), parameter.name.clone());
        let on_take = Callback::from(move |text| {
            store.send(&Action::SetParameter { name: name.clone(), text });
        });
        let label = self.texts().say(&parameter.label);
        html! {
            <Field key={parameter.name.clone()} texts={self.texts()} {label} value={parameter.text.clone()} {on_take} number=true />
        }
    }

    /// The field for an indicator's parameter of this name, if it has one.
    pub fn figure(&self, view: &IndicatorView, part: &str) -> Html {
        let found = view.parameters.iter().find(|one| is_part(&one.name, &view.name, part));
        html! { <>{ for found.map(|one| self.parameter(one)) }</> }
    }

    /// Fields for the class's own parameters whose name ends so.
    pub fn rule(&self, ends: &str) -> Html {
        let found = self.class_view().into_iter().flat_map(|class| &class.rules);
        let found =
            found.filter(|rule| rule.name.strip_suffix(ends).is_some_and(|start| start.ends_with('.')));
        html! { <>{ for found.map(|rule| self.parameter(rule)) }</> }
    }

    /// Choices under a label: those that hold are marked.
    pub fn picks(&self, label: &str, picks: impl IntoIterator<Item = Pick>) -> Html {
        html! {
            <div class="picks" role="group" aria-label={label.to_owned()}>
                <span class="entry-label">{ label }</span>
                { for picks.into_iter().map(|pick| html! {
                    <button type="button" class={yew::classes!("pick", pick.chosen.then_some("is-chosen"))}
                        aria-pressed={pick.chosen.to_string()} onclick={self.press(pick.change)}>{ pick.name }</button>
                }) }
            </div>
        }
    }

    /// One choice among many, in a list that opens.
    pub fn choose(&self, label: &str, picks: Vec<Pick>) -> Html {
        let none =
            (!picks.iter().any(|pick| pick.chosen)).then(|| html! { <option hidden=true selected=true /> });
        let before = usize::from(none.is_some());
        let options =
            picks.iter().map(|pick| html! { <option selected={pick.chosen}>{ &pick.name }</option> });
        let options: Html = options.collect();
        let changes: Vec<SchemeChange> = picks.into_iter().map(|pick| pick.change).collect();
        let store = self.desk.store.clone();
        let onchange = Callback::from(move |event: web_sys::Event| {
            let at = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            let at = usize::try_from(at).ok().and_then(|at| at.checked_sub(before));
            if let Some(change) = at.and_then(|at| changes.get(at)) {
                store.send(&Action::ChangeScheme(change.clone()));
            }
        });
        html! {
            <label class="entry">
                <span class="entry-label">{ label }</span>
                <select class="select" aria-label={label.to_owned()} {onchange}>{ for none }{ options }</select>
            </label>
        }
    }

    /// Things to add, shown when asked for.
    pub fn more(&self, label: &str, adds: impl IntoIterator<Item = (String, SchemeChange)>) -> Html {
        html! {
            <details class="item-wide">
                <summary class="entry-label">{ label }</summary>
                { self.adds(label, adds) }
            </details>
        }
    }

    /// The attributes that people are told apart by in groups: no names, no numbers.
    pub fn groups<'a>(&self, class: &'a Class) -> impl Iterator<Item = &'a Attribute> {
        let groups = |attribute: &&Attribute| {
            attribute.name != class.key
                && !matches!(
                    attribute.meaning,
                    Meaning::PersonName
                        | Meaning::UnitName
                        | Meaning::StaffNumber
                        | Meaning::IdentityNumber
                        | Meaning::Phone
                        | Meaning::BirthDate
                        | Meaning::JoinDate
                        | Meaning::Remark
                )
        };
        class.attributes.iter().filter(groups)
    }

    /// Things to add, each under its name.
    pub fn adds(&self, label: &str, adds: impl IntoIterator<Item = (String, SchemeChange)>) -> Html {
        html! {
            <div class="picks" role="group" aria-label={label.to_owned()}>
                <span class="entry-label">{ label }</span>
                { for adds.into_iter().map(|(name, change)| html! {
                    <button type="button" class="pick is-add" onclick={self.press(change)}>{ "＋ " }{ name }</button>
                }) }
            </div>
        }
    }

    /// A button with an icon.
    pub fn icon(&self, icon: Icon, name: &str, change: SchemeChange) -> Html {
        html! {
            <button type="button" class="button is-icon is-quiet" title={name.to_owned()} aria-label={name.to_owned()}
                onclick={self.press(change)}>{ drawing(icon) }</button>
        }
    }

    /// An item of a list with its fields and a button that removes it.
    pub fn item(&self, name: &str, remove: SchemeChange, fields: Html) -> Html {
        html! {
            <li class="item">
                <div class="item-fields">{ fields }</div>
                { self.icon(Icon::Remove, &self.texts().remove_what(name.to_owned()), remove) }
            </li>
        }
    }

    /// Something that is so or not.
    pub fn toggle(&self, label: &str, on: bool, set: SchemeChange, clear: SchemeChange) -> Html {
        let texts = self.texts();
        let pick = |name: &str, chosen, change| Pick { name: name.to_owned(), chosen, change };
        self.picks(label, [pick(texts.no(), !on, clear), pick(texts.yes(), on, set)])
    }

    /// What a part is for, where it has nothing in it yet.
    pub fn hint(&self, hint: &str) -> Html {
        html! { <p class="panel-hint">{ hint.to_owned() }</p> }
    }
}

/// Whether a parameter is this part of this indicator.
pub fn is_part(name: &str, indicator: &str, part: &str) -> bool {
    let above = name.strip_suffix(part).and_then(|above| above.strip_suffix('.'));
    above.and_then(|above| above.strip_suffix(indicator)).is_some_and(|above| above.ends_with('.'))
}

/// The items with one of them changed.
pub fn with<T: Clone>(items: &[T], at: usize, change: impl FnOnce(&mut T)) -> Vec<T> {
    let mut items = items.to_vec();
    if let Some(item) = items.get_mut(at) {
        change(item);
    }
    items
}

/// The items without one of them.
pub fn without<T: Clone>(items: &[T], at: usize) -> Vec<T> {
    let others = items.iter().enumerate().filter(|(position, _)| *position != at);
    others.map(|(_, item)| item.clone()).collect()
}

/// The items and one more.
pub fn and<T: Clone>(items: &[T], item: T) -> Vec<T> {
    let mut items = items.to_vec();
    items.push(item);
    items
}
