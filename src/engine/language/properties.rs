//! Printing and reading are inverse, over random trees.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::engine::Fault;

/// The tree without its round brackets: the printer adds those it needs.
fn bare(tree: &Expr) -> Expr {
    let all = |parts: &[Expr]| parts.iter().map(bare).collect();
    Expr::made(match &tree.kind {
        Kind::Group(inner) => return bare(inner),
        Kind::Unary(operator, inner) => Kind::Unary(*operator, Box::new(bare(inner))),
        Kind::Binary(operator, left, right) => {
            Kind::Binary(*operator, Box::new(bare(left)), Box::new(bare(right)))
        }
        Kind::Call(name, arguments) => Kind::Call(Arc::clone(name), all(arguments)),
        other => other.clone(),
    })
}

fn letters() -> impl Strategy<Value = Arc<str>> {
    let odd = "[a-z0-9 \\[\\]'\"#@,:;!~【】（）［＠＃，。得分一级\u{3000}\u{1f600}_.$]{1,8}";
    prop_oneof!["[a-z得分]{1,4}", odd, any::<String>(), Just("TRUE".to_owned())]
        .prop_filter("a name has letters", |name| !name.trim().is_empty() && !name.contains('\0'))
        .prop_map(Arc::from)
}

fn number() -> impl Strategy<Value = Expr> {
    let any_number = any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(f64::abs);
    prop_oneof![
        (0..1000_u32).prop_map(f64::from),
        (0..100_000_u32).prop_map(|n| f64::from(n) / 100.0),
        any_number
    ]
    .prop_map(|number| Expr::made(Kind::Number(number)))
}

fn constant() -> impl Strategy<Value = Expr> {
    let fault = prop_oneof![
        Just(Fault::Null),
        Just(Fault::DivisionByZero),
        Just(Fault::Value),
        Just(Fault::Reference),
        Just(Fault::Name),
        Just(Fault::Number),
        Just(Fault::NotAvailable),
        Just(Fault::Spill),
        Just(Fault::Calculation),
        Just(Fault::Cycle)
    ];
    let text = prop_oneof!["[a\"'得“”]{0,4}", any::<String>()];
    prop_oneof![
        number(),
        text.prop_map(|text| Expr::made(Kind::Text(text.into()))),
        any::<bool>().prop_map(|truth| Expr::made(Kind::Bool(truth))),
        fault.prop_map(|fault| Expr::made(Kind::Fault(fault))),
    ]
}

fn array() -> impl Strategy<Value = Expr> {
    (1..3_usize, 1..3_usize)
        .prop_flat_map(|(rows, columns)| {
            proptest::collection::vec(proptest::collection::vec(constant(), columns), rows)
        })
        .prop_map(|rows| Expr::made(Kind::Array(rows)))
}

fn reference() -> impl Strategy<Value = Expr> {
    let rows = prop_oneof![Just(Rows::This), Just(Rows::Data), Just(Rows::Headers), Just(Rows::All)];
    let columns = prop_oneof![
        Just((None, None)),
        letters().prop_map(|first| (Some(first), None)),
        (letters(), letters()).prop_map(|(first, last)| (Some(first), Some(last))),
    ];
    (proptest::option::of(letters()), rows, columns).prop_map(|(table, rows, (first, last))| {
        Expr::made(Kind::Reference(Reference { table, rows, first, last }))
    })
}

fn tree() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        constant(),
        letters().prop_map(|name| Expr::made(Kind::Name(name))),
        reference(),
        array(),
    ];
    leaf.prop_recursive(5, 48, 4, |inner| {
        let unary = prop_oneof![Just(Unary::Plus), Just(Unary::Minus), Just(Unary::Percent)];
        let binary = prop_oneof![
            Just(Binary::Equal),
            Just(Binary::Unequal),
            Just(Binary::Less),
            Just(Binary::LessOrEqual),
            Just(Binary::Greater),
            Just(Binary::GreaterOrEqual),
            Just(Binary::Join),
            Just(Binary::Add),
            Just(Binary::Subtract),
            Just(Binary::Multiply),
            Just(Binary::Divide),
            Just(Binary::Power)
        ];
        let argument = prop_oneof![9 => inner.clone(), 1 => Just(Expr::made(Kind::Missing))];
        let call = ("[A-Z]{1,6}(\\.[A-Z]{1,3})?", proptest::collection::vec(argument, 0..4))
            .prop_filter("one argument left out is none", |(_, arguments)| {
                arguments.len() != 1 || arguments.iter().all(|part| part.kind != Kind::Missing)
            })
            .prop_map(|(name, arguments)| Expr::call(&name, arguments));
        prop_oneof![
            (unary, inner.clone()).prop_map(|(sign, part)| Expr::made(Kind::Unary(sign, Box::new(part)))),
            (binary, inner.clone(), inner.clone())
                .prop_map(|(operator, left, right)| Expr::binary(operator, left, right)),
            (reference(), reference()).prop_map(|(left, right)| Expr::binary(Binary::Range, left, right)),
            inner.prop_map(|part| Expr::made(Kind::Group(Box::new(part)))),
            call,
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn reading_gives_back_what_was_printed(tree in tree()) {
        for style in [Style::Tight, Style::Airy] {
            let text = print(&tree, style);
            let (read, problems) = parse(&text);
            prop_assert!(problems.is_empty(), "{text}: {problems:?}");
            prop_assert_eq!(bare(&read), bare(&tree), "{}", text);
            prop_assert_eq!(print(&read, style), text);
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let (tree, _) = parse(&text);
        print(&tree, Style::Tight);
    }
}
