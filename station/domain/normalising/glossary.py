"""Words of goods in Chinese and English that mean the same: materials, forms, colours, packs, people; and synonyms."""

from itertools import combinations

from station.domain.normalising import (
    broader_words,
    goods_names,
    grapes,
    ingredients,
    materials,
    near_english,
    near_goods,
    near_words,
    regions,
    synonyms,
)
from station.domain.normalising.standard_words import in_standard_words
from station.domain.normalising.text import folded

_ROWS = """
棉 cotton 棉花
纯棉 全棉 purecotton
聚丙烯 pp polypropylene pp塑料
聚乙烯 pe polyethylene pe塑料
聚碳酸酯 polycarbonate
聚氨酯 pu polyurethane
pu皮 pu革 puleather pu皮革
焙烤 烘焙 烘培 烘烤 焙炒 roasted baked
冷榨 冷压 冷压榨 低温压榨 coldpressed
毛绒 plush
块状 块 blockform
聚酯纤维 涤纶 涤 聚酯 polyester polyesterfibre polyesterfiber
氨纶 氨 elastane spandex lycra 弹性纤维 聚氨酯弹性纤维
锦纶 锦 尼龙 聚酰胺纤维 nylon polyamide 聚酰胺
腈纶 腈 acrylic
粘胶 粘 粘纤 粘胶纤维 人造棉 人棉 viscose rayon
莫代尔 modal
羊毛 wool
羊绒 cashmere
蚕丝 真丝 桑蚕丝 silk
亚麻 linen flax
牛皮 牛皮革 cowhide cowleather
皮革 leather
合成革 syntheticleather
人造革 artificialleather fauxleather
塑料 塑胶 塑料制 plastic plastics
不锈钢 精钢 stainlesssteel
玻璃 glass
陶瓷 ceramic ceramics
橡胶 rubber
硅胶 矽胶 silicone
木 木材 木头 wood wooden 木质 木制
竹 bamboo
纸 paper
无纺布 nonwoven nonwovenfabric 非织造布
纺织材料 textile textilematerial textiles
树脂 resin
针织 knitted knit
钩编 crocheted
机织 梭织 woven
膏状 paste
霜状 creamform
粉状 粉末状 粉末 powder powdered powdery
液状 液体 liquid 液态 液体状
乳状 乳液状 emulsion
凝胶 凝胶状 gel 啫喱状
固体 固态 solid 固体状
颗粒 颗粒状 granules granule granular
片剂 tabletform tablet tablets
胶囊 capsule capsules
软胶囊 softgel softcapsule softgels softcapsules
硬胶囊 hardcapsule hardcapsules
喷雾 spray
泡沫状 foam 泡沫
片状 sheetform
红色 红 red
蓝色 蓝 blue
绿色 绿 green
黑色 黑 black blk
白色 白 white wht
黄色 黄 yellow
粉色 粉红色 粉红 pink
紫色 purple
灰色 灰 grey gray
棕色 褐色 brown
橙色 橘色 orange
金色 gold golden
银色 silver
米色 beige
透明 transparent
无色 colourless colorless
瓶装 bottled
罐装 听装 canned tinned
盒装 boxed
袋装 bagged
箱装 cased
纸箱 纸箱装 cartonbox
零售包装 零售 零售装 retailpackaging forretailsale retailsale retail retailpacked retailpack forretail
成人 成年人 adult adults 成人用
婴儿 baby infant babies infants 婴儿用
幼儿 toddler toddlers
婴幼儿 infantsandtoddlers infantsandyoungchildren
儿童 child children kids 儿童用
男士 男式 男 男款 男用 men men's mens male
女士 女式 女 女款 女用 women women's womens female ladies
男女通用 中性 unisex
护肤 skincare 护肤用
面部护肤 facialskincare
保湿 moisturizing moisturising hydrating
防晒 sunscreen sunprotection
美白 whitening brightening
清洁 cleaning cleansing
洗发水 洗发露 洗发乳 洗发香波 香波 shampoo 洗发液
沐浴露 沐浴乳 沐浴液 showergel bodywash
护发素 润发乳 润发素 conditioner hairconditioner
牙膏 toothpaste
面霜 facecream facialcream
面膜 facialmask sheetmask
口红 唇膏 lipstick
纸尿裤 尿不湿 diapers diaper nappies nappy
卫生巾 sanitarynapkins sanitarypads
巧克力 chocolateproduct
饼干 biscuits biscuit cookies
葡萄酒 wine
红葡萄酒 红酒 redwine
白葡萄酒 whitewine
啤酒 beer
威士忌 whisky whiskey
橄榄油 oliveoil
特级初榨橄榄油 extravirginoliveoil
奶粉 乳粉 milkpowder powderedmilk
婴幼儿配方奶粉 婴幼儿配方乳粉 infantformula infantformulamilkpowder
茶叶 茶 tea
咖啡豆 coffeebeans
太阳镜 墨镜 sunglasses
手表 腕表 wristwatch watch watches
耳机 headphones earphones headset
T恤 T恤衫 tshirt tshirts 体恤
运动鞋 sneakers sportsshoes trainers
洗发 hairwash 洗发用 hairwashing
护发 haircare
食用 供食用 edible forfood foreating humanconsumption forhumanconsumption
饮用 供饮用 drinking fordrinking
家用 家庭用 household householduse homeuse forhouseholduse domesticuse
水 water aqua
甘油 丙三醇 glycerin glycerine glycerol
明胶 gelatin gelatine
鱼油 fishoil
钙 calcium
铁 iron
锌 zinc
叶酸 folicacid
叶黄素 lutein
胶原蛋白 collagen
乳清蛋白 wheyprotein 乳清蛋白粉
益生菌 probiotic probiotics
白砂糖 sugar whitesugar 白糖 蔗糖
食盐 salt 盐
小麦粉 wheatflour 面粉
黄油 butter
可可粉 cocoapowder
可可脂 cocoabutter
脱脂乳粉 脱脂奶粉 skimmilkpowder skimmedmilkpowder
全脂乳粉 全脂奶粉 wholemilkpowder
乳糖 lactose
植物油 vegetableoil
大麦麦芽 barleymalt
麦芽 malt
啤酒花 hops hop
酵母 yeast
葡萄 grape grapes
蜂蜜 honey
咖啡 coffee
大米 rice
燕麦 oat oats
草莓味 strawberryflavour strawberryflavor
香草味 vanillaflavour vanillaflavor
巧克力味 chocolateflavour chocolateflavor
原味 original plain originalflavour
冷冻 frozen
冷藏 chilled refrigerated
新鲜 fresh
石英机芯 石英 quartz quartzmovement
机械机芯 机械 mechanical mechanicalmovement
指针式 analog analogue
电子 electronic
新 全新 new brandnew
"""
TERMS: dict[str, str] = {}
for _row in "\n".join(
    table.ROWS if table is not None else _ROWS
    for table in (ingredients, None, goods_names, grapes, materials, regions, synonyms)
).split("\n"):
    _names = list(map(folded, _row.split()))
    _head = TERMS.get(_names[0], _row.split()[0]) if _names else ""
    for _name in _names:
        TERMS.setdefault(_name, _head)
        TERMS.setdefault(in_standard_words(_name), _head)


def term(text: str) -> str:
    """Return the one word that stands for a folded word and all that mean the same; the word itself where none does."""
    return TERMS.get(text) or TERMS.get(standard := in_standard_words(text), standard)


#: Every pair of a broader word and one that falls under it, and every pair of words too near to tell apart.
_NARROWER: frozenset[tuple[str, str]] = frozenset(
    (term(folded(head)), term(folded(name)))
    for head, *names in filter(None, map(str.split, (materials.BROADER + broader_words.ROWS).splitlines()))
    for name in names
) | frozenset(
    (term(folded(one)), term(folded(other)))
    for row in map(str.split, (near_words.ROWS + near_goods.ROWS + near_english.ROWS).splitlines())
    for one, other in combinations(row, 2)
)


def broader(one: str, other: str) -> bool:
    """Say whether one of two folded words is the broader one, or they are too near to tell apart: 塑料 and PP."""
    left, right = term(one), term(other)
    return (left, right) in _NARROWER or (right, left) in _NARROWER
