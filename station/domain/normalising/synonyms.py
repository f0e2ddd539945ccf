"""Words of one language that mean the same, whole: uses, people, packs, forms, processes, ingredients.

Everyday words of the trade; from general knowledge, nobody's list. What two careful people could take for two things
has no row here, but in `near_words`. A row whose first word stands in another table goes on with the row there.
"""

ROWS = """
男女通用 menandwomen formenandwomen 男女皆可 男女均可 男女适用 男女款 男女共用 不分男女 男女皆宜
男童 男孩 boy boys
女童 女孩 girl girls
儿童 孩子 童款 儿童款 童用
成人 大人
老人 elderly
孕妇 孕期妇女 怀孕妇女
哺乳期妇女 乳母 哺乳期女性
狗 狗狗 dog dogs
猫 cat cats
护肤 皮肤护理
护发 头发护理
护手 手部护理
护唇 唇部护理
洁面 洗脸 洗面
沐浴 洗澡
剃须 刮胡子 刮须
烹饪 烹调
通讯 通信
拍照 照相
旅行 旅游
家用 家庭使用
商用 商业用 商业
车用 汽车用
户外 室外
医用 医疗用 医疗
抗皱 防皱
抗衰老 抗老化
祛斑 去斑
祛痘 去痘
去屑 祛屑 去头屑
去角质 祛角质
防紫外线 抗紫外线
含糖 有糖
加糖 添加糖
含酒精 有酒精
未拆封 未开封
半固体 半固态
气体 气态
冰冻 冻
肝 肝脏
心 心脏
肾 肾脏
舌 舌头
翅 翅膀
叶 叶子
去骨 剔骨
瓶装 瓶 瓶子 bottle bottles inbottle inbottles
罐装 罐 罐子 can cans incan incans
盒装 盒 盒子 box boxes inbox inboxes
袋装 袋 袋子 bag bags inbag inbags
箱装 箱 箱子
桶装 桶
杯装 杯
散装 bulk inbulk
干型 干
半干型 半干 semidry halfdry
半甜型 半甜
甜型 甜
干红葡萄酒 干红
干白葡萄酒 干白
桃红葡萄酒 粉红葡萄酒
起泡酒 气泡葡萄酒
静止葡萄酒 静态葡萄酒 平静葡萄酒
调和威士忌 混合威士忌
黑啤酒 黑啤
白啤酒 白啤
拉格啤酒 拉格
艾尔啤酒 艾尔
浅度烘焙 浅烘 浅焙 浅烘焙 lightroast lightroasted lightlyroasted
中度烘焙 中烘 中焙 中烘焙 mediumroast mediumroasted
深度烘焙 深烘 深焙 深烘焙 darkroast darkroasted
中深度烘焙 中深烘 中深焙 中深烘焙 mediumdarkroast
中浅度烘焙 中浅烘 中浅焙 中浅烘焙 mediumlightroast
未焙炒 未烘焙 未烘烤 没有焙炒 unroasted notroasted
未加工 未经加工
超高温灭菌 超高温瞬时灭菌
注塑 注塑成型 注射成型
吹塑 吹塑成型
机织 机织物
针织 针织物 knitting
钩编 钩织
非织造 无纺
无纺布 不织布
油性皮肤 油性 油皮 油性肤质 油性肌 oilyskin oily foroilyskin
干性皮肤 干性 干皮 干性肤质 干性肌 dryskin fordryskin
混合性皮肤 混合性 混合皮 混合性肤质 混合型皮肤 混合肌 混合肤质 combinationskin combination
敏感性皮肤 敏感性 敏感肌 敏感皮肤 敏感肤质 敏感性肤质 sensitiveskin sensitive forsensitiveskin
中性皮肤 中性肤质 normalskin
所有肤质 任何肤质 各种肤质 全部肤质 一切肤质 全肤质 各类肤质 任何皮肤 所有皮肤 各种皮肤 所有皮肤类型 所有肤质类型
所有肤质 allskintypes alltypesofskin allskin anyskintype everyskintype forallskintypes suitableforallskintypes
所有发质 任何发质 各种发质 allhairtypes
咖啡色 咖色
藏青色 藏蓝
粉色 粉
紫色 紫
墨绿色 墨绿
透明 透明色 clear
丙纶 聚丙烯纤维
氨纶 莱卡
莫代尔 木代尔
羊绒 开司米 cashmerewool
蚕丝 mulberrysilk
merinowool merino
牛皮 cowhideleather
聚碳酸酯 pc pc塑料
聚氯乙烯 polyvinylchloride
聚丙烯 聚丙烯塑料
聚乙烯 聚乙烯塑料
聚氯乙烯 聚氯乙烯塑料
聚碳酸酯 聚碳酸酯塑料
腈纶 聚丙烯腈纤维
维纶 聚乙烯醇纤维
莫代尔 莫代尔纤维
羊绒 山羊绒
亚麻 亚麻纤维
不锈钢 inox
人造革 人造皮革 imitationleather
合成革 合成皮革
仿皮 仿皮革
再生革 再生皮革
灯芯绒 条绒
竹 竹子
密胺 美耐皿
亚克力 压克力 有机玻璃
特氟龙 铁氟龙
pu皮 polyurethaneleather puleather
羊毛 sheepswool
维生素e 生育酚 tocopherol
生育酚乙酸酯 维生素e醋酸酯 维生素e乙酸酯 醋酸维生素e tocopherylacetate vitamineacetate
维生素d3 维d3 胆钙化醇
矿油 paraffinumliquidum
sugarfree sugarless
水杨酸 柳酸
柠檬酸 枸橼酸
碳酸氢钠 小苏打 sodiumbicarbonate bakingsoda
谷氨酸钠 味精 monosodiumglutamate msg
黄原胶 汉生胶
月桂醇硫酸酯钠 十二烷基硫酸钠 sodiumlaurylsulfate sls
sodiumlaurethsulfate sles
羟苯甲酯 尼泊金甲酯 对羟基苯甲酸甲酯 methylparaben
羟苯丙酯 尼泊金丙酯 对羟基苯甲酸丙酯 propylparaben
三氯蔗糖 蔗糖素 sucralose
安赛蜜 乙酰磺胺酸钾
甜菊糖苷 甜菊糖甙
赤藓糖醇 赤藻糖醇
山梨糖醇 山梨醇 sorbitol
硬脂酸 十八酸 十八烷酸 stearicacid
棕榈酸 十六酸 十六烷酸 palmiticacid
月桂酸 十二酸 十二烷酸 lauricacid
左旋肉碱 l肉碱
氨基葡萄糖 葡糖胺
低聚果糖 寡果糖
低聚半乳糖 寡半乳糖
果葡糖浆 高果糖浆
葵花籽油 葵花油 向日葵籽油 sunfloweroil sunflowerseedoil
菜籽油 菜油
大豆油 豆油 soybeanoil soyoil
枸杞 枸杞子
榛子 榛果
乙醇 ethylalcohol
二氧化硅 silica silicondioxide
聚二甲基硅氧烷 dimethicone polydimethylsiloxane
变性乙醇 alcoholdenat denaturedalcohol
凡士林 petroleumjelly 矿脂
滑石粉 talc talcum
香精 fragrance parfum
大豆卵磷脂 soybeanlecithin
可可液块 cocoamass cocoaliquor cocoapaste
玉米淀粉 cornstarch
电饭煲 电饭锅
笔记本电脑 手提电脑
袜子 袜
裙子 裙
方便面 泡面 速食面
羽绒服 羽绒衣
男士 man gentlemen forhim
女士 woman forher
青少年 teen teens teenager teenagers
自动上链 自动上弦
手动上链 手动上弦
自动机械 自动上链机械
手动机械 手动上链机械
除湿 去湿
加湿 增湿
速干 快干
防静电 抗静电
冬季 冬天
夏季 夏天
春季 春天
秋季 秋天
立领 竖领
低脂 低脂肪
无谷 无谷物
所有犬种 全犬种
所有猫种 全猫种
成犬 成年犬
成猫 成年猫
增强免疫力 提高免疫力 增加免疫力
护肝 保护肝脏 保肝
护眼 保护眼睛
烧烤味 bbq barbecue
脱咖啡因 decaf decaffeinated
冻干 freezedried lyophilized lyophilised
圆形 round circular
长方形 rectangular rectangle
饮料 beverage drink drinks beverages
钢化玻璃 temperedglass toughenedglass
密度板 mdf mediumdensityfiberboard
全发酵 完全发酵
马尔贝克 玛尔贝克
桑娇维塞 桑乔维亚
仙粉黛 增芳德
黑皮诺 pinotnero
纽扣电池 扣式电池
叶酸 维生素b9 vitaminb9 维生素m
生物素 维生素b7 vitaminb7 维生素h
维生素b12 钴胺素 cobalamin
维生素d3 cholecalciferol
辅酶q10 ubiquinone
咀嚼片 嚼片 可咀嚼片
所有人群 全部人群
"""
