# SPDX-FileCopyrightText: 2026 GW Monitor contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The encryption of HJ 212-2025: SM4 in ECB mode over the whole 16-character blocks between ``CP=&&`` and ``&&``.

The cipher is written as ``{0xE4,0x3E,...}``; what is left of less than a block follows in plain text. As public
implementations have it, the CRC is of the plain text; frames whose CRC is of the cipher are read as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import ConfigurationError
from ...wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCK = 16
_OPENING = b"CP=&&{"
_CIPHER = re.compile(
    rb"(?P<before>.*CP=&&)\{(?P<cipher>0x[0-9A-Fa-f]{2}(?:,\s?0x[0-9A-Fa-f]{2})*)\}(?P<rest>.*)\Z", re.DOTALL
)
_DEVICE = re.compile(rb"(?:^|;)MN=([^;]*)")


def sm4(block_text: bytes, key: bytes, *, decrypt: bool = False) -> bytes:
    """Return whole blocks of 16 bytes encrypted, or decrypted, with SM4 (GB/T 32907-2016) in ECB mode.

    Raises
    ------
    ConfigurationError
        The cryptography of this computer has no SM4.
    """
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    except ImportError as error:
        raise ConfigurationError(say("Encrypted HJ 212 frames need the package cryptography.")) from error
    try:
        cipher = Cipher(algorithms.SM4(key), modes.ECB())  # noqa: S305 - the mode is the standard's  # nosec B305
        engine = cipher.decryptor() if decrypt else cipher.encryptor()
    except UnsupportedAlgorithm as error:
        raise ConfigurationError(say("The package cryptography has no SM4 here.")) from error
    return bytes(engine.update(block_text) + engine.finalize())


def read_key(text: str) -> bytes | None:
    """Return a key of 16 characters or 32 hexadecimal digits as bytes; None when it is neither.

    Examples
    --------
    >>> read_key("0" * 16), read_key("30" * 16) == read_key("0" * 16), read_key("short")
    (b'0000000000000000', True, None)
    """
    if len(text) == BLOCK and text.isascii():
        return text.encode("ascii")
    if re.fullmatch(r"[0-9A-Fa-f]{32}", text):
        return bytes.fromhex(text)
    return None


def encrypt_body(body: bytes, key: bytes) -> bytes:
    """Return the text of ``CP`` with its whole blocks encrypted."""
    whole = len(body) // BLOCK * BLOCK
    if not whole:
        return body
    cipher = ",".join(f"0x{byte:02X}" for byte in sm4(body[:whole], key))
    return b"{" + cipher.encode("ascii") + b"}" + body[whole:]


class Decipher:
    """Returns the plain data segment of an encrypted one, by the key of its device; None when it is not, or has none.

    Parameters
    ----------
    keys : mapping of str to bytes
        Keys of 16 bytes by device (``MN``).
    """

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._keys = {mn.encode("utf-8"): key for mn, key in keys.items()}

    def __call__(self, data: bytes) -> bytes | None:
        """Decipher a data segment."""
        if _OPENING not in data:
            return None
        found, device = _CIPHER.match(data), _DEVICE.search(data)
        key = self._keys.get(device[1]) if device else None
        if found is None or key is None:
            return None
        cipher = bytes(int(word, 16) for word in found["cipher"].split(b","))
        if len(cipher) % BLOCK:
            return None
        return found["before"] + sm4(cipher, key, decrypt=True) + found["rest"]
