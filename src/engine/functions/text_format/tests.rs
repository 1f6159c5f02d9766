use super::*;

/// Excel's TEXT, as its documentation and its workbooks show it.
#[test]
fn formats_as_excel() {
    for (number, format, text) in [
        (1234.567, "0.00", "1234.57"),
        (1234.567, "#,##0.00", "1,234.57"),
        (1234567.0, "#,##0", "1,234,567"),
        (0.285, "0.0%", "28.5%"),
        (0.285, "0%", "29%"),
        (-5.0, "0.00;(0.00)", "(5.00)"),
        (-5.0, "0.00", "-5.00"),
        (0.0, "0;-0;\"无\"", "无"),
        (7.0, "000", "007"),
        (0.5, "#.##", ".5"),
        (0.0, "#.##", "."),
        (12.0, "General", "12"),
        (1.0 / 3.0, "General", "0.333333333"),
        (123_456_789_012.0, "General", "1.23457E+11"),
        (94.0876, "0.00分", "94.09分"),
        (12345.0, "0.00E+00", "1.23E+04"),
        (12345.0, "##0.0E+0", "12.3E+3"),
        (1234567.0, "0.0,", "1234.6"),
        (85.345, "0.00", "85.35"),
        (1.0, "@", "1"),
        (12.0, "00-00", "00-12"),
        (12_345_678_901.0, "000-0000-0000", "123-4567-8901"),
        (3.0, "?.??", "3.  "),
        (12.5, "# ?/?", "12 1/2"),
        (0.333, "?/?", "1/3"),
        (0.625, "0/8", "5/8"),
        (5.0, "$#,##0.00;[Red]-$#,##0.00", "$5.00"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
    ] {
        check(number, format, text);
    }
}

#[test]
fn sections_with_conditions() {
    for (number, format, text) in [
        (95.0, "[>=90]优秀;[>=80]良好;合格", "优秀"),
        (85.0, "[>=90]优秀;[>=80]良好;合格", "良好"),
        (65.0, "[>=90]优秀;[>=80]良好;合格", "合格"),
        (65.0, "[>=60]\"合格\";\"不合格\"", "合格"),
        (55.0, "[>=60]\"合格\";\"不合格\"", "不合格"),
        (-5.0, "[<0]0.0;0", "5.0"),
        (-5.0, "[>0]0;0.0", "5.0"),
        (5.0, "[=5]\"five\";0", "five"),
    ] {
        check(number, format, text);
    }
}

#[test]
fn days_and_times() {
    for (number, format, text) in [
        (45351.0, "yyyy-mm-dd", "2024-02-29"),
        (45351.0, "yyyy\"年\"m\"月\"d\"日\"", "2024年2月29日"),
        (45351.0, "yyyy年m月d日", "2024年2月29日"),
        (45351.0, "aaaa", "星期四"),
        (45351.0, "dddd", "Thursday"),
        (45351.0, "[$-804]dddd", "星期四"),
        (45351.0, "[$-804]mmm mmmm", "2月 二月"),
        (45351.0, "[DBNum1][$-804]yyyy年m月d日", "二〇二四年二月二十九日"),
        (0.5625, "h:mm AM/PM", "1:30 PM"),
        (0.5625, "上午/下午h:mm", "下午1:30"),
        (0.5625, "hh:mm:ss", "13:30:00"),
        (0.123, "h:mm:ss.000", "2:57:07.200"),
        (1.5, "[h]:mm", "36:00"),
        (45351.75, "yyyy-mm-dd hh:mm", "2024-02-29 18:00"),
    ] {
        check(number, format, text);
    }
}

/// As LibreOffice writes them too.
#[test]
fn chinese_numerals() {
    for (number, format, text) in [
        (105.0, "[DBNum1][$-804]General", "一百〇五"),
        (105.0, "[DBNum2][$-804]General", "壹佰零伍"),
        (14.0, "[DBNum1][$-804]General", "一十四"),
        (12345.67, "[DBNum2][$-804]General", "壹万贰仟叁佰肆拾伍点陆柒"),
        (123.0, "[DBNum3][$-804]0", "１２３"),
        (100_000.0, "[DBNum2][$-804]General", "壹拾万"),
        (100_100.0, "[DBNum2][$-804]General", "壹拾万零壹佰"),
        (1_000_010_001.0, "[DBNum1][$-804]General", "一十亿〇一万〇一"),
        (0.0, "[DBNum2]General", "零"),
    ] {
        check(number, format, text);
    }
}

#[test]
fn texts_in_formats() {
    assert_eq!(show(&Value::text("甲"), "0.00").unwrap(), "甲");
    assert_eq!(show(&Value::text("甲"), "@同志").unwrap(), "甲同志");
    assert_eq!(show(&Value::text("甲"), "0;-0;;@").unwrap(), "甲");
    assert_eq!(show(&Value::text("12"), "0.0").unwrap(), "12.0");
    assert_eq!(show(&Value::Bool(true), "0").unwrap(), "TRUE");
    assert_eq!(show(&Value::Number(-1.0), "yyyy"), Err(Fault::Value));
}

fn check(number: f64, format: &str, text: &str) {
    assert_eq!(show(&Value::Number(number), format).unwrap(), text, "TEXT({number},{format})");
}
