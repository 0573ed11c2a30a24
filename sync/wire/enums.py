"""Every closed set of words on the wire, spelled exactly as the platform spells them."""

from enum import StrEnum


class ApiKeyStatus(StrEnum):
    """Life of an API key."""

    ACTIVE = "ACTIVE"
    ROTATED = "ROTATED"
    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"


class RateLimitTier(StrEnum):
    """How many requests a minute a key may make."""

    STANDARD = "STANDARD"
    ELEVATED = "ELEVATED"
    PREMIUM = "PREMIUM"
    CUSTOM = "CUSTOM"


class ScanType(StrEnum):
    """How a code reached the checkpoint."""

    QR_SCAN = "QR_SCAN"
    NFC_TAP = "NFC_TAP"
    MANUAL_ENTRY = "MANUAL_ENTRY"


class ScanResult(StrEnum):
    """The verdict on one scan."""

    VALID = "VALID"
    INVALID = "INVALID"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
    ALREADY_SCANNED = "ALREADY_SCANNED"
    MANUAL_OVERRIDE = "MANUAL_OVERRIDE"


class Reason(StrEnum):
    """Why a scan got its result, in the order in which the rules are asked; `RESULT_OF` gives the result of each."""

    UNREADABLE = "UNREADABLE"
    """Looks like one of our badge tokens, and is cut short or garbled."""
    FOREIGN_CODE = "FOREIGN_CODE"
    """A code of something else: a link, a parcel label, another system's ticket."""
    KEY_UNKNOWN = "KEY_UNKNOWN"
    """Signed with a key that this device does not hold."""
    BAD_SIGNATURE = "BAD_SIGNATURE"
    WRONG_EVENT = "WRONG_EVENT"
    UNKNOWN_PARTICIPANT = "UNKNOWN_PARTICIPANT"
    BADGE_REPLACED = "BADGE_REPLACED"
    PARTICIPANT_WITHDRAWN = "PARTICIPANT_WITHDRAWN"
    """Soft-deleted at the hub."""
    PARTICIPANT_CANCELLED = "PARTICIPANT_CANCELLED"
    PARTICIPANT_REJECTED = "PARTICIPANT_REJECTED"
    BLACKLISTED = "BLACKLISTED"
    EVENT_NOT_BEGUN = "EVENT_NOT_BEGUN"
    EVENT_OVER = "EVENT_OVER"
    BADGE_NOT_YET_VALID = "BADGE_NOT_YET_VALID"
    BADGE_EXPIRED = "BADGE_EXPIRED"
    NOT_APPROVED = "NOT_APPROVED"
    CHECKPOINT_CLOSED = "CHECKPOINT_CLOSED"
    ACCESS_LEVEL_MISSING = "ACCESS_LEVEL_MISSING"
    ALREADY_INSIDE = "ALREADY_INSIDE"
    ALREADY_ENTERED = "ALREADY_ENTERED"
    """Entered before, at a checkpoint that admits once (or once a day)."""
    ZONE_FULL = "ZONE_FULL"
    ADMITTED = "ADMITTED"
    RETURNED = "RETURNED"
    """Admitted again, as the checkpoint's re-entry policy allows."""
    LEFT = "LEFT"
    """An exit."""
    STAFF_OVERRIDE = "STAFF_OVERRIDE"


RESULT_OF: dict[Reason, ScanResult] = {
    Reason.UNREADABLE: ScanResult.INVALID,
    Reason.FOREIGN_CODE: ScanResult.INVALID,
    Reason.KEY_UNKNOWN: ScanResult.INVALID,
    Reason.BAD_SIGNATURE: ScanResult.INVALID,
    Reason.WRONG_EVENT: ScanResult.INVALID,
    Reason.UNKNOWN_PARTICIPANT: ScanResult.INVALID,
    Reason.BADGE_REPLACED: ScanResult.REVOKED,
    Reason.PARTICIPANT_WITHDRAWN: ScanResult.REVOKED,
    Reason.PARTICIPANT_CANCELLED: ScanResult.REVOKED,
    Reason.PARTICIPANT_REJECTED: ScanResult.REVOKED,
    Reason.BLACKLISTED: ScanResult.REVOKED,
    Reason.EVENT_NOT_BEGUN: ScanResult.EXPIRED,
    Reason.EVENT_OVER: ScanResult.EXPIRED,
    Reason.BADGE_NOT_YET_VALID: ScanResult.EXPIRED,
    Reason.BADGE_EXPIRED: ScanResult.EXPIRED,
    Reason.NOT_APPROVED: ScanResult.INVALID,
    Reason.CHECKPOINT_CLOSED: ScanResult.INVALID,
    Reason.ACCESS_LEVEL_MISSING: ScanResult.INVALID,
    Reason.ALREADY_INSIDE: ScanResult.ALREADY_SCANNED,
    Reason.ALREADY_ENTERED: ScanResult.ALREADY_SCANNED,
    Reason.ZONE_FULL: ScanResult.INVALID,
    Reason.ADMITTED: ScanResult.VALID,
    Reason.RETURNED: ScanResult.VALID,
    Reason.LEFT: ScanResult.VALID,
    Reason.STAFF_OVERRIDE: ScanResult.MANUAL_OVERRIDE,
}

ADMITTING = frozenset({ScanResult.VALID, ScanResult.MANUAL_OVERRIDE})
"""The results that let a person through and move a count."""


class Warn(StrEnum):
    """What a verdict wants staff to notice without refusing anybody."""

    CLOCK_SUSPECT = "CLOCK_SUSPECT"
    NEARLY_FULL = "NEARLY_FULL"
    FULL = "FULL"
    NOT_IN_CACHE = "NOT_IN_CACHE"
    """Admitted by the claims of a well-signed badge alone."""


class ParticipantStatus(StrEnum):
    """Where a participant's registration stands."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"
    WAITLISTED = "WAITLISTED"


class EventStatus(StrEnum):
    """Life of an event."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    CANCELLED = "CANCELLED"
    COMPLETED = "COMPLETED"


class CheckpointType(StrEnum):
    """What stands at a checkpoint."""

    GATE = "gate"
    MEETING_ROOM = "meeting-room"
    VIP_AREA = "vip-area"
    REGISTRATION_DESK = "registration-desk"


class Direction(StrEnum):
    """Which way a checkpoint passes people."""

    ENTRY = "entry"
    EXIT = "exit"
    BIDIRECTIONAL = "bidirectional"


class Movement(StrEnum):
    """Which way one person went, or wanted to go."""

    ENTRY = "entry"
    EXIT = "exit"


class ReentryPolicy(StrEnum):
    """What a checkpoint does with somebody who was admitted before."""

    ALWAYS = "ALWAYS"
    AFTER_EXIT = "AFTER_EXIT"
    ONCE_A_DAY = "ONCE_A_DAY"
    ONCE = "ONCE"


class CapacityPolicy(StrEnum):
    """What a full zone does to an entry."""

    INFORM = "INFORM"
    BLOCK = "BLOCK"


class DeviceMode(StrEnum):
    """What a device is for."""

    SELF_SERVICE = "self-service"
    CHECK_IN = "check-in"
    QUEUE_DISPLAY = "queue-display"
    QUEUE_OPERATOR = "queue-operator"
    INFO = "info"


class StepType(StrEnum):
    """The kinds of workflow step."""

    FORM = "FORM"
    REVIEW = "REVIEW"
    APPROVAL = "APPROVAL"
    NOTIFICATION = "NOTIFICATION"
    BADGE_PRINT = "BADGE_PRINT"
    FORK = "FORK"
    JOIN = "JOIN"
    FINAL = "FINAL"


class ErrorCode(StrEnum):
    """Machine-readable codes of the error envelope."""

    VALIDATION_ERROR = "VALIDATION_ERROR"
    NOT_FOUND = "NOT_FOUND"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    API_KEY_ERROR = "API_KEY_ERROR"
    FORBIDDEN = "FORBIDDEN"
    CONFLICT = "CONFLICT"
    PRECONDITION_FAILED = "PRECONDITION_FAILED"
    PRECONDITION_REQUIRED = "PRECONDITION_REQUIRED"
    RATE_LIMITED = "RATE_LIMITED"
    PAYLOAD_TOO_LARGE = "PAYLOAD_TOO_LARGE"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    PAIRING_CODE_INVALID = "PAIRING_CODE_INVALID"
    SNAPSHOT_REQUIRED = "SNAPSHOT_REQUIRED"
    RANGE_NOT_SATISFIABLE = "RANGE_NOT_SATISFIABLE"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL_ERROR = "INTERNAL_ERROR"


class RowOutcome(StrEnum):
    """What the hub did with one journal row."""

    CREATED = "created"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    FORK = "fork"


class RowKind(StrEnum):
    """What a journal row records."""

    ACCESS_LOG = "access-log"
