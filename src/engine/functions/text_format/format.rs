//! A format's text as sections and pieces.

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Literal(String),
    /// A digit's place: `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    General,
    Text,
    /// `E+` or `E-`: whether a plus is shown.
    Exponent(bool),
    /// A run of date letters.
    Date(String),
}

/// How digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 一二三
    Plain,
    /// 壹贰叁
    Formal,
    /// １２３
    Wide,
}

/// A comparison before a section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    sign: Sign,
    limit: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    Equal,
    Unequal,
    GreaterOrEqual,
    Greater,
}

impl Condition {
    fn read(text: &str) -> Option<Self> {
        const SIGNS: [(&str, Sign); 6] = [
            ("<>", Sign::Unequal),
            ("<=", Sign::LessOrEqual),
            (">=", Sign::GreaterOrEqual),
            ("<", Sign::Less),
            (">", Sign::Greater),
            ("=", Sign::Equal),
        ];
        let (sign, rest) =
            SIGNS.into_iter().find_map(|(sign, kind)| Some((kind, text.strip_prefix(sign)?)))?;
        let limit: f64 = rest.trim().parse().ok()?;
        Some(Self { sign, limit })
    }

    fn holds(self, number: f64) -> bool {
        match self.sign {
            Sign::Less => number < self.limit,
            Sign::LessOrEqual => number <= self.limit,
            Sign::Equal => number == self.limit,
            Sign::Unequal => number != self.limit,
            Sign::GreaterOrEqual => number >= self.limit,
            Sign::Greater => number > self.limit,
        }
    }

    /// Whether only negative numbers meet it.
    fn is_negative(self) -> bool {
        match self.sign {
            Sign::Less => self.limit <= 0.0,
            Sign::LessOrEqual | Sign::Equal => self.limit < 0.0,
            _ => false,
        }
    }

    /// Whether exactly the numbers that are not negative, or the positive ones, meet it.
    fn is_positive(self) -> bool {
        self.limit == 0.0 && matches!(self.sign, Sign::Greater | Sign::GreaterOrEqual)
    }
}

/// A part of a format between semicolons.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub pieces: Vec<Piece>,
    pub numerals: Option<Numerals>,
    /// Whether months and days are named in Chinese.
    pub chinese: bool,
    condition: Option<Condition>,
}

impl Section {
    fn holds_text(&self) -> bool {
        self.pieces.contains(&Piece::Text)
    }
}

/// A format.
#[derive(Clone, Debug)]
pub(super) struct Format {
    sections: Vec<Section>,
}

impl Format {
    /// Reads a format; whatever has no meaning stands for itself.
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader { letters: text.chars().collect(), at: 0 };
        let mut sections = vec![Section::default()];
        while let Some(letter) = reader.next() {
            if letter == ';' {
                sections.push(Section::default());
            } else if let Some(section) = sections.last_mut() {
                reader.piece(letter, section);
            }
        }
        Self { sections }
    }

    /// The section that shows text.
    pub(super) fn for_text(&self) -> Option<&Section> {
        self.sections.get(3).or_else(|| self.sections.iter().find(|section| section.holds_text()))
    }

    /// The section that shows a number, and whether the number keeps its sign there. `None` where every
    /// section is for text.
    pub(super) fn for_number(&self, number: f64) -> Option<(&Section, bool)> {
        let sections: Vec<&Section> =
            self.sections.iter().take(3).filter(|section| !section.holds_text()).collect();
        match sections.as_slice() {
            [] => None,
            [only] => Some((only, !only.condition.is_some_and(Condition::is_negative))),
            [first, rest @ ..] => {
                if first.condition.is_some() || rest.iter().any(|section| section.condition.is_some()) {
                    return conditional(first, rest, number);
                }
                Some(match rest {
                    [_, zero] if number == 0.0 => (zero, true),
                    [negative, ..] if number < 0.0 => (negative, false),
                    _ => (first, true),
                })
            }
        }
    }
}

/// The first section whose condition holds. Without one of its own the first section is for positive
/// numbers, the second of three for negative ones, and the last for what is left.
fn conditional<'a>(first: &'a Section, rest: &[&'a Section], number: f64) -> Option<(&'a Section, bool)> {
    let default = Condition { sign: Sign::Greater, limit: 0.0 };
    let condition = first.condition.unwrap_or(default);
    if condition.holds(number) {
        return Some((first, !condition.is_negative()));
    }
    let below = Condition { sign: Sign::Less, limit: 0.0 };
    match rest {
        [second] => match second.condition {
            Some(other) if !other.holds(number) => None,
            Some(other) => Some((second, !other.is_negative())),
            None => Some((second, !condition.is_positive())),
        },
        [second, third, ..] => {
            let other = second.condition.unwrap_or(below);
            if other.holds(number) {
                return Some((second, !other.is_negative() && !condition.is_positive()));
            }
            Some((third, true))
        }
        [] => None,
    }
}

struct Reader {
    letters: Vec<char>,
    at: usize,
}

impl Reader {
    fn next(&mut self) -> Option<char> {
        let letter = self.letters.get(self.at).copied();
        self.at += 1;
        letter
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    /// Reads the piece that begins with a letter already taken.
    fn piece(&mut self, letter: char, section: &mut Section) {
        let piece = match letter {
            '"' => Piece::Literal(self.until('"')),
            '\\' | '!' => Piece::Literal(self.next().map(String::from).unwrap_or_default()),
            '_' => {
                self.at += 1;
                Piece::Literal(" ".to_owned())
            }
            '*' => {
                self.at += 1;
                return;
            }
            '[' => {
                let inside = self.until(']');
                match bracket(&inside, section) {
                    Some(piece) => piece,
                    None => return,
                }
            }
            '0' | '#' | '?' => Piece::Digit(letter),
            '.' => Piece::Point,
            ',' => Piece::Comma,
            '%' => Piece::Percent,
            '@' => Piece::Text,
            'E' | 'e' if matches!(self.peek(), Some('+' | '-')) => Piece::Exponent(self.next() == Some('+')),
            _ => self.word(letter),
        };
        section.pieces.push(piece);
    }

    /// Words and date letters; anything else stands for itself.
    fn word(&mut self, letter: char) -> Piece {
        const WORDS: [(&str, &str); 5] = [
            ("general", ""),
            ("g/通用格式", ""),
            ("am/pm", "am/pm"),
            ("a/p", "a/p"),
            ("上午/下午", "上午/下午"),
        ];
        for (word, date) in WORDS {
            if self.follows(word) {
                self.at += word.chars().count() - 1;
                return if date.is_empty() { Piece::General } else { Piece::Date(date.to_owned()) };
            }
        }
        let run = self.run();
        let dated = match letter.to_ascii_lowercase() {
            'y' | 'm' | 'd' | 'h' | 's' | 'e' => true,
            'a' => run.len() >= 3,
            _ => false,
        };
        if !dated {
            return Piece::Literal(letter.to_string());
        }
        self.at += run.len() - 1;
        Piece::Date(run)
    }

    fn until(&mut self, end: char) -> String {
        let mut inside = String::new();
        while let Some(letter) = self.next() {
            if letter == end {
                break;
            }
            inside.push(letter);
        }
        inside
    }

    /// Whether a word begins with the letter just taken.
    fn follows(&self, word: &str) -> bool {
        let from = self.letters.iter().skip(self.at.saturating_sub(1)).map(char::to_ascii_lowercase);
        word.chars()
            .zip(from.map(Some).chain(std::iter::repeat(None)))
            .all(|(wanted, found)| found == Some(wanted))
    }

    /// The run of the letter just taken, in small letters.
    fn run(&self) -> String {
        let mut letters =
            self.letters.iter().skip(self.at.saturating_sub(1)).map(char::to_ascii_lowercase).peekable();
        let first = letters.peek().copied();
        letters.take_while(|&letter| Some(letter) == first).collect()
    }
}

/// What stands in square brackets: elapsed time, a currency with its language, numerals, a condition;
/// colours are passed over.
fn bracket(inside: &str, section: &mut Section) -> Option<Piece> {
    let lower = inside.to_lowercase();
    if matches!(lower.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
        return Some(Piece::Date(format!("[{lower}]")));
    }
    if let Some(rest) = inside.strip_prefix('$') {
        let (symbol, language) = rest.split_once('-').unwrap_or((rest, ""));
        let language = language.to_ascii_lowercase();
        section.chinese |= ["804", "404", "1004", "c04"].iter().any(|code| language.ends_with(code));
        return (!symbol.is_empty()).then(|| Piece::Literal(symbol.to_owned()));
    }
    match lower.as_str() {
        "dbnum1" => section.numerals = Some(Numerals::Plain),
        "dbnum2" => section.numerals = Some(Numerals::Formal),
        "dbnum3" => section.numerals = Some(Numerals::Wide),
        _ => section.condition = Condition::read(inside).or(section.condition),
    }
    None
}
