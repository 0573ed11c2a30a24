"""What can be wrong between a device and its hub, as codes that a screen translates."""

from enum import StrEnum


class Problem(StrEnum):
    """The kind of trouble; what goes with it in words stands on the error."""

    UNREACHABLE = "unreachable"
    """No connection: network, address, or the hub is down."""
    TIMED_OUT = "timed-out"
    INTERRUPTED = "interrupted"
    """The connection broke in the middle."""
    BUSY = "busy"
    """The hub asked to come back later."""
    HUB_FAILING = "hub-failing"
    """The hub, or what stands before it, answered with an error of its own."""
    CERTIFICATE = "certificate"
    """The hub's certificate was not accepted."""
    WEB_PAGE = "web-page"
    """A web page answered, as a venue's login page does."""
    REDIRECTED = "redirected"
    NOT_UNDERSTOOD = "not-understood"
    """An answer that breaks the contract."""
    UNAUTHORIZED = "unauthorized"
    """The device's key is not accepted."""
    FORBIDDEN = "forbidden"
    """The key is known, and may not do this or not from here."""
    REFUSED = "refused"
    """The hub understood, and refuses this very request."""
    CODE_NOT_ACCEPTED = "code-not-accepted"
    """A pairing code that is wrong, used or too old."""
