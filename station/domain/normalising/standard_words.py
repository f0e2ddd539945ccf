"""Words of one language that mean the same, inside longer words too: 婴儿配方乳粉, 婴儿配方奶粉.

From general knowledge of the trade, nobody's list; whole words that mean the same are in `synonyms`.
"""

import re
from functools import lru_cache

from station.domain.normalising.text import folded

#: The first word is put for each of the others.
_INSIDE = """
奶粉 乳粉
牛奶 牛乳
维生素 维他命
透明质酸 玻尿酸
纸尿裤 尿不湿
洗发水 洗发露 洗发乳 洗发香波 洗发液
沐浴露 沐浴乳 沐浴液
护发素 润发乳 润发素
太阳镜 墨镜 太阳眼镜
手表 腕表
T恤 T恤衫
烘焙 烘培
巧克力 朱古力
麦卢卡 麦芦卡
奶酪 干酪 芝士 起司
三文鱼 鲑鱼
金枪鱼 吞拿鱼
咖啡因 咖啡碱
电吹风 吹风机
剃须 刮胡
隐形眼镜 角膜接触镜
威士忌 威士忌酒
伏特加 伏特加酒
面部 脸部
皮肤 肌肤
塑料 塑胶
硅胶 矽胶
粘胶 黏胶
男 男士 男式 男款 男性 男用 男士款 男性用 男士用
女 女士 女式 女款 女性 女用 女士款 女性用 女士用
其他 其它
儿童 小孩 孩童 小朋友
成人 成年人
老人 老年人
狗 犬
猫 猫咪
马铃薯 土豆
番茄 西红柿 蕃茄
牛油果 鳄梨
猕猴桃 奇异果
冰淇淋 冰激凌
湿巾 湿纸巾
猫砂 猫沙
电脑 计算机
相机 照相机
手机 移动电话
冰箱 电冰箱
自行车 脚踏车
圆珠笔 原子笔
常温 室温
保存 储存 贮存 存放 储藏 贮藏
阳光直射 日光直射 阳光照射 日光照射
巴氏杀菌 巴氏消毒 巴氏灭菌
冻干 冷冻干燥 真空冷冻干燥
含气 含汽
无气 无汽
无荧光剂 无荧光增白剂
sulfate sulphate
color colour
flavor flavour flavored flavoured
fiber fibre
gray grey
aluminum aluminium
soy soya
corn maize
skim skimmed
odor odour
yogurt yoghurt
pajamas pyjamas
jewelry jewellery
liter litre
ization isation
izing ising
ized ised
facecare facialcare
facecleansing facialcleansing
"""
_HEADS = {
    folded(name): folded(head)
    for head, *names in map(str.split, _INSIDE.strip().splitlines())
    for name in (head, *names)
}
_INSIDE_PATTERN = re.compile("|".join(sorted(_HEADS, key=len, reverse=True)))
#: What says no more behind a word: 墨绿色 is 墨绿; 草莓口味 is 草莓味, 原味口味 原味.
_BEHIND = (
    (re.compile("(?<=.[红蓝绿黑白黄灰紫棕褐橙粉青])色$"), ""),
    (re.compile("(?<=味)口味$"), ""),
    (re.compile("(?<=.)口味$"), "味"),
)


@lru_cache(maxsize=8192)
def in_standard_words(text: str) -> str:
    """Return folded words with what means the same inside them in one word."""
    text = _INSIDE_PATTERN.sub(lambda found: _HEADS[found[0]], text)
    for pattern, short in _BEHIND:
        text = pattern.sub(short, text)
    return text
