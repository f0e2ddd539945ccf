"""What kind of value an element holds, by its key or by its name in Chinese or English."""

from enum import StrEnum
from functools import lru_cache

from station.domain.normalising.text import folded


class Kind(StrEnum):
    """How the values of an element are to be read."""

    BRAND_TYPE = "brand_type"
    PREFERENCE = "preference"
    BRAND = "brand"
    ORIGIN = "origin"
    UNIT = "unit"
    GTIN = "gtin"
    DIGITS = "digits"
    IDENTIFIER = "identifier"
    ALCOHOL = "alcohol"
    DATE = "date"
    YES_NO = "yes_no"
    PACKING = "packing"
    QUANTITY = "quantity"
    SIZE = "size"
    AGE = "age"
    STAGE = "stage"
    TEXT = "text"


_KEYS = {
    "brand_type": Kind.BRAND_TYPE,
    "preference": Kind.PREFERENCE,
    "brand": Kind.BRAND,
    "origin": Kind.ORIGIN,
    "model": Kind.IDENTIFIER,
    "gtin": Kind.GTIN,
    "alcohol": Kind.ALCOHOL,
    "vintage": Kind.DATE,
    "packing": Kind.PACKING,
    "net_content": Kind.QUANTITY,
    "spec": Kind.QUANTITY,
    "power": Kind.QUANTITY,
}

#: Parts of names, folded, in the order they are tried.
_NAMES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.BRAND_TYPE, ("品牌类型", "brandtype", "typeofbrand", "brandcategory")),
    (Kind.PREFERENCE, ("享惠", "优惠关税", "preference", "preferential", "exportbenefit")),
    (Kind.GTIN, ("gtin", "条码", "条形码", "barcode", "isbn", "issn")),
    (Kind.DIGITS, ("casno", "casnumber", "casrn", "cas号", "cas登记", "cas编号", "商品编码", "税则号", "税号", "hscode",
                   "商品编号")),
    (Kind.YES_NO, ("是否", "whether")),
    (Kind.STAGE, ("段位", "段数", "stage")),
    (Kind.AGE, ("年龄", "月龄", "agerange", "agegroup", "recommendedage", "suitableage", "applicableage")),
    (Kind.SIZE, ("尺码", "鞋码", "码数", "尺号", "号型", "shoesize", "clothingsize", "nappysize", "diapersize")),
    (Kind.ALCOHOL, ("酒精", "alcohol", "abv", "酒度")),
    (Kind.QUANTITY, ("净含量", "净重", "净容", "毛重", "规格", "容量", "容积", "重量", "数量", "尺寸", "功率", "电压",
                     "netcontent", "netweight", "grossweight", "weight", "volume", "capacity", "quantity",
                     "specification", "size", "power", "voltage", "dimension")),
    (Kind.IDENTIFIER, ("型号", "货号", "款号", "批号", "序列号", "编号", "料号", "色号", "版本",
                       "version", "model", "articleno",
                       "articlenumber",
                       "itemno", "itemnumber", "partno", "partnumber", "styleno", "stylenumber", "batch", "lotno",
                       "lotnumber", "serial", "sku", "mpn")),
    (Kind.ORIGIN, ("原产", "产地", "国别", "产国", "国家", "origin", "country", "madein")),
    (Kind.BRAND, ("品牌", "商标", "牌名", "brand", "trademark")),
    (Kind.DATE, ("日期", "年份", "有效期", "保质期", "到期", "shelflife", "expiry", "bestbefore", "date", "vintage",
                 "year")),
    (Kind.UNIT, ("计量单位", "申报单位", "法定单位", "成交单位", "unitofmeasure", "declaredunit", "statutoryunit",
                 "unitofquantity", "measurementunit")),
    (Kind.PACKING, ("包装", "packing", "packag")),
)  # fmt: skip
_WHOLE = {"cas": Kind.DIGITS, "age": Kind.AGE, "ages": Kind.AGE,
          "size": Kind.QUANTITY, "spec": Kind.QUANTITY, "specs": Kind.QUANTITY,
          "单位": Kind.UNIT, "unit": Kind.UNIT, "units": Kind.UNIT,
          "包装规格": Kind.PACKING, "lot": Kind.IDENTIFIER,
          "packsize": Kind.PACKING, "packspecification": Kind.PACKING, "packingspecification": Kind.PACKING,
          "packagingspecification": Kind.PACKING, "规格型号": Kind.TEXT, "specificationandmodel": Kind.TEXT,
          "specificationmodel": Kind.TEXT, "modelspecification": Kind.TEXT}  # fmt: skip


@lru_cache(maxsize=2048)
def kind_of(key: str, *names: str) -> Kind:
    """Return the kind of an element; a name that tells nothing means free text."""
    if key in _KEYS:
        return _KEYS[key]
    for name in (folded(n[:200]) for n in (key, *names)):
        if name in _WHOLE:
            return _WHOLE[name]
        for kind, parts in _NAMES:
            if any(part in name for part in parts):
                return kind
    return Kind.TEXT
