"""What stands around a word and says little of its own: 用于…, …用, …状, for …, … use.

Whether it says anything at all, nobody can say of every word: two that agree but for this are not comparable.
"""

import re
from functools import lru_cache

from station.domain.normalising.glossary import broader, term
from station.domain.normalising.standard_words import in_standard_words

_LEAD = re.compile(
    r"^(?:(?:专门?)?(?:适用于|适合于?|用于|供)人?|人(?=[食饮]用)|已经?|经过?|可|置于?|放置于?|保存[于在])(?=..)"
    r"|^[纯全](?=棉|羊|毛|麻|亚麻|丝|银|金|铜|铝|钛|木|皮|牛奶)"
    r"|^(?:(?:suitable|used|tobeused|ideal|intended)?for|usedin|storein|keepin|store|keep|in|to)(?:a|the)?(?=[a-z]{3})"
)
_TAIL = re.compile(
    r"(?<=..)(?:用途|使用|用品|专用|制品|材质|材料|面料|工艺|处理|成型|加工|方式|组织|功能|包装|等级|纤维)$"
    r"|(?<=[性损质干油])(?:皮肤|肤质|发质|头发)$|(?<=..)[用的类装质品型款式体法味色部性保存布]$|(?<=.)[状形剂的制质材级等]$|(?<=[级等])品$"
    r"|(?<=[瓶罐盒袋箱桶管杯听])(?:包?装|子)$|(?<=粉)末$"
    r"|(?<=[a-z]{3})(?:use|form|flavor|type|style|packing|packaging|package|pack|skin|fiber|material|color|roast)$"
    r"|(?<=[a-z]{2}[a-rt-z])s$|(?<=[a-z]x|ch|sh|ss)es$|(?<=[a-z]{3})(?:ed|ing)$|(?<=[a-z]{4})[yd]$|(?<=[a-z]{5})[ei]$"
)
#: Shades and states that are told in two words.
_SHADES = (
    (re.compile("淡(?=[红黄蓝绿灰紫粉棕青橙])"), "浅"),
    (re.compile("奶白"), "乳白"),
    (re.compile("(?<=[固液气])态"), "体"),
    (re.compile("(?<=k)黄金"), "金"),
)
_NOT = re.compile("^(?:不|非|未经?|没有?|无)(?=.)|^(?:not|non|un)(?=[a-z]{3})")


@lru_cache(maxsize=8192)
def bared(word: str) -> tuple[str, ...]:
    """Return a folded word in standard words, and what is left of it as what stands around it is taken off."""
    word = in_standard_words(word)
    for pattern, shade in _SHADES:
        word = pattern.sub(shade, word)
    left = [word, _LEAD.sub("", word)]
    while (shorter := _TAIL.sub("", left[-1])) != left[-1]:
        left.append(shorter)
    return tuple(left)


def near(one: str, other: str) -> bool:
    """Say whether two folded words, with or without what stands around them, may mean the same.

    They do so by the glossary, as one is the broader word, or because both deny the same: 不防水, 非防水.
    """
    words, others = bared(one), bared(other)
    if words[-1] == others[-1] or any(term(a) == term(b) or broader(a, b) for a in words for b in others):
        return True
    denied = [_NOT.sub("", word) for word in (one, other)]
    return denied[0] != one and denied[1] != other and bared(denied[0])[-1] == bared(denied[1])[-1]
