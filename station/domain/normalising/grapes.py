"""Grape varieties in Chinese and in the spelling of wine labels; synonyms that are one variety stand in one row.

Which names are one variety follows the OIV's list of vine varieties and their synonyms; the Chinese names are those the
trade prints on back labels (many of them also in SB/T 11122, terms of imported wines). Both from general knowledge, not
copied from either list. Varieties that only sound alike (小西拉 and 西拉, Muscat and Muscadet) have rows of their own.
"""

from station.domain.normalising.text import folded

ROWS = """
赤霞珠 cabernetsauvignon 解百纳苏维翁 卡本内苏维浓
品丽珠 cabernetfranc 卡本内弗朗
蛇龙珠 cabernetgernischt
梅洛 美乐 merlot 梅鹿辄 梅乐 美洛
西拉 syrah shiraz 设拉子 切拉子 希哈 西拉子 西拉赫
小西拉 petitesirah durif 杜瑞夫
黑皮诺 pinotnoir 黑比诺 spatburgunder 黑品诺 黑品乐 黑比洛
灰皮诺 pinotgris pinotgrigio 灰比诺 grauburgunder
白皮诺 pinotblanc pinotbianco 白比诺 weissburgunder
莫尼耶皮诺 pinotmeunier meunier 皮诺莫尼耶 莫尼耶
霞多丽 chardonnay 莎当妮 夏多内 霞多内
长相思 sauvignonblanc 白苏维翁 白苏维浓 苏维翁白
赛美蓉 semillon 榭密雍 赛美容
雷司令 riesling 丽丝玲 薏丝琳
贵人香 welschriesling italianriesling 威尔士雷司令
琼瑶浆 gewurztraminer 格乌兹塔明那
维欧尼 viognier 维奥涅
白诗南 cheninblanc 诗南
麝香 muscat moscato 莫斯卡托 慕斯卡 密斯卡岱麝香 小粒白麝香 muscatblancapetitsgrains moscatobianco
密斯卡岱 muscadelle
慕斯卡德 muscadet melondebourgogne
歌海娜 grenache garnacha 歌海纳 格连纳什 cannonau
白歌海娜 grenacheblanc garnachablanca
丹魄 tempranillo 添普兰尼洛 tintoderoble tintafino cencibel tintaroriz aragonez
慕合怀特 mourvedre monastrell mataro 慕尔韦度 莫纳斯特雷尔
佳丽酿 carignan carinena mazuelo 佳利酿
神索 cinsault cinsaut 仙索
马尔贝克 malbec 马贝克 cot
佳美娜 carmenere 佳美纳 卡曼娜
佳美 gamay 嘉美
小维多 petitverdot 味而多 小味儿多
皮诺塔吉 pinotage 品乐塔吉 皮诺塔基
桑娇维塞 sangiovese 桑乔维塞 brunello prugnologentile
内比奥罗 nebbiolo 纳比奥罗 内比奥洛
巴贝拉 barbera
多姿桃 dolcetto 多赛托
科维纳 corvina
罗蒂内拉 rondinella
蒙特普齐亚诺 montepulciano
黑珍珠 nerodavola 黑达沃拉
仙粉黛 zinfandel primitivo 金粉黛 普里米蒂沃
格雷拉 glera
特雷比奥罗 trebbiano ugniblanc 白玉霓 特雷比亚诺
卡尔卡耐卡 garganega 加尔加内加
柯蒂斯 cortese
阿内斯 arneis
维蒂奇诺 verdicchio
韦尔芒提诺 vermentino rolle
阿尔巴利诺 albarino alvarinho 阿尔巴利纽
弗德乔 verdejo 维尔德贺
马卡贝奥 macabeo viura 马家婆
沙雷洛 xarello 沙雷洛葡萄
帕雷亚达 parellada
托伦特斯 torrontes 特浓情
绿维特利纳 grunerveltliner 绿斐特丽娜 绿维特林纳
茨威格 zweigelt
蓝佛朗克 blaufrankisch lemberger
丹菲特 dornfelder
西万尼 silvaner sylvaner
米勒图高 mullerthurgau
富尔民特 furmint 福民特
国产多瑞加 tourigganacional touriganacional 国家杜丽佳
马瑟兰 marselan 马瑟兰葡萄
丹娜 tannat 塔娜
玛珊 marsanne 马尔萨讷
胡珊 roussanne 瑚珊
克莱雷 clairette
白羽 rkatsiteli
晚红蜜 saperavi
威代尔 vidal vidalblanc
"""
#: Folded.
GRAPES: frozenset[str] = frozenset(map(folded, ROWS.split()))
