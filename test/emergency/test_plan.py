# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans as files, and what they call for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from gw_monitor.gw_core.emergency.planfile import default_plan, read_plan
from gw_monitor.gw_core.emergency.respond import Arrival, TracedSource, plan_response
from gw_monitor.gw_core.emergency.tables import arrivals_from_table, sources_from_table
from gw_monitor.gw_core.errors import InvalidInputError
from gw_monitor.gw_core.store.ports import WarningLevel
from gw_monitor.test.parks import park_records

POND = TracedSource(name="Pond P1", enterprise="West Solvents", probability=0.8, identifiable=True)
TANK = TracedSource(name="Tank T1", enterprise="East Dyes", probability=0.05, identifiable=True)


def arrival(now, days):
    when = None if days is None else now + timedelta(days=days)
    return Arrival(point="Village intake", arrival=when, peak=30.0, limit=10.0, unit="ug/L")


def texts(response):
    return " | ".join(task.task for task in response.tasks)


def test_the_built_in_plan_is_a_template_in_two_languages():
    plan = default_plan()
    assert plan.template
    for phase in plan.phases:
        for task in phase.tasks:
            assert {"en", "zh"} <= set(task.text), task.text
            assert {"en", "zh"} <= set(task.responsible)


@pytest.mark.parametrize("state", [None, "pending", "resolved"])
def test_without_an_open_warning_only_the_routine_remains(make_event, now, state):
    events = [] if state is None else [make_event(state=state)]
    response = plan_response(events, [arrival(now, 5)], [POND], default_plan(), now)
    assert response.level is None
    assert len(response.tasks) == 1
    assert response.tasks[0].basis == ("No warning is open.",)
    assert response.basis[0] == "No warning is open: no response is needed; go on monitoring."


def test_the_highest_level_decides_and_acknowledged_ones_count(make_event, now):
    events = [make_event(level="general"), make_event(point="MW-3", level="severe", state="acknowledged")]
    response = plan_response(events, [], [], default_plan(), now)
    assert response.level is WarningLevel.SEVERE
    assert "MW-3-benzene-limit" in response.basis[0]


def test_every_task_says_on_what_evidence_it_rests_and_when_it_is_due(make_event, now):
    response = plan_response([make_event()], [arrival(now, 45)], [POND, TANK], default_plan(), now)
    assert [task.number for task in response.tasks] == list(range(1, len(response.tasks) + 1))
    assert all(task.basis and task.due_at >= now and task.responsible for task in response.tasks)
    found = {task.task: task for task in response.tasks}
    sample = next(task for text, task in found.items() if "second sample at MW-2" in text)
    assert sample.due_at == now + timedelta(hours=24)
    assert sample.basis[0].startswith("Warning MW-2-benzene-limit: Benzene at MW-2 is 12 ug/L")
    stop = next(task for text, task in found.items() if text.startswith("Stop the release at Pond P1"))
    assert stop.responsible == "Enterprise West Solvents"
    assert stop.basis == ("Tracing: Pond P1 with a probability of 80 %.",)
    close = next(task for text, task in found.items() if "Village intake" in text)
    assert "in 45 d" in close.task
    assert close.basis == ("Forecast: 10 ug/L is reached at Village intake in 45 d, peak 30 ug/L.",)
    assert "Tank T1" not in texts(response)


def test_a_source_that_the_wells_do_not_tell_apart_is_not_stopped_but_traced(make_event, now):
    doubtful = replace(POND, identifiable=False)
    text = texts(plan_response([make_event()], [], [doubtful], default_plan(), now))
    assert "Stop the release" not in text
    assert "Inspect Pond P1" in text
    assert "Trace the source" in text


@pytest.mark.parametrize(
    ("days", "near", "far"), [(None, False, False), (-3, True, False), (45, True, False), (400, False, True)]
)
def test_the_time_of_arrival_decides_how_receptors_are_protected(make_event, now, days, near, far):
    text = texts(plan_response([make_event()], [arrival(now, days)], [], default_plan(), now))
    assert ("Close or watch" in text) is near
    assert ("Plan protection" in text) is far


def test_two_warnings_of_a_well_are_one_visit(make_event, now):
    events = [make_event(), make_event(code="toluene", level="general"), make_event(point="MW-3")]
    response = plan_response(events, [], [], default_plan(), now)
    visits = [task for task in response.tasks if "second sample" in task.task]
    assert len(visits) == 2
    assert "Benzene, Toluene" in visits[0].task
    assert len(visits[0].basis) == 2


def test_data_loss_calls_for_a_repair_not_for_the_emergency_command(make_event, now):
    text = texts(plan_response([make_event(kind="missing", level="general")], [], [], default_plan(), now))
    assert "Look after the sensor" in text
    assert "second sample" not in text
    assert "Report to" not in text


def test_the_substance_group_decides_special_tasks(make_event, now):
    assert "ignition" in texts(plan_response([make_event(level="severe")], [], [], default_plan(), now))
    chlorinated = make_event(level="severe", code="trichloroethene")
    text = texts(plan_response([chlorinated], [], [], default_plan(), now))
    assert "ignition" not in text
    assert "dense liquid" in text


def test_chinese_texts_are_used_for_a_chinese_reader(make_event, now):
    response = plan_response([make_event()], [], [POND], default_plan(), now, language="zh_CN")
    assert any("复采水样" in task.task and "苯" in task.task for task in response.tasks)


def test_all_faults_of_a_plan_are_told_together(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(
        "name: Mine\nversion: 2\ncolour: red\nsource_probability: 7\nphases:\n"
        "  - name: One\n    tasks:\n"
        "      - {task: 'Go to {point.__class__}', responsible: Me, offset_h: 1, each: warning}\n"
        "      - {task: 'Go to {point}', responsible: Me, offset_h: soon}\n"
        "      - {task: '', responsible: Me, offset_h: 1, when: {level: dreadful, groups: [gold], kinds: [odd]}}\n"
        "      - {task: Go, offset_h: 1, each: planet, when: [1]}\n"
        "      - {task: 'Go {', responsible: Me, offset_h: -1}\n"
    )
    with pytest.raises(InvalidInputError) as caught:
        read_plan(path)
    codes = [finding.code for finding in caught.value.findings]
    assert sorted(set(codes)) == [
        "bad_number", "bad_structure", "missing_text", "unknown_choice", "unknown_group", "unknown_key",
        "unknown_placeholder",
    ]  # fmt: skip
    assert codes.count("unknown_placeholder") == 3
    assert codes.count("unknown_choice") == 3
    assert codes.count("bad_number") == 3
    assert any("phase 1, task 3" in finding.place for finding in caught.value.findings)


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe\x00", b"!!python/object/apply:os.system ['true']"])
def test_a_file_that_is_not_a_plan_is_refused_in_one_sentence(tmp_path, content):
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match=r"plan\.yaml cannot be read as YAML"):
        read_plan(path)


@pytest.mark.parametrize("content", ["", "- 1\n", "phases: []\n", "name: x\nphases: 3\n"])
def test_a_plan_without_tasks_is_refused(tmp_path, content):
    path = tmp_path / "plan.yaml"
    path.write_text(content)
    with pytest.raises(InvalidInputError) as caught:
        read_plan(path)
    assert "no_tasks" in {finding.code for finding in caught.value.findings}


def test_tables_of_the_other_rooms_are_understood(now):
    table = pd.DataFrame(
        {"point": ["Intake", "River"], "arrival": [now.replace(tzinfo=None), None], "peak": [3.0, None],
         "limit": [1.0, 1.0], "unit": ["ug/L", None]}
    )  # fmt: skip
    first, second = arrivals_from_table(table, park_records())
    assert first.arrival == now
    assert second.arrival is None
    sources = pd.DataFrame({"name": ["a", "b"], "probability": [0.7, None], "identifiable": [1, None]})
    found = sources_from_table(sources)
    assert [(each.probability, each.identifiable) for each in found] == [(0.7, True), (0.0, False)]


def test_tables_of_another_kind_are_refused():
    with pytest.raises(InvalidInputError, match="The arrival layer has no field arrival, peak, limit, unit"):
        arrivals_from_table(pd.DataFrame({"point": ["a"]}), park_records())
    with pytest.raises(InvalidInputError, match="not between 0 and 1"):
        sources_from_table(pd.DataFrame({"name": ["a"], "probability": [80.0], "identifiable": [True]}))
