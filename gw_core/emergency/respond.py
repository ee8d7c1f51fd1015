# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Apply a plan to what is known: which tasks, by whom, until when, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ..records.substances import observed_properties, transport_properties
from ..store.ports import WarningEvent, WarningLevel
from ..warning.events.events import OPEN_STATES
from ..warning.events.messages import describe
from ..wording import Sentence, plain_number, say
from .plan import Condition, Each, Plan, PlanTask, SourceCondition, text_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVELS = tuple(WarningLevel)
# Sources with less probability than this are not sent inspectors.
LEAST_PROBABILITY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A forecast at a receptor or well; ``arrival`` None: the limit is not reached within the forecast."""

    point: str
    arrival: datetime | None
    peak: float
    limit: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSource:
    """A candidate source after tracing; ``probability`` 0 to 1; ``identifiable`` False: the wells do not decide."""

    name: str
    enterprise: str
    probability: float
    identifiable: bool
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTask:
    """One task of a response; ``basis`` is the evidence it rests on, one sentence each."""

    number: int
    phase: str
    task: str
    responsible: str
    due_at: datetime
    resources: tuple[str, ...]
    basis: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsePlan:
    """What to do now; ``level`` None: no response is needed, the tasks are those of the routine."""

    level: WarningLevel | None
    tasks: tuple[ResponseTask, ...]
    basis: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything conditions ask about."""

    warnings: tuple[WarningEvent, ...]
    arrivals: tuple[tuple[Arrival, float], ...]
    sources: tuple[TracedSource, ...]
    identified: tuple[TracedSource, ...]
    level: WarningLevel | None
    language: str


@dataclass(frozen=True, slots=True)
class _Case:
    """One repetition of a task: what its text may name, and the evidence."""

    words: dict[str, str]
    basis: tuple[Sentence, ...]


def plan_response(
    events: Sequence[WarningEvent], arrivals: Sequence[Arrival], sources: Sequence[TracedSource], plan: Plan,
    now: datetime, *, language: str = "en",
) -> ResponsePlan:  # fmt: skip
    """Choose the tasks of a plan that the open warnings, the forecast and the traced sources call for.

    Parameters
    ----------
    events : sequence of WarningEvent
        Only open ones (firing or acknowledged) count; the highest level decides.
    arrivals : sequence of Arrival
        Those not reaching the limit are left out; one in the past counts as 0 days.
    sources : sequence of TracedSource
        Those below a probability of 0.1 are left out. One is identified when it is identifiable and at least as
        probable as the plan asks.
    plan : Plan
    now : datetime
        Aware; the plan starts here, deadlines count from here.
    language : str
        Of the plan's texts and the names of properties.

    Returns
    -------
    ResponsePlan
    """
    known = _known(events, arrivals, sources, plan, now, language)
    tasks: list[ResponseTask] = []
    for phase in plan.phases:
        for task in phase.tasks:
            for case in _cases(task, known):
                made = ResponseTask(
                    number=len(tasks) + 1, phase=text_in(phase.name, language),
                    task=text_in(task.text, language).format(**case.words),
                    responsible=text_in(task.responsible, language).format(**case.words),
                    due_at=now + timedelta(hours=task.offset_h),
                    resources=tuple(text_in(resource, language) for resource in task.resources), basis=case.basis,
                )  # fmt: skip
                tasks.append(made)
    return ResponsePlan(level=known.level, tasks=tuple(tasks), basis=_overall_basis(known, plan))


def _known(
    events: Sequence[WarningEvent], arrivals: Sequence[Arrival], sources: Sequence[TracedSource], plan: Plan,
    now: datetime, language: str,
) -> _Known:  # fmt: skip
    warnings = sorted(
        (event for event in events if event.state in OPEN_STATES),
        key=lambda event: (-_LEVELS.index(event.level), event.point, event.property, event.rule),
    )
    coming = [
        (each, max(0.0, (each.arrival - now).total_seconds() / 86400.0))
        for each in arrivals
        if each.arrival is not None
    ]
    likely = sorted((s for s in sources if s.probability >= LEAST_PROBABILITY), key=lambda s: -s.probability)
    return _Known(
        warnings=tuple(warnings),
        arrivals=tuple(sorted(coming, key=lambda pair: pair[1])),
        sources=tuple(likely),
        identified=tuple(s for s in likely if s.identifiable and s.probability >= plan.source_probability),
        level=warnings[0].level if warnings else None,
        language=language,
    )


def _cases(task: PlanTask, known: _Known) -> list[_Case]:
    """Return the repetitions of a task, none when its conditions do not hold."""
    when = task.when
    if not _level_holds(when, known):
        return []
    warnings = [event for event in known.warnings if _concerns(when, event)]
    if not warnings and not when.always:
        return []
    arrivals = [pair for pair in known.arrivals if _in_window(when, pair[1])]
    if (when.arrival_within_d is not None or when.arrival_after_d is not None) and not arrivals:
        return []
    if when.source is not SourceCondition.ANY and bool(known.identified) != (when.source is SourceCondition.IDENTIFIED):
        return []
    sources = known.identified if when.source is SourceCondition.IDENTIFIED else known.sources
    if task.each is Each.WARNING:
        return _by_point(warnings, known.language)
    if task.each is Each.ARRIVAL:
        return [_arrival_case(arrival, days) for arrival, days in arrivals]
    if task.each is Each.SOURCE:
        return [_source_case(source) for source in sources]
    return [_Case({}, _plan_basis(when, warnings, arrivals, sources, known.language))]


def _level_holds(when: Condition, known: _Known) -> bool:
    if known.level is None:
        return when.always
    return when.level is None or _LEVELS.index(known.level) >= _LEVELS.index(when.level)


def _concerns(when: Condition, event: WarningEvent) -> bool:
    if when.kinds and event.evidence.get("kind") not in when.kinds:
        return False
    found = transport_properties(event.property)
    return not when.groups or (found is not None and found.group in when.groups)


def _in_window(when: Condition, days: float) -> bool:
    within = when.arrival_within_d is None or days <= when.arrival_within_d
    return within and (when.arrival_after_d is None or days > when.arrival_after_d)


def _by_point(warnings: Sequence[WarningEvent], language: str) -> list[_Case]:
    """Gather the warnings of a well: nobody goes there twice."""
    points: dict[str, list[WarningEvent]] = {}
    for event in warnings:
        points.setdefault(event.point, []).append(event)
    return [
        _Case(
            {"point": point, "properties": ", ".join(dict.fromkeys(_name(each.property, language) for each in found))},
            tuple(_warning_basis(each, language) for each in found),
        )
        for point, found in points.items()
    ]


def _name(code: str, language: str) -> str:
    found = observed_properties().get(code)
    return found.name(language) if found else code


def _warning_basis(event: WarningEvent, language: str) -> Sentence:
    return say("Warning {event}: {sentence}", event=event.event_id, sentence=describe(event, language))


def _arrival_case(arrival: Arrival, days: float) -> _Case:
    return _Case({"receptor": arrival.point, "days": f"{days:.0f}"}, (_arrival_basis(arrival, days),))


def _arrival_basis(arrival: Arrival, days: float) -> Sentence:
    return say(
        "Forecast: {limit} {unit} is reached at {point} in {days} d, peak {peak} {unit}.",
        point=arrival.point, days=f"{days:.0f}", limit=plain_number(arrival.limit), peak=plain_number(arrival.peak),
        unit=arrival.unit,
    )  # fmt: skip


def _source_case(source: TracedSource) -> _Case:
    return _Case({"source": source.name, "enterprise": source.enterprise}, (_source_basis(source),))


def _source_basis(source: TracedSource) -> Sentence:
    percent = f"{100.0 * source.probability:.0f}"
    if source.identifiable:
        return say("Tracing: {source} with a probability of {percent} %.", source=source.name, percent=percent)
    return say(
        "Tracing: {source} with a probability of {percent} %, but the wells do not tell the candidates apart.",
        source=source.name, percent=percent,
    )  # fmt: skip


def _plan_basis(
    when: Condition, warnings: Sequence[WarningEvent], arrivals: Sequence[tuple[Arrival, float]],
    sources: Sequence[TracedSource], language: str,
) -> tuple[Sentence, ...]:  # fmt: skip
    """Return the evidence of a task that is done once: the worst warning, and what else its conditions asked for."""
    basis = [_warning_basis(warnings[0], language)] if warnings else [say("No warning is open.")]
    if len(warnings) > 1:
        basis.append(say("{count} further warnings are open.", count=len(warnings) - 1))
    if when.arrival_within_d is not None and arrivals:
        basis.append(_arrival_basis(*arrivals[0]))
    if when.source is SourceCondition.IDENTIFIED:
        basis.append(_source_basis(sources[0]))
    if when.source is SourceCondition.UNIDENTIFIED:
        basis.append(say("No source is identified yet."))
    return tuple(basis)


def _overall_basis(known: _Known, plan: Plan) -> tuple[Sentence, ...]:
    name = text_in(plan.name, known.language)
    version = say('Plan "{name}", version {version} ({digest}).', name=name, version=plan.version, digest=plan.digest)
    template = (say("The plan is a template that nobody has adapted to this park."),) if plan.template else ()
    if known.level is None:
        return (say("No warning is open: no response is needed; go on monitoring."), version, *template)
    return (_warning_basis(known.warnings[0], known.language), version, *template)
