"""Words that are broader than others, apart from those of materials: 瓶装 and 玻璃瓶. Of the two nobody can say.

General knowledge of the trade, nobody's list. A row has the broader word and what falls under it.
For materials see `materials.BROADER`.
"""

ROWS = """
瓶装 玻璃瓶 塑料瓶 pet瓶 铝瓶 塑料瓶装 玻璃瓶装 喷雾瓶 滴瓶 奶瓶 glassbottle plasticbottle petbottle
罐装 铁罐 铝罐 易拉罐 玻璃罐 塑料罐 马口铁罐 tin tins
塑料瓶 pet瓶 pe瓶 pp瓶
盒装 纸盒 彩盒 铁盒 木盒 塑料盒 礼盒 礼盒装 纸盒装 paperbox giftbox
袋装 塑料袋 纸袋 铝箔袋 真空袋 自封袋 自立袋 塑料袋装 pouch pouches plasticbag paperbag
箱装 纸箱 木箱 塑料箱 瓦楞纸箱 carton cartons
纸箱 瓦楞纸箱
纸盒 彩盒
桶装 塑料桶 铁桶 木桶 纸桶
铝罐 易拉罐
铁罐 马口铁罐 易拉罐
散装 裸装
胶囊 软胶囊 硬胶囊
tablet caplet caplets
固体 粉状 块状 颗粒状 片状 固体粉末
粉状 固体粉末 粉末状固体
液状 油状液体 水状
油状 油状液体
护理 护肤 护发 护手 护唇 护眼 面部护理 口腔护理
护肤 面部护肤 面部护理 身体护理
日用 家用 生活用 个人用
家用 厨房用 厨房 生活用 民用 个人用 居家 家居
保健 补充营养 营养补充 膳食补充 补充维生素
营养补充 膳食补充 补充维生素
通用 男女通用 男士 女士 儿童 成人 所有人群 男童 女童 所有肤质
通用款 男女通用 男士 女士 儿童 成人
儿童 男童 女童 学龄儿童 学龄前儿童
成人 成年女性 成年男性
女士 成年女性
男士 成年男性
婴儿 新生儿
宝宝 婴儿 幼儿 婴幼儿 男宝宝 女宝宝
男宝宝 男宝
女宝宝 女宝
中老年 老人 中年
孕产妇 孕妇 产妇 哺乳期妇女
宠物 猫 狗
狗 成犬 幼犬
猫 成猫 幼猫
红葡萄酒 干红葡萄酒
白葡萄酒 干白葡萄酒
针织 经编 纬编 经编针织 纬编针织 针织或钩编
机织 平纹 斜纹 缎纹 提花
干燥 烘干 晒干 冻干 喷雾干燥 热风干燥 干制
蒸煮 蒸 煮 蒸制 水煮
发酵 自然发酵
杀菌 巴氏杀菌 超高温灭菌
手工 手工制作 手工编织 手工吹制 手工缝制
玻璃 钢化玻璃
木浆 原生木浆
毛绒 短毛绒 长毛绒
超细纤维 超纤
牛皮 二层牛皮
水 饮用水 生活饮用水 自来水 purifiedwater deionizedwater
小麦粉 flour
维生素b3 烟酰胺 烟酸
维生素b6 吡哆醇 盐酸吡哆醇
维生素b12 甲钴胺 氰钴胺
磷脂 卵磷脂 大豆卵磷脂
维生素d 维生素d2 维生素d3
维生素k 维生素k1 维生素k2
糖 果葡糖浆
牛奶 鲜牛奶 生牛奶
鲜牛奶 生牛奶
羊奶 山羊奶 绵羊奶
面霜 乳霜
饼干 曲奇 cookie
奶嘴 安抚奶嘴
wool merinowool
cotton cottonfibre
食用 直接食用
管装 管 软管 软管装
干制 烘干 晒干 冻干
"""
