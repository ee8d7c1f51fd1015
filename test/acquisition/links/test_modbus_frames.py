# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames of Modbus: those of another library, and mutated ones of which none may pass for an answer."""

from __future__ import annotations

import random

import pytest
from gw_monitor.gw_core.acquisition.links.modbus_frames import Framing, ReadRequest, checksum, wrap
from hypothesis import given, settings
from hypothesis import strategies as st
from pymodbus.framer import FramerRTU, FramerSocket
from pymodbus.pdu import DecodePDU
from pymodbus.pdu.bit_message import ReadCoilsRequest
from pymodbus.pdu.register_message import ReadHoldingRegistersRequest, ReadHoldingRegistersResponse

FRAMERS = {Framing.TCP: FramerSocket, Framing.RTU: FramerRTU}
REQUEST = ReadRequest(unit=17, function=3, address=107, count=3, transaction=77)
PAYLOAD = bytes.fromhex("ae415652e340")


def answer_frame(framing, payload=PAYLOAD, unit=17, function=3, transaction=77):
    return wrap(bytes([unit, function, len(payload)]) + payload, transaction, framing)


@pytest.mark.parametrize("framing", list(Framing))
def test_frames_are_those_of_another_library(framing):
    framer = FRAMERS[framing](DecodePDU(False))
    theirs = framer.buildFrame(ReadHoldingRegistersRequest(address=107, count=3, dev_id=17, transaction_id=77))
    assert REQUEST.encode(framing) == theirs
    coils = ReadRequest(unit=1, function=1, address=5, count=11, transaction=9)
    assert coils.encode(framing) == framer.buildFrame(ReadCoilsRequest(address=5, count=11, dev_id=1, transaction_id=9))
    registers = [0xAE41, 0x5652, 0xE340]
    answer = framer.buildFrame(ReadHoldingRegistersResponse(registers=registers, dev_id=17, transaction_id=77))
    assert REQUEST.find_answer(answer, framing).payload == PAYLOAD


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=260))
def test_the_checksum_is_that_of_another_library(data):
    assert checksum(data) == FramerRTU.compute_CRC(data).to_bytes(2, "big")


@settings(derandomize=True, deadline=None)
@given(noise=st.binary(max_size=40), tail=st.binary(max_size=40), framing=st.sampled_from(list(Framing)))
def test_an_answer_is_found_within_noise(noise, tail, framing):
    assert REQUEST.find_answer(noise + answer_frame(framing) + tail, framing).payload == PAYLOAD


@pytest.mark.parametrize("framing", list(Framing))
def test_halves_of_frames_and_answers_to_others_are_none(framing):
    whole = answer_frame(framing)
    assert all(REQUEST.find_answer(whole[:end], framing) is None for end in range(len(whole)))
    for wrong in ({"unit": 18}, {"function": 4}, {"payload": b"\0\1"}):
        assert REQUEST.find_answer(answer_frame(framing, **wrong), framing) is None
    late = answer_frame(framing, payload=b"\0" * 6, transaction=76)
    if framing is Framing.TCP:  # a serial frame does not say which question it answers
        assert REQUEST.find_answer(late + whole, framing).payload == PAYLOAD


@pytest.mark.parametrize("framing", list(Framing))
def test_exceptions_are_answers(framing):
    frame = wrap(bytes([17, 0x83, 2]), 77, framing)
    assert REQUEST.find_answer(frame, framing).exception == 2


def test_a_hundred_thousand_mutated_serial_frames_hardly_ever_pass():
    """A CRC of 16 bits lets through 1 in 65,536 of random faults, and none of one to three flipped bits."""
    chance = random.Random(20260301)  # noqa: S311 - a test
    whole = answer_frame(Framing.RTU)
    passed = 0
    for _ in range(100_000):
        bits = chance.randint(1, 12)
        mutated = bytearray(whole)
        for at in chance.sample(range(8 * len(whole)), bits):
            mutated[at // 8] ^= 1 << at % 8
        answer = REQUEST.find_answer(bytes(mutated), Framing.RTU)
        if answer is not None:
            passed += 1
            assert bits > 3
    assert passed <= 5


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(list(Framing)))
def test_nothing_that_comes_over_the_line_is_a_crash(data, framing):
    answer = REQUEST.find_answer(data, framing)
    assert answer is None or len(answer.payload) in {0, 6}
