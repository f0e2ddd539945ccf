"""Units of measure by their customs code 计量单位代码, as declarations name them."""

from functools import lru_cache

from station.domain.normalising.text import folded

#: code, names: the Chinese one first. Customs' parameter table of units; codes nobody declares in retail are left out.
_ROWS = """
001 台 set(machine) machine
002 座
003 辆 vehicle vehicles
006 套 set sets
007 个 個 piece pieces pc pcs ea each unit
008 只 pc pcs piece pieces
010 张 sheet sheets
011 件 item items article articles pc pcs piece pieces
012 支 tube tubes stick sticks pen
013 枝
014 根 stick sticks
015 条 strip strips bar bars
016 把
017 块 block blocks bar bars cake cakes
018 卷 roll rolls
019 副
020 片 sheet sheets tablet tablets slice slices
021 组 group
022 份 portion portions
023 幅
025 双 pair pairs
026 对 pair pairs
030 米 m meter meters metre metres
032 平方米 m2 squaremetre squaremeter
033 立方米 m3 cbm cubicmetre cubicmeter
034 筒
035 千克 公斤 kg kgs kilogram kilograms kilo kilogramme
036 克 g gram grams gramme
054 千个
063 千升 kilolitre
070 吨 公吨 ton tonne t mt tons tonnes
075 斤
076 磅 lb lbs pound pounds
083 盎司 oz ounce ounces
084 克拉 carat carats
086 码 yard yards
088 英寸 inch inches
095 升 公升 l litre litres liter liters ltr
096 毫升 ml millilitre milliliter millilitres milliliters
118 令 ream
120 箱 case cases carton cartons ctn
121 批 lot batch
122 罐 听 can cans tin tins
123 桶 barrel drum pail tub
124 扎
125 包 pack packs packet packets
127 打 dozen
132 本 book volume
134 枚
135 捆 bundle
136 袋 bag bags sachet sachets
139 粒 颗 capsule capsules grain
140 盒 box boxes
142 瓶 bottle bottles btl
163 部
"""


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in _ROWS.strip().splitlines():
        code, *names = row.split()
        for name in (code, *map(folded, names)):
            table[name] = table.get(name, frozenset()) | {code}
    return table


UNITS = _table()


@lru_cache(maxsize=1)
def unit_names() -> dict[str, tuple[str, str]]:
    """Return the Chinese and the English name of a unit by its customs code; the English one is empty where none is."""
    rows = (row.split() for row in _ROWS.strip().splitlines())
    return {code: (zh, next(filter(str.isascii, more), "")) for code, zh, *more in rows}


def customs_unit(text: str) -> frozenset[str]:
    """Return the customs codes that a unit's name or code may mean; none where it is no unit."""
    word = folded(text)
    if word in UNITS:
        return UNITS[word]
    if word[:3].isdecimal() and len(word) > 3:
        code, name = UNITS.get(word[:3], frozenset()), UNITS.get(word[3:], frozenset())
        return code & name or code | name if code and name else frozenset()
    return frozenset()
