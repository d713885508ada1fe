"""Whole programmes that a chair could have, each odd in some way: many rooms, long names, one talk on a day, no summaries."""

from __future__ import annotations

import json
from random import Random
from typing import Any, NamedTuple

_TITLES = [
    "云原生", "dubbogo 3.0：dubbo 在云原生时代的基石", "三万两千台服务器的一次不停机迁移，我们是怎样做到的",
    "The Limits of General Purpose Software and What Comes After It", "基于 eBPF 的 Kubernetes 网络可观测性实践",
    "Donaudampfschifffahrtsgesellschaft und andere Verkehrsunternehmen", "分布式データベースのトランザクション処理について",
    "从“能用”到“好用”：企业级大模型应用的工程化之路——以智能客服为例的落地经验与反思以及未来三年的规划展望", "AMA", "Go",
    "Zero-Knowledge-Proofs-as-a-Service", "한국어 자연어 처리의 현재와 미래", "谁来为算法负责？",
]  # fmt: skip
_NAMES = [
    "于雨", "欧阳修远", "Wolfeschlegelsteinhausenbergerdorff", "Maximiliane Freifrau von Hohenzollern-Sigmaringen",
    "José García Márquez", "山田太郎", "김민준", "阿卜杜勒·拉赫曼·本·穆罕默德", "Ann Lee", "breakthesystem", "李明",
]  # fmt: skip
_ORGS = [
    "", "蚂蚁金服", "中国科学院计算技术研究所智能信息处理重点实验室", "Massachusetts Institute of Technology", "Msup",
    "Rechtsschutzversicherungsgesellschaften AG", "北京市海淀区人工智能与大数据产业创新联盟秘书处",
]  # fmt: skip
_TEXTS = [
    "通过统一通信协议，让多语言服务互通。", "1 采用基于 h2 的兼容 gRPC 的通信框架以统一通信协议；\n2 序列化协议使用 protobuf。",
    "We show how exploits could be used against an opsec-aware target, and what the community can do about it today. " * 4,
    "本次分享介绍我们在生产环境中遇到的问题、定位的过程与最终的方案，希望能给同行一些启发。" * 6, "短。",
]  # fmt: skip
_JOBS = ["", "资深技术专家", "Principal Distinguished Engineer", "可信原生部工程师"]
_LAYOUTS = ["a5", "a4", "b5", "32k", "pocket", "large-print"]


class Programme(NamedTuple):
    """An agenda as YAML and the layout that it is tried in."""

    yaml: str
    layout: str


def programme(number: int) -> Programme:
    """The programme of a number, the same one every time."""
    random = Random(number)  # noqa: S311 - the same numbers every time
    rooms = [f"{random.choice(['', '国际会议中心', 'Hall '])}{n} 厅" for n in range(random.choice([1, 2, 4, 10]))]
    days = [f"2027-04-{10 + n}" for n in range(random.choice([1, 1, 2, 4]))]
    busy = random.random()
    tracks = [
        _track(random, n, day, room, busy)
        for n, (day, room) in enumerate((day, room) for day in days for room in rooms)
        if n == 0 or random.random() < 0.8
    ]
    made: dict[str, Any] = {
        "conference": {
            "title": random.choice(_TITLES), "date": f"{days[0]} ~ {days[-1]}", "timezone": "Asia/Shanghai",
            "language": random.choice(["zh-Hans", "zh-Hans", "zh-Hant", "en", "ja"]), "venue": random.choice(_ORGS) or "会馆",
        },
        "rooms": rooms,
        "tracks": tracks,
        "sessions": [
            {"title": title, "type": kind, "date": day, "time": time, "room": "all"}
            for day in days
            for title, kind, time in (("签到", "other", "08:30-09:00"), ("午餐", "break", "12:00-13:30"))
            if random.random() < 0.7
        ],
        "sponsors": [{"name": random.choice(_ORGS) or "无名", "level": "金"} for _ in range(random.choice([0, 0, 3, 12]))],
    }  # fmt: skip
    return Programme(json.dumps(made, ensure_ascii=False, indent=1), random.choice(_LAYOUTS))


def _track(random: Random, number: int, day: str, room: str, busy: float) -> dict[str, Any]:
    length, starts = random.choice([(15, 15), (45, 45), (20, 60), (90, 90)]), []
    at = 9 * 60
    while at + length[0] <= 18 * 60:
        if not 12 * 60 - length[0] < at < 13 * 60 + 30 and random.random() < busy:
            starts.append(at)
        at += length[1]
    talks = [_talk(random, start, start + length[0]) for start in starts] or [_talk(random, 9 * 60, 10 * 60)]
    return {
        "title": f"{random.choice(_TITLES)} {number}", "date": day, "room": room, "talks": talks,
        "producer": [_person(random) for _ in range(random.choice([0, 1, 1, 3]))],
        "intro": random.choice(["", *_TEXTS]),
    }  # fmt: skip


def _talk(random: Random, start: int, end: int) -> dict[str, Any]:
    headed = {"案例背景": random.choice(_TEXTS), "解决思路": random.choice(_TEXTS), "成果": random.choice(_TEXTS)}
    return {
        "title": random.choice(_TITLES),
        "type": random.choice(["talk", "talk", "talk", "keynote", "panel", "workshop", "lightning"]),
        "time": f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}",
        "speakers": [_person(random) for _ in range(random.choice([0, 1, 1, 1, 2, 6]))],
        "summary": random.choice(["", random.choice(_TEXTS), headed]),
        "takeaways": [random.choice(_TEXTS[:2]) for _ in range(random.choice([0, 0, 3]))],
        "tags": ["微服务"] * random.choice([0, 1]),
    }


def _person(random: Random) -> dict[str, str]:
    """A person; of one name there is one, with one organisation."""
    name = f"{random.choice(_NAMES)}{random.choice(['', '', ' Jr.', '二世'])}"
    own = Random(name)  # noqa: S311 - the same numbers every time
    return {
        "name": name, "org": own.choice(_ORGS), "job_title": own.choice(_JOBS), "bio": own.choice(["", "", *_TEXTS]),
    }  # fmt: skip
