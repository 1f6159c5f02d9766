//! The shape of a column's values: identity numbers, telephone numbers, names, days, a count of rows.

use super::spelling::{is_chinese, person_name, personal_number, trimmed};
use super::written::{written_date, written_number};
use crate::excel::read::Cell;

/// How many values of a column are looked at.
const LOOK: usize = 2_000;

/// What the values of a column look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// How many values were looked at; blank cells are not among them.
    pub values: usize,
    /// Identity card numbers with a right check digit.
    pub identities: usize,
    /// Mobile numbers.
    pub phones: usize,
    /// Chinese names with a known surname.
    pub names: usize,
    /// Days, by format or as written.
    pub dates: usize,
    /// Cells that hold a number.
    pub numbers: usize,
    /// Cells that hold a day by their format.
    pub date_cells: usize,
    /// Whether the values run 1, 2, 3 … or all count rows upwards by one.
    pub counts_rows: bool,
}

impl Shape {
    /// The shape of these values.
    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut shape = Shape { counts_rows: true, ..Shape::default() };
        let mut before: Option<f64> = None;
        for cell in cells.filter(|cell| !cell.is_blank()).take(LOOK) {
            shape.values += 1;
            let number = match cell {
                Cell::Number(number) => {
                    shape.numbers += 1;
                    Some(*number)
                }
                Cell::Text(text) => {
                    shape.look_at_text(text);
                    written_number(text)
                }
                Cell::Date(_) => {
                    shape.dates += 1;
                    shape.date_cells += 1;
                    None
                }
                _ => None,
            };
            if let Cell::Number(number) = cell
                && is_phone(&format!("{number}"))
            {
                shape.phones += 1;
            }
            let follows = match (before, number) {
                (None, Some(first)) => first == 1.0,
                (Some(before), Some(number)) => number == before + 1.0,
                (_, None) => false,
            };
            shape.counts_rows &= follows;
            before = number;
        }
        shape.counts_rows &= shape.values > 0;
        shape
    }

    fn look_at_text(&mut self, text: &str) {
        let number = personal_number(trimmed(text));
        if identity_fault(&number).is_none() {
            self.identities += 1;
        } else if is_phone(&number) {
            self.phones += 1;
        } else if is_name(&person_name(text)) {
            self.names += 1;
        } else if written_date(text).is_some() {
            self.dates += 1;
        }
    }

    /// Whether at least nine in ten values, and at least two, are of a kind.
    pub fn mostly(&self, count: usize) -> bool {
        count >= 2 && count * 10 >= self.values * 9
    }
}

/// What is wrong with an identity card number; `None` for a right one of 18 or 15 digits.
pub fn identity_fault(number: &str) -> Option<IdentityFault> {
    let bytes = number.as_bytes();
    if bytes.len() == 15 && bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let Some((body, [check])) = bytes.split_at_checked(17) else { return Some(IdentityFault::Form) };
    if !body.iter().all(u8::is_ascii_digit) {
        return Some(IdentityFault::Form);
    }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.iter().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let expected = b"10X98765432".get((sum % 11) as usize).copied().unwrap_or(b'0');
    if check.to_ascii_uppercase() == expected {
        None
    } else if check.is_ascii_digit() || check.eq_ignore_ascii_case(&b'X') {
        Some(IdentityFault::CheckDigit)
    } else {
        Some(IdentityFault::Form)
    }
}

/// What is wrong with an identity card number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityFault {
    /// It has not 17 digits and a check digit.
    Form,
    /// The check digit does not fit the others.
    CheckDigit,
}

fn is_phone(number: &str) -> bool {
    number.len() == 11
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && number.starts_with('1')
        && !number.get(1..2).is_some_and(|second| matches!(second, "0" | "1" | "2"))
}

fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    if !(2..=4).contains(&count) || !text.chars().all(is_chinese) {
        return false;
    }
    let double: String = text.chars().take(2).collect();
    text.chars().next().is_some_and(|first| SURNAMES.contains(first)) && count <= 3
        || DOUBLE_SURNAMES.contains(&double.as_str())
        || (count == 4 && text.chars().take(2).all(|character| SURNAMES.contains(character)))
}

/// The surnames that nearly everyone has.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐\
易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙\
鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和\
仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区\
郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况\
";

const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "长孙",
    "宇文", "端木", "轩辕", "南宫", "独孤", "呼延", "百里", "闻人", "司空", "申屠", "西门", "钟离", "濮阳",
];
