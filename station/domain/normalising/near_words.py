"""Words so near that no table should join them or tell them apart: of two in a row the answer is not comparable.

General knowledge of the trade, nobody's list.
"""

ROWS = """
保湿 补水 滋润 滋养 锁水 润肤
美白 提亮 提亮肤色 亮肤
抗皱 祛皱 去皱 淡化细纹
抗衰老 抗老 抗皱
舒缓 镇静 安抚
防晒 防紫外线 隔离紫外线
遮瑕 遮盖瑕疵
止汗 抑汗
除臭 去味 去异味
驱蚊 防蚊
除螨 去螨
修复 修护
零脂 无脂 脱脂 无脂肪
脱咖啡因 无咖啡因
非转基因 无转基因
sugarfree unsweetened
unflavored original plain natural
原味 无味 天然味
草莓味 草莓风味
橙味 甜橙味 香橙味 橙子味
fragrancefree unscented
透明 无色 无色透明 透明无色 transparent
霜状 膏霜状 霜剂
乳状 乳液
膏状 软膏状 膏体 软膏
乳膏 乳膏剂 霜剂
凝胶 胶状 啫喱
泡沫状 摩丝 摩丝状
颗粒状 粒状 冲剂 颗粒剂
片剂 片状 片
粉状 粉剂
喷雾 喷雾剂
滴剂 滴液
贴剂 贴片 贴膏
圆形 圆
方形 方 正方形
条状 条形
糊状 糊
cream creamy creamform
冷冻 冰冻
速冻 急冻
冷藏 冰鲜 保鲜 低温冷藏
鲜 新鲜
熟 熟制
旧 二手
独立包装 单独包装
罐装 jar jars
盒装 carton cartons
男士 男装 男人
女士 女装 女人 妇女
婴儿 宝宝
孕妇 孕产妇
高帮 高筒
开襟 开衫
连帽 带帽
双肩 双肩包 背包
盛装食物 盛放食物 盛食物
盛装饮料 盛放饮料 盛饮料 盛装饮品
冲饮 冲泡 冲泡饮用 冲调饮用 冲调
携带物品 装载物品 盛放物品 收纳物品
玩耍 娱乐 玩具 游戏
穿着 穿用
吸收尿液 吸尿
补充钙质 补钙 补充钙
清洁面部 面部清洁 洁面
清洁口腔 口腔清洁 口腔护理
清洁牙齿 刷牙 牙齿清洁
清洁头发 头发清洁 洗发
清洁双手 洗手 手部清洁
洗涤衣物 衣物洗涤 洗衣 衣物清洁
面部护肤 面部护理
眼部护理 护眼
运动 体育运动
卫生 卫生用途 清洁卫生
拍照 拍摄 摄影
dietarysupplement foodsupplement nutritionalsupplement healthsupplement
hydrating moisturizing nourishing
decoration decorative ornamental
仿皮 人造革 合成革 pu皮
乳胶 天然乳胶 橡胶
强化玻璃 钢化玻璃
实木 木 原木
金 黄金 足金 千足金
金 金色
银 银色 银质
皮 皮革 皮制
毛绒 绒毛
碳纤维 碳纤
羊毛 绵羊毛
棉 棉质 棉布
硅胶 硅橡胶
密胺 仿瓷
不锈钢 白钢
胶合板 多层板
密度板 中纤板
竹纤维 竹浆纤维
醋酸纤维 二醋酸纤维
牛仔布 丹宁布 牛仔
网布 网眼布
橡木 栎木
榉木 山毛榉
原生木浆 原木浆
针织布 针织面料
橡胶 橡皮
焙炒 烘炒 炒制
烘烤 烤制 烤 焙烤
腌制 腌渍 盐渍 盐腌
糖渍 蜜渍
烟熏 熏制 熏
油炸 炸制
蒸制 蒸
煮 水煮 煮制
晒干 日晒 晾晒
烘干 热风干燥
研磨 磨碎 磨粉 粉碎
去壳 脱壳 无壳 去皮壳
去皮 脱皮 无皮
去核 无核
去骨 无骨
去头 无头
精炼 精制
模压 模压成型
电镀 镀层
烧制 烧结
混合 调配 勾兑
切片 切成片
整颗 整粒
手工吹制 人工吹制
手工缝制 手缝
脱脂 去脂
深度烘焙 重度烘焙
浅度烘焙 轻度烘焙
特级 特等
优级 优等 优等品
一级 一等 一等品 一级品
食品级 食用级
aoc aop
igp vdp
vdf vdt
列级庄 列级名庄
特级园 特级葡萄园
一级园 一级葡萄园
珍藏 珍藏级
单一麦芽 纯麦
小麦啤酒 白啤酒
semidry mediumdry offdry
semisweet mediumsweet
红色 大红 正红
棕色 褐色 咖啡色
橙色 橘色 橘黄 橙黄
米色 米黄
裸色 肤色
乳白 奶白
原色 本色
彩色 多彩 多色
哑光黑 磨砂黑
太空灰 深空灰
黑红 红黑
浅蓝 淡蓝
浅灰 淡灰
浅黄 淡黄
浅粉 淡粉
浅绿 淡绿
浅紫 淡紫
purple violet
offwhite creamwhite
nude skincolor
眼部 眼周
脸 面部
手 手部
唇 唇部 嘴唇
足部 脚部 脚 足
身体 全身
头发 发部
胃 肚
爪 脚爪
鸡爪 凤爪
鸡胸 鸡胸肉
牛里脊 牛柳
果肉 果肉部分
种子 籽
根 根部
全株 整株
避光 避光保存 避免阳光直射
密封保存 密闭保存
密封 密闭
thoroughlychilled refrigerated refrigerate chilled
roomtemperature ambienttemperature ambient
香精 香料 食用香精 食用香料
桃红 桃红葡萄酒
abs塑料 abs树脂 丙烯腈-丁二烯-苯乙烯
带骨 有骨 未去骨
带皮 未去皮
带核 未去核
带壳 未去壳 未脱壳
全脂 未脱脂
可可液块 可可浆
椰子油 椰油
凡士林 vaseline
乳糖 milksugar
氯化钠 食盐
二氧化钛 钛白粉
黄油 牛油
奶油 稀奶油
杏仁 巴旦木
菠萝 凤梨
樱桃 车厘子
红薯 地瓜 番薯 甘薯
玉米 苞米
花生 落花生
山药 淮山
虾 虾肉
香菇 冬菇
黑麦 裸麦
香草 香荚兰
肉桂 桂皮
生姜 姜
大蒜 蒜
腰果 腰果仁
核桃 核桃仁
麦芽糊精 麦芽糖糊精
玉米淀粉 粟粉
可可脂 可可油
纯净水 纯水 去离子水 蒸馏水
酸奶 酸牛奶 酸乳
鸡蛋 鸡卵 全蛋
蛋黄 鸡蛋黄
橄榄油 油橄榄油
乳木果油 牛油果树果脂
卡拉胶 角叉菜胶
神经酰胺 分子钉
维生素b5 泛酸 泛醇
甜菊糖苷 甜菊苷
牛磺酸 牛胆素
车前子 车前子壳
fragrance perfume
salt sodiumchloride
sugar sucrose
folicacid folate
retinol vitamina
rapeseedoil canolaoil
wheyprotein whey
soybean soy
ginkgo ginkgobiloba
aloe aloebarbadensis
kaolin chinaclay
衬衫 衬衣
眼镜架 眼镜框 镜架 镜框
乳液 润肤乳 润肤露
爽肤水 柔肤水 化妆水
粉底 粉底液
面膜 面贴膜
精华液 精华素
沐浴露 浴液
卫生纸 厕纸
面巾纸 抽纸
猫粮 猫食
自行车 单车
婴儿车 婴儿推车
行李箱 拉杆箱
毛衣 毛衫
薯片 土豆片
吸尘器 真空吸尘器
数码相机 数字相机
智能手机 智能电话
平板电脑 平板
笔记本电脑 笔记本
鱼油胶囊 鱼油软胶囊
蓝牙耳机 无线蓝牙耳机
卫生巾 姨妈巾
"""
