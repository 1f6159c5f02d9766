//! Headings: how they are compared, and the names in use for what a roster tells.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::spelling::{half_width, is_chinese, spelling};
use crate::excel::read::is_blank;
use crate::scheme::Meaning;

/// The names in use for each meaning, the plainest first.
const NAMES: &[(Meaning, &[&str])] = &[
    (
        Meaning::PersonName,
        &[
            "姓名",
            "名字",
            "人员姓名",
            "员工姓名",
            "职工姓名",
            "党员姓名",
            "干部姓名",
            "教师姓名",
            "本人姓名",
            "被考核人",
            "被考核人姓名",
            "考核对象",
            "考评对象",
            "对象姓名",
            "党员名字",
            "人员",
            "name",
            "fullname",
            "employee",
            "employeename",
        ],
    ),
    (
        Meaning::StaffNumber,
        &[
            "工号",
            "职工号",
            "员工号",
            "人员编号",
            "员工编号",
            "职工编号",
            "党员编号",
            "干部编号",
            "工作证号",
            "职工代码",
            "人员代码",
            "人事编号",
            "编号",
            "工资号",
            "employeeid",
            "staffid",
            "staffno",
            "employeeno",
        ],
    ),
    (
        Meaning::IdentityNumber,
        &[
            "身份证号",
            "身份证号码",
            "身份证",
            "公民身份号码",
            "公民身份证号",
            "公民身份证号码",
            "居民身份证号",
            "居民身份证号码",
            "证件号码",
            "证件号",
            "有效证件号",
            "idnumber",
            "idcard",
            "idcardno",
        ],
    ),
    (
        Meaning::Branch,
        &[
            "支部",
            "党支部",
            "所在支部",
            "所在党支部",
            "所属支部",
            "所属党支部",
            "支部名称",
            "党支部名称",
            "所在党组织",
            "所属党组织",
            "党组织",
            "党组织名称",
            "组织关系所在支部",
            "组织关系所在党支部",
            "branch",
            "partybranch",
        ],
    ),
    (
        Meaning::Department,
        &[
            "科室",
            "处室",
            "部门",
            "所在科室",
            "所在处室",
            "所在部门",
            "所属部门",
            "所属科室",
            "所属处室",
            "科室名称",
            "处室名称",
            "部门名称",
            "挂钩科室",
            "联系科室",
            "内设机构",
            "工作部门",
            "工作单位",
            "单位",
            "所在单位",
            "工作单位及部门",
            "股室",
            "department",
            "dept",
            "division",
        ],
    ),
    (
        Meaning::Position,
        &[
            "职务",
            "现任职务",
            "行政职务",
            "党内职务",
            "工作职务",
            "担任职务",
            "岗位",
            "现任岗位",
            "岗位名称",
            "职位",
            "工作岗位",
            "单位及职务",
            "position",
            "post",
            "jobtitle",
        ],
    ),
    (
        Meaning::Title,
        &[
            "职级",
            "职称",
            "现任职级",
            "专业技术职称",
            "技术职称",
            "职务职级",
            "职级职称",
            "行政级别",
            "级别",
            "rank",
            "grade",
        ],
    ),
    (
        Meaning::Category,
        &[
            "类别",
            "人员类别",
            "党员类别",
            "人员类型",
            "员工类别",
            "员工类型",
            "党员类型",
            "身份类别",
            "编制类型",
            "编制性质",
            "在职状态",
            "人员性质",
            "用工性质",
            "category",
            "type",
        ],
    ),
    (Meaning::Gender, &["性别", "男女", "gender", "sex"]),
    (
        Meaning::BirthDate,
        &["出生年月", "出生日期", "出生年月日", "生日", "出生时间", "birthdate", "dateofbirth", "birthday"],
    ),
    (
        Meaning::JoinDate,
        &[
            "入党时间",
            "入党日期",
            "入党年月",
            "加入中国共产党时间",
            "加入党组织时间",
            "加入党组织日期",
            "转正时间",
            "joindate",
        ],
    ),
    (
        Meaning::Phone,
        &[
            "手机号",
            "手机",
            "手机号码",
            "联系电话",
            "联系方式",
            "电话",
            "电话号码",
            "移动电话",
            "本人电话",
            "手机电话",
            "phone",
            "mobile",
            "tel",
            "telephone",
        ],
    ),
    (
        Meaning::Leader,
        &[
            "书记",
            "支部书记",
            "党支部书记",
            "书记姓名",
            "支部书记姓名",
            "党组织书记",
            "负责人",
            "主要负责人",
            "secretary",
            "leader",
        ],
    ),
    (Meaning::Remark, &["备注", "说明", "备注说明", "其他说明", "remark", "remarks", "note", "notes"]),
    (
        Meaning::UnitName,
        &["单位名称", "名称", "单位", "考核单位", "考评单位", "被考核单位", "单位全称", "unit", "unitname"],
    ),
];

/// Headings that rosters often have and that mean nothing further here.
const USUAL: &[&str] = &[
    "学历",
    "学位",
    "民族",
    "籍贯",
    "年龄",
    "政治面貌",
    "专业",
    "毕业院校",
    "毕业院校及专业",
    "参加工作时间",
    "工作时间",
    "任职时间",
    "任现职时间",
    "邮箱",
    "地址",
    "家庭住址",
    "状态",
    "得分",
    "总分",
    "分数",
    "等次",
    "排名",
    "名次",
    "权重",
    "党龄",
    "工龄",
    "入职时间",
    "入职日期",
    "最高学历",
    "全日制学历",
    "在职学历",
    "户籍",
    "学号",
    "班级",
];

/// Headings of a column that only counts the rows.
const ROW_NUMBERS: &[&str] =
    &["序号", "序", "顺序", "顺序号", "行号", "排序", "项次", "no", "#", "index", "sn"];

/// Headings that count the rows when their values run 1, 2, 3 …, and are a number of their own otherwise.
const PERHAPS_ROW_NUMBERS: &[&str] = &["编号", "号", "id", "number", "num"];

/// The names in use for columns of entries.
const ENTRY_NAMES: &[(&str, &[&str])] = &[
    ("任务名称", &["任务", "任务内容", "工作任务", "重点任务", "任务事项", "工作内容"]),
    ("责任支部", &["牵头支部", "承办支部", "主责支部"]),
    ("责任人", &["负责人", "承办人", "主办人", "牵头人", "经办人"]),
    ("完成时限", &["时限", "完成期限", "截止日期", "截止时间", "计划完成时间", "办结时限"]),
    ("完成日期", &["完成时间", "实际完成时间", "办结日期", "办结时间"]),
    ("目标", &["任务目标", "工作目标", "预期目标"]),
    ("佐证", &["佐证材料", "印证材料", "证明材料"]),
    ("日期", &["发生日期", "发生时间", "时间", "登记日期"]),
    ("对象", &["姓名", "加减分对象", "单位或个人", "被加减分对象"]),
    ("对象类别", &["类别", "对象类型"]),
    ("加减分", &["类型", "加分或减分", "加/减分", "增减"]),
    ("分值", &["分数", "加减分值", "得分"]),
    ("事由", &["原因", "加减分事由", "事项", "加减分原因", "内容"]),
    ("依据条款", &["依据", "条款", "文件依据"]),
    ("测评对象", &["姓名", "被测评人", "被评人", "被考核人", "测评人员", "考核对象"]),
    ("评分主体", &["测评主体", "评价主体", "主体", "评分类别", "票类"]),
    ("分数", &["得分", "评分", "打分", "测评得分", "分值"]),
    ("票号", &["选票号", "编号", "票编号"]),
    ("评分人", &["测评人", "打分人", "评价人"]),
];

/// Whether a heading, spelled plainly, is a name in use for a column of entries.
pub fn is_entry_name(column: &str, heading: &str) -> bool {
    ENTRY_NAMES.iter().any(|(name, others)| *name == column && others.contains(&heading))
}

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A name in use for a meaning; the number is its place among them.
    Meaning(Meaning, usize),
    /// The column counts the rows.
    RowNumber,
    /// The column counts the rows if its values do.
    PerhapsRowNumber,
    /// A usual heading without a further meaning.
    Usual,
}

/// All that a heading may say; nothing when it is not known.
pub fn said_by(heading: &str) -> Vec<Said> {
    let mut said = Vec::new();
    for piece in pieces(heading) {
        said.extend(SAID.get(piece.as_str()).into_iter().flatten());
    }
    said
}

static SAID: LazyLock<HashMap<&str, Vec<Said>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Vec<Said>> = HashMap::new();
    for &(meaning, names) in NAMES {
        for (rank, name) in names.iter().enumerate() {
            all.entry(name).or_default().push(Said::Meaning(meaning, rank));
        }
    }
    for (names, said) in
        [(USUAL, Said::Usual), (ROW_NUMBERS, Said::RowNumber), (PERHAPS_ROW_NUMBERS, Said::PerhapsRowNumber)]
    {
        for name in names {
            all.entry(name).or_default().push(said);
        }
    }
    all
});

/// A heading for comparing: spelled plainly, without what stands in brackets, stars and colons.
pub fn plain(heading: &str) -> String {
    let mut plain = String::new();
    let mut open = 0usize;
    for character in heading.chars().map(half_width) {
        match character {
            '(' | '[' | '【' | '〔' | '{' => open += 1,
            ')' | ']' | '】' | '〕' | '}' => open = open.saturating_sub(1),
            '*' | ':' | '★' | '"' | '“' | '”' | '、' | '_' | '.' | ',' | '，' => {}
            _ if open > 0 || is_blank(character) => {}
            _ => plain.extend(character.to_lowercase()),
        }
    }
    if plain.is_empty() { spelling(heading) } else { plain }
}

/// A heading and, where it gives several names (姓名/Name, 姓名 Name), each of them, spelled plainly.
fn pieces(heading: &str) -> Vec<String> {
    let mut pieces = vec![plain(heading)];
    let mut add = |piece: String| {
        if !piece.is_empty() && !pieces.contains(&piece) {
            pieces.push(piece);
        }
    };
    for part in heading.split(['/', '／', '\n', '|', '、']) {
        add(plain(part));
    }
    // 姓名 Name: each language for itself.
    let (chinese, others): (String, String) = plain(heading).chars().partition(|&one| is_chinese(one));
    if chinese.chars().count() >= 2 && others.chars().count() >= 2 {
        add(chinese);
        add(others);
    }
    pieces
}
