"""Brand names in Latin letters and in Chinese that the trade uses for one brand, each with where the pair comes from.

The pairs are those the brands print on their own packs and shop fronts, written down from general knowledge of the
trade (`TRADE`), not from a trademark register: a site replaces or extends them with registered pairs of its own. A pair
that is not here is never guessed.
"""

TRADE = "trade"

ROWS = """
Nestle|雀巢
Nescafe|雀巢咖啡
NAN|能恩
Wyeth|惠氏
Illuma|启赋
Aptamil|爱他美
Nutrilon|诺优能
Cow & Gate|牛栏
Karicare|可瑞康
Mead Johnson/MeadJohnson|美赞臣
Enfamil/Enfa|安婴儿
Abbott|雅培
Similac|心美力
Friso|美素佳儿
Frisolac|美素力
Friesland Campina/FrieslandCampina|菲仕兰
Bellamy's/Bellamy's Organic|贝拉米
Hipp|喜宝
Holle|泓乐
Bubs|贝儿
Biostime|合生元
Danone|达能
Nutricia|纽迪希亚
Gerber|嘉宝
Heinz|亨氏
Earth's Best|爱思贝
Devondale|德运
Anchor|安佳
Anlene|安怡
Fonterra|恒天然
Arla|爱氏晨曦
Meiji|明治
Morinaga|森永
Glico|固力果/格力高
Oldenburger|欧德堡
Weidendorf|德亚
Swisse|斯维诗
Blackmores|澳佳宝
GNC|健安喜
Centrum|善存
Caltrate|钙尔奇
Nature Made|莱萃美
Nature's Bounty|自然之宝
Move Free|益节
Schiff|旭福
Puritan's Pride|普丽普莱
Doctor's Best|多特倍斯
Childlife|童年时光
Ddrops|滴卓思
Ostelin|奥斯特林
Bio Island|佰澳朗德
Healthy Care|
Nature's Way|佳思敏
Herbalife|康宝莱
Amway|安利
Nutrilite|纽崔莱
By-Health|汤臣倍健
MuscleTech|肌肉科技
Myprotein|
Comvita|康维他
Manuka Health|蜜纽康
Culturelle|康萃乐
Bayer|拜耳
Pfizer|辉瑞
Elevit|爱乐维
Fancl|芳珂
DHC|蝶翠诗
Pola|宝丽
Shiseido|资生堂
SK-II/SKII/SK2|
Cle de Peau Beaute/Cle de Peau/CPB|肌肤之钥
Kose|高丝
Sekkisei|雪肌精
Decorte/Cosme Decorte|黛珂
Anessa|安热沙/安耐晒
Elixir|怡丽丝尔
Kanebo|嘉娜宝
Freeplus|芙丽芳丝
Curel|珂润
Hada Labo|肌研
Kao|花王
Biore|碧柔
Merries|妙而舒
Unicharm|尤妮佳
Moony|
Mamypoko|妈咪宝贝
Sofy|苏菲
Laurier|乐而雅
Whisper|护舒宝
Kotex|高洁丝
Always|
Pampers|帮宝适
Huggies|好奇
Goo.N/Goon|大王
Lion|狮王
Sunstar|
Ora2|皓乐齿
Colgate|高露洁
Crest|佳洁士
Sensodyne|舒适达
Oral-B|欧乐B/欧乐
Darlie|好来/黑人
Marvis|玛尔斯
Procter & Gamble/P&G|宝洁
Olay|玉兰油
Head & Shoulders|海飞丝
Pantene|潘婷
Rejoice|飘柔
Vidal Sassoon|沙宣
Gillette|吉列
Schick|舒适
Issey Miyake|三宅一生
EBISU|惠百施
Unilever|联合利华
Dove|多芬
Dove|德芙
Lux|力士
Vaseline|凡士林
Clear|清扬
Rexona|舒耐
L'Oreal/L'Oreal Paris|欧莱雅/巴黎欧莱雅
Lancome|兰蔻
Estee Lauder|雅诗兰黛
Clinique|倩碧
La Mer|海蓝之谜
MAC|魅可
Bobbi Brown|芭比波朗
Origins|悦木之源
Jo Malone|祖玛珑
Tom Ford|汤姆福特
Helena Rubinstein|赫莲娜
Kiehl's|科颜氏
La Roche-Posay|理肤泉
Vichy|薇姿
Avene|雅漾
CeraVe|适乐肤
Cetaphil|丝塔芙
Bioderma|贝德玛
Garnier|卡尼尔
Maybelline|美宝莲
Kerastase|卡诗
Schwarzkopf|施华蔻
Clarins|娇韵诗
Guerlain|娇兰
Givenchy|纪梵希
Chanel|香奈儿
Dior|迪奥
Yves Saint Laurent/YSL|圣罗兰
Giorgio Armani/Armani|阿玛尼
Gucci|古驰
Hermes|爱马仕
Louis Vuitton/LV|路易威登
Prada|普拉达
Burberry|博柏利/巴宝莉
Coach|蔻驰
Michael Kors/MK|迈克高仕
Bvlgari/Bulgari|宝格丽
Cartier|卡地亚
Tiffany/Tiffany & Co|蒂芙尼
Versace|范思哲
Calvin Klein/CK|卡尔文克莱恩
Sisley|希思黎
Elizabeth Arden|伊丽莎白雅顿/雅顿
Benefit|贝玲妃
NARS|纳斯
Fresh|馥蕾诗
Caudalie|欧缇丽
L'Occitane/L'Occitane en Provence|欧舒丹
The Body Shop|美体小铺
Nivea|妮维雅
Eucerin|优色林
Neutrogena|露得清
Johnson & Johnson/Johnson's|强生
Johnson's Baby|强生婴儿
Aveeno|艾惟诺
Mustela|妙思乐
Sebamed|施巴
Weleda|维蕾德
Sulwhasoo|雪花秀
Laneige|兰芝
Innisfree|悦诗风吟
Etude House/Etude|伊蒂之屋
Whoo/The History of Whoo|后
Missha|谜尚
Mediheal|美迪惠尔
AHC|爱和纯
Dr.Jart+/Dr.Jart|蒂佳婷
Nature Republic|自然乐园
The Ordinary|
The Face Shop/TheFaceShop|菲诗小铺
Ryo|吕
Aekyung|爱敬
Philips|飞利浦
Braun|博朗
Panasonic|松下
Dyson|戴森
Sony|索尼
Samsung|三星
Apple|苹果
Hitachi|日立
Toshiba|东芝
Sharp|夏普
Zojirushi|象印
Tiger|虎牌/虎
Thermos|膳魔师
Tefal|特福
Bosch|博世
Siemens|西门子
DeLonghi/De'Longhi|德龙
Joyoung|九阳
Midea|美的
Vitamix|维他美仕
Tescom|
Xiaomi/Mi|小米
Huawei|华为
Casio|卡西欧
Citizen|西铁城
Seiko|精工
Omega|欧米茄
Rolex|劳力士
Tissot|天梭
Longines|浪琴
Swatch|斯沃琪
Nike|耐克
Adidas|阿迪达斯
Puma|彪马
New Balance/NB|新百伦
Asics|亚瑟士
Skechers|斯凯奇
Converse|匡威
Vans|范斯
Under Armour|安德玛
Uniqlo|优衣库
Zara|飒拉
Muji|无印良品
Levi's|李维斯
Crocs|卡骆驰
UGG|
Lego|乐高
Barbie|芭比
Disney|迪士尼
Bandai|万代
Fisher-Price|费雪
Pigeon|贝亲
Avent/Philips Avent|新安怡
Combi|康贝
Dr. Brown's|布朗博士
Lindt|瑞士莲
Ferrero|费列罗
Ferrero Rocher|费列罗榛果威化
Kinder|健达
Nutella|能多益
Toblerone|三角
Godiva|歌帝梵
Hershey's/Hershey|好时
M&M's|
Mars|玛氏
Snickers|士力架
Cadbury|吉百利
Kit Kat/KitKat|奇巧
Oreo|奥利奥
Lotus|和情
Pocky|百奇
Royal Dansk|皇冠丹麦
Danisa|皇冠
Kjeldsens|蓝罐
Loacker|莱家
Barilla|百味来
De Cecco|得科
Lavazza|拉瓦萨
Illy|意利
Starbucks|星巴克
Lipton|立顿
Twinings|川宁
Heineken|喜力
Budweiser|百威
Carlsberg|嘉士伯
Corona|科罗娜
Asahi|朝日
Kirin|麒麟
Sapporo|三宝乐
Tsingtao|青岛/青岛啤酒
Hoegaarden|福佳
Guinness|健力士
Paulaner|保拉纳/柏龙
Suntory|三得利
Johnnie Walker|尊尼获加
Chivas/Chivas Regal|芝华士
Jack Daniel's|杰克丹尼
Hennessy|轩尼诗
Martell|马爹利
Remy Martin|人头马
Macallan/The Macallan|麦卡伦
Glenfiddich|格兰菲迪
Ballantine's|百龄坛
Absolut|绝对伏特加/绝对
Bombay Sapphire|孟买蓝宝石
Gordon's|哥顿
Yamazaki|山崎
Penfolds|奔富
Jacob's Creek|杰卡斯
Lafite|拉菲
Chateau Lafite Rothschild|拉菲古堡
Castel|卡思黛乐
Torres|桃乐丝
Moet & Chandon|酩悦
Coca-Cola/Coca Cola/Coke|可口可乐
Pepsi/Pepsi-Cola|百事/百事可乐
Red Bull|红牛
Evian|依云
Perrier|巴黎水
Feihe|飞鹤
Yili|伊利
Mengniu|蒙牛
Junlebao|君乐宝
Bright Dairy|光明
Kleenex|舒洁
Vinda|维达
Durex|杜蕾斯
Okamoto|冈本
Royal Canin|皇家
Orijen|渴望
Acana|爱肯拿
Ray-Ban/RayBan|雷朋
Oakley|欧克利
WMF|福腾宝
Staub|珐宝
Le Creuset|酷彩
BRITA|碧然德
Brabantia|柏宾士
JBL|杰宝
Bose|博士
Beats|
Logitech|罗技
Whiskas|伟嘉
Purina|普瑞纳
Pro Plan|冠能
Ziwi/Ziwi Peak|滋益巅峰
Britax|宝得适
Maxi-Cosi|迈可适
Stokke|思多嘉儿
Babybjorn|
A2/A2 Milk|至初
Borges|伯爵
Filippo Berio|翡丽百瑞
Karo|
Schweppes|怡泉
Fanta|芬达
Sprite|雪碧
Baileys|百利甜/百利
Green Giant|绿巨人
Lindor|瑞士莲软心
Hello Kitty|凯蒂猫
Stokely|
Babolat|百保力
Yonex|尤尼克斯
Speedo|速比涛
Jansport|杰斯伯
Eastpak|依斯柏
Longchamp|珑骧
Coty|科蒂
Brooks|布鲁克斯
Breville|铂富
KitchenAid|凯膳怡
Kenwood|凯伍德
Russell Hobbs|领豪
Remington|雷明登
Conair|
Electrolux|伊莱克斯
Whirlpool|惠而浦
Swiss Miss|瑞士小姐
Yankee Candle|扬基蜡烛
Durance|朵昂思
Aesop|伊索
Tommee Tippee|汤美星
Enfinitas|蓝臻
Flyco|飞科
Supor|苏泊尔
Haier|海尔
Lenovo|联想
Canon|佳能
Nikon|尼康
Nintendo|任天堂
Zwilling/Zwilling J.A. Henckels|双立人
Fissler|菲仕乐
Lock & Lock/LocknLock|乐扣乐扣
Omron|欧姆龙
Revlon|露华浓
Shu Uemura|植村秀
Biotherm|碧欧泉
Mary Kay|玫琳凯
Avon|雅芳
Skinfood|思亲肤
Mamonde|梦妆
Hera|赫妍
Dr.Ci:Labo|城野医生
Albion|奥尔滨
IPSA|茵芙莎
Aupres|欧珀莱
Mentholatum|曼秀雷敦
Rohto|乐敦
Kobayashi|小林制药
Hisamitsu|久光制药
Ryukakusan|龙角散
Yakult|养乐多
Fujiya|不二家
Calbee|卡乐比
Nissin|日清
Nongshim|农心
Samyang|三养
Orion|好丽友
Lotte|乐天
Lay's/Lays|乐事
Pringles|品客
Kellogg's|家乐氏
Quaker|桂格
Ovaltine|阿华田
Maxwell House|麦斯威尔
Lee Kum Kee|李锦记
Kikkoman|龟甲万
Bacardi|百加得
Smirnoff|斯米诺
Grey Goose|灰雁
Jim Beam|占边
Glenlivet/The Glenlivet|格兰威特
Hibiki|响
Moutai/Kweichow Moutai|茅台/贵州茅台
Wuliangye|五粮液
Changyu|张裕
Veuve Clicquot|凯歌
Dom Perignon|唐培里侬
Bosideng|波司登
Anta|安踏
Li-Ning|李宁
The North Face/TNF|北面
Columbia|哥伦比亚
Arc'teryx|始祖鸟
Timberland|添柏岚
Birkenstock|勃肯
Onitsuka Tiger|鬼塚虎
Fila|斐乐
Mizuno|美津浓
Decathlon|迪卡侬
Gap|盖璞
Chloe|蔻依
Loewe|罗意威
Fendi|芬迪
Balenciaga|巴黎世家
Bottega Veneta|葆蝶家
Victorinox|维氏
Samsonite|新秀丽
Rimowa|日默瓦
Swarovski|施华洛世奇
Pandora|潘多拉
Listerine|李施德林
Dettol|滴露
Safeguard|舒肤佳
Tide|汰渍
Ariel|碧浪
Omo|奥妙
Tsubaki|丝蓓绮/思波绮
Betis|贝蒂斯
Kirkland/Kirkland Signature|科克兰/柯克兰
Ralph Lauren|拉夫劳伦
Sennheiser|森海塞尔
Audio-Technica|铁三角
KAI|贝印
Kiss Me/KissMe|奇士美
Tommy Hilfiger|汤米希尔费格
Lacoste|法国鳄鱼
Hugo Boss|雨果博斯
Celine|思琳/赛琳
Montblanc|万宝龙
Furla|芙拉
Kate Spade|凯特丝蓓
Tory Burch|汤丽柏琦
Ecco|爱步
Clarks|其乐
Dr. Martens|马汀博士
Reebok|锐步
Salomon|萨洛蒙
Saucony|索康尼
Lululemon|露露乐蒙
Champion|冠军
Kappa|卡帕
Umbro|茵宝
Daniel Wellington/DW|丹尼尔惠灵顿
Fossil|化石
Garmin|佳明
Tudor|帝舵
IWC|万国
Hamilton|汉米尔顿
Rado|雷达
Mido|美度
Certina|雪铁纳
Orient|东方双狮
Harman Kardon|哈曼卡顿
Marshall|马歇尔
AKG|爱科技
Bang & Olufsen/B&O|铂傲
Beyerdynamic|拜亚动力
Shure|舒尔
Yamaha|雅马哈
Pioneer|先锋
Olympus|奥林巴斯
Fujifilm|富士
Leica|徕卡
Sandisk|闪迪
Kingston|金士顿
Western Digital/WD|西部数据
HP|惠普
Dell|戴尔
Asus|华硕
Acer|宏碁
Microsoft|微软
Google|谷歌
Mitsubishi|三菱
Daikin|大金
Iris Ohyama/Iris|爱丽思
Balmuda|巴慕达
Nespresso|奈斯派索
Dolce Gusto/Nescafe Dolce Gusto|多趣酷思
Smeg|斯麦格
Miele|美诺
Karcher|凯驰
Ecovacs|科沃斯
Roborock|石头
Oster|奥士达
Cuisinart|美膳雅
Pyrex|百丽
Corelle|康宁餐具
Luminarc|乐美雅
Villeroy & Boch|唯宝
Wedgwood|玮致活
Royal Albert|皇家阿尔伯特
Noritake|则武
Contigo|康迪克
Stanley|史丹利
Tupperware|特百惠
Lodge|洛极
Woll|弗欧
Cuckoo|福库
Kalita|卡丽塔
Melitta|美乐家
Bialetti|比乐蒂
Segafredo|世家兰铎
Davidoff|大卫杜夫
UCC|悠诗诗
Old Town/OldTown|旧街场
Dilmah|迪尔玛
Ahmad/Ahmad Tea|亚曼
TWG/TWG Tea|特威茶
Walkers|沃尔克斯
LU|露怡
Bauli|百优
Ritter Sport|瑞特斯波德
Milka|妙卡
Guylian|吉利莲
Royce/Royce'|若翼族
Haribo|哈瑞宝
Mentos|曼妥思
Chupa Chups|珍宝珠
Alpenliebe|阿尔卑斯
Wrigley|箭牌
Skittles|彩虹糖
Blue Diamond|蓝钻
Planters|绅士
Wonderful|万多福
Sunmaid/Sun-Maid|阳光少女
Dole|都乐
Del Monte|地扪
Zespri|佳沛
Haagen-Dazs|哈根达斯
President|总统
Lurpak|银宝
Elle & Vire|爱乐薇
Laughing Cow/The Laughing Cow|乐芝牛
Kiri|凯芮
Bega|百嘉
Kraft|卡夫
Philadelphia|菲力
Meadow Fresh|纽麦福
Theland|纽仕兰
Oatly|噢麦力
Vitasoy|维他奶
Pauls|保利
Harvey Fresh|哈威鲜
Kabrita|佳贝艾特
Neurio|纽瑞优
LifeSpace/Life-Space|益倍适
Cenovis|萃益维
Thompson's|汤普森
Good Health|好健康
GO Healthy/Go Healthy|高之源
Clinicians|科立纯
Sukin|苏芊
Trilogy|趣乐活
Antipodes|安媞珀
Jurlique|茱莉蔻
Weetabix|维多麦
Airborne|艾尔邦尼
Streamland|新溪岛
Hine|御鹿
Camus|卡慕
Otard|豪达
Royal Salute|皇家礼炮
Singleton/The Singleton|苏格登
Talisker|泰斯卡
Laphroaig|拉弗格
Ardbeg|雅柏
Lagavulin|乐加维林
Bowmore|波摩
Balvenie/The Balvenie|百富
Dalmore/The Dalmore|帝摩
Dewar's/Dewars|帝王
Famous Grouse/The Famous Grouse|威雀
Jameson|尊美醇
Maker's Mark|美格
Wild Turkey|威凤凰
Hakushu|白州
Yoichi|余市
Miyagikyo|宫城峡
Dassai|獭祭
Gekkeikan|月桂冠
Hakutsuru|白鹤
Kubota|久保田
Jagermeister|野格
Kahlua|甘露
Cointreau|君度
Martini|马天尼
Campari|金巴利
Aperol|阿佩罗
Tanqueray|添加利
Beefeater|必富达
Hendrick's|亨利爵士
Stolichnaya|苏连红
Belvedere|雪树
Finlandia|芬兰伏特加
Captain Morgan|摩根船长
Havana Club|哈瓦那俱乐部
Jose Cuervo|豪帅快活
Patron|培恩
Don Julio|唐胡里奥
Stella Artois|时代
Tiger Beer|虎牌啤酒
Peroni|佩罗尼
Erdinger|艾丁格
Franziskaner|教士
Weihenstephan|唯森
Chimay|智美
Duvel|督威
Leffe|莱福
Rochefort|罗斯福
Vedett|白熊
Yellow Tail|黄尾袋鼠
Casillero del Diablo|红魔鬼
Concha y Toro|干露
Montes|蒙特斯
Opus One|作品一号
Mouton Rothschild/Chateau Mouton Rothschild|木桐
Chateau Latour|拉图
Chateau Margaux|玛歌
Haut-Brion/Chateau Haut-Brion|侯伯王
Wolf Blass|禾富
Lindeman's|利达民
Cloudy Bay|云雾之湾
Frontera|远山
Mumm/G.H. Mumm|玛姆
Bollinger|堡林爵
Krug|库克
Perrier-Jouet|巴黎之花
Taittinger|泰亭哲
Louis Roederer|路易王妃
Freixenet|菲斯奈特
San Pellegrino/S.Pellegrino|圣培露
Acqua Panna|普娜
Volvic|富维克
Voss|芙丝
Fiji|斐济
Vittel|伟图
Monster|魔爪
Vita Coco|唯他可可
Ocean Spray|优鲜沛
Pocari Sweat/Pocari|宝矿力水特/宝矿力
House|好侍
S&B|爱思必
Ajinomoto|味之素
Mizkan|味滋康
QP/Kewpie|丘比
Knorr|家乐
Maggi|美极
Hellmann's|好乐门
McCormick|味好美
Lao Gan Ma|老干妈
Tabasco|辣椒仔
Divella|迪维拉
Ponti|庞帝
Hojiblanca|白叶
Agric|阿格利司
Humana|瑚玛娜
Topfer|特福芬
Little Freddie|小皮
Pororo|啵乐乐
Ivenet|艾唯倪
Medela|美德乐
Spectra|贝瑞克
Munchkin|麦肯齐
OXO|奥秀
Aprica|阿普丽佳
Bugaboo|博格步
Joie|巧儿宜
Chicco|智高
Silver Cross|银十字
Playmobil|摩比世界
Hasbro|孩之宝
Mattel|美泰
Tomy/Takara Tomy|多美
Sylvanian Families|森贝儿
Hot Wheels|风火轮
Transformers|变形金刚
Play-Doh|培乐多
Ravensburger|睿思
Crayola|绘儿乐
Schleich|思乐
Kao Attack/Attack|洁霸
Kao Megurhythm|美舒律
Asience|亚罗姿
Shiseido Senka/Senka|珊珂
Uno|吾诺
Minon|蜜浓
Cezanne|倩诗丽
Canmake|井田
Kate|凯朵
Integrate|完美意境
Sana|莎娜
Utena|佑天兰
Quality 1st|皇后的秘密
Bifesta|缤若诗
Allie|皑丽
Orbis|奥蜜思
Menard|美伊娜多
Ettusais|艾杜纱
Attenir|艾天然
Suisai|水之璨
Wella|威娜
Moroccanoil|摩洛哥油
Aussie|袋鼠
Herbal Essences|植感哲学
TRESemme|炫诗
Syoss|丝蕴
Batiste|碧缇丝
Alpecin|欧倍青
Ultrasun|优佳
Filorga|菲洛嘉
Nuxe|欧树
Uriage|依泉
A-Derma|艾芙美
Ducray|护蕾
Klorane|康如
Payot|柏姿
Darphin|朵梵
Decleor|思妍丽
Talika|塔莉卡
Embryolisse|恩倍思
Bourjois|妙巴黎
Rimmel|芮谜
Max Factor|蜜丝佛陀
Urban Decay|衰败城市
Laura Mercier|罗拉玛斯亚
Make Up For Ever|玫珂菲
Drunk Elephant|醉象
Murad|慕拉
Perricone MD|裴礼康
Peter Thomas Roth|彼得罗夫
Paula's Choice|宝拉珍选
SkinCeuticals|修丽可
Obagi|欧邦琪
Dermalogica|德美乐嘉
Elemis|艾丽美
Molton Brown|摩顿布朗
Penhaligon's|潘海利根
Creed|恺芮得
Diptyque|蒂普提克
Byredo|百瑞德
Maison Margiela|梅森马吉拉
Acqua di Parma|帕尔玛之水
Lanvin|浪凡
Anna Sui|安娜苏
Vera Wang|王薇薇
Clio|珂莱欧
Peripera|菲丽菲拉
Banila Co|芭妮兰
Holika Holika|惑丽客
Tonymoly|魔法森林
It's Skin|伊思
JM Solution|肌司研
Leaders|丽得姿
Papa Recipe|春雨
Cosrx|珂丝
Su:m37/SUM37|苏秘37
O Hui/OHUI|欧蕙
Iope|亦博
Primera|芙莉美娜
Physiogel|霏丝佳
Atopalm|爱多康
A.O. Smith/AO Smith|A.O.史密斯/艾欧史密斯
Bio-Oil|百洛
Anker|安克
Spalding|斯伯丁
Tempur|泰普尔
Dunlopillo|邓禄普
ReFa|黎珐
YA-MAN|雅萌
Foreo|斐珞尔
DJI|大疆
Bausch & Lomb/Bausch + Lomb|博士伦
Acuvue|安视优
Doppelherz|双心
Orthomol|奥适宝
Skippy|四季宝
Bahlsen|百乐顺
Tomica|多美卡
RØDE|罗德
Turtle Wax|龟牌/龟
Kokuyo|国誉
Pilot|百乐
Fender|芬达
Sudocrem|
Bepanthen|
Osram|欧司朗
Michelin|米其林
Bridgestone|普利司通
SKF|斯凯孚
Goodyear|固特异
Pirelli|倍耐力
Continental|马牌
Castrol|嘉实多
Shell|壳牌
Mobil|美孚
Makita|牧田
Black & Decker|百得
3M|明尼苏达矿业
Faber-Castell|辉柏嘉
Staedtler|施德楼
Parker|派克
Lamy|凌美
Zebra|斑马
Uni/Uni-ball|三菱铅笔
Moleskine|魔力斯奇那
Wilson|威尔胜
Shimano|禧玛诺
Coleman|科勒曼
Cybex|赛百适
Nuby|努比
MAM|美安萌
Zippo|之宝
Epson|爱普生
Brother|兄弟
TENA|添宁
Alcon|爱尔康
Daiwa|达亿瓦
Redoxon|力度伸
Nepia|妮飘
McVitie's/McVities|麦维他
Olivoilà|欧丽薇兰
"""
