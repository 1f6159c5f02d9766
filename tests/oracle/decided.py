"""The rows whose value is not LibreOffice's: formula → (value, note with the reason, family if of its own).

A note begins with `excel` where Excel's documentation or Excel itself says otherwise than LibreOffice,
and with `exact` where LibreOffice loses digits; those values are worked out here another way.
"""

import math
from fractions import Fraction

DECIDED = {}


def decide(formula, value, note, family=""):
    DECIDED[formula] = (str(value), note, family)


def number(value):
    return repr(float(value))


# Excel's documentation or Excel itself.
decide("SUM(1,\"2\",TRUE)", 4, "excel: text and truth written as arguments count")
decide("PRODUCT(2,\"3\",TRUE)", 6, "excel: text and truth written as arguments count")
decide("SUMSQ(1,\"2\",TRUE)", 6, "excel: text and truth written as arguments count")
decide("AVERAGE(1,\"2\",TRUE)", number(Fraction(4, 3)), "excel: text and truth written as arguments count")
decide("1E+20&\"\"", '"1E+20"', "excel: the exponent has two digits")
decide("CONCATENATE(\"a\",1,TRUE)", '"a1TRUE"', "excel: truth joins as TRUE")
decide("ISNUMBER(TRUE)", "FALSE", "excel: truth is no number")
decide("TYPE(TRUE)", 4, "excel: truth has a type of its own")
decide("ARABIC(\"-XII\")", -12, "excel: a negative numeral is documented")
decide("WEEKNUM(46022)", 53, "excel: weeks begin on Sunday and the one with 1 January is the first")
decide("YEARFRAC(45351,46022,0)", number(Fraction(660, 360)), "excel: the last day of February counts as the 30th")
decide("GAUSS(-5)", "-0.49999971334842813", "excel: Excel's own value; LibreOffice is off in the eleventh digit")
for sign, holds in {"<": 1, "<=": 1, ">": 0, ">=": 0}.items():
    decide(f'IF("a"{sign}TRUE,1,0)', holds, "excel: text comes before truth")
decide("TEXT(7,\"yyyy-mm-dd\")", '"1900-01-07"', "excel: days before March 1900 are counted with 29 February 1900")
decide("TEXT(-1.25,\"yyyy-mm-dd\")", "#VALUE!", "excel: there are no dates before 1900")
for n, k in [(1, 3), (1, 7), (4, 7)]:
    decide(f"COMBINA({n},{k})", math.comb(n + k - 1, k), "excel: more may be chosen than there are")

# More digits than LibreOffice keeps.
for low, high in [(20, 45), (20, 50), (45, 45), (45, 50)]:
    for p in (0.3, 0.75):
        share = Fraction(p)
        total = sum(math.comb(60, k) * share**k * (1 - share) ** (60 - k) for k in range(low, high + 1))
        decide(f"BINOM.DIST.RANGE(60,{p},{low},{high})", number(total), "exact: LibreOffice does not read the name from a workbook; in fractions")
for name in ("WEIBULL.DIST", "WEIBULL"):
    for x, shape, scale in [(0.5, 2.5, 100), (0.5, 20, 3), (0.5, 20, 100), (2, 20, 100)]:
        value = -math.expm1(-((x / scale) ** shape))
        decide(f"{name}({x},{shape},{scale},TRUE)", number(value), "exact: LibreOffice takes a number near 1 from 1")
SCORES = [Fraction(text) for text in "88 95 88 70 92.5 60 79.5 85 95 77 66.6 88".split()]
for at, deviation in [(70, 5), (85, 12)]:
    z = (float(sum(SCORES) / len(SCORES)) - at) / (deviation / math.sqrt(len(SCORES)))
    decide(f"Z.TEST(数据[数],{at},{deviation})", number(math.erfc(z / math.sqrt(2)) / 2), "exact: LibreOffice takes a number near 1 from 1")


# PERCENTRANK: cut, not rounded; the documentation's PERCENTRANK.INC(…,8) is 0.666.
def percent_rank(numbers, wanted, inclusive):
    numbers = sorted(numbers)
    below = sum(number < wanted for number in numbers)
    place = Fraction(below)
    if wanted not in numbers:
        before, after = numbers[below - 1], numbers[below]
        place = below - 1 + (wanted - before) / (after - before)
    return place / (len(numbers) - 1) if inclusive else (place + 1) / (len(numbers) + 1)


FIRST = [Fraction(text) for text in "3.1 4.5 2.2 8.9 7.3 5.5 6.1 1.8 9.4 4.4 3.9 5.2".split()]
ASKED = [("数", SCORES, wanted, None) for wanted in ("60", "70", "88", "90", "95")]
ASKED += [("甲", FIRST, wanted, digits) for wanted in ("1.8", "2", "5", "9.4") for digits in (1, 3, 6)]
for name in ("PERCENTRANK", "PERCENTRANK.INC", "PERCENTRANK.EXC"):
    for column, numbers, wanted, digits in ASKED:
        share = percent_rank(numbers, Fraction(wanted), name != "PERCENTRANK.EXC")
        scale = 10 ** (digits or 3)
        if share * scale != int(share * scale):
            arguments = wanted if digits is None else f"{wanted},{digits}"
            cut = Fraction(int(share * scale), scale)
            decide(f"{name}(数据[{column}],{arguments})", number(cut), "excel: cut to the digits, not rounded")

# Truth values in cells: 真 holds TRUE ×3, FALSE ×2, the numbers 1, 5, 2.5, 1, two texts and an empty cell.
REASON = "excel: truth in cells is skipped, but taken as 1 and 0 by the functions that end in A"
NUMBERS = [Fraction(1), Fraction(5), Fraction(5, 2), Fraction(1)]
ALL = NUMBERS + [Fraction(1)] * 3 + [Fraction(0)] * 4


def variance(numbers, less):
    mean = sum(numbers) / len(numbers)
    return sum((number - mean) ** 2 for number in numbers) / (len(numbers) - less)


for formula, value in {
    "SUM(数据[真])": sum(NUMBERS), "COUNT(数据[真])": 4, "COUNTA(数据[真])": 11, "AVERAGE(数据[真])": sum(NUMBERS) / 4,
    "AVERAGEA(数据[真])": sum(ALL) / 11, "MAX(数据[真])": 5, "MIN(数据[真])": 1, "MAXA(数据[真])": 5, "MINA(数据[真])": 0,
    "PRODUCT(数据[真])": Fraction(25, 2), "SUMSQ(数据[真])": sum(number**2 for number in NUMBERS), "MEDIAN(数据[真])": Fraction(7, 4),
    "MODE(数据[真])": 1, "LARGE(数据[真],3)": 1, "SMALL(数据[真],3)": Fraction(5, 2), "VAR.S(数据[真])": variance(NUMBERS, 1),
    "VAR.P(数据[真])": variance(NUMBERS, 0), "VARA(数据[真])": variance(ALL, 1), "VARPA(数据[真])": variance(ALL, 0),
    "DEVSQ(数据[真])": variance(NUMBERS, 0) * 4, "COUNTIF(数据[真],1)": 2, "COUNTIF(数据[真],TRUE)": 3, "COUNTIF(数据[真],FALSE)": 2,
    "COUNTIF(数据[真],\">=0\")": 4, "SUBTOTAL(9,数据[真])": sum(NUMBERS), "RANK(1,数据[真])": 3, "SUMPRODUCT(数据[真],数据[真])": sum(number**2 for number in NUMBERS),
    "SUMPRODUCT(--ISNUMBER(数据[真]))": 4, "SUMPRODUCT(--ISLOGICAL(数据[真]))": 5,
}.items():
    decide(formula, number(value), REASON, "truths")

# What is refused, by Excel's documentation.
REFUSED = {
    "#NUM!": """SQRT(-1) LN(0) LN(-1) LOG10(0) LOG(-1) LOG(2,0) LOG(2,-2) FACT(-1) FACT(171) FACTDOUBLE(-2) COMBIN(2,3) COMBIN(-1,1)
        PERMUT(2,3) PERMUT(3,-1) PERMUTATIONA(-1,1) ASIN(1.1) ACOS(-1.1) ACOSH(0.9) ATANH(1) ACOTH(1) MROUND(5,-2) MROUND(-5,2)
        CEILING(2.5,-2) FLOOR(2.5,-2) GCD(-1,2) LCM(-1,2) EXP(710) 10^309 0^0 BASE(-1,2) BASE(7,1) BASE(7,37) DECIMAL("9",8) BITAND(-1,1)
        BITAND(1.5,1) BITLSHIFT(1,54) LARGE({1,2},3) SMALL({1,2},0) PERCENTILE({1,2},1.1) PERCENTILE({1,2},-0.1) PERCENTILE.EXC({1,2},0.1)
        QUARTILE({1,2},5) QUARTILE({1,2},-1) TRIMMEAN({1,2},1) TRIMMEAN({1,2},-0.1) GEOMEAN(1,0) HARMEAN(1,-1) NORM.DIST(1,0,0,TRUE)
        NORM.INV(0,0,1) NORM.INV(1,0,1) NORM.INV(0.5,0,-1) NORM.S.INV(0) NORM.S.INV(1.5) STANDARDIZE(1,0,0) FISHER(1) FISHER(-1)
        T.DIST(1,0,TRUE) T.DIST.2T(-1,5) T.INV(0,5) T.INV.2T(0,5) T.INV.2T(1.1,5) TDIST(1,5,3) TDIST(-1,5,1) CHISQ.DIST(-1,2,TRUE)
        CHISQ.DIST(1,0,TRUE) CHISQ.INV(-0.1,2) CHISQ.INV.RT(1.1,2) F.DIST(-1,2,2,TRUE) F.DIST(1,0,2,TRUE) F.INV(-0.1,2,2) GAMMA(0)
        GAMMA(-3) GAMMALN(0) GAMMALN(-1.5) GAMMA.DIST(-1,1,1,TRUE) GAMMA.DIST(1,0,1,TRUE) GAMMA.INV(1.1,1,1) BETA.DIST(2,1,1,TRUE)
        BETA.DIST(0.5,0,1,TRUE) BETA.INV(0,1,1) BETA.INV(1.1,1,1) BINOM.DIST(11,10,0.5,TRUE) BINOM.DIST(-1,10,0.5,TRUE)
        BINOM.DIST(1,10,1.5,TRUE) BINOM.INV(6,1.5,0.5) BINOM.INV(6,0.5,1.5) NEGBINOM.DIST(-1,5,0.5,TRUE) NEGBINOM.DIST(3,0,0.5,TRUE)
        HYPGEOM.DIST(5,4,8,20,TRUE) HYPGEOM.DIST(-1,4,8,20,TRUE) HYPGEOM.DIST(1,21,8,20,TRUE) POISSON.DIST(-1,5,TRUE) POISSON.DIST(1,-5,TRUE)
        EXPON.DIST(-1,1,TRUE) EXPON.DIST(1,0,TRUE) WEIBULL.DIST(-1,1,1,TRUE) WEIBULL.DIST(1,0,1,TRUE) LOGNORM.DIST(0,1,1,TRUE)
        LOGNORM.DIST(1,1,0,TRUE) LOGNORM.INV(0,1,1) CONFIDENCE.NORM(0,1,50) CONFIDENCE.NORM(0.05,0,50) CONFIDENCE.NORM(0.05,1,0)
        T.TEST({1,2},{2,4},3,1) T.TEST({1,2},{2,4},1,4) MINVERSE({1,2;2,4}) MULTINOMIAL(-1,2) PERCENTRANK.INC({1,2,3},2,0)""",
    "#DIV/0!": """1/0 MOD(5,0) QUOTIENT(5,0) 0^-1 FLOOR(2.5,0) LOG(5,1) ATAN2(0,0) COT(0) CSC(0) COTH(0) CSCH(0) AVERAGE({"a"})
        STDEV.S(5) VAR.S(5) SKEW(1,2) SKEW(3,3,3) KURT(1,2,3) CORREL({1,1},{2,3}) SLOPE({1,2},{3,3}) INTERCEPT({1,2},{3,3}) STEYX({1,2},{1,2})
        COVARIANCE.S({1},{2}) FORECAST(1,{1,2},{3,3}) CONFIDENCE.T(0.05,1,1) T.TEST({1},{2},1,2) F.TEST({1},{2,3}) RSQ({1,1},{2,3})
        AVERAGEIF({1,2},">5") AVERAGEIFS({1,2},{1,2},">5") Z.TEST({5},4)""",
    "#N/A": """MODE(1,2,3) MODE.SNGL(1,2,3) RANK(5,{1,2,3}) RANK.AVG(5,{1,2,3}) PERCENTRANK.INC({1,2,3},4) PERCENTRANK.EXC({1,2,3},0)
        CORREL({1,2},{1,2,3}) SLOPE({1,2},{1,2,3}) SUMX2MY2({1,2},{1,2,3}) SUMXMY2({1,2},{1,2,3}) COVAR({1,2},{1,2,3}) CHISQ.TEST({1,2},{1,2,3})
        T.TEST({1,2},{1,2,3},1,1) MATCH(9,{1,2,3},0) VLOOKUP(9,{1,2},2,FALSE) NA()""",
    "#VALUE!": """SQRT("a") SUM("a") 1+"a" ROMAN(4000) ROMAN(-1) ARABIC("ABC") MDETERM({1,2,3;4,5,6}) MINVERSE({1,2,3;4,5,6}) MMULT({1,2},{1,2})
        MUNIT(0) MUNIT(-1) MROUND(TRUE,2) QUOTIENT(TRUE,2) GCD("a",2) SUMPRODUCT({1,2},{1;2;3}) AGGREGATE(20,4,{1,2}) SUBTOTAL(12,{1,2})
        POISSON.DIST("x",5,TRUE) NORM.DIST("x",0,1,TRUE)""",
}
for error, formulas in REFUSED.items():
    for formula in formulas.split():
        decide(formula, error, "excel: refused, by Excel's documentation", "errors")
