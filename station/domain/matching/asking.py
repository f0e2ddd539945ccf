"""Whether goods of a commodity code can have an element at all: a lipstick has no grapes.

In the shop every row comes with its own code's element list, and nothing here is asked. Where a question names code and
element freely, it says which questions have no sense. Chapters as in the Harmonized System (1 to 97, 77 reserved) and
China's tariff (98); which elements are asked in which of them after the catalogue of declaration elements
(规范申报目录), wide rather than narrow: what is not listed here is asked of anything.
"""

import re

from station.domain.normalising.text import folded, width

_CODE = re.compile(r"(?:\d{8}|\d{10})")
_RESERVED = 77
_LAST = 98
_FOOD = "1-24"
_ROWS = f"""
酒精 alcohol | 8 20-22 30 33 34 38
葡萄品种 grapevariet | 8 20 22
白利糖度 brix | 4 7 8 15-22
发酵程度 fermentation | 4 9 12 16-23
活菌数 livebacteria cfu | 1-24 29 30 33
咖啡因 caffeine | 9 12 17-22 29 30 33
麦芽汁浓度 原麦汁 原麦汁浓度 plato originalgravity | 19 21 22
奶粉段位 milkstage formulastage | {_FOOD}
是否供婴幼儿食用 forinfantconsumption | {_FOOD}
蛋白质含量 proteincontent | {_FOOD} 29-39 41
织造方法 织造方式 knittedorcrocheted weavingmethod | 39-43 48 50-70 90 94-96
鞋底 外底 鞋面 鞋帮 outersole shoesole uppermaterial | 39-43 50-65 95
焙炒 焙烤程度 roasted roastlevel | 8-12 17-22
可可含量 cocoacontent cocoasolids | 17-22 33
脂肪含量 乳脂 fatcontent milkfat | {_FOOD} 29 33-35 38
口味 flavour flavor | {_FOOD} 30 33 38 95
防晒指数 防晒系数 spf sunprotectionfactor | 33 34 39-43 50-67
鞋码 shoesize | 39-43 50-65 95
尺码 | 39-43 50-65 71 87 90 94-96
表壳 表带材 watchcase | 39-43 71 74 84 85 91
内存 存储容量 storagecapacity | 84 85 87 90-92 95
适用肤质 skintype | 28-38 40 48 56 63 84 85 96
镜片材 lensmaterial | 70 84 85 90 95
防水深度 waterresistance | 39-97
蓝牙版本 操作系统 充电接口 bluetoothversion operatingsystem | 37 39-97
功率 电压 电池容量 wattage voltage batterycapacity | 37-97
屏幕尺寸 显示屏尺寸 screensize displaysize | 84 85 87-91 94 95
像素 分辨率 resolution pixel | 37 84 85 87-91 95
机芯 驱动方式 watchmovement | 82 84-96
屈光度 diopter dioptre refractive | 70 85 90 95
排量 enginedisplacement | 84 87-89 95
是否录制 recorded | 37 49 84 85 90 95
年份 vintage | 2-24 28-38 71 87 90-92 97
充绒 含绒 downcontent fillweight | 5 39-43 56-68 94 95
版次 isbn | 37 48 49 84 85 95
刀片数 刀头数 numberofblades | 73 82-85 95 96
处理器 cpu processor | 84 85 87 90 91 95
琴键数 numberofkeys | 84 85 92 95
轮胎规格 tyresize tiresize | 40 84 87 95
座位数 座位 numberofseats seatingcapacity | 84 86-89 94 95
车门数 numberofdoors | 84 85 87 94 95
"""


def _chapters(text: str) -> frozenset[int]:
    spans = [tuple(map(int, part.split("-"))) for part in text.split()]
    return frozenset(chapter for first, *last in spans for chapter in range(first, (last or [first])[0] + 1))


_ASKED = tuple(
    (tuple(map(folded, names.split())), _chapters(chapters))
    for names, _, chapters in (row.partition("|") for row in _ROWS.strip().splitlines())
)


def senseless(hs_code: str, *names: str) -> str:
    """Say why values of an element cannot be compared for a commodity code, or nothing.

    2203.00.0000 is a code; 22O3000000 is none, nor is an empty text.
    """
    code = re.sub(r"[\s.\-]", "", width(hs_code))
    chapter = int(code[:2]) if _CODE.fullmatch(code) else 0
    if not 1 <= chapter <= _LAST or chapter == _RESERVED:
        return f"{hs_code[:20]!r} is no commodity code: no list says what is asked of the goods"
    for parts, chapters in _ASKED:
        if chapter not in chapters and any(part in folded(name[:200]) for name in names for part in parts):
            return f"{names[0][:80]!r} is not asked of goods of chapter {chapter}"
    return ""
