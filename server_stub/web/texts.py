"""The kinds of text that request bodies may hold: one line, bounded, without control characters."""

from typing import Annotated

from msgspec import Meta

_NO_CONTROLS = r"^(?![\s\S]*[\x00-\x1f\x7f])"
"""Control characters, a NUL among them, garble badges and lists, and PostgreSQL refuses to store some."""

Line = Annotated[str, Meta(min_length=1, max_length=200, pattern=_NO_CONTROLS)]
Word = Annotated[str, Meta(min_length=1, max_length=64, pattern=_NO_CONTROLS)]
Slug = Annotated[str, Meta(max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["nile-summit-2027"])]
EmailAddress = Annotated[str, Meta(max_length=254, pattern=r"^[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+$")]
LanguageTag = Annotated[str, Meta(max_length=35, pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$", examples=["am"])]
