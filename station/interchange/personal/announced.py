"""Names and addresses that a text announces: 订购人…, 收件人：…, 姓名…, 收货地址…, buyer: …; of whoever it may be."""

import re
from collections.abc import Iterator

from station.interchange.personal.folding import plain

_HAN = "[\u3400-\u9fff]"
_ROLE = "订购人|购买人|订货人|下单人|支付人|付款人|收件人|收货人|签收人|联系人|消费者|买家|寄件人"
#: What stands behind such a word where no value does: 订购人身份信息不符, 姓名与身份证号不一致, 收货地址有误.
_NOTHING = (
    "不|未|与|的|已|无|及|或|被|须|需|必|空|超过|超出|超限|超额|"
    "是否|为空|有误|错误|异常|信息|填写|填报|校验|电话|手机|身份|证件|姓名"
)
_NO_NAME = (
    f"{_NOTHING}|证号|身证|号码|名称|地址|住址|账号|账户|实名|个人|年度|年龄|累计|购买|交易|支付|订单|额度|限额|金额|余额|"
    "认证|核验|验证|申报|将|因|所|该|否|同一|一致|本人|本年|当年|任何|高于|包括|安全|方可|拒收|退货|要求"
)
_NO_PLACE = f"{_NOTHING}|有问题|错|应|可|请|填|格式|缺|校|所在|变更|修改|和|详"
#: The commonest family names 姓 that begin no word which could follow instead (查, 应, 时, 单 …), then double ones.
_FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢路岳齐梅莫庄辛"
    "管祝左涂谷祁舒耿牟卜詹苗凌费纪靳盛童欧甄项曲游阳裴席卫屈鲍覃霍翁隋甘景包司柏宁柯阮桂闵柴华车冉房边吉饶刁瞿戚丘古米池滕晋苑邬臧宫苟褚廉简娄"
    "符奚穆党燕郎谈姬屠晏栾郁蒙喻窦迟敖冷卓仇艾蓝巩仲虞卞封竺冼佟栗匡宗巫鞠桑荆沙伏岑胥蔺"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|夏侯|独孤|南宫|端木|轩辕|百里|呼延|申屠|澹台|闻人|"
    "赫连|钟离|司空|鲜于"
)
_LETTER = f"(?:(?!{_NO_NAME}){_HAN})"
_WITH_DOTS = f"{_LETTER}{{1,8}}(?:[·•・]{_LETTER}{{1,8}})+"
_SAYS = r"(?: ?[:=] ?|为|是| ?[\[【\"“(] ?)"
_NAME = re.compile(
    rf"(?:(?:{_ROLE})(?:的?姓名)?|姓名)"
    rf"(?:{_SAYS}(?P<said>{_WITH_DOTS}|{_LETTER}{{2,6}}|[A-Za-z][A-Za-z .,'\-]{{1,40}})"
    rf"| ?(?P<bare>{_WITH_DOTS}|(?:{_DOUBLE}|(?!{_NO_NAME})[{_FAMILY}]) ?{_LETTER}{{1,2}}))"
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:buyer|consignee|recipient|addressee)(?:'s)?(?:[ _]?name)? ?[:=] ?"
    rf"(?P<said>[A-Za-z][A-Za-z .,'\-]{{1,40}}|{_HAN}{{2,6}})",
    re.IGNORECASE,
)
_PLACE_WORD = "[省市区县镇乡街路道巷弄村栋幢楼室苑号]"
_STOPS = r",，。;；|\[\]【】!！?？\n"
_ADDRESS = re.compile(
    r"(?:(?:收货|收件|配送|送货|派送|寄送|订购|购买)人?的?地址|(?:家庭|居住|联系|通讯)地址|住址)"
    rf"(?:{_SAYS}| )?(?P<said>(?!{_NO_PLACE})[^{_STOPS}]{{0,40}}?{_PLACE_WORD}[^{_STOPS}]*"
    rf"(?:[,，] ?(?![^{_STOPS}]*(?:电话|手机|身份|证件|号码|姓名|订购|联系|不|未|与))"
    rf"[^{_STOPS}]{{0,40}}?{_PLACE_WORD}[^{_STOPS}]*)*)"
)
#: Without one of these nothing is announced, as in nearly every text.
_WORTH = ("人", "姓名", "地址", "住址", "消费者", "买家", "buyer", "consignee", "recipient", "addressee")


def likely(bare: str) -> bool:
    """Say whether a folded text may announce somebody."""
    for word in _WORTH:  # noqa: SIM110 - asked of every text that comes in
        if word in bare:
            return True
    return False


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names and addresses stand that the text itself announces."""
    bare = plain(text)
    for pattern in (_NAME, _ENGLISH, _ADDRESS):
        for found in pattern.finditer(bare):
            yield found.span("said" if found["said"] else "bare")
