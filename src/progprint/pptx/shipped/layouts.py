"""The layouts of the shipped deck look, one for each kind of slide."""

from __future__ import annotations

from progprint.pptx.shipped.plan import BODY_TOP, SlotPlan
from progprint.pptx.shipped.slots import LayoutPlan, LayoutSlot, Stripe


def layouts(plan: SlotPlan) -> tuple[LayoutPlan, ...]:
    """The layouts of a template."""
    left, wide, edge, whole = plan.left, plan.wide, plan.edge, plan.whole
    face = plan.panel if plan.upright else (0, 0, plan.pane, plan.height)
    x = plan.left if plan.upright else plan.pane + plan.edge
    beside = plan.width - x - plan.edge
    room = plan.room
    body = (left, BODY_TOP, wide, plan.height - BODY_TOP - 60)
    return (
        plan.full("pp-opening", "title", (
            plan.kicker(edge, whole, "bg1"),
            LayoutSlot("pp-title", "专题名称", (edge, 92, whole, 200), 0, 90, "ctrTitle", True, "bg1"),
            LayoutSlot("pp-details", "出品人、日期、会场", (edge, 306, whole, 178), 16, 28, "subTitle", color="bg1", pitch=1.5),
        )),
        LayoutPlan("pp-producer", "obj", (
            *plan.portrait(face),
            plan.kicker(x, beside),
            LayoutSlot("pp-title", "姓名", (x, 80, beside, 78), 0, 60, "title", True),
            LayoutSlot("pp-affiliation", "单位、职务", (x, 162, beside, 60), 16, 24, color="tx2"),
            LayoutSlot("pp-bio", "个人介绍", (x, 238, beside, 248), 17, 24, pitch=1.5),
        ), (Stripe(face, "bg2"),), left=x),
        plan.text("pp-agenda", "tbl", "议程", (
            LayoutSlot("pp-table", "议程表", (left, 118, wide, plan.height - 172), 16, 24, "tbl"),
        )),
        LayoutPlan("pp-talk-title", "secHead", (
            *plan.portrait(plan.panel),
            plan.kicker(left, room),
            LayoutSlot("pp-title", "议题标题", (left, 84, room, 244), 0, 60, "title", True),
            LayoutSlot("pp-name", "讲师", (left, 334, room, 72), 16, 34, bold=True, anchor="b"),
            LayoutSlot("pp-affiliation", "单位、职务", (left, 410, room, 76), 17, 22, color="tx2"),
        ), (plan.bar, Stripe(plan.panel, "bg2")), left=left),
        plan.two(),
        plan.people("pp-talk-three", plan.cards(3, 3, 108, 272, below=True)),
        plan.people("pp-talk-four", plan.cards(4, 1 if plan.upright else 2, 92, 272)),
        plan.people("pp-talk-people", plan.cards(6, plan.columns(3), 62 if plan.narrow and not plan.upright else 84, 272)),
        plan.people("pp-talk-names", plan.names(12, plan.columns(4), 272)),
        LayoutPlan("pp-talk-plain", "secHead", (
            plan.kicker(left, wide), LayoutSlot("pp-title", "议题标题", (left, 84, wide, 386), 0, 60, "title", True),
        ), (plan.bar,), left=left),
        plan.introduction(),
        plan.introduction("pp-talk-intro-wide", panel=False),
        plan.statement(),
        plan.text("pp-text", "obj", "标题", (LayoutSlot("pp-body", "正文", body, 16, 24, pitch=1.5),)),
        plan.full("pp-break", "titleOnly", plan.paused((84, 190), 296, (332, 90), (430, 56), 48), "accent6", "accent5"),
        plan.full("pp-break-strip", "titleOnly", (
            *plan.paused((78, 160), 254, (284, 86), (374, 54), 36), *plan.logos(),
        ), "accent6", "accent5", strip=True),
        LayoutPlan("pp-qa", "titleOnly", (
            *plan.portraits(),
            LayoutSlot("pp-title", "请提问", (left, 60, room, 206), 0, 92, "title", True),
            LayoutSlot("pp-affiliation", "单位、职务", (left, 270, room, 60), 16, 22, color="tx2"),
            LayoutSlot("pp-next-label", "下一场", (left, 356, room, 28), 17, 20, color="accent1", bold=True),
            LayoutSlot("pp-next", "下一个议题", (left, 386, room, 66), 18, 26, bold=True),
            LayoutSlot("pp-next-people", "讲师", (left, 458, room, 28), 19, 20, color="tx2"),
        ), (plan.bar, Stripe(plan.panel, "bg2")), left=left),
        LayoutPlan("pp-qa-plain", "titleOnly", (
            LayoutSlot("pp-title", "请提问", (left, 60, wide, 206), 0, 92, "title", True),
            LayoutSlot("pp-next-label", "下一场", (left, 356, wide, 28), 17, 20, color="accent1", bold=True),
            LayoutSlot("pp-next", "下一个议题", (left, 386, wide, 66), 18, 26, bold=True),
            LayoutSlot("pp-next-people", "讲师", (left, 458, wide, 28), 19, 20, color="tx2"),
        ), (plan.bar,), left=left),
        plan.full("pp-day", "title", (
            plan.kicker(edge, whole, "bg1"),
            LayoutSlot("pp-title", "日期", (edge, 92, whole, 130), 0, 54, "ctrTitle", True, "bg1"),
            LayoutSlot("pp-details", "这一天", (edge, 250, whole, 234), 16, 26, "subTitle", color="bg1", pitch=1.5),
        )),
        plan.full("pp-closing", "title", (
            LayoutSlot("pp-title", "谢谢", (edge, 72, whole, 190), 0, 132, "ctrTitle", True, "bg1"),
            LayoutSlot("pp-details", "感谢的人", (edge, 280, plan.beside_code, 206), 16, 28, "subTitle", color="bg1", pitch=1.5),
            *plan.code(280, 132, "bg1"),
        )),
        plan.full("pp-closing-strip", "title", (
            LayoutSlot("pp-title", "谢谢", (edge, 40, whole, 176), 0, 132, "ctrTitle", True, "bg1"),
            LayoutSlot("pp-details", "感谢的人", (edge, 228, plan.beside_code, 200), 16, 28, "subTitle", color="bg1", pitch=1.5),
            *plan.code(236, 132, "bg1"),
            *plan.logos(),
        ), strip=True),
        plan.full("pp-opening-strip", "title", (
            plan.kicker(edge, whole, "bg1"),
            LayoutSlot("pp-title", "专题名称", (edge, 88, whole, 170), 0, 90, "ctrTitle", True, "bg1"),
            LayoutSlot("pp-details", "出品人、日期、会场", (edge, 262, whole, 170), 16, 28, "subTitle", color="bg1", pitch=1.5),
            *plan.logos(),
        ), strip=True),
        *(plan.dark(name, kind, slots) for name, kind, slots in (
            ("pp-opening-dark", "title", plan.fronted(90, 200, (306, 178), 28)),
            ("pp-day-dark", "title", plan.fronted(54, 130, (250, 234), 26)),
            ("pp-closing-dark", "title", (*plan.fronted(132, 170, (280, 206), 28, coded=True), *plan.code(280, 132, "tx1"))),
        )),
        plan.dark("pp-opening-strip-dark", "title", (*plan.fronted(90, 166, (262, 170), 28), *plan.logos()), strip=True),
        plan.dark("pp-closing-strip-dark", "title", (
            *plan.fronted(132, 150, (244, 184), 28, coded=True), *plan.code(248, 132, "tx1"), *plan.logos(),
        ), strip=True),
    )  # fmt: skip
