"""What stands around a word and says little of its own: 用于…, …用, …状, for …, … use.

Whether it says anything at all, nobody can say of every word: two that agree but for this are not comparable.
"""

import re
from functools import lru_cache

from station.domain.normalising.glossary import broader, term
from station.domain.normalising.standard_words import in_standard_words

_LEAD = re.compile(
    r"^(?:(?:专门?)?(?:适用于|适合于?|用于|供)人?|人(?=[食饮]用)|已经?|经过?|可|具有|置于?|放置于?|保存[于在])(?=..)"
    r"|^[纯全](?=棉|羊|毛|麻|亚麻|丝|银|金|铜|铝|钛|木|皮|牛奶)"
    r"|^(?:(?:suitable|used|tobeused|ideal|intended)?for|usedin|storein|keepin|store|keep|to)(?:a|the)?(?=[a-z]{3})"
    r"|^in(?=[a-z]{3,}(?:form|bottles?|cans?|box|boxes|bags?|tubes?)$)"
)
_TAIL = re.compile(
    r"(?<=..)(?:用途|使用|用品|专用|制品|材质|材料|面料|工艺|处理|成型|加工|方式|组织|功能|包装|等级|纤维|机芯|连接|显示|驱动|认证)$"
    r"|(?<=[性损质干油])(?:皮肤|肤质|发质|头发)$|(?<=..)[用的类装质品型款式体法味色部性布底面季表调]$|(?<=..)保存$|(?<=.)[状形剂的制质材级等]$|(?<=[级等])品$"
    r"|(?<=[瓶罐盒袋箱桶管杯听])(?:包?装|子)$|(?<=粉)末$|(?<=[方圆心])型$|(?<=..)木$|(?<=[猫狗男女])用$"
    r"|(?<=[a-z]{3})(?:use|form|flavor|type|style|packing|packaging|package|pack|skin|fiber|material|color|roast|roasted|grade|scent|fabric|wood|glass|metal|plastic|resin)$"
)
#: No word has more standing behind it; of two texts of such endings alone every form would be held against every other.
MOST = 8
_PLAIN = re.compile(r"[A-Za-z\s,&'-]+")
_IDLE = frozenset({"for", "of", "the", "a", "an", "and", "in", "to", "be", "is", "use", "used", "purpose", "purposes"})
#: Shades and states that are told in two words.
_SHADES = (
    (re.compile("淡(?=[红黄蓝绿灰紫粉棕青橙])"), "浅"),
    (re.compile("奶白"), "乳白"),
    (re.compile("(?<=[固液气])态"), "体"),
    (re.compile("(?<=k)黄金"), "金"),
    (re.compile("祛|脱(?=腥|毛|皮|壳|脂|味|异味)"), "去"),
    (re.compile("人工(?=采|吹|缝|编|制|雕|绘|打磨|挑选)"), "手工"),
    (re.compile("防止"), "防"),
    (re.compile("抽真空"), "真空"),
    (re.compile("学龄前"), "学前"),
    (re.compile("(?<=[轻中重深浅])度(?=.)"), ""),
    (re.compile("(?<=病)患者"), "人"),
)
#: Endings of an English word, and what stood there before them.
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{2}[a-rt-z])s$"), ""),
    (re.compile(r"(?<=[a-z](?:x|h|s))es$"), ""),
    (re.compile(r"(?<=[a-z]{3})ies$"), "y"),
    (re.compile(r"(?<=[a-z]{3})(?:ed|ing)$"), ""),
    (re.compile(r"(?<=[a-z]{3})(?:ed|ing)$"), "e"),
    (re.compile(r"(?<=[a-z]{4})y$"), ""),
)
#: 带盖, 有盖: what goods have may be told in either word.
_HAVING = re.compile("^(?:带有?|含有?|有(?!机|线|效|色|限)|具有|附带?|附赠|配有?|富含)(?=.)")
_NOT = re.compile("^(?:不|非|未经?|没有?|无)(?=.)|^(?:not|non|un)(?=[a-z]{3})")


@lru_cache(maxsize=8192)
def bared(word: str) -> tuple[str, ...]:
    """Return a folded word in standard words, and what is left of it as what stands around it is taken off."""
    word = in_standard_words(word)
    for pattern, shade in _SHADES:
        word = pattern.sub(shade, word)
    left = [word, _LEAD.sub("", word)]
    while len(left) < MOST and (shorter := _TAIL.sub("", left[-1])) != left[-1]:
        left.append(shorter)
    if left[-1].isascii():
        left += [new for pattern, end in _ENDINGS for old in (*left,) if (new := pattern.sub(end, old)) != old]
    return tuple(dict.fromkeys(left))


def near(one: str, other: str) -> bool:
    """Say whether two folded words, with or without what stands around them, may mean the same.

    They do so by the glossary, as one is the broader word, or because both deny the same: 不防水, 非防水.
    """
    words, others = bared(one), bared(other)
    if _alike(words, others) or any(broader(a, b) for a in words for b in others):
        return True
    for said in (_NOT, _HAVING):
        left, right = (said.sub("", word) for word in (one, other))
        if left != one and right != other and _alike(bared(left), bared(right)):
            return True
    return False


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(set(map(term, words)) & set(map(term, others)))


def words_of(text: str) -> frozenset[str]:
    """Return the words of an English text in any order, without their endings and what says nothing; or nothing."""
    words = re.findall(r"[a-z]+", text.lower()) if _PLAIN.fullmatch(text) else []
    return frozenset(min(bared(word), key=len) for word in words if word not in _IDLE)
