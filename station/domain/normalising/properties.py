"""What a measure is of, where a text says it: of two properties neither is the other's value."""

from station.domain.normalising.text import folded

_ROWS = """
直径 口径 锅径 diameter dia
表径 表盘直径 表盘 表盘尺寸 casediameter
表带长 表带长度 表带 straplength
表带宽 表带宽度 strapwidth
防水 防水深度 waterresistance waterresistant
长 长度 全长 length
宽 宽度 幅宽 门幅 width
高 高度 height
厚 厚度 thickness
深 深度 depth
容量 容积 capacity
克重 gsm grammage
镜宽 镜片宽 镜片宽度 lenswidth
腿长 镜腿长 镜腿长度 templelength
鼻梁 鼻梁宽 中梁 中梁宽 bridge
刃长 刀刃长 bladelength
柄长 手柄长 handlelength
线长 电源线长 cablelength cordlength
充绒量 fillweight
支数 纱支 yarncount
跟高 heelheight
筒高 shaftheight
胸围 chest bust
腰围 waist
臀围 hip hips
肩宽 shoulder
袖长 sleeve
裤长 inseam
身高 bodyheight
体重 bodyweight
屏幕 屏幕尺寸 screen screensize
电池容量 电池 battery batterycapacity
功率 额定功率 power
电压 额定电压 voltage
频率 frequency
净重 netweight
毛重 grossweight
"""
PROPERTIES: dict[str, str] = {
    folded(name): row.split()[0] for row in _ROWS.strip().splitlines() for name in row.split()
}
