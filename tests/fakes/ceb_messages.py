"""Made-up CEB messages for tests: whole and well-formed, so that a test spoils exactly one thing."""

from xml.sax.saxutils import escape

SPACE = "http://www.chinaport.gov.cn/ceb"
GUID = "4CDE1CFD-EDED-46B1-946C-B8022E42FC94"
BUYER = {
    "buyerIdType": "1",
    "buyerIdNumber": "110101199003070070",
    "buyerName": "欧阳测试",
    "buyerTelephone": "13912345678",
    "consigneeAddress": "测试市测试区测试路99号",
}
HEAD = {
    "guid": GUID,
    "appType": "1",
    "appTime": "20260102030405",
    "appStatus": "2",
    "orderNo": "O-1",
    "ebpCode": "1101110325",
    "ebpName": "平台",
    "ebcCode": "1101110326",
    "ebcName": "电商",
    "logisticsNo": "SF1234567890123",
    "logisticsCode": "1101180326",
    "logisticsName": "物流",
    "copNo": "COP-1",
    "preNo": "",
    "assureCode": "A-1",
    "invtNo": "",
    "ieFlag": "I",
    "declTime": "20260102",
    "customsCode": "8012",
    "portCode": "8012",
    **BUYER,
    "agentCode": "1105910159",
    "agentName": "代理",
    "tradeMode": "1210",
    "trafMode": "0",
    "country": "142",
    "freight": "0",
    "insuredFee": "0",
    "currency": "142",
    "packNo": "1",
    "grossWeight": "1.5",
    "netWeight": "1.2",
    "note": "",
}
ROW = {
    "gnum": "1",
    "itemNo": "SKU-1",
    "itemName": "婴儿奶粉",
    "gcode": "1901101000",
    "gname": "婴儿奶粉",
    "gmodel": "4|3|牛奶",
    "barCode": "6901234567892",
    "country": "304",
    "currency": "142",
    "qty": "2",
    "unit": "122",
    "qty1": "1.8",
    "unit1": "035",
    "price": "100",
    "totalPrice": "200",
}
RECEIPT = {
    "guid": GUID,
    "customsCode": "8012",
    "ebcCode": "1101110326",
    "copNo": "COP-1",
    "preNo": "B20260102000000001",
    "returnStatus": "800",
    "returnTime": "20260103101112345",
    "returnInfo": "放行",
}
RETURN = {
    **{key: HEAD[key] for key in ("guid", "appType", "appTime", "appStatus", "customsCode", "orderNo")},
    **{key: HEAD[key] for key in ("ebpCode", "ebpName", "ebcCode", "ebcName")},
    **{key: HEAD[key] for key in ("logisticsNo", "logisticsCode", "logisticsName", "copNo")},
    "invtNo": "80122026I000000001",
    **{key: BUYER[key] for key in ("buyerIdType", "buyerIdNumber", "buyerName", "buyerTelephone")},
    "agentCode": "1105910159",
    "agentName": "代理",
    "reason": "不想要了",
}
RETURN_ROW = {"gnum": "1", "gcode": "1901101000", "gname": "婴儿奶粉", "qty": "1", "unit": "122"}


def element(name: str, fields: dict[str, str | None], prefix: str = "ceb:") -> str:
    """Write one element with its fields; a field that is None is left out."""
    inside = "".join(f"<{prefix}{k}>{escape(v)}</{prefix}{k}>" for k, v in fields.items() if v is not None)
    return f"<{prefix}{name}>{inside}</{prefix}{name}>"


def inventory(rows: int = 1, row: dict[str, str | None] | None = None, prefix: str = "ceb:", **head: str | None) -> str:
    """Write one inventory; `row` changes every row, keywords change the head."""
    body = element("InventoryHead", {**HEAD, **head}, prefix)
    body += "".join(
        element("InventoryList", {**ROW, "gnum": str(n), **(row or {})}, prefix) for n in range(1, rows + 1)
    )
    return f"<{prefix}Inventory>{body}</{prefix}Inventory>\n"


def receipt(**fields: str | None) -> str:
    """Write one receipt."""
    return element("InventoryReturn", {**RECEIPT, **fields}) + "\n"


def refund(**head: str | None) -> str:
    """Write one return application."""
    body = element("InvtRefundHead", {**RETURN, **head}) + element("InvtRefundList", dict(RETURN_ROW))
    return f"<ceb:InvtRefund>{body}</ceb:InvtRefund>\n"


def message(
    body: str, kind: str = "CEB621", prefix: str = "ceb", encoding: str = "UTF-8", space: str = SPACE, head: str = ""
) -> str:
    """Write a whole message."""
    name = f"{prefix}:{kind}Message" if prefix else f"{kind}Message"
    bound = f"xmlns:{prefix}" if prefix else "xmlns"
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>\n' if encoding else ""
    return f'{declaration}{head}<{name} {bound}="{space}" guid="{GUID}" version="1.0">\n{body}</{name}>\n'
