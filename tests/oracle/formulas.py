#!/usr/bin/env python3
"""Writes the tables of formulas from grids of arguments.

Run it, then `cargo xtask oracle`, which has LibreOffice compute the values. A row that DECIDED names
keeps the value given there, with the reason; all others keep what stands in the table until then.
"""

from itertools import product
from pathlib import Path

from decided import DECIDED

FOLDER = Path(__file__).parent
COLUMNS = ["数", "甲", "乙", "混", "权"]


def calls(name, *grids):
    return [f"{name}({','.join(map(str, arguments))})" for arguments in product(*grids)]


def each(names, *grids):
    return [formula for name in names for formula in calls(name, *grids)]


def column(name):
    return f"数据[{name}]"


def columns(names=COLUMNS):
    return [column(name) for name in names]


def rounding():
    values = [0, 2.5, -2.5, 1.005, 85.345, 1234.5678, -0.285, 59.995, 7.1, -7.9]
    rows = each(["ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"], values, [-2, 0, 1, 2, 3])
    rows += each(["INT", "EVEN", "ODD", "TRUNC", "CEILING.MATH", "FLOOR.MATH"], values)
    rows += calls("MROUND", [0, 2.5, 7.4, 1234.5678, 85.3], [0.5, 3, 0.05, 10])
    rows += calls("MROUND", [-2.5, -7.4], [-0.5, -3])
    rows += each(["CEILING", "FLOOR"], [0, 2.5, 7.1, 85.345], [0.5, 1, 3, 0.1])
    rows += each(["CEILING", "FLOOR"], [-2.5, -7.9], [-0.5, -2, 2])
    rows += each(["CEILING.MATH", "FLOOR.MATH"], [2.5, -2.5, 7.9, -7.9], [2, -2, 0.5], [0, 1])
    rows += each(["CEILING.PRECISE", "FLOOR.PRECISE", "ISO.CEILING"], [2.5, -2.5, 7.9], [2, -2, 0.3])
    return rows


def arithmetic():
    rows = ["-2^2", "2^3^2", "50%%", "1-2-3", "2*3%", "7/2*2", "-3^3", "1+2&3", "\"5\"+3", "TRUE+1", "-\"2\"*3",
            "2^-1", "1/3", "0.1+0.2", "1E+20&\"\"",
            "1/3&\"\"", "5%+1", "(1+2)*(3-4)"]
    rows += [f"IF({left}{sign}{right},1,0)" for left, right in [(1, 2), (2, 2), ('"a"', '"A"'), ('"a"', '"b"'), (1, '"a"'), ('"a"', "TRUE")] for sign in ["=", "<>", "<", "<=", ">", ">="]]
    rows += calls("MOD", [10, -10, 7.5, 0.3], [3, -3, 0.25])
    rows += calls("QUOTIENT", [10, -10, 7.5], [3, -3, 0.4])
    rows += calls("POWER", [2, 10, 0.5, 1.1], [0, 3, -2, 0.5, 12.25])
    rows += each(["SQRT", "SQRTPI", "EXP", "LN", "LOG10", "LOG", "ABS", "SIGN"], [0.001, 0.5, 1, 2, 10, 123.456])
    rows += each(["EXP", "ABS", "SIGN"], [0, -1.5, -100])
    rows += calls("LOG", [8, 0.25, 1000], [2, 3, 10, 0.5])
    rows += each(["SUM", "PRODUCT", "SUMSQ"], columns())
    rows += each(["SUM", "PRODUCT", "SUMSQ"], [column("数")], columns(["甲", "混"]))
    rows += ["SUM(1,\"2\",TRUE)", "PRODUCT(2,\"3\",TRUE)", "SUMSQ(1,\"2\",TRUE)", "SUM({1,2;3,4},5)", "PI()"]
    rows += calls("SERIESSUM", [0.5, 2], [0, 1], [1, 2], ["{1,2,3}", "{0.5,-1,0.25}"])
    rows += calls("DELTA", [1, 2], [1, 2]) + calls("GESTEP", [1, 2, 3], [2, 0])
    rows += each(["SUMPRODUCT", "SUMX2MY2", "SUMX2PY2", "SUMXMY2"], columns(["数", "甲"]), columns(["乙", "权"]))
    rows += ["SUMPRODUCT((数据[数]>80)*(数据[甲]))", "SUMPRODUCT(数据[数],数据[权])", "SUMPRODUCT(--(数据[文]=\"甲\"),数据[数])"]
    return rows


def trigonometry():
    rows = each(["SIN", "COS", "TAN", "ATAN", "SINH", "COSH", "TANH", "ASINH", "SEC", "SECH", "DEGREES", "RADIANS"],
                [-3, -1, -0.25, 0, 0.1, 0.5, 1, 2, 10])
    rows += each(["COT", "CSC", "COTH", "CSCH", "ACOT"], [-2, -0.5, 0.1, 1, 3, 8])
    rows += each(["ASIN", "ACOS"], [-1, -0.6, 0, 0.25, 1]) + calls("ATANH", [-0.9, -0.1, 0, 0.5, 0.99])
    rows += calls("ACOSH", [1, 1.5, 3, 100]) + calls("ACOTH", [-5, -1.5, 1.1, 2, 30])
    rows += calls("ATAN2", [-2, 0, 1], [-1, 3])
    return rows


def combinatorics():
    rows = calls("FACT", [0, 1, 5, 10.9, 20, 60, 170]) + calls("FACTDOUBLE", [0, 1, 2, 7, 8, 30, 101])
    rows += calls("COMBIN", [10, 49, 60.5, 100], [0, 1, 3, 6]) + calls("COMBIN", [60, 100, 1000], [30, 50])
    rows += calls("COMBINA", [1, 4, 10, 20], [0, 1, 3, 7])
    rows += calls("PERMUT", [10, 49, 100], [0, 1, 3, 6]) + calls("PERMUTATIONA", [2, 4, 10], [0, 1, 3, 7])
    rows += each(["GCD", "LCM"], [12, 35, 84], [18, 7, 1000], [6, 25])
    rows += calls("MULTINOMIAL", [0, 2, 5], [3, 7], [1, 4])
    return rows


def numerals():
    rows = calls("ROMAN", [1, 4, 9, 49, 99, 499, 999, 1999, 3999, 2748], [0, 1, 2, 3, 4])
    rows += [f'ARABIC("{text}")' for text in ["I", "IV", "XLIX", "mcmxcix", "MMXXVI", "IM", "-XII", ""]]
    rows += calls("BASE", [0, 7, 255, 123456789], [2, 8, 16, 36]) + calls("BASE", [5, 100], [2, 16], [8])
    rows += [f'DECIMAL("{text}",{radix})' for text, radix in [("FF", 16), ("zz", 36), ("1010", 2), ("777", 8), ("0", 5)]]
    rows += each(["BITAND", "BITOR", "BITXOR"], [0, 1, 13, 255, 281474976710655], [25, 7, 4096])
    rows += each(["BITLSHIFT", "BITRSHIFT"], [0, 5, 1023], [0, 1, 4, -2])
    return rows


def matrix():
    squares = ["{4,7;2,6}", "{2,0,1;1,3,2;1,1,4}", "{0,1;1,0}", "{1.5,-2;0.25,8}", "{1,2,3,4;0,1,5,2;2,2,1,0;7,1,1,3}"]
    rows = calls("MDETERM", squares)
    rows += [f"INDEX(MINVERSE({square}),{row},{col})" for square in squares for row in (1, 2) for col in (1, 2)]
    rows += [f"INDEX(MMULT({left},{right}),{row},1)" for left in squares[:1] + squares[2:4] for right in squares[:1] + squares[2:4] for row in (1, 2)]
    rows += [f"SUM(MUNIT({size}))" for size in (1, 2, 5)]
    return rows


def totals():
    rows = [f"SUBTOTAL({which},{column(name)})" for which in [*range(1, 12), *range(101, 112)] for name in ("数", "混")]
    rows += [f"AGGREGATE({which},{option},{column(name)})" for which in range(1, 14) for option in (4, 6) for name in ("数", "混")]
    rows += [f"AGGREGATE({which},6,数据[错])" for which in range(1, 13)]
    rows += [f"AGGREGATE({which},6,{column(name)},{k})" for which in (14, 15) for name in ("数", "错") for k in (1, 2, 5)]
    rows += [f"AGGREGATE({which},6,{column(name)},{k})" for which in (16, 18) for name in ("数", "错") for k in (0.25, 0.4)]
    rows += [f"AGGREGATE({which},6,{column(name)},{k})" for which in (17, 19) for name in ("数", "错") for k in (1, 3)]
    return rows


def means():
    rows = each(["AVERAGE", "AVERAGEA", "COUNT", "COUNTA", "COUNTBLANK", "MAX", "MIN", "MAXA", "MINA"], columns())
    rows += each(["AVERAGE", "COUNT", "COUNTA", "MAX", "MIN"], [column("数")], columns(["甲", "混"]))
    rows += each(["COUNT", "COUNTA", "COUNTBLANK"], columns(["错", "文"]))
    rows += each(["GEOMEAN", "HARMEAN"], columns(["数", "甲", "乙", "权"]))
    rows += ["AVERAGE(1,\"2\",TRUE)", "COUNT(1,\"2\",TRUE,\"x\")", "MAX(-1,-2)", "MINA(2,TRUE)", "GEOMEAN(4,9)", "HARMEAN(1,2,4)"]
    return rows


def order():
    rows = each(["MEDIAN", "MODE", "MODE.SNGL"], columns(["数", "混"])) + calls("MEDIAN", columns(["甲", "乙", "权"]))
    rows += each(["LARGE", "SMALL"], columns(), [1, 2, 5])
    rows += each(["PERCENTILE", "PERCENTILE.INC"], columns(), [0, 0.1, 0.25, 0.333, 0.5, 0.9, 1])
    rows += calls("PERCENTILE.EXC", columns(["数", "甲", "乙"]), [0.1, 0.25, 0.5, 0.85])
    rows += each(["QUARTILE", "QUARTILE.INC"], columns(), [0, 1, 2, 3, 4]) + calls("QUARTILE.EXC", columns(), [1, 2, 3])
    rows += calls("TRIMMEAN", columns(), [0, 0.1, 0.2, 0.4, 0.5])
    rows += [f"INDEX(FREQUENCY(数据[{name}],{{{bins}}}),{at})" for name in ("数", "混") for bins in ("70;80;90", "90;70;80", "88;88") for at in (1, 2, 3)]
    return rows


def dense_rank(value, cells, sign):
    """What a workbook carries for DENSERANK."""
    equals = f'COUNTIFS({cells},{cells},{cells},"<=9.99E+307")+(1-ISNUMBER({cells}))'
    shares = f"SUMPRODUCT(({value}+0{sign}{cells})*ISNUMBER({cells})/({equals}))"
    return f"IF(SUMPRODUCT(({value}+0={cells})*ISNUMBER({cells}))=0,NA(),ROUND({shares},0)+1)"


def ballot_mean(cells, drop, least):
    """What a workbook carries for BALLOTMEAN."""
    trimmed = f"TRIMMEAN({cells},({2 * drop}+0.5)/COUNT({cells}))"
    return f"IF(AND(COUNT({cells})>={least},COUNT({cells})>{2 * drop}),{trimmed},AVERAGE({cells}))"


def rank():
    rows = each(["RANK", "RANK.EQ", "RANK.AVG"], [88, 95, 60, 92.5, 70], [column("数")], [0, 1])
    rows += each(["PERCENTRANK", "PERCENTRANK.INC", "PERCENTRANK.EXC"], columns(["数"]), [60, 70, 88, 90, 95])
    rows += each(["PERCENTRANK", "PERCENTRANK.INC", "PERCENTRANK.EXC"], columns(["甲"]), [1.8, 2, 5, 9.4], [1, 3, 6])
    rows += [dense_rank(value, column("数"), sign) for value in (88, 95, 70, 60, 61) for sign in "<>"]
    rows += [dense_rank(value, column("混"), sign) for value in (5, 7.5, 0, '"-3"', 10) for sign in "<>"]
    return rows


def spread():
    plain = ["STDEV", "STDEV.S", "STDEVP", "STDEV.P", "VAR", "VAR.S", "VARP", "VAR.P", "DEVSQ", "AVEDEV", "SKEW", "SKEW.P", "KURT"]
    rows = [ballot_mean(column(name), drop, least) for name in "数混权" for drop in (0, 1, 3, 6) for least in (3, 12, 13)]
    rows += each(plain, columns()) + each(["STDEVA", "STDEVPA", "VARA", "VARPA"], columns())
    rows += each(plain, ["{1,2,3,4,10}", "{100000.1,100000.2,100000.4,100000.9}"])
    return rows


def regression():
    pairs = [("甲", "乙"), ("乙", "甲"), ("数", "权"), ("数", "混"), ("甲", "数")]
    names = ["CORREL", "PEARSON", "RSQ", "COVAR", "COVARIANCE.P", "COVARIANCE.S", "SLOPE", "INTERCEPT", "STEYX"]
    rows = [f"{name}({column(y)},{column(x)})" for name in names for y, x in pairs]
    rows += [f"{name}({x},数据[甲],数据[乙])" for name in ("FORECAST", "FORECAST.LINEAR") for x in (0, 3.5, 12)]
    rows += [f"INDEX({name}(数据[甲],数据[乙]),{at})" for name in ("TREND", "GROWTH") for at in (1, 5, 12)]
    rows += [f"INDEX({name}(数据[甲],数据[乙],{{1;7}},{truth}),{at})" for name in ("TREND", "GROWTH") for truth in ("TRUE", "FALSE") for at in (1, 2)]
    return rows


PROBABILITIES = [0.001, 0.025, 0.1, 0.5, 0.75, 0.95, 0.999]
TRUTHS = ["TRUE", "FALSE"]


def normal():
    rows = each(["NORM.DIST", "NORMDIST"], [-3, 0, 1.5, 42], [0, 40], [1, 2.5], TRUTHS)
    rows += each(["NORM.INV", "NORMINV"], PROBABILITIES, [0, 40], [1, 2.5])
    rows += calls("NORM.S.DIST", [-8, -2, -0.3, 0, 1, 1.96, 5], TRUTHS)
    rows += each(["NORMSDIST", "PHI", "GAUSS"], [-5, -1, -0.3, 0.1, 1.96, 4])
    rows += each(["NORM.S.INV", "NORMSINV"], [1e-10, *PROBABILITIES])
    rows += calls("STANDARDIZE", [42, 0, -3], [40, 1], [1.5, 0.2])
    rows += calls("FISHER", [-0.9, -0.1, 0, 0.5, 0.99]) + calls("FISHERINV", [-2, -0.1, 0, 0.5, 3])
    return rows


def student():
    rows = calls("T.DIST", [-3, -0.5, 0, 1, 2.5, 12], [1, 2, 5, 30, 200], TRUTHS)
    rows += each(["T.DIST.2T", "T.DIST.RT"], [0.1, 1, 2.5, 12], [1, 5, 30, 200])
    rows += calls("TDIST", [0.5, 2], [3, 20], [1, 2])
    rows += calls("T.INV", [0.001, 0.2, 0.75, 0.99], [1, 2, 5, 30]) + each(["T.INV.2T", "TINV"], [0.01, 0.05, 0.5], [1, 5, 60])
    return rows


def chi_square():
    rows = calls("CHISQ.DIST", [0.1, 1, 5, 20], [1, 2, 5, 30], TRUTHS)
    rows += each(["CHISQ.DIST.RT", "CHIDIST"], [0.1, 3, 18.307], [1, 4, 10, 50])
    rows += each(["CHISQ.INV", "CHISQ.INV.RT"], [0.01, 0.2, 0.5, 0.95], [1, 4, 10, 50])
    return rows


def fisher():
    rows = calls("F.DIST", [0.2, 1, 3.5, 15], [1, 4, 12], [2, 7, 40], TRUTHS)
    rows += each(["F.DIST.RT", "FDIST"], [0.5, 2, 9], [2, 6], [4, 25])
    rows += each(["F.INV", "F.INV.RT"], [0.01, 0.3, 0.9], [2, 6], [4, 25])
    return rows


def gamma():
    rows = calls("GAMMA", [0.5, 1, 2.5, 10, 50.5, -0.5, -2.5]) + each(["GAMMALN", "GAMMALN.PRECISE"], [0.1, 0.5, 3, 4.5, 100, 1000])
    rows += each(["GAMMA.DIST", "GAMMADIST"], [0.5, 2, 10, 30], [0.5, 1, 9], [1, 2], TRUTHS)
    rows += each(["GAMMA.INV", "GAMMAINV"], [0.01, 0.3, 0.9], [0.5, 3, 9], [1, 2])
    return rows


def beta():
    rows = calls("BETA.DIST", [0.1, 0.5, 0.9], [0.5, 2, 8], [1, 3, 10], TRUTHS)
    rows += calls("BETA.DIST", [1.5, 2.5], [2], [5], TRUTHS, [1], [3])
    rows += calls("BETADIST", [0.2, 0.7], [2, 5], [1.5, 4]) + each(["BETA.INV", "BETAINV"], [0.05, 0.5, 0.9], [0.5, 2, 8], [1, 3])
    return rows


def discrete():
    rows = each(["BINOM.DIST", "BINOMDIST"], [0, 3, 6, 10], [10, 25], [0.1, 0.5, 0.75], TRUTHS)
    rows += each(["BINOM.INV", "CRITBINOM"], [6, 100], [0.3, 0.5], [0.25, 0.75, 0.99])
    rows += calls("BINOM.DIST.RANGE", [60], [0.3, 0.75], [20, 45], [45, 50])
    rows += calls("NEGBINOM.DIST", [0, 3, 10], [1, 5], [0.25, 0.6], TRUTHS) + calls("NEGBINOMDIST", [3, 10], [5], [0.25])
    rows += calls("HYPGEOM.DIST", [0, 1, 3], [4, 6], [8, 11], [20, 50], TRUTHS) + calls("HYPGEOMDIST", [1, 2], [4], [8], [20])
    rows += each(["POISSON.DIST", "POISSON"], [0, 2, 5, 20], [0.5, 5, 18], TRUTHS)
    return rows


def lifetime():
    rows = each(["EXPON.DIST", "EXPONDIST"], [0, 0.2, 3], [0.5, 10], TRUTHS)
    rows += each(["WEIBULL.DIST", "WEIBULL"], [0.5, 2, 105], [1, 2.5, 20], [3, 100], TRUTHS)
    rows += calls("LOGNORM.DIST", [0.5, 4, 30], [0, 3.5], [0.8, 1.2], TRUTHS) + calls("LOGNORMDIST", [0.5, 4], [3.5], [1.2])
    rows += each(["LOGNORM.INV", "LOGINV"], [0.05, 0.5, 0.9], [0, 3.5], [0.8, 1.2])
    return rows


def significance():
    rows = each(["CONFIDENCE.NORM", "CONFIDENCE", "CONFIDENCE.T"], [0.01, 0.05, 0.5], [1, 2.5], [2, 50])
    rows += each(["Z.TEST", "ZTEST"], [column("甲")], [3, 5, 7]) + calls("Z.TEST", columns(["数"]), [70, 85], [5, 12])
    rows += each(["T.TEST", "TTEST"], [column("甲")], columns(["乙", "数"]), [1, 2], [1, 2, 3])
    rows += each(["F.TEST", "FTEST"], columns(["甲"]), columns(["乙", "数"]))
    rows += each(["CHISQ.TEST", "CHITEST"], ["{58,35;11,25;10,23}"], ["{45.35,47.65;17.56,18.44;16.09,16.91}"])
    return rows


CRITERIA = ['">80"', '">=88"', '"<70"', '"<>88"', "88", '"=95"', '""', '"甲"', '"<>甲"', '"甲*"', '"a?b"', '"a~*b"', '"5"', '"<>"']


def conditional():
    rows = [f"COUNTIF({column(name)},{criterion})" for name in ("数", "文", "混") for criterion in CRITERIA]
    rows += [f"{name}(数据[数],{criterion},数据[甲])" for name in ("SUMIF", "AVERAGEIF") for criterion in ('">80"', "88", '"<=79.5"', '"<>95"')]
    rows += [f"{name}(数据[甲],数据[文],{text},数据[数],{number})" for name in ("SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS") for text in ('"甲"', '"甲*"', '"<>乙"') for number in ('">=70"', '"<95"')]
    rows += [f"COUNTIFS(数据[文],{text},数据[数],{number})" for text in ('"甲"', '"甲*"', '"<>乙"') for number in ('">=70"', '"<95"', "88")]
    return rows


def truths():
    """Truth values in cells, which LibreOffice takes for numbers: all decided by Excel's documentation."""
    return [formula for formula in DECIDED if DECIDED[formula][2] == "truths"]


def logic():
    values = ["TRUE", "FALSE", "1", "0"]
    rows = each(["AND", "OR", "XOR"], values, values) + calls("NOT", values)
    rows += [f"IF({condition},\"是\",\"否\")" for condition in ["TRUE", "0", "1>2", "\"a\"=\"A\"", "-1"]]
    rows += ["IFERROR(1/0,9)", "IFERROR(3,9)", "IFNA(NA(),9)", "IFNA(3,9)", "IFS(FALSE,1,TRUE,2)", "SWITCH(2,1,\"一\",2,\"二\")",
             "SWITCH(5,1,\"一\",\"别的\")", "CHOOSE(2,\"a\",\"b\",\"c\")", "AND(数据[数]>50)", "OR(数据[数]>94)", "AND(数据[真])", "OR(数据[真])"]
    return rows


def text():
    words = ['"考评簿"', '"Excel 2010"', '"  a  b  "', '""']
    rows = each(["LEN", "UPPER", "LOWER", "TRIM", "PROPER", "T"], words)
    rows += each(["LEFT", "RIGHT"], words, [1, 3]) + calls("MID", words, [1, 2], [2, 9]) + calls("REPT", ['"ab"', '"考"'], [0, 1, 3])
    rows += ['FIND("e","Excel elf")', 'FIND("e","Excel elf",5)', 'SEARCH("E","excel",2)', 'SEARCH("l*f","excel elf")', 'SUBSTITUTE("aXbXc","X","-")',
             'SUBSTITUTE("aXbXc","X","-",2)', 'REPLACE("abcdef",2,3,"*")', 'EXACT("a","A")', 'CONCATENATE("a",1,TRUE)', 'VALUE("12.5")', 'VALUE("50%")',
             'CODE("A")', 'CHAR(65)', 'UNICODE("考")', 'UNICHAR(32771)', 'TEXTJOIN("、",TRUE,"甲","","乙")', 'FIXED(1234.567,1)', 'CLEAN("ab")']
    rows += [f'TEXT({value},"{pattern}")' for value in (7, 1234.567, -1.25, 45351) for pattern in ("0", "0.00", "#,##0.0", "0%", "0.0E+00", "yyyy-mm-dd", "000000")]
    return rows


def dates():
    rows = calls("DATE", [2024, 2025], [2, 13], [29, 0, 1]) + each(["YEAR", "MONTH", "DAY", "WEEKDAY", "WEEKNUM", "ISOWEEKNUM"], [45351, 45658, 46022])
    rows += calls("WEEKDAY", [45351, 45658], [1, 2, 3]) + each(["EDATE", "EOMONTH"], [45322, 45351], [-12, -1, 0, 1, 13])
    rows += [f'DATEDIF({start},45658,"{unit}")' for start in (44000, 45351) for unit in ("Y", "M", "D", "YM", "YD")]
    rows += calls("YEARFRAC", [44000, 45351], [45658, 46022], [0, 1, 2, 3, 4]) + calls("DAYS360", [44000, 45351], [45658], ["FALSE", "TRUE"])
    rows += each(["NETWORKDAYS"], [45292, 45351], [45351, 45658]) + calls("WORKDAY", [45292, 45351], [-5, 1, 30]) + calls("DAYS", [45658], [45351])
    rows += calls("TIME", [0, 14, 25], [30], [0, 90]) + each(["HOUR", "MINUTE", "SECOND"], [0.25, 45351.604, 0.999])
    return rows


def lookup():
    rows = [f"MATCH({key},数据[数],0)" for key in (88, 95, 60, 66.6)] + ["MATCH(\"乙\",数据[文],0)", "MATCH(\"a?b\",数据[文],0)", "MATCH(\"*组\",数据[文],0)"]
    rows += [f"MATCH({key},{{1,3,5,7}},1)" for key in (1, 4, 9)] + [f"MATCH({key},{{7,5,3,1}},-1)" for key in (1, 4, 7)]
    rows += [f"INDEX(数据[数],{at})" for at in (1, 5, 12)] + [f"INDEX({{1,2;3,4}},{row},{col})" for row in (1, 2) for col in (1, 2)]
    rows += [f"VLOOKUP({key},{{1,\"a\";3,\"b\";5,\"c\"}},2,{exact})" for key in (1, 3, 5) for exact in TRUTHS]
    rows += [f"HLOOKUP({key},{{1,3,5;10,30,50}},2,{exact})" for key in (1, 3, 5) for exact in TRUTHS]
    rows += ["VLOOKUP(4,{1,\"a\";3,\"b\"},2,TRUE)", "VLOOKUP(4,{1,\"a\";3,\"b\"},2,FALSE)", "LOOKUP(4,{1,3,5},{10,30,50})", "ROWS(数据[数])", "COLUMNS({1,2,3})",
             "SUM(TRANSPOSE({1,2;3,4}))"]
    return rows


def information():
    values = ["1", '"a"', "TRUE", "1/0", "NA()", '""', "数据[混]"]
    rows = each(["ISNUMBER", "ISTEXT", "ISNONTEXT", "ISLOGICAL", "ISERROR", "ISERR", "ISNA", "ISBLANK", "TYPE", "N"], values[:6])
    rows += calls("ERROR.TYPE", ["1/0", "NA()", '"a"+1']) + each(["ISEVEN", "ISODD"], [0, 1, 2, -3, 4.7])
    rows += [f"SUMPRODUCT(--{name}(数据[混]))" for name in ("ISNUMBER", "ISTEXT", "ISLOGICAL", "ISBLANK")]
    return rows


def errors():
    """What is refused: the formulas and Excel's documented errors."""
    return [formula for formula in DECIDED if DECIDED[formula][2] == "errors"]


FAMILIES = [rounding, arithmetic, trigonometry, combinatorics, numerals, matrix, totals, means, order, rank, spread, regression,
            normal, student, chi_square, fisher, gamma, beta, discrete, lifetime, significance, conditional, logic, text, dates,
            lookup, information, truths, errors]


def main():
    total = 0
    for family in FAMILIES:
        path = FOLDER / f"{family.__name__}.tsv"
        known = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                formula, value, _ = line.split("\t")
                known[formula] = value
        lines = []
        for formula in dict.fromkeys(family()):
            value, note, _ = DECIDED.get(formula, (known.get(formula, ""), "", ""))
            lines.append(f"{formula}\t{value}\t{note}\n")
        path.write_text("".join(lines), encoding="utf-8")
        total += len(lines)
    print(total, "formulas")


if __name__ == "__main__":
    main()
