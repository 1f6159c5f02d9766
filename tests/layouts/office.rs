//! The people of an office, and the columns its lists have.

/// A small generator of numbers, so that every sample is the same each time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xd1b5_4a32_d192_ed03)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % end as u64) as usize
    }

    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    pub fn yes(&mut self) -> bool {
        self.below(2) == 0
    }
}

#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub number: String,
    pub branch: String,
    pub department: String,
    pub position: String,
    pub gender: String,
    pub scores: [String; 6],
}

const SURNAMES: &[&str] =
    &["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳", "司马", "仝", "逄"];
const GIVEN: &[&str] = &[
    "芳", "建国", "伟", "秀英", "敏", "静", "志强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明",
    "超", "霞", "平", "桂兰",
];
pub const BRANCHES: &[&str] = &["第一党支部", "第二党支部", "机关第三党支部", "离退休党支部", "综合党支部"];
pub const DEPARTMENTS: &[&str] = &["办公室", "人事科", "预算科", "国库处", "信息中心"];

/// People of branches, in the branches' order; nobody's name is another's.
pub fn people(dice: &mut Dice, branches: usize, each: usize) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for branch in &BRANCHES[..branches] {
        for _ in 0..each + dice.below(3) {
            let name = loop {
                let name = format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN));
                if people.iter().all(|person| person.name != name) {
                    break name;
                }
            };
            let count = people.len();
            people.push(Person {
                name,
                number: format!("A{:03}", 101 + count),
                branch: branch.to_string(),
                department: dice.pick(DEPARTMENTS).into(),
                position: dice.pick(&["科长", "副科长", "科员", "主任", "四级调研员", "书记"]).into(),
                gender: dice.pick(&["男", "女"]).into(),
                scores: std::array::from_fn(|_| format!("{}.{}", 60 + dice.below(40), 1 + dice.below(9))),
            });
        }
    }
    people
}

/// A column of a list: what it is called, what is understood by it, and what stands in it.
#[derive(Clone, Debug)]
pub struct Column {
    pub heading: String,
    /// The attribute; `+` and a name where it is kept, nothing where it is left out.
    pub target: String,
    pub field: Field,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Serial,
    Name,
    Number,
    Branch,
    Department,
    Position,
    Gender,
    Score(usize),
}

/// A column by its field, under one of the names in use.
pub fn column(dice: &mut Dice, field: Field) -> Column {
    let (heading, target) = match field {
        Field::Serial => (dice.pick(&["序号", "序 号", "序", "NO."]), ""),
        Field::Name => (dice.pick(&["姓名", "姓  名", "党员姓名", "姓　名"]), "姓名"),
        Field::Number => (dice.pick(&["工号", "职工号", "人员编号", "员工编号"]), "工号"),
        Field::Branch => (dice.pick(&["支部", "所在支部", "所属党支部", "党支部名称"]), "支部"),
        Field::Department => (dice.pick(&["科室", "部门", "所在科室", "工作部门"]), "科室"),
        Field::Position => (dice.pick(&["职务", "现任职务", "岗位"]), "职务"),
        Field::Gender => ("性别", "+性别"),
        Field::Score(at) => (SCORES[at], ["+德", "+能", "+勤", "+绩", "+廉", "+学"][at]),
    };
    Column { heading: heading.into(), target: target.into(), field }
}

const SCORES: [&str; 6] = ["德", "能", "勤", "绩", "廉", "学"];

/// Some usual columns; the names are always among them.
pub fn columns(dice: &mut Dice, with: &[Field]) -> Vec<Column> {
    let mut fields = vec![];
    if dice.yes() {
        fields.push(Field::Serial);
    }
    if dice.yes() {
        fields.push(Field::Number);
    }
    fields.push(Field::Name);
    for field in [Field::Gender, Field::Department, Field::Position] {
        if dice.yes() {
            fields.push(field);
        }
    }
    if fields.len() < 3 && !fields.contains(&Field::Position) {
        fields.push(Field::Position);
    }
    for &field in with {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields.into_iter().map(|field| column(dice, field)).collect()
}

impl Person {
    /// What stands in a field, as a page takes it.
    pub fn cell(&self, field: Field, serial: usize) -> String {
        match field {
            Field::Serial => format!("#{serial}"),
            Field::Score(at) => format!("#{}", self.scores[at]),
            _ => self.value(field),
        }
    }

    /// The value that is understood.
    pub fn value(&self, field: Field) -> String {
        match field {
            Field::Serial => String::new(),
            Field::Name => self.name.clone(),
            Field::Number => self.number.clone(),
            Field::Branch => self.branch.clone(),
            Field::Department => self.department.clone(),
            Field::Position => self.position.clone(),
            Field::Gender => self.gender.clone(),
            Field::Score(at) => self.scores[at].clone(),
        }
    }
}
