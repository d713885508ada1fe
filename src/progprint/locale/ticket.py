"""What stands on a job ticket."""

from __future__ import annotations

from types import MappingProxyType

TICKET_CHINESE = MappingProxyType(
    {
        "title": "印刷工单",
        "job": "品名",
        "edition": "版本",
        "size": "成品尺寸",
        "bleed": "出血",
        "pages": "页数",
        "colours": "印色",
        "all_colours": "全部四色",
        "mixed_colours": "四色 {n} 页，单黑 {m} 页",
        "all_black": "全部单黑",
        "binding": "装订",
        "saddle": "骑马钉",
        "perfect": "无线胶装",
        "paper": "用纸",
        "quantity": "数量",
        "standard": "文件标准",
        "profile": "印刷条件",
        "fonts": "字体",
        "embedded": "{names}（已嵌入）",
        "file": "文件",
        "digest": "SHA-256",
        "open": "由客户填写",
    }
)

TICKET_ENGLISH = MappingProxyType(
    {
        "title": "Job ticket",
        "job": "Job",
        "edition": "Edition",
        "size": "Trim size",
        "bleed": "Bleed",
        "pages": "Pages",
        "colours": "Inks",
        "all_colours": "four colours throughout",
        "mixed_colours": "{n} pages in four colours, {m} in black",
        "all_black": "black throughout",
        "binding": "Binding",
        "saddle": "saddle stitching",
        "perfect": "perfect binding",
        "paper": "Paper",
        "quantity": "Quantity",
        "standard": "Standard",
        "profile": "Printing condition",
        "fonts": "Fonts",
        "embedded": "{names} (embedded)",
        "file": "File",
        "digest": "SHA-256",
        "open": "to be filled in",
    }
)
