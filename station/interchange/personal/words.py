"""Names of fields that announce a person: example:buyerName, homeAddress, 收件人; no productName or factoryAddress."""

import re

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
#: Words of a name are parted by a blank: buyer name, mobile no.
_ALONE = "buyer|consignee|recipient|addressee|patient|person|address"
_ROLE = (
    "buyer|consignee|consumer|customer|recipient|receiver|addressee|orderer|patient|person|contact|cardholder|"
    "employee|worker|user|sender"
)
_THEIRS = "name|address|id|number|no|identity"
_ALWAYS = "phone|telephone|tel|mobile|cellphone|e ?mail|wechat|passport|surname|birthday|birth ?date|date of birth"
_PARTS = "(?:first|last|family|given|full|middle) ?name|(?:home|street|postal|delivery|shipping) ?address"
_CARD = "id ?card|identity ?card|identity ?number"
_PERSONAL = re.compile(
    rf"{_ALONE}|(?:.* )?(?:{_ROLE})(?: [a-z]+)? (?:{_THEIRS})"
    rf"|(?:.* )?(?:{_ALWAYS}|{_CARD})(?: (?:number|no|nr|num|address|id))?|(?:.* )?(?:{_PARTS})"
)
_CHINESE = re.compile(
    "姓名|收件人|收货人|订购人|购买人|买家|消费者|联系人|电话|手机|住址|身份证|护照|证件号|邮箱|微信|"
    "(?:^|收货|收件|家庭|联系|配送|客户|买方)地址"
)


def is_personal(name: str) -> bool:
    """Say whether a field's name, with or without its namespace, says that its value is a person's."""
    local = re.split("[:/#]", name)[-1]
    if not local.isascii() and _CHINESE.search(local):
        return True
    return bool(_PERSONAL.fullmatch(" ".join(_WORDS.findall(local)).lower()))
