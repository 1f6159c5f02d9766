//! Every template is whole: its formulas compile and the linter finds no error.

use std::collections::BTreeSet;

use super::{TEMPLATES, TemplateId};
use crate::scheme::lint::{Severity, lint};

#[test]
fn every_template_is_sound() {
    for template in &TEMPLATES {
        let scheme = template.scheme();
        assert_eq!(template.id.scheme(), scheme);
        assert!(!template.name().en.is_empty() && !template.line().zh.is_empty());
        let found: Vec<String> = lint(&scheme)
            .into_iter()
            .filter(|finding| {
                finding.severity == Severity::Error
                    || (finding.severity == Severity::Warning && finding.check != "W97")
            })
            .map(|finding| format!("{} {}", finding.check, finding.sentence.zh))
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{:?}", template.id);
    }
}

#[test]
fn every_identifier_is_in_the_table_once() {
    let ids: BTreeSet<TemplateId> = TEMPLATES.iter().map(|template| template.id).collect();
    assert_eq!(ids.len(), TEMPLATES.len());
    assert_eq!(TemplateId::Empty.scheme().classes.len(), 0);
}

/// Legal numbers are parameters and are to be checked: every quota of a template says so.
#[test]
fn legal_numbers_are_marked_for_checking() {
    let mut quotas = 0;
    for template in &TEMPLATES {
        for band in template.scheme().classes.iter().flat_map(|class| &class.grades) {
            let Some(quota) = &band.quota else { continue };
            quotas += 1;
            assert!(quota.source.contains("请核对"), "{:?} {}", template.id, band.name);
        }
    }
    assert_eq!(quotas, 4);
}
