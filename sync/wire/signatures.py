"""Webhook signatures: HMAC-SHA256 of the raw body, as the platform writes them."""

import hashlib
import hmac

SIGNATURE_HEADER = "X-Webhook-Signature"
_SCHEME = "sha256="


def sign(body: bytes, secret: str) -> str:
    """Return the value of `X-Webhook-Signature` for these very bytes."""
    return _SCHEME + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, secret: str, signature: str) -> bool:
    """Return whether the signature belongs to the body; takes the same time wherever the two differ."""
    return hmac.compare_digest(sign(body, secret).encode(), signature.encode())
