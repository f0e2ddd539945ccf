"""Personal data in everyday spellings is masked at the border, and what only looks like it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.interchange.personal import Buyer, KnownBuyers, masked

NAME, NUMBER, TELEPHONE = "欧阳测验", "11010519491231002X", "13812345678"
ADDRESS = "重庆市渝北区回兴街道测试大道88号3单元"


def buyer(name: str = NAME, number: str = NUMBER, telephone: str = TELEPHONE, address: str = ADDRESS) -> Buyer:
    said = [("other", "1"), ("number", number), ("name", name), ("number", telephone), ("address", address)]
    return Buyer.of([pair for pair in said if pair[1]])


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


SPELLINGS: list[tuple[dict[str, str], str]] = [
    ({}, TELEPHONE),
    ({}, wide(TELEPHONE)),
    ({}, "1３８12345678"),
    ({}, "٠١٣٨١٢٣٤٥٦٧٨"[1:]),
    ({}, "(138)12345678"),
    ({}, "（138）1234 5678"),
    ({}, "138.1234.5678"),
    ({}, "138－1234－5678"),
    ({}, "138–1234–5678"),
    ({}, "138\u00a01234\u00a05678"),
    ({}, "138\u30001234\u30005678"),
    ({}, "1381\u200b2345678"),
    ({}, "1 3 8 1 2 3 4 5 6 7 8"),
    ({"telephone": "１３８１２３４５６７８"}, "138 1234 5678"),
    ({"telephone": "+86 138-1234-5678"}, "138 12345678"),
    ({"telephone": "13812345678/13987654321"}, "13987654321"),
    ({"telephone": "02367890123"}, "023-67890123"),
    ({"telephone": "02367890123"}, "(023) 6789 0123"),
    ({"telephone": "023-67890123"}, "02367890123"),
    ({"telephone": "023-67890123"}, "67890123"),
    ({"telephone": "02367890123"}, "67890123"),
    ({"telephone": "075526789012"}, "2678 9012"),
    ({"telephone": "0755-26789012-801"}, "0755 26789012"),
    ({"telephone": "+852 9123 4567"}, "9123-4567"),
    ({}, NUMBER.lower()),
    ({}, "110105 19491231 002X"),
    ({}, "110105-19491231-002x"),
    ({}, "1101051949 1231002X"),
    ({}, wide(NUMBER)),
    ({"number": "110105194912310021"}, "1101 0519 4912 3100 21"),
    ({"number": "E12345678"}, "e12345678"),
    ({"number": "E12345678"}, "E 12345678"),
    ({"number": "E12345678"}, "E-1234-5678"),
    ({"number": "H1234567(8)"}, "h12345678"),
    ({}, "欧阳 测验"),
    ({}, "欧 阳 测 验"),
    ({}, "欧阳\u3000测验"),
    ({}, "欧阳·测验"),
    ({}, "欧阳\u200b测验"),
    ({}, "歐陽測驗"),
    ({"name": "歐陽測驗"}, "欧阳测验"),
    ({"name": "欧阳测验（女士）"}, "欧阳测验"),
    ({"name": "欧阳测验 先生"}, "欧阳测验"),
    ({"name": "王明"}, "王明"),
    ({"name": "王明"}, "王\u200b明"),
    ({"name": "王明"}, "王　明"),
    ({"name": "李云"}, "李雲"),
    ({"name": "王小明"}, "王 小明"),
    ({"name": "阿依古丽·买买提"}, "阿依古丽 买买提"),
    ({"name": "Li Na"}, "NA LI"),
    ({"name": "Zhang San"}, "ZHANG SAN"),
    ({"name": "Zhang San"}, "zhang san"),
    ({"name": "Zhang San"}, "Zhang  San"),
    ({"name": "Zhang San"}, "Zhang,San"),
    ({"name": "Zhang San"}, "ZHANGSAN"),
    ({"name": "Zhang San"}, "SAN ZHANG"),
    ({"name": "Zhang San"}, wide("ZHANG") + "\u3000" + wide("SAN")),
    ({"name": "José Pérez"}, "JOSE PEREZ"),
    ({"name": "MARY JANE WATSON-PARKER"}, "Mary Jane Watson Parker"),
    ({"name": "ouyangceyan"}, "OuyangCeyan"),
    ({}, "测试大道88号"),
    ({}, "測試大道88號"),
    ({}, "测试大道 88 号 3 单元"),
    ({}, "渝北区回兴街道测试大道８８号"),
    ({}, "回兴街道测试大道"),
    ({}, "重庆市渝北区，回兴街道，测试大道88号3单元"),
    ({"address": "上海市黄浦区测试路12号"}, "测试路12号"),
    ({"address": "Hongxing Building 5, 88 Ceshi Road"}, "HONGXING BUILDING 5"),
    ({"address": "Room 1204, 88 Ceshi Avenue, Yubei"}, "88 CESHI AVENUE"),
]


@pytest.mark.parametrize(("own", "text"), SPELLINGS)
@pytest.mark.parametrize("around", ["{}", "4|3|{}|800g", "请送{}收", "x；{}；奶粉"])
def test_a_buyers_own_data_is_masked_however_it_is_written(own: dict[str, str], text: str, around: str) -> None:
    if around == "请送{}收" and text in {"王　明", "王 小明"}:
        pytest.skip("two or three characters with a blank between them must stand alone")
    whole = around.format(text)
    left = masked(whole, buyer(**own))
    start = around.index("{")
    assert left[:start] == around[:start]
    assert left[start + len(text) :] == around[start + 2 :]
    assert not any(c.isalnum() for c in left[start : start + len(text)])


GOODS: list[tuple[dict[str, str], str]] = [
    ({"name": "王明"}, "国王 明前龙井"),
    ({"name": "王明"}, "4|3|女王|明星款"),
    ({"name": "王明"}, "国王、明日之后"),
    ({"name": "王明"}, "国王·明治奶粉"),
    ({"name": "王美白"}, "女王 美白面膜"),
    ({"name": "王美白"}, "女王，美白面膜"),
    ({"name": "欧阳测验"}, "欧阳|测验"),
    ({"name": "张"}, "4|3|张裕葡萄酒"),
    ({"name": "Li Na"}, "Carolina Herrera LINA"),
    ({"name": "An Li"}, "Jean Lin"),
    ({"name": "An Na"}, "n, a a, n"),
    ({"name": "Rose"}, "ROSE WATER"),
    ({"name": "Ann Lee"}, "Joann Leeds"),
    ({"name": "4", "number": "3", "telephone": "800", "address": "g"}, "4|3|爱他美|800g"),
    ({"telephone": "142", "number": "900"}, "900g 142"),
    ({"telephone": "20240315"}, "批号120240315"),
    ({"telephone": "00000000000"}, "限额100,000,000,000元"),
    ({"telephone": "67890123"}, "EAN 4067890123008"),
    ({"number": "E12345678"}, "型号 TYPE12345678"),
    ({"number": "E12345678"}, "E123456789"),
    ({}, "4|3|爱他美 Aptamil|800g|适用于0-6个月"),
    ({}, "GTIN 6901234567892 批号 L20240315001 生产日期 2024-03-15"),
    ({}, "批号 110105 20240315 0029"),
    ({}, "690123456789 2024 0315"),
    ({}, "金额 139.12345678 元，150.1234 kg"),
    ({}, "139×1234×5678mm"),
    ({}, "139|1234|5678"),
    ({}, "产地重庆市渝北区"),
    ({}, "重庆市渝北区某某电子商务有限公司"),
    ({}, "回兴街道牌 88号机芯"),
    ({}, "测试大道188号"),
    ({}, "测试大道8号"),
    ({"address": "重庆市渝北区88号测试楼3单元"}, "188号测试楼"),
    ({"address": "重庆市渝北区测试大道12号"}, "测试大道128号"),
    ({}, "3单元8"),
    ({"address": "上海市黄浦区某某电子商务有限公司7号楼"}, "重庆某某电子商务有限公司"),
    ({"address": "北京市朝阳区7号电池厂宿舍2栋"}, "7号电池 2节"),
    ({}, "姓名贴 定制款"),
    ({}, "收件人信息"),
    ({}, "生产商地址：12 Collins Street, Melbourne"),
    ({}, "Product name: Head & Shoulders"),
    ({}, "联系人类健康"),
    ({}, "电话手表 儿童款"),
]


@pytest.mark.parametrize(("own", "text"), GOODS)
def test_goods_numbers_and_days_stay(own: dict[str, str], text: str) -> None:
    assert masked(text, buyer(**own)) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("订购人欧阳测验不一致", "订购人****不一致"),
        ("訂購人歐陽測驗不一致", "訂購人****不一致"),
        ("订购人王小明身份证有误", "订购人***身份证有误"),
        ("订购人王超超过限额", "订购人**超过限额"),
        ("订购人 王明 与支付人不符", "订购人 ** 与支付人不符"),
        ("[Code:1371;Desc:订购人身份信息不符 姓名：欧阳测验]", "[Code:1371;Desc:订购人身份信息不符 姓名：****]"),
        ("收件人：阿依古丽·买买提，未实名", "收件人：********，未实名"),
        ("订购人姓名：Zhang San；", "订购人姓名：*********；"),
        ("Consignee: ZHANG SAN", "Consignee: *********"),
        ("收货地址重庆市渝北区测试大道88号3单元", "收货地址" + "*" * 16),
        ("收货人地址：测试市，测试路9号；请改", "收货人地址：*********；请改"),
        ("收货地址测试路9号，电话有误", "收货地址*****，电话有误"),
        ("订购人身份信息不符", None),
        ("订购人姓名与身份证号不一致", None),
        ("订购人年度购买额已超限", None),
        ("订购人姓名：未填写", None),
        ("订购人任何信息", None),
        ("收货地址有误", None),
        ("收货地址超过配送区域", None),
        ("姓名和证件号不匹配", None),
        ("[Code:2600;Desc:放行]", None),
        ("查验：报关单位联系人须到场", None),
    ],
)
def test_names_and_addresses_that_a_text_announces_are_masked(text: str, left: str | None) -> None:
    assert masked(text) == (text if left is None else left)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("电话１３９８７６５４３２１", "电话***********"),
        ("电话(139)8765-4321", "电话(***)****-****"),
        ("电话139.8765.4321", "电话***.****.****"),
        ("电话139－8765－4321", "电话***－****－****"),
        ("送 440301 19900307 2831 收", "送 ******************** 收"),
        ("送 ４４０３０１１９９００３０７２８３１", "送 " + "*" * 18),
    ],
)
def test_numbers_of_people_who_are_not_the_buyer_are_known_by_their_form(text: str, left: str) -> None:
    assert masked(text) == left


@pytest.mark.parametrize(
    ("code", "whose"),
    [
        (TELEPHONE, "the buyer's"),
        (f"DD20240301{TELEPHONE}", "the buyer's"),
        (wide(TELEPHONE), "the buyer's"),
        (NUMBER.lower(), "the buyer's"),
        ("138-1234-5678", "the buyer's"),
        (NAME, "the buyer's"),
        ("歐陽測驗", "the buyer's"),
        (f"A{NAME}", ""),
        ("13987654321", ""),
        ("440301199003072831", ""),
        ("SF1234567890123", ""),
    ],
)
def test_a_code_of_a_list_may_not_hold_what_is_the_buyers_own(code: str, whose: str) -> None:
    assert buyer().owner(code) == whose


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        ("13987654321", True),
        ("8613987654321", True),
        ("440301199003072831", True),
        ("11010519491231002x", True),
        ("440301199003072832", False),  # the check digit is wrong
        ("110105201501150028", False),  # a child's, or a customs number
        ("801320198501150022", False),  # 80 is no province
        ("801320241000000001", False),
        ("B20240512000001882", False),
        ("91500112203001123X", False),
        ("DD13987654321", False),
        ("139876543210", False),
        ("12987654321", False),
        ("1101110325", False),
    ],
)
def test_a_code_of_a_record_without_a_buyer_may_not_be_a_number_of_a_person(code: str, refused: bool) -> None:
    assert bool(Buyer.of([], named=False).owner(code)) is refused


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "路", "测试大道8号", "13812345678", "收货地址路，", "订购人王", "姓名：", "欧 "]
)
def test_texts_made_to_take_time_are_masked_in_time(piece: str) -> None:
    text = piece * 4000
    own = buyer(piece * 500, piece * 500, piece * 500, piece * 500)
    assert len(masked(text[:2000], own)) == len(text[:2000])
    assert len(masked(text)) == len(text)


def pieces() -> st.SearchStrategy[str]:
    told = (
        NAME,
        NUMBER,
        TELEPHONE,
        ADDRESS,
        "王明",
        "收货地址",
        "订购人",
        "姓名：",
        "｜",
        "１",
        "號",
        "\u200b",
        "\u3000",
        "e\u0301",
        "㈱",
        "½",
    )
    return st.lists(st.sampled_from(told) | st.text(max_size=6), max_size=12).map("".join)


@given(pieces(), pieces(), pieces(), pieces(), pieces())
def test_masking_changes_nothing_but_what_it_masks(
    text: str, name: str, number: str, telephone: str, address: str
) -> None:
    whose = buyer(name, number, telephone, address)
    left = masked(text, whose)
    assert len(left) == len(text)
    assert all(new in {old, "*"} for old, new in zip(text, left, strict=True))
    whose.owner(text)


@given(st.permutations([NAME, NUMBER, TELEPHONE, ADDRESS, "奶粉", "800g"]), st.sampled_from("，;| /\n"))
def test_what_is_exactly_the_buyers_never_stays(parts: list[str], between: str) -> None:
    left = masked(between.join(parts), buyer())
    assert not any(value in left for value in (NAME, NUMBER, TELEPHONE, ADDRESS))
    assert "奶粉" in left
    assert "800g" in left


def test_what_is_known_of_buyers_is_bounded_and_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.interchange.personal.known.MOST", 3)
    known = KnownBuyers()
    for n in range(5):
        known.remember([f"C{n}", ""], [("name", f"甲乙{n}"), ("number", "")])
    known.remember(["C4"], [("name", "丙丁")])
    assert known.of(["C0", "C1", ""]) == []
    assert known.of(["C3"]) == [("name", "甲乙3")]
    assert known.of(["C4", "C4"]) == [("name", "甲乙4"), ("name", "丙丁")]
