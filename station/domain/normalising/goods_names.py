"""What goods are called in Chinese and in English: best sellers of cross-border trade.

From general knowledge of the trade. A name of which nobody can say what it answers to has no row: infant formula is
婴儿配方奶粉 and 婴幼儿配方奶粉.
"""

ROWS = """
红茶 blacktea
绿茶 greentea
乌龙茶 oolongtea oolong
花草茶 herbaltea
牛奶 milk
全脂牛奶 wholemilk fullcreammilk
脱脂牛奶 skimmilk skimmedmilk
酸奶 yogurt yoghurt
奶酪 cheese
果汁 juice fruitjuice
橙汁 orangejuice
苹果汁 applejuice
矿泉水 mineralwater
速溶咖啡 instantcoffee
咖啡粉 groundcoffee
白兰地 brandy
伏特加 vodka
朗姆酒 rum
金酒 gin 杜松子酒
龙舌兰酒 tequila
香槟 champagne 香槟酒
起泡酒 sparklingwine 起泡葡萄酒 气泡酒
清酒 sake
利口酒 liqueur 力娇酒
杏仁
核桃 walnuts walnut
腰果 cashews cashew cashewnuts
开心果 pistachios pistachio
夏威夷果 macadamia macadamianuts
榛子 hazelnuts hazelnut
葡萄干 raisins
意大利面 pasta 意面
果酱 jam
糖果 candy sweets
口香糖 chewinggum
薯片 potatochips
酱油 soysauce
醋 vinegar
酵素 enzyme
燕窝 birdsnest
蛋白粉 proteinpowder
复合维生素 multivitamin multivitamins
猫粮 catfood
狗粮 dogfood
牙刷 toothbrush
电动牙刷 electrictoothbrush
漱口水 mouthwash
香水 perfume
香皂 soap toiletsoap
洗手液 handwash handsoap
洗面奶 facialcleanser facewash 洁面乳
卸妆油 cleansingoil
爽肤水 toner 化妆水
精华液 serum 精华
眼霜 eyecream
护手霜 handcream
身体乳 bodylotion
防晒霜 sunscreencream 防晒乳
睫毛膏 mascara
眼影 eyeshadow
粉底液 liquidfoundation
腮红 blush blusher
指甲油 nailpolish
湿巾 wetwipes wipes
婴儿湿巾 babywipes
奶瓶 babybottle feedingbottle
奶嘴 pacifier
背包 backpack
手提包 handbag
钱包 wallet
皮带 leatherbelt
围巾 scarf
手套 gloves
袜子 socks
帽子 hat
凉鞋 sandals
靴子 boots
牛仔裤 jeans
连衣裙 dress
衬衫 shirt
毛衣 sweater
夹克 jacket
睡衣 pajamas pyjamas
毛巾 towel towels
床单 bedsheet
枕头 pillow
被子 quilt duvet
电饭煲 ricecooker
榨汁机 juicer
搅拌机 blender
咖啡机 coffeemachine coffeemaker
吸尘器 vacuumcleaner
吹风机 hairdryer 电吹风
空气净化器 airpurifier
加湿器 humidifier
电热水壶 electrickettle 电水壶
平底锅 fryingpan
保温杯 vacuumflask thermos thermosflask
积木 buildingblocks
拼图 jigsawpuzzle puzzle
毛绒玩具 plushtoy plushtoys
洋娃娃 doll 娃娃
隐形眼镜 contactlenses
键盘 keyboard
鼠标 mouse
移动电源 powerbank 充电宝
充电器 charger
音箱 speaker
智能手表 smartwatch
行李箱 suitcase luggage
"""
