"""Regions of origin in Chinese and in their own language or in English, as labels of wine and food print them.

General knowledge of the trade; a region that is not here is never guessed.
"""

ROWS = """
波尔多 bordeaux 波尔多产区
勃艮第 bourgogne 布根地
香槟 香槟区 champagne
阿尔萨斯 alsace
卢瓦尔河谷 loirevalley valdeloire loire
罗纳河谷 rhonevalley cotesdurhone rhone
普罗旺斯 provence
朗格多克 languedoc
博若莱 beaujolais
梅多克 medoc
圣埃美隆 saintemilion
波美侯 pomerol
玛歌 margaux
波亚克 pauillac
夏布利 chablis
干邑 cognac
雅文邑 armagnac
诺曼底 normandy normandie
托斯卡纳 toscana tuscany
皮埃蒙特 piemonte piedmont
威尼托 veneto
西西里 sicilia sicily 西西里岛
普利亚 puglia apulia
基安蒂 chianti
巴罗洛 barolo
里奥哈 rioja
杜埃罗河岸 riberadelduero
普里奥拉托 priorat priorato
赫雷斯 jerez
安达卢西亚 andalucia andalusia
加泰罗尼亚 catalunya catalonia cataluna
杜罗河谷 dourovalley douro
摩泽尔 mosel
莱茵高 rheingau
巴伐利亚 bavaria bayern
纳帕谷 napavalley napa 纳帕
索诺玛 sonoma
加利福尼亚 california 加州
俄勒冈 oregon
巴罗萨谷 barossavalley barossa 巴罗莎谷 巴罗萨
麦克拉伦谷 mclarenvale
库纳瓦拉 coonawarra
猎人谷 huntervalley
雅拉谷 yarravalley
玛格丽特河 margaretriver
南澳大利亚 southaustralia 南澳
维多利亚州 victoria
新南威尔士 newsouthwales
塔斯马尼亚 tasmania
马尔堡 marlborough 马尔堡产区
霍克斯湾 hawkesbay
中奥塔哥 centralotago
中央山谷 centralvalley
迈坡谷 maipovalley maipo
空加瓜谷 colchaguavalley colchagua
卡萨布兰卡谷 casablancavalley
门多萨 mendoza
斯泰伦博斯 stellenbosch
苏格兰 scotland
艾雷岛 islay
斯佩塞 speyside
高地 highlands highland
北海道 hokkaido
静冈 shizuoka 静冈县
兵库 hyogo 兵库县
新潟 niigata 新潟县
京都 kyoto
宇治 uji
济州 jeju 济州岛
耶加雪菲 yirgacheffe
大吉岭 darjeeling
阿萨姆 assam
锡兰 ceylon
"""
