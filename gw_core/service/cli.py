# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``gw-monitor``.

Exit codes: 0 all is well; 1 checked, and not well (faults in a file, a link that does not answer, a service that
fails); 2 the command line is wrong; 3 the settings or this machine do not allow it; 4 something did not end when told.
"""

from __future__ import annotations

import argparse
import http.client
import json
import signal
import sys
import threading
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ..clock import utc_now
from ..errors import GwError, InvalidInputError
from ..wording import Translate, say, worded
from .event_log import LogFormat, LogLevel, begin_log
from .language import own_language, translation
from .version import version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from .settings import LinkSettings, ServiceSettings
    from .simulate import Simulation


class Exit(IntEnum):
    """Exit codes."""

    FINE = 0
    NOT_WELL = 1
    USAGE = 2
    REFUSED = 3
    LATE = 4


class Command:
    """One run of ``gw-monitor`` in one language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def run(self, arguments: Sequence[str]) -> Exit:
        """Do what the command line says; return the exit code."""
        options = self._parser().parse_args(arguments)
        work: Callable[[argparse.Namespace], Exit] = options.work
        try:
            return work(options)
        except InvalidInputError as error:
            for finding in error.findings:
                self._say(f"{finding.place}: {worded(finding.message, self._translate)}", sys.stderr)
            self._say(error.message, sys.stderr)
            return Exit.NOT_WELL if options.name == "check" else Exit.REFUSED
        except GwError as error:
            self._say(error.message, sys.stderr)
            return Exit.REFUSED

    def _say(self, text: str, stream: TextIO | None = None) -> None:
        print(worded(text, self._translate), file=stream or sys.stdout, flush=True)  # a command speaks

    def _parser(self) -> argparse.ArgumentParser:
        word = self._translate
        parser = argparse.ArgumentParser(
            prog="gw-monitor", description=word(say("Watches the groundwater of a park round the clock."))
        )
        parser.add_argument("--version", action="version", version=version())
        parser.add_argument("--language", help=argparse.SUPPRESS)
        commands = parser.add_subparsers(dest="name", required=True)

        def add(name: str, text: str, work: Callable[[argparse.Namespace], Exit]) -> argparse.ArgumentParser:
            made = commands.add_parser(name, help=word(text), description=word(text))
            made.set_defaults(work=work)
            return made

        config = word(say("settings of the service (park.yaml)"))
        for name, text, work in (
            ("watch", say("Read all links round the clock until told to stop."), self._watch),
            ("check", say("Check the settings and say what is wrong with them."), self._check),
            ("test", say("Connect to links once and say what answers."), self._test),
            ("status", say("Ask the running service how it is."), self._status),
        ):
            made = add(name, text, work)
            made.add_argument("--config", required=True, type=Path, metavar="FILE", help=config)
            if name == "test":
                made.add_argument("link", nargs="?", metavar="LINK", help=word(say("this link only")))
        self._add_simulate(add("simulate", say("Play the devices of a park."), self._simulate))
        return parser

    def _add_simulate(self, parser: argparse.ArgumentParser) -> None:
        word = self._translate
        parser.add_argument("--scenario", required=True, type=Path, metavar="FILE", help=word(say("what is played")))
        parser.add_argument("--make-park", metavar="DATABASE",
                            help=word(say("store the scenario's park in this database, and end")))  # fmt: skip
        parser.add_argument("--seconds", type=float, help=word(say("end after this many seconds")))

    # --- commands ---

    def _watch(self, options: argparse.Namespace) -> Exit:
        from .watch import watch

        settings = self._settings(options)
        begin_log(settings.log_level, settings.log_format)
        return Exit.FINE if watch(settings) else Exit.LATE

    def _check(self, options: argparse.Namespace) -> Exit:
        settings = self._settings(options)
        self._say(say("The settings are in order; links: {count}.", count=len(settings.links)))
        return Exit.FINE

    def _test(self, options: argparse.Namespace) -> Exit:
        settings = self._settings(options)
        names = [each.name for each in settings.links]
        if options.link is not None and options.link not in names:
            self._say(say("There is no link {name}; there are {names}.", name=options.link, names=", ".join(names)),
                      sys.stderr)  # fmt: skip
            return Exit.USAGE
        wanted = [each for each in settings.links if options.link in (None, each.name)]
        results = [self._answers(settings, each) for each in wanted]
        return Exit.FINE if all(results) else Exit.NOT_WELL

    def _answers(self, settings: ServiceSettings, link: LinkSettings) -> bool:
        from ..acquisition.links.link import LinkContext
        from .credentials import secret

        context = LinkContext(time_zone=settings.time_zone, secret=secret, clock=utc_now)
        try:
            answer = link.kind.test(link.settings, context)
        except GwError as error:
            self._say(f"{link.name}: {worded(error.message, self._translate)}", sys.stderr)
            return False
        except OSError as error:
            self._say(f"{link.name}: {error}", sys.stderr)
            return False
        self._say(f"{link.name}: {worded(answer, self._translate)}")
        return True

    def _status(self, options: argparse.Namespace) -> Exit:
        settings = self._settings(options)
        if not settings.health_port:
            self._say(say("The settings have no health endpoint."), sys.stderr)
            return Exit.REFUSED
        connection = http.client.HTTPConnection("127.0.0.1", settings.health_port, timeout=10)
        try:
            connection.request("GET", "/health")
            found = json.loads(connection.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._say(say("The service does not answer: {reason}.", reason=error), sys.stderr)
            return Exit.NOT_WELL
        finally:
            connection.close()
        self._say(json.dumps(found, indent=1, ensure_ascii=False))
        return Exit.FINE if found.get("state") != "failing" else Exit.NOT_WELL

    def _simulate(self, options: argparse.Namespace) -> Exit:
        from .scenario import read_scenario
        from .simulate import Simulation, make_park

        scenario = read_scenario(options.scenario)
        if options.make_park:
            count = make_park(scenario, options.make_park)
            self._say(say("Stored a park with {count} monitoring points.", count=count))
            return Exit.FINE
        begin_log(LogLevel.INFO, LogFormat.TEXT)
        stop, simulation = threading.Event(), Simulation(scenario)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if options.seconds is not None:
            ending = threading.Timer(options.seconds, stop.set)
            ending.daemon = True
            ending.start()
        listening = threading.Thread(target=self._listen, args=(simulation, stop), daemon=True)
        listening.start()
        simulation.play(stop)
        return Exit.FINE

    def _listen(self, simulation: Simulation, stop: threading.Event) -> None:
        for answer in simulation.obey(sys.stdin, stop):
            self._say(answer)

    def _settings(self, options: argparse.Namespace) -> ServiceSettings:
        from .settings import read_settings

        return read_settings(options.config)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line of this process; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--language", default=own_language())
    known, _ = first.parse_known_args(given)
    return int(Command(translation(known.language)).run(given))
