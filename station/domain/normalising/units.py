"""Units of measure in Chinese and English with their size, and counting words with what they count.

Sizes: SI; 斤 and 两 as the trade uses them (500 g and 50 g); the international pound and yard of 1959; the US fluid
ounce and gallon (NIST Handbook 44). Months and years are kept apart from days,
and 度 is a strength by volume.
"""

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and how many of the base unit it is. `rounded`: labels round when they convert it."""

    dimension: str
    factor: Fraction
    rounded: bool = False


_ROWS = """
mass 1 g gram grams gramme grammes gramm grammi gramos gm gms gr grs 克 公克
mass 1000 kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes 千克 公斤
mass 1/1000 mg mgs milligram milligrams 毫克
mass 1/1000000 ug μg mcg microgram micrograms 微克
mass 1000000 ton tons tonne tonnes 吨 公吨
mass 500 斤 市斤
mass 50 两
mass 453.59237! lb lbs pound pounds 磅
mass 28.349523125! oz oz. ounce ounces 盎司 安士
volume 1 ml mls cc c.c. milliliter milliliters millilitre millilitres 毫升
volume 10 cl centiliter centilitre centilitres 厘升
volume 100 dl deciliter decilitre 分升
volume 1000 l ltr ltrs lt liter liters litre litres 升 公升
volume 29.5735295625! floz fl.oz fl.oz. fl_oz fl._oz fl._oz. fluid_ounce fluid_ounces fluid_oz 液盎司 液量盎司 液体盎司
volume 473.176473! pint pints pt 品脱
volume 946.352946! quart quarts qt 夸脱
volume 3785.411784! gal gallon gallons 加仑
length 1 mm millimeter millimeters millimetre millimetres 毫米
length 10 cm centimeter centimeters centimetre centimetres 厘米 公分
length 100 dm 分米
length 1000 m meter meters metre metres 米 公尺
length 1/1000 um μm 微米
length 25.4! in inch inches " 英寸 吋
cun 1 寸
length 304.8! ft foot feet 英尺
length 914.4! yd yard yards 英码
area 1 m2 m² sqm sq.m sq_m 平方米
area 1/10000 cm2 cm² 平方厘米
cubic 1 m3 m³ cbm 立方米
power 1 w watt watts 瓦 瓦特
power 1000 kw kilowatt kilowatts 千瓦
apparent 1 va 伏安
apparent 1000 kva 千伏安
voltage 1 v volt volts 伏 伏特
voltage 1/1000 mv millivolt millivolts 毫伏
voltage 1000 kv 千伏
current 1 amp amps ampere 安 安培
current 1/1000 ma 毫安
resistance 1 ω Ω ohm ohms 欧 欧姆
grammage 1 gsm g/m2 g/m² g/㎡ g/sqm g/sq.m 克/平方米 克每平方米
charge 1 mah 毫安时
charge 1000 ah 安时 ampere_hours ampere-hours amp_hours amp-hours
frequency 1 hz hertz 赫 赫兹
frequency 1000 khz 千赫
frequency 1000000 mhz 兆赫
frequency 1000000000 ghz
speed 1 rpm r/min 转/分 转每分
energy 1 kj 千焦
energy 3.6 wh 瓦时 watt_hours watt-hours
energy 3600 kwh 千瓦时
energy 1/1000 j 焦耳 焦
energy 4.184 kcal 千卡 大卡
pressure 1 kpa 千帕
pressure 1000 mpa 兆帕
pressure 101.325 atm 大气压 气压
pressure 100 bar_pressure 巴
pressure 6.894757! psi
percent 1 % percent per_cent pct
percent 1/10 ‰
percent 1/10000 ppm
alcohol 1 %vol %_vol %vol. %_vol. vol% vol.% vol_% %abv %_abv %alc %_alc
alcohol 1 percent_by_volume percent_vol per_cent_vol %_alc./vol. %_(by_volume)
alcohol 1 %_by_vol %_by_vol. %_by_volume %by_vol %alc/vol %_alc/vol %(v/v) %v/v %_v/v 度 ° 度酒 %alc.vol
alcohol 1/2 proof us_proof
alcohol_by_mass 1 %m/m %w/w %(m/m) %(w/w) %mas %_mas %by_weight %_by_weight
plato 1 °p °plato plato 柏拉图 柏拉图度
temperature 1 ℃ °c 摄氏度
iu 1 iu 国际单位
cfu 1 cfu
decibel 1 db 分贝
luminous 1 lm lumen lumens 流明
memory 1 mb megabytes 兆字节
memory 1000 gb gigabytes gigabyte
memory 1000000 tb
month 1 月龄 个月 月 month months mth mths mo
month 12 年 岁 周岁 year years yr yrs year-old years_old year_old
minute 1440 天 日 day days
minute 10080 周 week weeks wk wks
minute 60 小时 hour hours hr hrs h
minute 1 分钟 minute minutes min mins
minute 1/60 秒 second seconds sec secs
karat 1 ct_gem carat carats
mass 1/5 克拉
stage 1 段 阶段
"""

#: Counting words by what they count. One English word may stand for several Chinese ones; the sets then overlap.
_COUNTERS = """
片 片 lens lenses tablet tablets tab tabs sheet sheets slice slices pad pads
粒 粒 颗 软胶囊 硬胶囊 胶囊 soft_capsules capsule capsules cap caps softgel softgels pill pills bean beans 丸
支 支 枝 枚支 安瓿 pen pens vial vials ampoule ampoules ampule ampules
条 条 strip strips
根 根
张 张 sheet sheets
块 块 block blocks cake cakes
瓶 瓶 bottle bottles btl btls
罐 罐 听 can cans tin tins
盒 盒 box boxes
箱 箱 纸箱 case cases ctn ctns
包 包 packet packets pkt pkts packs pks
袋 袋 小袋 pouch pouches sack sacks
桶 桶 tub tubs barrel barrels drum drums pail pails bucket buckets
杯 杯 cup cups
卷 卷 roll rolls
双 双 对 pair pairs pr prs
套 套 set sets kit kits
台 台
本 本 册
把 把
板 板 blister blisters
卡 卡
挂 挂
抽 抽 pulls
份 份 人份 serving servings
组 组 group groups
筒 筒
管 管
提 提
批 批 lot lots batch
托 托盘 卡板 pallet pallets
框 框 筐 crate crates basket baskets
排 排
副 副 pair pairs
节 节
贴 贴
锭 锭
剂 剂
朵 朵
碗 碗
壶 壶
坛 坛
串 串
株 株 棵
头 头
尾 尾
人 人 person persons people player players
匹 匹
顶 顶
幅 幅
床 床
盘 盘
+ 个 只 件 枚 pc pcs piece pieces ea each unit units item items count cnt ct 入 只装 pcs. pc.
+pack pack pk 连包 联包 连装 联装
支,管 tube tubes
支,条,根 stick sticks
条,块,支 bar bars
盒,箱,条 carton cartons
袋,包,条 sachet sachets
瓶,罐 jar jars
包,袋 bag bags bags/packs 小包
"""

#: "個", "pcs", "-pack": a number of something that is not named.
ANY = frozenset({"+"})


def _units() -> dict[str, Unit]:
    table = {}
    for row in _ROWS.strip().splitlines():
        dimension, factor, *names = row.split()
        rounded = factor.endswith("!")
        unit = Unit(dimension, Fraction(factor.rstrip("!")), rounded)
        table.update({name.replace("_", " "): unit for name in names})
    return table


def _counters() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in _COUNTERS.strip().splitlines():
        kinds, *names = row.split()
        counted = ANY if kinds.startswith("+") else frozenset(kinds.split(","))
        for name in (name.replace("_", " ") for name in names):
            table[name] = table.get(name, frozenset()) | counted
    return table


UNITS: dict[str, Unit] = _units()
COUNTERS: dict[str, frozenset[str]] = _counters()
#: Units that are these only in this writing of capitals.
EXACT: dict[str, Unit] = {
    "mW": Unit("power", Fraction(1, 1000)),
    "MW": Unit("power", Fraction(10**6)),
    "A": Unit("current", Fraction(1)),
    "t": Unit("mass", Fraction(10**6)),
}


def _pattern(names: list[str]) -> str:
    def one(name: str) -> str:
        if name == "in":
            return r"in(?=\s*(?:$|[xX×*,;)/]))"  # 10 in; 3 in 1 is no measure
        escaped = re.escape(name).replace(r"\ ", r"\s?")
        return escaped + (r"(?:(?![A-Za-z])|(?=[xX]\s?\d))" if name[-1].isascii() and name[-1].isalpha() else "")

    return "|".join(one(name) for name in sorted(names, key=len, reverse=True))


UNIT_PATTERN = _pattern([*UNITS, *EXACT])
COUNTER_PATTERN = _pattern(list(COUNTERS))
#: What may follow a number word for it to be one, in Chinese and in English.
FOLLOWS_HAN = f"(?:{_pattern([name for name in (*UNITS, *COUNTERS) if not name.isascii()] + ['kg', 'ml', 'l', 'g'])})"
FOLLOWS_ENGLISH = f"(?:{_pattern([name for name in (*UNITS, *COUNTERS) if name.isascii()])})"


def unit_of(name: str) -> Unit | None:
    """Return the unit of a name as written, or None."""
    spaced = " ".join(name.split())
    return EXACT.get(spaced) or UNITS.get(spaced.lower()) or UNITS.get(spaced.lower().replace(" ", ""))


def counted_by(name: str) -> frozenset[str] | None:
    """Return what a counting word counts, or None where it is none."""
    return COUNTERS.get(name.lower())
