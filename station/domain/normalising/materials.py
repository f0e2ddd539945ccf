"""Materials, fibres and kinds of plants in Chinese and English, and words that are broader than others.

Fibres after GB/T 4146.1 and ISO 2076 (names of man-made fibres) and GB/T 11951 (natural fibres), plastics after
ISO 1043-1; from general knowledge of these names, not copied.
"""

ROWS = """
天丝 tencel 莱赛尔 lyocell 莱赛尔纤维
苎麻 ramie
黄麻 jute
汉麻 hemp 大麻纤维
醋酸纤维 acetate 醋纤 醋酯纤维
三醋酸纤维 triacetate
铜氨纤维 cupro 铜氨
羊驼毛 alpaca 羊驼绒
马海毛 mohair
兔毛 rabbithair
安哥拉兔毛 angora
骆驼毛 camelhair 驼绒
牦牛绒 yakwool
羽绒 down downfill
鹅绒 goosedown 鹅羽绒
白鹅绒 whitegoosedown 白鹅羽绒
鸭绒 duckdown 鸭羽绒
白鸭绒 whiteduckdown
羽毛 feather feathers
竹纤维 bamboofibre bamboofiber bambooviscose
大豆纤维 soybeanfibre soybeanfiber
柞蚕丝 tussahsilk tussah
有机棉 organiccotton
长绒棉 longstaplecotton
法兰绒 flannel
珊瑚绒 coralfleece
摇粒绒 fleece polarfleece
帆布 canvas
牛仔布 denim
灯芯绒 corduroy
绒毛浆 fluffpulp
木浆 woodpulp
高分子吸水树脂 superabsorbentpolymer sap 高吸水性树脂
真皮 genuineleather realleather
羊皮 羊皮革
绵羊皮 sheepskin sheepleather 绵羊皮革
山羊皮 goatskin goatleather 山羊皮革
小牛皮 calfskin calfleather 小牛皮革
猪皮 pigskin 猪皮革
鹿皮 deerskin
鳄鱼皮 crocodileleather crocodileskin
麂皮 suede
漆皮 patentleather
头层牛皮 fullgraincowhide topgraincowhide
聚氯乙烯 pvc pvc塑料
聚苯乙烯 ps polystyrene
聚对苯二甲酸乙二醇酯 pet
聚对苯二甲酸丁二醇酯 pbt pbt塑料
聚乳酸 pla
聚四氟乙烯 ptfe 特氟龙 teflon
聚苯砜 ppsu
聚醚砜 pes
共聚酯 tritan
聚酰亚胺 polyimide
亚克力 pmma 聚甲基丙烯酸甲酯
聚甲醛 pom
热塑性聚氨酯 tpu
热塑性弹性体 tpe
热塑性橡胶 tpr
密胺 melamine 蜜胺 美耐皿 三聚氰胺树脂
乳胶 latex
天然乳胶 naturallatex
乙烯-醋酸乙烯 eva
氯丁橡胶 neoprene
铝 aluminium aluminum
铝合金 aluminiumalloy aluminumalloy
锌合金 zincalloy
钛 titanium 纯钛
钛合金 titaniumalloy
铁 iron
铸铁 castiron
铸铝 castaluminium castaluminum
碳钢 carbonsteel
铜 copper 紫铜
黄铜 brass
青铜 bronze
925银 sterlingsilver
钢 steel
搪瓷 enamel 珐琅
骨瓷 bonechina 骨质瓷
炻瓷 stoneware 炻器
陶 earthenware pottery
高硼硅玻璃 borosilicateglass 耐热玻璃
水晶玻璃 crystalglass
榉木 beech beechwood
橡木 oak oakwood
松木 pine pinewood
胡桃木 walnutwood
相思木 acaciawood acacia
橄榄木 olivewood
胶合板 plywood
软木 cork
阿拉比卡 arabica 阿拉比卡种 小粒咖啡 阿拉比卡咖啡豆 arabicabeans arabicacoffee
罗布斯塔 robusta 罗布斯塔种 中粒咖啡 罗布斯塔咖啡豆 robustabeans
利比里卡 liberica
麦卢卡 manuka
三叶草 clover
金合欢 acaciahoney 洋槐 槐花
"""
#: A broader word, and what falls under it: of two such words nobody can say whether they mean the same thing.
BROADER = """
皮 牛皮 羊皮 绵羊皮 山羊皮 小牛皮 猪皮 鹿皮 鳄鱼皮 头层牛皮 麂皮 皮革 真皮
皮革 牛皮 羊皮 绵羊皮 山羊皮 小牛皮 猪皮 鹿皮 鳄鱼皮 头层牛皮 麂皮 真皮
真皮 牛皮 羊皮 绵羊皮 山羊皮 小牛皮 猪皮 鹿皮 鳄鱼皮 头层牛皮 麂皮
牛皮 小牛皮 头层牛皮
塑料 聚丙烯 聚乙烯 聚碳酸酯 聚氯乙烯 聚苯乙烯 聚对苯二甲酸乙二醇酯 聚对苯二甲酸丁二醇酯 聚乳酸 聚苯砜 聚醚砜 共聚酯
塑料 亚克力 密胺 热塑性弹性体 热塑性聚氨酯 abs as
人造革 聚氨酯 聚氯乙烯 pu皮 合成革
合成革 聚氨酯 聚氯乙烯 pu皮
聚氨酯 pu皮
棉 纯棉
羊皮 绵羊皮 山羊皮
木浆 绒毛浆
银 925银 纯银
纯银 925银
陶瓷 瓷 炻瓷 骨瓷
金属 不锈钢 铝 铝合金 锌合金 钛 钛合金 铁 铸铁 铸铝 碳钢 铜 黄铜 青铜 钢
合金 铝合金 锌合金 钛合金 不锈钢
钢 不锈钢 碳钢
不锈钢 304不锈钢 316不锈钢 316l不锈钢 430不锈钢 201不锈钢 18/10不锈钢 18/8不锈钢
铝 铝合金 铸铝
铁 铸铁
木 榉木 橡木 松木 胡桃木 相思木 橄榄木 胶合板
瓷器 陶瓷 骨瓷 炻瓷
陶瓷 骨瓷 炻瓷 陶
玻璃 高硼硅玻璃 水晶玻璃
橡胶 乳胶 天然乳胶 氯丁橡胶 热塑性橡胶
麻 亚麻 苎麻 黄麻 汉麻
毛 羊毛 兔毛 羊驼毛 马海毛 骆驼毛
羊毛 美利奴羊毛
羽绒 鹅绒 鸭绒 白鹅绒 白鸭绒
鹅绒 白鹅绒
鸭绒 白鸭绒
葡萄 红葡萄 白葡萄
红葡萄 赤霞珠 品丽珠 梅洛 西拉 黑皮诺 马尔贝克 丹魄 歌海娜 桑娇维塞 内比奥罗 仙粉黛 佳美娜 佳美 小维多 慕合怀特
白葡萄 霞多丽 长相思 雷司令 赛美蓉 琼瑶浆 灰皮诺 白皮诺 维欧尼 白诗南 麝香 绿维特利纳 阿尔巴利诺
布 棉 亚麻 帆布 牛仔布 无纺布
棉 有机棉 长绒棉 精梳棉
纤维 棉 聚酯纤维 锦纶 腈纶 粘胶 莫代尔 天丝
化纤 聚酯纤维 锦纶 腈纶 氨纶
水 纯净水 去离子水 纯水 蒸馏水 矿泉水
油 植物油 橄榄油
植物油 棕榈油 葵花籽油 大豆油 菜籽油 椰子油 橄榄油 玉米油
乳粉 脱脂乳粉 全脂乳粉
浅色 白色 米色 米白色 浅蓝色 浅灰色 粉色 浅粉色
深色 黑色 深蓝色 深灰色 藏青色 棕色
糖 白砂糖 红糖 葡萄糖 果糖 乳糖 麦芽糖 蔗糖
坚果 腰果 核桃 榛子 开心果 巴旦木 夏威夷果 扁桃仁
维生素 维生素c 维生素e 维生素d3
"""
