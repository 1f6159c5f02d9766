//! Formulas made from formulas: the functions' examples and the oracle's tables, cut, spliced and sprinkled with odd pieces.

use evalbook::engine::functions;

/// Pieces that are put in.
const PIECES: &[&str] = &[
    "(",
    ")",
    ",",
    ";",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "#",
    "@",
    "!",
    ":",
    "%",
    "-",
    "+",
    "*",
    "/",
    "^",
    "&",
    "=",
    "<>",
    "<=",
    ">",
    "（",
    "）",
    "，",
    "“",
    "”",
    "【",
    "＝",
    "0",
    "1",
    "-1",
    "2",
    "0.5",
    "1E+308",
    "-1E+308",
    "1E-320",
    "9E+15",
    "2958465",
    "2958466",
    "1048577",
    "60",
    "\"\"",
    "\"甲\"",
    "\"*?~\"",
    "\"2024-2-29\"",
    "\"0000011\"",
    "#N/A",
    "#DIV/0!",
    "TRUE",
    "FALSE",
    "{1,2;3,4}",
    "{\"a\";1;TRUE;#N/A}",
    "[@数]",
    "[@文]",
    "[@混]",
    "[@空]",
    "[数]",
    "[文]",
    "[混]",
    "[空]",
    "表[[数]:[混]]",
    "表[#All]",
    "另[值]",
    "空表[值]",
    "参数",
    "表",
    "\u{1f600}",
    "İ",
    "ﬀ",
    "\0",
];

/// Makes inputs; the same ones for the same seed.
pub struct Mutator {
    state: u64,
    corpus: Vec<String>,
    names: Vec<&'static str>,
}

impl Mutator {
    /// A mutator for a seed, with the formulas of the oracle's tables beside the functions' examples.
    pub fn new(seed: u64, formulas: impl IntoIterator<Item = String>) -> Self {
        let mut corpus: Vec<String> = formulas.into_iter().collect();
        for function in functions::all() {
            corpus.push(function.example.to_owned());
            corpus.push(function.result.to_owned());
        }
        let names = functions::all().map(|function| function.name).collect();
        Self { state: seed, corpus, names }
    }

    /// The next number below `limit`, evenly spread.
    fn below(&mut self, limit: usize) -> usize {
        // SplitMix64.
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(mixed % limit).unwrap_or(0)
    }

    fn sample(&mut self) -> String {
        let at = self.below(self.corpus.len());
        self.corpus.get(at).cloned().unwrap_or_default()
    }

    fn piece(&mut self) -> String {
        match self.below(4) {
            0 => {
                let at = self.below(self.names.len());
                format!("{}(", self.names.get(at).copied().unwrap_or_default())
            }
            _ => {
                let at = self.below(PIECES.len());
                PIECES.get(at).copied().unwrap_or_default().to_owned()
            }
        }
    }

    /// A call of any function with whatever arguments.
    fn call(&mut self, depth: usize) -> String {
        let at = self.below(self.names.len());
        let name = self.names.get(at).copied().unwrap_or_default();
        let function = functions::find(name);
        let (least, most) = function.map_or((0, 3), |function| (function.least(), function.most().min(8)));
        let count = least + self.below(most.saturating_sub(least) + 1);
        let arguments: Vec<String> = (0..count)
            .map(|_| match self.below(6) {
                0 if depth > 0 => self.call(depth - 1),
                1 => String::new(),
                _ => {
                    // The pieces from here on are whole values.
                    let from = PIECES.iter().position(|piece| *piece == "0").unwrap_or(0);
                    let at = from + self.below(PIECES.len() - from);
                    PIECES.get(at).copied().unwrap_or_default().to_owned()
                }
            })
            .collect();
        format!("{name}({})", arguments.join(","))
    }

    /// The next input.
    pub fn next_input(&mut self) -> String {
        if self.below(2) == 0 {
            return self.call(2);
        }
        let mut letters: Vec<char> = self.sample().chars().collect();
        for _ in 0..=self.below(4) {
            let at = self.below(letters.len() + 1);
            match self.below(6) {
                0 => {
                    let end = (at + 1 + self.below(4)).min(letters.len());
                    letters.drain(at.min(end)..end);
                }
                1 => {
                    let other: Vec<char> = self.sample().chars().collect();
                    letters.splice(at..at, other);
                }
                2 => {
                    let end = (at + self.below(letters.len() + 1)).min(letters.len());
                    let again: Vec<char> = letters.get(at..end).unwrap_or_default().to_vec();
                    letters.splice(at..at, again);
                }
                3 => {
                    let end = (at + 1).min(letters.len());
                    let piece: Vec<char> = self.piece().chars().collect();
                    letters.splice(at.min(end)..end, piece);
                }
                _ => {
                    let piece: Vec<char> = self.piece().chars().collect();
                    letters.splice(at..at, piece);
                }
            }
        }
        letters.into_iter().collect()
    }
}
