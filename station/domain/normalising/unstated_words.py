"""Words that state no value, as the trade writes them; general knowledge (`brand_table.TRADE`), nobody's list."""

#: Where a value may be said to stand.
PLACES = """
外包装 内包装 原包装 包装盒 包装袋 包装箱 包装上 包装 外盒 彩盒 盒身 盒子 盒底 盒 瓶身 瓶盖 瓶底 瓶口 瓶子 瓶 罐身
罐底 罐盖 罐 袋子 袋 箱体 箱唛 中文标签 外文标签 英文标签 原标签 标签 中文背标 背标 正标 酒标 瓶标 吊牌 领标 洗标
水洗标 水洗唛 唛头 铭牌 名牌 机身 底部 背面 背部 侧面 顶部 封口 喷码 钢印 标识 标示 标注 标贴 标 印刷 印字 字样
条码 二维码 说明书 说明 使用手册 手册 保修卡 合格证 证书 检测报告 报告 附件 附表 附页 附图 附注 附单 附 清单 明细表
明细 箱单 装箱单 发票 合同 订单 提单 运单 面单 报关单 申报单 随附单证 单证 备注 下表 上表 表格 表 资料 文件 配料表
成分表 营养成分表 主图 图片 图示 图 照片 商品图 产品图 效果图 详情页面 详情页 详情 页面 网页 网站 链接 官网 店铺
客服 实物 样品 产品 商品 货物 本品 到货 收到 上文 下文 上述 上面 下方 鞋盒 鞋舌 鞋舌标 鞋标 耳标 msds 客户要求
国标 标准 官方 平台 系统 主页 海报 宣传 底标 侧标 腰封 封面 封底 药监 备案 注册证 批件 配料 下单
"""
#: What leads to such a place, and says nothing else.
STRONG_LEADS = """
请参阅 请参考 请参见 请参照 请查看 请查阅 请扫描 请见 请看 参阅 参考 参见 参照 查看 查阅 扫描 详见 详情见 具体见
见 印在 印于 标在 标于 标注于 刻于 请咨询 请询 请问 咨询 详询 询问 联系
"""
#: What does so only right before it: 按 also begins 按摩器.
WEAK_LEADS = """
看 如 依据 依照 依 根据 按照 按 同 以 与 和 据
"""
TAILS = """
为准 为主 一致 相同 所示 所标 所印 所写 所述 所列 标示 标注 标明 注明 打印 实际 显示 描述 内容 信息 上 处 内 中
里 的 之 及 和 或 与
"""
#: What may be said to stand elsewhere, to be of many kinds, or to be open.
ABOUT = """
色 款 花色
产品 商品 成分 成份 配料 规格 型号 款式 颜色 尺码 尺寸 数量 重量 净含量 含量 日期 生产日期 保质期 有效期 详情 详细
具体 信息 参数 实际 全部 内容 请 均 都 已 其他 其余 品牌 产地 口味 年份 等级 货号 款号 批号
"""
MANY = """
多种 各种 多 各 随机 任意 不同 混 近似 未定
"""
#: What leaves the choice open, or keeps it back, or only says that there is one.
OPEN = """
商品一批 一批货物 商品 货物 礼品 赠品 杂货 日用品 日化用品 生活用品 保健品 保健食品 营养品 膳食补充剂 膳食营养补充剂
化妆品 护肤品 原装进口 进口 原装 正品
暂不提供 无法说明 图色 如名 同品名 同名称 花色随机 随机颜色发货 天然原料 优质原料 进口原料 混合材质 混合面料 进口真皮
传统工艺 特殊工艺 普通工艺 现代工艺
常规工艺 先进工艺 标准工艺 机器加工 小众品牌 大众品牌 欧美品牌 外国品牌 外文品牌 英文品牌
不详 未知 不明 不清楚 不知道 不确定 未确定 未定 未标注 未注明 未标明 未提供 未填 未填写 未录入 未说明 未列明 待定
待确认 待补充 待补 待核实 待核 待查 待填 待填写 待录入 待更新 待通知 待议 待完善 暂未确定 暂未提供 暂缺 暂空 暂定
缺 缺失 缺少 漏填 空白 保密 商业秘密 商业机密 配方保密 不便透露 不公开 秘密配方 专利配方 独家配方 复合配方 若干
适量 少量 足量 大量 多个 数个 几个 许多 部分 不等 不限 任意 任选 任选一款 自选 随意 可选 可选择 可定制 定制 按需
视情况 视实际情况 因批次而异 随机 随机发货 随机发 各种 各种规格 各类 各色 各异 多种 多样 多款 多规格 多种规格
多型号 多种型号 多颜色 多种颜色 多尺码 多种口味 多口味 混装 混合装 混色 混款 混批 混码 多色 多色可选 多款可选
颜色随机 款式随机 随机色 图片色 如图色 备注颜色 同上 同前 如上 如下 同左 同右 上同 等 等等 其他 其它 另议 面议 略
从略 混酿 混合酿造 多种葡萄混酿 综合 进口面料 优质面料 优质材料 环保材料 高档面料 进口材料 新型材料 无法识别
无法辨认 看不清 模糊 无法提供 按客户要求 按要求 按订单 默认 默认色 下单备注 待申请 申请中 办理中 审核中 待办
进口品牌 国际品牌 国外品牌 知名品牌 国际知名品牌 品牌商品 未注册 植物成分 天然成分 草本成分 有效成分 食品级材质
食品级材料 环保材质 近年份 新年份 老年份 旧世界 新世界 进口产区 日常使用 日常用 多用途 自用 个人自用 个人使用
家庭自用 混合物 复合材料 复合材质 合格 正常 符合标准 符合要求 同标准 按标准 不定 多支 数支 多片 数片 多件
"""
#: Words that hold a value's place: of spreadsheets, of programs, of whoever tried the form.
HOLDERS = """
null (null) undefined nan none-type [objectobject] #n/a #ref! #value! #name? #div/0! #null! #num! #spill! 测试
测试数据 test testing sample-text todo tba tbd tbc tbn n/k lorem-ipsum placeholder example 示例 占位 asdf qwerty
"""
#: English: a text of these three lists alone, with one that points and one that says where.
POINTING = """
according ask check consult contact declared described displayed given identical indicated labeled labelled
listed marked noted on per pictured please pls printed refer reference refers same see shown specified stated
subject written
"""
SPOTS = """
above actual annex appendix article attached attachment back bag barcode below booklet bottle bottom box can cap
care carton case certificate contract customer description detail details document documents drawing enclosed
file following front goods hangtag image images insert instruction instructions invoice item items jar label
labelling labels leaflet lid link list listing manual manufacturer msds nameplate note notes order pack package
packages packaging packet packing page photo photograph photos pic pics picture pictures plate po product
products rating remark remarks sample seller service sheet side site spec specification specifications standard
sticker supplier table tag tin tube url web website
"""
LINKS = """
a an and are as at by care chinese color colour commercial content contents date english for from full further
in info information ingredient ingredients inner is it its kindly mixed model more n na name net nil none of on
only or original our outer physical please pls product proforma purchase sales shipping size that the this to
wash weight wine with your
"""
LEFT_OPEN = """
goods merchandise
anycolor anycolour asabove asneeded asrequired assorted assortedcolors assortedcolours assortedsizes blend
colormayvary colorsmayvary colorvaries colourmayvary coloursmayvary colourvaries confidential customerschoice
customised customized dailyuse default dependsonbatch ditto few fieldblend generalpurpose grapeblend idem many
mixed mixedcolors mixedcolours mixedsizes mixture multicoloroptions multicolouroptions multiple multiplecolors
multiplecolours multiplesizes multipurpose notavailable notgiven notindicated notknown notlisted notprovided
notspecified notstated optional other others pending personaluse proprietary proprietaryblend proprietaryformula
random randomcolor randomcolour randomstyle redblend sameasabove samesabove secretformula several sizemayvary
sizevaries some sufficient tobeadvised tobeannounced tobeconfirmed tobedecided tobedetermined tobeprovided
tobespecified tradesecret unknown unspecified varied varies various variouscolors variouscolours varioussizes
whiteblend willadvise youchoose
"""
#: Words of a size or a make without a figure; beside a figure they cannot be compared with it.
WITHOUT_FIGURE = """
正装 标准装 标准 标准版 标准款 标准型 普通 普通装 普通型 常规 常规装 常规款 通用 通用型 通用款 经典款 新款 最新款
老款 旧款 基础款 升级款 家庭装 家庭号 家用装 大包装 小包装 中包装 独立包装 独立装 单独包装 散装 量贩装 超值装
经济装 促销装 补充装 替换装 旅行装 便携装 随身装 试用装 体验装 小样 中样 样品 大样 迷你装 迷你 礼盒装 礼盒 套装
组合装 整箱 整盒 整瓶 特大号 加大号 大号 中号 小号 加小号 特大 大 中 小 大码 中码 小码 加大码 大瓶 中瓶 小瓶 大瓶装
小瓶装 大罐 小罐 大盒 小盒 大袋 小袋 大箱 小箱 大桶 小桶 大功率 小功率 低功率 高功率 大容量 小容量 中容量 高浓度
低浓度 高含量 低含量 低度 高度 高度酒 低度酒 轻薄 加厚 学龄前 全年龄 所有年龄 各年龄 老少皆宜 均码 standard
regular normal fullsize travelsize regularsize standardsize standardpack familypack familysize familysized
valuepack economypack bulk minisize mini sample samplesize trialsize largesize large medium small big smallsize
mediumsize jumbo giftset gift set kit refill universal generic latestmodel newmodel rated highpower lowpower
oneperson allages allage everyone largepack smallpack 低 高 低浓 高浓 豪华装 明星装 限定版 限量版 单品 标准瓶 童款
成人款 儿童款 混纺 面料 布料 纺织品 成长裤 deluxesize standardbottle deluxe
"""
