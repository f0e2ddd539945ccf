"""What was once read as the same and is not: points, bounds, signs, ticks, packs in packs, labels, words."""

import pytest

from station.app.comparing import Comparer

COMPARER = Comparer()
CASES = [
    # leading point
    ("净含量", ".5L", "5L"),
    ("净含量", ".75kg", "75kg"),
    ("规格", "2×.5L", "2×5L"),
    ("规格", "0-.5mm", "0-5mm"),
    ("酒精浓度", ".5%vol", "5%vol"),
    ("成分含量", "棉.5%", "棉5%"),
    # bounds and "about" on counts, packs, ranges
    ("规格", "≥60粒", "≤60粒"),
    ("规格", "不少于60粒", "不超过60粒"),
    ("规格", "约60粒", "60粒"),
    ("包装规格", "不超过24瓶/箱", "24瓶/箱"),
    ("规格", "at least 12 pcs", "up to 12 pcs"),
    ("规格", "≥6×250ml", "≤6×250ml"),
    ("规格", "≥100-240V", "100-240V"),
    ("规格", "60片max", "60片"),
    # signs in front and behind, and in brackets
    ("净含量", "500g+", "500g"),
    ("酒精浓度", "40%vol+", "40%vol"),
    ("净含量", "~500g", "500g"),
    ("净含量", "500g~", "500g"),
    ("净含量", "≧500g", "≦500g"),
    ("成分含量", "≧5%", "5%"),
    ("适用年龄", "≧3岁", "3岁"),
    ("规格", "500g(约)", "500g"),
    # each, and in all
    ("规格", "5片 共125ml", "5片 各125ml"),
    ("规格", "2瓶共500ml", "2瓶各500ml"),
    ("规格", "6 pieces, total 30g", "6 pieces, each 30g"),
    ("规格", "2盒共60粒", "2盒各60粒"),
    ("规格", "total 60 capsules, 2 bottles", "60 capsules each, 2 bottles"),
    # packs of a measure of which only the product agreed
    ("规格", "5g×10包×2盒", "5g×2包×10盒"),
    ("规格", "250ml×6瓶×4箱", "250ml×4瓶×6箱"),
    ("包装规格", "2盒(10包/盒,5g/包)", "4盒(5包/盒,5g/包)"),
    ("包装规格", "每盒10包,每包5克,共2盒", "5克/包,20包/盒,1盒"),
    ("包装规格", "每盒1包,每包100克,共1盒", "5x10x2g"),
    # minus
    ("屈光度", "-3.00", "3.00"),
    ("屈光度", "SPH -3.00", "SPH 3.00"),
    ("规格", "PWR -2.50", "PWR 2.50"),
    ("储存温度", "存于-18摄氏度", "存于18摄氏度"),
    ("储存温度", "store at -18C", "store at 18C"),
    ("储存温度", "-18度至-15度", "-18度至15度"),
    ("储存温度", "-18C", "18C"),
    ("储存温度", "-18℃/-22℃", "-18℃/22℃"),
    # ticks and crosses
    ("是否含糖", "是√ 否", "是 否√"),
    ("是否含糖", "(√)是( )否", "( )是(√)否"),
    ("防水", "√", "×"),
    ("适用性别", "♂", "♀"),
    ("净含量", "♂50ml", "♀50ml"),
    ("品名", "防晒❌", "防晒✅"),
    # dates
    ("保质期", "2027.10", "2027.1"),
    ("保质期", "2027.10", "2027年1月"),
    ("日期", "2020.10", "2020-01"),
    ("保质期", "MFG 2024-01-01", "EXP 2024-01-01"),
    ("日期", "生产日期2024-05-01", "有效期至2024-05-01"),
    ("保质期", "best before 05/2027", "mfd 05/2027"),
    # labels of another property
    ("毛重", "净重500g", "毛重500g"),
    ("毛重", "net weight 500g", "500g"),
    ("里料", "面料:涤纶", "里料:涤纶"),
    ("填充物", "面料:涤纶", "涤纶"),
    ("型号", "批号123", "型号123"),
    # ranges, alternatives, ratios
    ("规格", "5kg-10kg", "5kg/10kg"),
    ("规格", "1/2", "1-2"),
    ("规格", "10-20", "10:20"),
    ("规格", "1/2片", "1-2片"),
    ("规格", "10-12瓶/箱", "10/12瓶/箱"),
    ("适用年龄", "3岁-6岁", "3岁/6岁"),
    ("适用季节", "周一-周五", "周一、周五"),
    ("蛋白质含量", "5g/100g", "5g、100g"),
    # an E that is a vitamin, a serving
    ("成分", "Vitamin E 400 IU", "Vitamin 400 IU"),
    ("成分", "维生素 E 100mg", "维生素 100mg"),
    ("蛋白质含量", "5g/份", "5g"),
    # versions and leading zeros
    ("规格型号", "V1.10", "V1.1"),
    ("软件版本", "5.20", "5.2"),
    ("规格型号", "R08", "R8"),
    ("规格型号", "T137.410", "T137.41"),
    ("型号", "V1.2.3", "V123"),
    ("型号", "8.1.0", "810"),
    # letters of models that were taken for sizes
    ("型号", "US10", "10US"),
    ("型号", "FR30", "30FR"),
    ("型号", "CN7", "7CN"),
    ("型号", "OS", "F"),
    ("型号", "F", "均码"),
    ("型号", "NB", "newborn"),
    ("型号", "A-B", "A/B"),
    ("型号", "C#", "C"),
    # commas that part words
    ("成分", "玉米、淀粉", "玉米淀粉"),
    ("成分", "大豆、蛋白", "大豆蛋白"),
    ("成分", "butter, milk", "buttermilk"),
    ("材质", "铝,合金", "铝合金"),
    ("用途", "不，食用", "不食用"),
    # prime
    ("尺寸", "5'", '5"'),
    ("尺寸", '27"', "27"),
    ("型号", "15'", '15"'),
    # capitals of units
    ("规格", "10MΩ", "10mΩ"),
    ("规格", "16Gb", "16GB"),
    ("规格", "100Mb/s", "100MB/s"),
    ("规格", "5mPa", "5MPa"),
    # a material and another
    ("材质", "纯银", "925银"),
    # words that the glossary joined
    ("材质", "聚氨酯", "PU皮"),
    ("材质", "棉", "纯棉"),
    ("材质", "合成革", "人造革"),
    ("材质", "羊皮", "绵羊皮"),
    ("材质", "木浆", "绒毛浆"),
    ("品名", "lamb", "mutton"),
    ("品名", "face mask", "面膜"),
    ("品名", "chocolate", "巧克力味"),
    # coded words
    ("品牌类型", "境内品牌贴牌生产", "境外品牌贴牌生产"),
    ("品牌类型", "境内自主品牌贴牌", "3"),
    ("品牌类型", "收购品牌贴牌", "3"),
    ("出口享惠情况", "放弃享受优惠关税", "1"),
    ("出口享惠情况", "可能享惠", "1"),
    ("出口享惠情况", "取消享惠", "1"),
    ("出口享惠情况", "may enjoy", "1"),
    # brands
    ("品牌", "Apple Inc. / Samsung", "Apple"),
    ("品牌", "Nestle SA / Nespresso", "Nestle"),
    ("品牌", "Tiffany & Co/斐乐", "Tiffany & Co"),
    ("品牌", "王牌", "王"),
    ("品牌", "金牌", "金"),
    ("品牌", "Sa Sa", "Sa"),
    ("品牌", "AS Roma", "AS"),
    ("品牌", "Margaux", "Chateau Margaux"),
    # number words
    ("规格", "五六片", "56片"),
    ("规格", "两三瓶", "23瓶"),
    ("规格", "two six-packs", "8 packs"),
    ("规格", "two fifty ml", "52ml"),
    ("规格", "两万五毫安时", "20005mAh"),
    ("规格", "①5mg", "15mg"),
    ("规格", "2⅓杯", "21/3杯"),
    # loose, sums
    ("规格", "500g 20片", "10kg"),
    ("规格", "8GB+128GB", "136GB"),
    ("奶粉段位", "1,2段", "1.2段"),
    ("规格", "25茶包", "25包"),
    # rounding
    ("净含量", "1 gal", "3.75L"),
    ("净含量", "1 qt", "940ml"),
    ("净含量", "1kg", "35 oz"),
    ("净含量", "2m", "78 inches"),
    ("净含量", "1kg", "2.23 lb"),
    # other scripts
    ("品名", "ข้าว", "ขาว"),
    ("品名", "เสื่อ", "เสื้อ"),
    ("品名", "दूध", "दध"),
    # values left open
    ("成分", "不适用", "未填写"),
    ("成分", "不适用", ""),
    ("净含量", "500g?", "500g"),
    ("成分", "棉,涤…", "棉,涤"),
    # a CAS number parted otherwise
    ("CAS号", "64-17-5", "641-75"),
]


@pytest.mark.parametrize(("element", "declared", "standard"), CASES)
def test_none_of_these_is_the_same(element: str, declared: str, standard: str) -> None:
    for one, other in ((declared, standard), (standard, declared)):
        answer = COMPARER.compare(None, element, one, other)
        assert answer.verdict not in {"same", "same_after"}, answer.steps
