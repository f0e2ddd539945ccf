"""What several labellers were asked and agreed on: packs in packs, rounded units, fields not filled in, brands."""

import pytest

from station.app.comparing import Comparer

COMPARER = Comparer()
CASES = [
    # packs multiply; what holds is not what is held
    ("包装规格", "4包×64片", "256片", "same_after"),
    ("包装规格", "10片/盒×20盒", "200片", "same_after"),
    ("包装规格", "10片/盒×20盒", "200盒", "differs"),
    ("数量", "4包×64片", "256包", "differs"),
    ("包装规格", "10 packs/case", "10 cases/pack", "differs"),
    ("包装规格", "20包×8片", "160片/箱", "not_comparable"),
    ("包装规格", "6瓶/箱", "6瓶", "not_comparable"),
    ("净含量", "500g×2+100g", "1.1kg", "same_after"),
    ("净含量", "50片+5片", "55片", "same_after"),
    ("净含量", "50片+5片", "505片", "differs"),
    ("Count", "58 × 2", "116", "not_comparable"),
    ("Count", "58 × 2", "58", "differs"),
    # pcs and 枚 are any piece, a pack is anything packed
    ("包装规格", "64片/包", "64 pcs/pack", "same_after"),
    ("包装规格", "64片/包", "46 pcs/pack", "differs"),
    ("数量", "54片", "54枚", "same_after"),
    ("数量", "12瓶", "12 pcs", "not_comparable"),
    ("数量", "3支", "3只", "not_comparable"),
    # weight and volume
    ("净含量", "1kg", "1L", "not_comparable"),
    ("成分含量", "95%棉5%氨纶", "180g", "not_comparable"),
    # rounded units
    ("净含量", "1磅", "454g", "same_after"),
    ("净含量", "1磅", "450g", "differs"),
    ("净含量", "2 lbs", "908g", "same_after"),
    ("净含量", "1 fl oz", "30ml", "same_after"),
    ("规格", "3.4 fl.oz. / 100ml", "100ml", "same_after"),
    ("规格", "1.7 oz. / 50ml", "50ml", "same_after"),
    ("规格", "1.7 oz. / 50ml", "60ml", "differs"),
    # open bounds, currents, points that may part thousands
    ("酒精浓度", "≥40%vol", "43%vol", "not_comparable"),
    ("酒精浓度", "≥40%vol", "38%vol", "differs"),
    ("电压", "AC 220V", "220V", "not_comparable"),
    ("电压", "AC 220V", "DC 220V", "differs"),
    ("规格", "1.000 mg", "1000mg", "not_comparable"),
    ("规格", "1.000 mg", "1mg", "same_after"),
    ("容量", "64GB", "64G", "same_after"),
    ("容量", "64GB", "128G", "differs"),
    # letters taken for figures, figures side by side
    ("净含量", "SOml", "50ml", "differs"),
    ("Ingredients", "Coenzyme Q10", "Coenzyme QIO", "differs"),
    ("Ingredients", "提取比10:1", "提取比101", "differs"),
    ("Case diameter", "4.2 mm", "42 mm", "differs"),
    ("CAS No.", "50-81-7", "50817", "same_after"),
    ("净含量", "0.75", "750ml", "not_comparable"),
    ("净含量", "0.65", "750ml", "differs"),
    ("composition", "储存温度-5℃", "储存温度5℃", "differs"),
    ("composition", "储存温度0-5℃", "储存温度0~5℃", "same_after"),
    ("刀头数量", "五刀头", "5刀头", "same_after"),
    ("尺码", "375", "37.5", "differs"),
    ("规格", "10000mAh", "37Wh", "not_comparable"),
    ("净含量", "二两", "100g", "same_after"),
    ("净含量", "二十两", "100g", "differs"),
    ("规格", "10 in", "25.4cm", "same_after"),
    ("规格", "3 in 1", "3合1", "not_comparable"),
    ("规格", "0.5克拉", "0.1g", "same_after"),
    ("ingredients", "Cocoa solids 70% max.", "Cocoa solids 70% min.", "differs"),
    ("ingredients", "Cocoa solids 70% min.", "Cocoa solids ≥70%", "same_after"),
    ("specification", "25 tea bags", "50 g", "not_comparable"),
    ("specification", "fifteen tea bags", "50 tea bags", "differs"),
    ("净含量", "1 pallet", "504L", "not_comparable"),
    ("用途", "얼굴 피부 보습용", "护肤用", "not_comparable"),
    ("GTIN", "#############", "8076800195057", "not_comparable"),
    ("品牌类型", "4.0", "4", "same_after"),
    # fields not filled in, and literals in two words
    ("型号", "N/A", "ES-LV67", "missing"),
    ("型号", "未填写", "ES-LV67", "missing"),
    ("型号", "N/A", "无", "not_comparable"),
    ("型号", "无", "ES-LV67", "differs"),
    ("年份", "无年份(NV)", "NV", "same_after"),
    ("年份", "无年份(NV)", "2018", "differs"),
    ("原产国", "NA", "纳米比亚", "same_after"),
    # dates
    ("年份", "2018/2019", "2018", "differs"),
    ("保质期", "2027-03", "2027-03-15", "not_comparable"),
    ("保质期", "2027-04", "2027-03-15", "differs"),
    ("保质期", "2027年3月15日到期", "36个月", "not_comparable"),
    # names
    ("品牌", "Maybelline New York", "Maybelline", "same_after"),
    ("品牌", "Apple Inc.", "Apple", "same_after"),
    ("品牌", "Adidas Originals", "Adidas", "differs"),
    ("品牌", "LEGØ", "LEGO", "differs"),
    ("品牌", "RØDE", "RODE", "same_after"),
    ("品牌", "YSL", "Yves Saint Laurent", "same_after"),
    ("品牌", "Dove", "德芙", "same_after"),
    ("品牌", "多芬", "德芙", "differs"),
    ("品牌", "芬达", "Fender", "same_after"),
    ("品牌", "Fanta", "Fender", "differs"),
    ("品牌", "亀甲萬", "龟甲万", "same_after"),
    ("brand", "L&#39;Or&eacute;al", "L'Oréal", "same_after"),
    ("原产国", "日本/中国", "日本", "differs"),
    ("型号", "7号", "七号", "same_after"),
    ("型号", "7号", "八号", "differs"),
    ("型号", "422-680", "422680", "not_comparable"),
    ("型号", "10-5", "105", "differs"),
    ("型号", "索尼WH-1000XM5", "WH-1000XM5", "not_comparable"),
    ("品牌类型", "04", "4", "same_after"),
    # words
    ("材质", "不锈钢304", "304不锈钢", "same_after"),
    ("材质", "不锈钢316", "304不锈钢", "differs"),
    ("葡萄品种", "赤霞珠、梅洛", "梅洛、赤霞珠", "same_after"),
    ("葡萄品种", "赤霞珠", "赤霞珠、梅洛", "differs"),
    ("用途", "清洁牙齿", "牙齿清洁", "not_comparable"),
    ("品名", "婴儿配方奶粉", "婴幼儿配方奶粉", "differs"),
    ("成分", "小麦粉、糖、盐等", "小麦粉,糖,盐", "not_comparable"),
    ("适用年龄 段位", "适合宝宝", "6-12个月,2段", "not_comparable"),
    ("适用年龄 段位", "Stage Two", "Stage 2", "same_after"),
]


@pytest.mark.parametrize(("element", "declared", "standard", "verdict"), CASES)
def test_what_was_in_doubt(element: str, declared: str, standard: str, verdict: str) -> None:
    assert COMPARER.compare(None, element, declared, standard).verdict == verdict
    if verdict != "missing":
        assert COMPARER.compare(None, element, standard, declared).verdict == verdict
