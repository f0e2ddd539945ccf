"""What looks the same and is not: rounded labels, sums, volts, who holds what, lost characters, lists with "and"."""

import pytest

from station.app.comparing import Comparer

COMPARER = Comparer()
CASES = [
    # labels round ounces when they convert: 12 fl oz is 355 ml, 350 ml would be 11.8
    ("每包净含量", "12 fl oz", "355ml", "same_after"),
    ("每包净含量", "12 fl oz", "350ml", "differs"),
    ("每包净含量", "16oz", "454g", "same_after"),
    ("每包净含量", "16oz", "450g", "differs"),
    ("每包净含量", "16oz", "400g", "differs"),
    ("每包净含量", "6×12 fl oz", "6×355ml", "same_after"),
    ("每包净含量", "1 lb", "0.5kg", "differs"),
    # a sum is its total, and another sum is another set
    ("每包净含量", "50ml+30ml", "30ml+50ml", "same_after"),
    ("每包净含量", "50ml+30ml", "80ml", "same_after"),
    ("每包净含量", "50ml+30ml", "20ml+60ml", "differs"),
    # what holds is not what is held
    ("包装规格", "1支/盒", "1盒/支", "differs"),
    ("包装规格", "25ml×7盒/片", "25ml×7片/盒", "differs"),
    ("包装规格", "900g/瓶,6罐/箱", "900g/罐,6罐/箱", "not_comparable"),
    ("包装规格", "250g/盒×2袋", "250g/袋×2袋", "not_comparable"),
    ("包装规格", "250g/袋×2袋", "250g×2袋", "same_after"),
    # a measure told in two units, and two sides
    ("净含量", "1斤2两", "600g", "same_after"),
    ("净含量", "1kg 1000g", "1kg", "same_after"),
    ("规格", "1米20厘米", "120cm", "same_after"),
    ("规格", "1米20厘米", "1米×20厘米", "differs"),
    ("规格", "1m×20cm", "1m20cm", "differs"),
    ("规格", "20cm*30cm*100个", "20×30cm 100个", "same_after"),
    ("规格", "20×30cm×50只", "20×30cm×100只", "differs"),
    # a total is that of any packs, but not of two that are both told
    ("规格", "1g×60粒", "60g×1粒", "differs"),
    ("规格", "1g×60粒", "60g", "same_after"),
    ("规格", "2粒*60", "60粒*2", "differs"),
    ("规格", "4-8kg×2", "4-8kg", "not_comparable"),
    ("规格", "8GB+512GB×2", "8GB+512GB", "differs"),
    ("规格", "5g±100g", "100g±5g", "differs"),
    ("规格", "100g±5g", "100克±5克", "same_after"),
    ("是否零售包装", "是（部分）", "是", "not_comparable"),
    ("包装规格", "瓶装60粒", "60粒/瓶", "same_after"),
    ("包装规格", "瓶装60粒", "60粒/罐", "differs"),
    ("Packing", "twin pack", "single pack", "differs"),
    ("包装规格", "4节×2卡", "8节", "same_after"),
    # volts do not add up
    ("电压", "1.5V×2", "3V", "differs"),
    ("电压", "1.5V×2", "1.5V", "not_comparable"),
    ("电压", "1500mV", "1.5V", "same_after"),
    ("功率", "1800V", "1800W", "not_comparable"),
    # sides without their unit
    ("规格", "70×140cm", "70×140", "not_comparable"),
    ("规格", "70×140cm", "70×120", "differs"),
    # "and" is a comma, "or" is not
    ("成分含量", "小麦粉、白砂糖和椰子油", "小麦粉、白砂糖、椰子油", "same_after"),
    ("成分含量", "椰子油或棕榈油", "椰子油、棕榈油", "differs"),
    ("成分含量", "饱和脂肪", "饱脂肪", "differs"),
    ("Ingredients and content", "Honey 98% and glucose 2%", "Glucose 2%, honey 98%", "same_after"),
    ("Ingredients and content", "Soy protein 78%", "Whey protein 78%", "differs"),
    # a character that is lost or of somebody's own font, and signs that mean something
    ("品牌", "某\ue123", "某", "not_comparable"),
    ("品牌", "某\ud842", "某", "not_comparable"),
    ("规格", "L♂", "L♀", "differs"),
    # a code and words that deny it, and a figure that is no code
    ("出口享惠情况", "适用于进口报关单", "不适用于进口报关单", "not_comparable"),
    ("出口享惠情况", "不能享受优惠关税", "1", "differs"),
    ("出口享惠情况", "9 不适用于进口报关单", "3", "not_comparable"),
    ("品牌类型", "境外品牌(非贴牌生产)", "3", "differs"),
    ("品牌类型", "境外品牌(非贴牌生产)", "4", "same_after"),
    ("品牌类型", "非境外品牌(其他)", "4", "not_comparable"),
    ("品牌类型", "44 境外品牌(其他)", "4", "not_comparable"),
    # groups of a long number, marks around a barcode, two figures of a year
    ("型号", "T137.410.11.041.00", "T1374101104100", "same_after"),
    ("型号", "10-5", "105", "differs"),
    ("GTIN", "*4901517033887*", "4901517033887", "same_after"),
    ("GTIN", "4901517033887*12", "4901517033887", "differs"),
    ("年份", "'18", "2018", "not_comparable"),
    ("年份", "'19", "2018", "differs"),
    # so much in a litre or a kilogram is no amount, and may be told by the hundred
    ("酒精浓度", "40g/L", "5%vol", "not_comparable"),
    ("总糖含量", "40g/L", "4g/100ml", "same_after"),
    ("总糖含量", "40g/L", "4g/L", "differs"),
    ("总糖含量", "4g/L", "4g", "not_comparable"),
    ("成分含量", "400IU/ml", "0.4IU/ml", "differs"),
    ("成分含量", "5mg/kg", "0.5mg/100g", "same_after"),
    ("规格", "9-14kg/L", "9-14kg/L码", "same_after"),
    # English figures behind a point
    ("Net content of one pack", "three point five grams", "3.5g", "same_after"),
    ("Net content of one pack", "zero point seven five litres", "750ml", "same_after"),
    ("Net content of one pack", "three point five grams", "3.05g", "differs"),
    # about a figure covers what is near it
    ("净含量", "约200g", "210g", "not_comparable"),
    ("净含量", "约200g", "250g", "differs"),
    ("净含量", "约200g", "约210g", "differs"),
    # letters that are no accents
    ("品牌", "Dıor", "Dior", "differs"),
    ("品牌", "Lancôme", "LANCOME", "same_after"),
    ("型号", "AØ12", "AO12", "not_comparable"),
    ("型号", "AØ12", "A012", "differs"),
    ("型号", "AØ-12", "aø12", "same_after"),
    ("型号", "AØO12", "AOØ12", "not_comparable"),
    # a shoe's size by itself, and a nappy's with the wearer's weight
    ("规格", "42码", "UK 8", "not_comparable"),
    ("规格", "260mm", "42码", "not_comparable"),
    ("规格", "42码", "43码", "differs"),
    ("规格", "38.5码", "385码", "differs"),
    ("规格", "UK7", "US7", "differs"),
    ("规格", "L码（9-14kg）", "XL码（12-17kg）", "differs"),
    # years in the cask, an age to begin with, who is of it
    ("年份", "12年陈酿", "aged 12 years", "same_after"),
    ("年份", "12年陈酿", "18年", "differs"),
    ("年份", "12年陈酿", "2012", "not_comparable"),
    ("适用人群", "from 6 months", "6个月以上", "same_after"),
    ("适用人群", "from 6 months", "6个月", "differs"),
    ("适用人群", "3岁以上儿童", "3岁以上", "not_comparable"),
    ("适用人群", "3岁以上儿童", "6岁以上", "differs"),
    ("净含量", "Net cont. 100 mL", "100ml", "same_after"),
    ("面料成分含量", "百分之百棉", "100%棉", "same_after"),
]


@pytest.mark.parametrize(("element", "declared", "standard", "verdict"), CASES)
def test_what_looks_the_same_is_judged_by_what_it_says(
    element: str, declared: str, standard: str, verdict: str
) -> None:
    assert COMPARER.compare(None, element, declared, standard).verdict == verdict
    assert COMPARER.compare(None, element, standard, declared).verdict == verdict
