//! Where an indicator is after a change of the tree.

/// The positions from the top down, and the name.
pub type Place = (Vec<usize>, String);

/// Where to look after a change: at the one indicator that was added; else where the one looked at
/// has gone, or what it is called now. Nothing where it is gone.
pub fn followed(before: &[Place], now: &[Place], looked_at: Option<&[usize]>) -> Option<Vec<usize>> {
    let has = |places: &[Place], name: &str| places.iter().any(|(_, other)| other == name);
    let mut added = now.iter().filter(|(_, name)| !has(before, name));
    let removed = before.iter().filter(|(_, name)| !has(now, name)).count();
    match (added.next(), added.next(), removed) {
        (Some((path, _)), None, 0) => return Some(path.clone()),
        (Some((path, _)), None, 1) if looked_at == Some(path) => return Some(path.clone()),
        _ => {}
    }
    let (_, name) = before.iter().find(|(path, _)| Some(path.as_slice()) == looked_at)?;
    now.iter().find(|(_, other)| other == name).map(|(path, _)| path.clone())
}

#[cfg(test)]
mod tests {
    use super::{Place, followed};

    fn places(of: &[(&[usize], &str)]) -> Vec<Place> {
        of.iter().map(|(path, name)| (path.to_vec(), (*name).to_owned())).collect()
    }

    #[test]
    fn the_panel_stays_with_its_indicator() {
        let before = [(&[0][..], "甲"), (&[1][..], "乙"), (&[1, 0][..], "丙")];
        for (now, looked_at, expected) in [
            (
                vec![(&[0][..], "甲"), (&[1][..], "乙"), (&[1, 0][..], "丙"), (&[2][..], "丁")],
                &[0][..],
                Some(vec![2]),
            ),
            (vec![(&[0][..], "乙"), (&[0, 0][..], "丙"), (&[1][..], "甲")], &[0][..], Some(vec![1])),
            (vec![(&[0][..], "戊"), (&[1][..], "乙"), (&[1, 0][..], "丙")], &[0][..], Some(vec![0])),
            (vec![(&[0][..], "乙"), (&[0, 0][..], "丙")], &[0][..], None),
            (vec![(&[0][..], "甲")], &[0][..], Some(vec![0])),
        ] {
            assert_eq!(followed(&places(&before), &places(&now), Some(looked_at)), expected, "{now:?}");
        }
    }
}
