"""Webhook signatures."""

import pytest

from sync.wire.signatures import is_signed, sign

BODY = b'{"id":"1","event":"test.ping"}'


def test_the_value_is_hmac_sha256_in_hex() -> None:
    """The header for this body and secret, as any other implementation computes it."""
    assert sign(b"what do ya want for nothing?", "Jefe") == (
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"  # RFC 4231, test case 2
    )


def test_a_signature_belongs_to_its_body_and_secret() -> None:
    """One changed byte or another secret is refused."""
    assert is_signed(BODY, "secret", sign(BODY, "secret"))
    assert not is_signed(BODY + b" ", "secret", sign(BODY, "secret"))
    assert not is_signed(BODY, "other", sign(BODY, "secret"))


@pytest.mark.parametrize("signature", ["", "sha256=", "sha1=00", "sha256=é", sign(BODY, "secret").upper()])
def test_malformed_signatures_are_refused(signature: str) -> None:
    """Text of any form is compared without an exception."""
    assert not is_signed(BODY, "secret", signature)
