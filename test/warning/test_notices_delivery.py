# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices leave the house: a real mail server goes down, refuses, asks for a login; nothing is lost or told twice."""

from __future__ import annotations

import http.server
import json
import logging
import threading
from datetime import timedelta

import pytest
from gw_monitor.gw_core.errors import ConfigurationError, StoreError
from gw_monitor.gw_core.store.ports import LinkState, NoticeState, Silence, WarningLevel
from gw_monitor.gw_core.warning.notices.channels import DeliveryError, Message, open_channels, scrubbed
from gw_monitor.test.mail_server import MailServer
from gw_monitor.test.warning.notices_fakes import SMALL, START, Desk, MemoryChannel, settings_of, warning

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WORD = "Gr8-s3cr3t%w0rd"


@pytest.fixture
def server():
    made = MailServer()
    made.start()
    yield made
    made.stop()


def mail_desk(server, text=SMALL, secret=lambda name: WORD):
    settings = settings_of(text.replace("2525", str(server.port)))
    return Desk(settings, channels=open_channels(settings, secret))


def both(text=SMALL):
    return text.replace("recipients: [Wang]}", "recipients: [Wang, Li], channels: [mail]}")


def test_a_warning_reaches_the_mailbox(server):
    desk = mail_desk(server)
    desk.tick(MINUTE * 0, warning())
    assert desk.tick(MINUTE).sent == 1
    (letter,) = server.letters
    (row,) = desk.rows()
    assert letter["To"] == "wang@park.example"
    assert "gw@park.example" in letter["From"]
    assert letter["Subject"] == row.title
    assert letter.get_content().replace("\r\n", "\n").strip() == row.text
    assert letter["X-GW-Monitor-Notice"] == row.notice_id
    assert (row.state, row.sent_at, row.attempts, row.fault) == (NoticeState.SENT, desk.now, 1, "")


def test_mail_server_down_for_an_hour_delivers_later_and_once(server):
    desk = mail_desk(server)
    server.stop()
    desk.tick(MINUTE * 0, warning())
    for _ in range(60):
        desk.tick(MINUTE)
    (row,) = desk.rows()
    assert row.state is NoticeState.WAITING
    assert row.attempts > 3
    assert "mail" in row.fault
    server.start()
    for _ in range(60):
        desk.tick(MINUTE)
    assert len(server.letters) == 1
    (row,) = desk.rows()
    assert row.state is NoticeState.SENT
    assert row.sent_at <= START + timedelta(minutes=61 + 15)  # the longest wait between attempts
    assert row.fault, "why it came late stays to be read"


def test_mail_server_down_while_the_service_is_restarted_delivers_once(server):
    desk = mail_desk(server)
    server.stop()
    desk.tick(MINUTE * 0, warning())
    for minute in range(30):
        if minute % 7 == 0:
            desk.restart()
        desk.tick(MINUTE)
    server.start()
    for minute in range(30):
        if minute % 7 == 0:
            desk.restart()
        desk.tick(MINUTE)
    assert len(server.letters) == 1


def test_a_refused_recipient_does_not_keep_the_others_waiting(server):
    server.refused = {"wang@park.example"}
    desk = mail_desk(server, both())
    desk.tick(MINUTE * 0, warning("e1", "MW-1"), warning("e2", "MW-2"), warning("e3", "MW-3"))
    for _ in range(5):
        desk.tick(MINUTE)
    assert len(server.to("li@park.example")) == 3
    assert not server.to("wang@park.example")
    refused = [row for row in desk.rows() if row.recipient == "Wang"]
    assert all(row.state is NoticeState.WAITING for row in refused)
    assert any("550" in row.fault for row in refused)
    server.refused = set()
    for _ in range(60):
        desk.tick(MINUTE)
    assert len(server.to("wang@park.example")) == 3
    assert len(server.to("li@park.example")) == 3


def test_thingsboard_10718_alarm_raised_and_mail_never_sent(server):
    """There the alarm was created, the mail step reported success, no mail ever came, and nothing showed it."""
    desk = mail_desk(server)
    server.stop()
    desk.tick(MINUTE * 0, warning(level=WarningLevel.SEVERE))
    desk.tick(MINUTE)
    (row,) = desk.rows()
    assert (row.state, row.attempts) == (NoticeState.WAITING, 1)
    assert row.fault
    (health,) = (each for each in desk.deliverer.health() if each.link == "notices/mail")
    assert (health.state, health.last_fault) == (LinkState.WAITING, row.fault)
    server.start()
    desk.tick(15 * MINUTE)
    assert [letter["Subject"] for letter in server.letters] == [row.title]


def test_what_is_given_up_is_told_by_another_way():
    desk = Desk(settings_of(SMALL + "undelivered: [Li]\n"))
    desk.channels["mail"].fails = lambda message: "no route to host"
    desk.tick(MINUTE * 0, warning())
    for _ in range(72 * 4 + 2):
        desk.tick(15 * MINUTE)
    assert [row.state for row in desk.rows(reason="raised")] == [NoticeState.FAILED]
    (told,) = desk.taken("chat")
    assert told.title.startswith("Undelivered: ")
    assert "no route to host" in told.text
    assert "Wang" in told.text


def test_a_channel_that_is_down_does_not_hold_up_the_others():
    tried = []
    desk = Desk(settings_of(SMALL.replace("[Wang]", "[Wang, Li]")))
    desk.channels["mail"].fails = lambda message: tried.append(message) or "timed out"
    desk.tick(MINUTE * 0, *(warning(f"e{number}", f"MW-{number}") for number in range(9)))
    desk.tick(MINUTE)
    assert len(tried) == 2
    assert len(desk.taken("chat")) == 9


def test_a_message_that_is_never_taken_does_not_keep_the_others_waiting():
    desk = Desk(settings_of())
    desk.channels["mail"].fails = lambda message: "too long" if "MW-0" in message.title else ""
    desk.tick(MINUTE * 0, *(warning(f"e{number}", f"MW-{number}") for number in range(4)))
    for _ in range(5):
        desk.tick(MINUTE)
    assert len(desk.taken()) == 3


def test_a_login_that_is_refused_shows_nothing_of_the_word(server, caplog):
    caplog.set_level(logging.DEBUG)
    server.stop()
    server = MailServer(user="gw", word="right")
    server.start()
    text = SMALL.replace("security: none}", "security: none, user: gw, secret: mail-word}")
    desk = mail_desk(server, text)
    desk.tick(MINUTE * 0, warning())
    desk.tick(MINUTE)
    server.stop()
    (row,) = desk.rows()
    assert row.attempts == 1
    assert set(server.logins) == {False}
    assert not server.letters
    for leak in (WORD, "Gr8", "s3cr3t", "w0rd"):
        assert leak not in repr(row)
        assert leak not in caplog.text
        assert leak not in repr(desk.deliverer.health())


def test_a_login_that_is_right_is_used(server):
    server.stop()
    server = MailServer(user="gw", word=WORD)
    server.start()
    desk = mail_desk(server, SMALL.replace("security: none}", "security: none, user: gw, secret: mail-word}"))
    desk.tick(MINUTE * 0, warning())
    desk.tick(MINUTE)
    server.stop()
    assert server.logins == [True]
    assert len(server.letters) == 1


class _Hook(http.server.BaseHTTPRequestHandler):
    taken: list = []
    status = 200

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((self.path, json.loads(body)))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def hook():
    _Hook.taken, _Hook.status = [], 200
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Hook)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def hook_desk(hook):
    address = f"json://127.0.0.1:{hook.server_port}/robot-4711/{WORD}"
    settings = settings_of(SMALL.replace("[Wang]", "[Li], channels: [chat]"))
    return Desk(settings, channels=open_channels(settings, {"chat-address": address}.__getitem__))


def test_a_webhook_takes_a_notice(hook):
    desk = hook_desk(hook)
    desk.tick(MINUTE * 0, warning())
    desk.tick(MINUTE)
    ((_, body),) = hook.RequestHandlerClass.taken
    (row,) = desk.rows()
    assert (body["title"], body["message"]) == (row.title, row.text)
    assert row.receipt


def test_a_webhook_that_fails_shows_nothing_of_its_address(hook, caplog):
    caplog.set_level(logging.DEBUG)
    hook.RequestHandlerClass.status = 500
    desk = hook_desk(hook)
    desk.tick(MINUTE * 0, warning())
    desk.tick(MINUTE)
    (row,) = desk.rows()
    assert "500" in row.fault
    for leak in (WORD, "robot-4711", "s3cr3t", str(hook.server_port)):
        assert leak not in repr(row)
        assert leak not in "".join(record.getMessage() for record in caplog.records if "gw_monitor" in record.name)


def test_a_missing_secret_or_a_senseless_address_is_a_fault_of_the_notice():
    def missing(name):
        raise ConfigurationError("The secret chat-address is not there.")

    settings = settings_of(SMALL.replace("[Wang]", "[Li], channels: [chat]"))
    for secret, word in ((missing, "secret"), (lambda name: "nonsense", "not understood")):
        desk = Desk(settings, channels=open_channels(settings, secret))
        desk.tick(MINUTE * 0, warning())
        desk.tick(MINUTE)
        (row,) = desk.rows()
        assert row.state is NoticeState.WAITING
        assert word in row.fault


def test_a_recipient_address_enters_the_address_of_the_service():
    settings = settings_of(SMALL.replace("{name: chat}", "{name: chat, to: '+86 138'}"))
    channel = open_channels(settings, lambda name: "nonsense/{to}")["chat"]
    with pytest.raises(DeliveryError):
        channel.send(Message(message_id="1", title="t", text="t", to="+86 138"))
    assert channel._address(Message(message_id="1", title="t", text="t", to="+86 138"), "x/{to}") == "x/+86%20138"


@pytest.mark.parametrize("form", [WORD, "Gr8-s3cr3t%25w0rd", f"mailto://gw:{WORD}@h.example"])
def test_scrubbed_takes_out_every_form(form):
    assert "s3cr3t" not in scrubbed(f"refused {form} by h", [f"mailto://gw:{WORD}@h.example"])


def test_a_store_that_refuses_after_sending_does_not_send_again():
    desk = Desk(settings_of())
    desk.tick(MINUTE * 0, warning())
    desk.now += MINUTE
    desk.plan()
    desk.store.refuses = StoreError("disk full")
    for _ in range(3):
        with pytest.raises(StoreError):
            desk.deliverer.deliver()
    desk.store.refuses = None
    desk.tick(MINUTE)
    assert len(desk.taken()) == 1
    assert [row.state for row in desk.rows()] == [NoticeState.SENT]


def test_killed_between_raising_and_notifying_tells_once_after_the_restart():
    desk = Desk(settings_of())
    desk.tick(MINUTE * 0, warning())
    desk.restart()
    for _ in range(10):
        desk.tick(MINUTE)
    assert len(desk.taken()) == 1


def test_killed_between_the_channels_yes_and_the_commit_sends_again_with_the_same_mark():
    """At least once: nothing more can be promised, but the receiver can tell."""
    desk = Desk(settings_of())
    desk.tick(MINUTE * 0, warning())
    desk.now += MINUTE
    desk.store.refuses = StoreError("killed")
    with pytest.raises(StoreError):
        desk.deliverer.deliver()
    desk.store.refuses = None
    desk.restart()
    desk.tick(MINUTE)
    first, second = desk.taken()
    assert first.message_id == second.message_id


def test_a_silence_that_begins_while_a_notice_waits_holds_it_back():
    desk = Desk(settings_of())
    desk.tick(MINUTE * 0, warning())
    desk.store.silences = [Silence(silence_id="s", start=START, end=START + HOUR, author="Li", reason="pump test")]
    for _ in range(50):
        desk.tick(MINUTE)
    assert not desk.taken()
    for _ in range(11):
        desk.tick(MINUTE)
    assert len(desk.taken()) == 1


def test_a_duty_is_told_in_person():
    text = (
        SMALL.replace("recipients: [Wang]", "recipients: [duty]")
        + """
on_call:
  - name: duty
    language: en
    otherwise: Li
    rota:
      - {recipient: Wang, from: "08:00", until: "20:00"}
"""
    )
    desk = Desk(settings_of(text))
    desk.tick(MINUTE * 0, warning("day"))
    desk.tick(MINUTE)
    desk.tick(8 * HOUR, warning("night", "MW-4", at=START + 8 * HOUR))
    desk.tick(MINUTE)
    assert [message.to for message in desk.taken()] == ["wang@park.example", "li@park.example"]
    assert "Wang" in desk.rows()[0].receipt


def test_a_channel_that_left_the_settings_is_a_fault():
    desk = Desk(settings_of())
    desk.tick(MINUTE * 0, warning())
    desk.channels = {"chat": MemoryChannel()}
    desk.restart()
    assert desk.tick(MINUTE).failed == 1
    assert "no longer" in desk.rows()[0].fault
