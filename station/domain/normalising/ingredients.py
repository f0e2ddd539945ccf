"""Ingredients and colours in Chinese and English, and words of one language that mean the same.

Ingredients after the INCI and the Chinese catalogue of cosmetic ingredients (IECIC), GB 14880 and GB 2760 for food;
from general knowledge of these names, not copied. Names of one letter's difference have rows of their own.
"""

ROWS = """
烟酰胺 niacinamide nicotinamide 尼克酰胺
烟酸 niacin nicotinicacid
透明质酸 玻尿酸 hyaluronicacid
透明质酸钠 玻尿酸钠 sodiumhyaluronate
视黄醇 retinol a醇
视黄醛 retinal retinaldehyde
水杨酸 salicylicacid
甘醇酸 乙醇酸 glycolicacid
乳酸 lacticacid
柠檬酸 citricacid
氟化钠 sodiumfluoride
单氟磷酸钠 sodiummonofluorophosphate
氟化亚锡 stannousfluoride
丙二醇 propyleneglycol
丁二醇 butyleneglycol
乙醇 ethanol 酒精 alcohol
矿油 矿物油 mineraloil
凡士林 petrolatum
神经酰胺 ceramide ceramides
角鲨烷 squalane
角鲨烯 squalene
熊果苷 arbutin
尿囊素 allantoin
泛醇 panthenol
尿素 urea
氧化锌 zincoxide
二氧化钛 titaniumdioxide
芦荟 aloe aloevera
乳木果油 sheabutter
辅酶q10 coenzymeq10 coq10 泛醌
维生素a vitamina 维他命a va
维生素c vitaminc 维他命c vc 维c 抗坏血酸 ascorbicacid
维生素d vitamind 维他命d
维生素d2 vitamind2
维生素d3 vitamind3 维他命d3
维生素e vitamine 维他命e ve 维e
维生素b1 vitaminb1 硫胺素 thiamine
维生素b2 vitaminb2 核黄素 riboflavin
维生素b6 vitaminb6
维生素b12 vitaminb12
维生素k vitamink
维生素k1 vitamink1
维生素k2 vitamink2
生物素 biotin
镁 magnesium
硒 selenium
钾 potassium
钠 sodium
氨基葡萄糖 glucosamine 葡萄糖胺 氨糖
软骨素 chondroitin
褪黑素 melatonin
左旋肉碱 lcarnitine
肌酸 creatine
葡萄籽 grapeseed
葡萄籽提取物 grapeseedextract
蔓越莓 cranberry
蓝莓 blueberry
奶蓟草 水飞蓟 milkthistle
姜黄 turmeric
姜黄素 curcumin
大豆卵磷脂 soylecithin 大豆磷脂
卵磷脂 lecithin
螺旋藻 spirulina
磷虾油 krilloil
亚麻籽油 flaxseedoil linseedoil
乳铁蛋白 lactoferrin
酪蛋白 casein
低聚果糖 fructooligosaccharides fos
膳食纤维 dietaryfibre dietaryfiber
木糖醇 xylitol
麦芽糖醇 maltitol
赤藓糖醇 erythritol
阿斯巴甜 aspartame
葡萄糖 glucose dextrose
果糖 fructose
蛋白质 protein
脂肪 fat
碳水化合物 carbohydrate carbohydrates
粗蛋白质 粗蛋白 crudeprotein
粗脂肪 crudefat
鸡肉 chicken chickenmeat
牛肉 beef
鱼肉 fishmeat
三文鱼 鲑鱼 salmon
金枪鱼 吞拿鱼 tuna
羊肉 mutton
羔羊肉 lamb
鸭肉 duckmeat
鸡蛋 egg eggs
大豆 黄豆 soybean soybeans
花生 peanut peanuts
腰果 cashew cashews
核桃 walnut walnuts
榛子 hazelnut hazelnuts
开心果 pistachio pistachios
巴旦木 扁桃仁 almond almonds
夏威夷果 澳洲坚果 macadamia macadamias
藏青色 藏青 navy navyblue 藏蓝色 海军蓝
酒红色 酒红 winered
玫瑰金 玫瑰金色 rosegold
卡其色 卡其 khaki
浅蓝色 浅蓝 lightblue
深蓝色 深蓝 darkblue
天蓝色 天蓝 skyblue
浅灰色 浅灰 lightgrey lightgray
深灰色 深灰 darkgrey darkgray
咖啡色 coffeecolour
裸色 nude
米白色 米白 offwhite
象牙白 ivory 象牙色
浅粉色 浅粉 lightpink
浅绿色 浅绿 lightgreen
深绿色 深绿 墨绿色 darkgreen
青色 cyan
香槟色 香槟金 champagnegold
驼色 camel
桃红色 桃红 rosered
湖蓝色 湖蓝
宝蓝色 宝蓝 royalblue
"""
