"""What goods are without or with, and how far below zero, told in one way: 不含糖, 零糖 and 0糖 are 无糖."""

import re

_HAN = "[㐀-鿿]"
#: What may be told to be zero.
_NIL = "糖|蔗糖|乳糖|脂|反式|添加|防腐|卡|色素|香精|香料|酒精|咖啡因|硅油|荧光|胆固醇|激素|甲醛|麸质|热量|能量|钠|盐"
_NUMBER, _LENGTH = r"\d+(?:\.\d+)?", "cm|mm|厘米|毫米|米"
_WITHOUT = (
    r"no|without(?:\sany)?|zero|0(?=\s(?:sugar|fat|alcohol|caffeine))|free\s(?:of|from)|(?:contains|containing)\sno"
)
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (rf"(?<![\w.])(?:不含有?|不带有?|没有)(?=[A-Za-z]|{_HAN})|(?<![\w.])[零0]\s?(?={_NIL})", "无"),
        #: To have none added is another thing than to be without.
        (rf"(?<!\w)(?:不|未|零|0\s?|没有)添加(?={_HAN}|$)", "无添加"),
        (r"(?<!\w)(?:不|未|没有?)加(?=糖|蔗糖|盐|蜜|香料|香精|色素|防腐剂|酒精|奶|水|碘)", "无添加"),
        (rf"(?<!\w)含有(?={_HAN})", "含"),
        ("单(?=[层头面])", "1"),
        ("[双两](?=[层头面])", "2"),
        (r"零下\s?(?=[\d一二三四五六七八九十])", "-"),
        (r"(?<![A-Za-z\d])S(?=9(?:25|90|99)(?:纯?银|\s?silver))", ""),
        (r"(?<=9(?:25|90|99))纯(?=银)", ""),
        (r"(?<![A-Za-z\d])SUS\s?(?=\d{3}L?\s?(?:不锈钢|stainless))", ""),
        (r"(?<![A-Za-z\d])INS\s?(?=\d{3})", "E"),
        (r"(?<![\w-])(?:no|without(?:\sany)?)\sadded\s([a-z]{3,})(?![\w-])", r"no added \1"),
        (r"(?<![\w-])no\s([a-z]{3,})\sadded(?![\w-])", r"no added \1"),
        (
            rf"(?<![\w.-])(?:{_WITHOUT})\s(?!added|artificial)([a-z]{{2,}}?)s?(?=$|\s*[,;/、)])",
            r"\1-free",
        ),
        (r"\b(box|case|carton|bag|bottle|jar|tin|can)\sof\s(\d+)\b", r"\2/\1"),
        #: 每片含维生素C 100mg is 维生素C 100mg/片, 含钙600mg is 钙600mg.
        (
            r"^每(片|粒|颗|袋|包|条|支|份|勺|丸)[中内]?含有?\s*([^,;、]*[^,;、\d]\s?\d[\d.]*\s?[A-Za-zμ毫微克]+)$",
            r"\2/\1",
        ),
        (rf"(?<!\w)含(?!量)({_HAN}{{1,6}}?)量?(?=\s?\d)", r"\1"),
        (
            rf"长\s?({_NUMBER})\s?({_LENGTH})[,、×x*\s]*宽\s?({_NUMBER})\s?\2[,、×x*\s]*高\s?({_NUMBER})\s?\2",
            r"\1×\3×\4\2",
        ),
        (r"(?<![\d.])(\d{1,2})GB?\s?/\s?(?=\d{2,4}\s?GB)", r"\1GB+"),
        (r"(?<![\w-])(?:contains|containing|has)\s(?=[a-z]{3})", "with "),
    )
)


def restated(text: str) -> str:
    """Return a text with its negations in one form. Give it in common width and simplified characters."""
    for pattern, told in _RULES:
        text = pattern.sub(told, text)
    return text
