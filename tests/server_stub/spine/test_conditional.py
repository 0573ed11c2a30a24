"""Entity tags and conditional requests, by RFC 9110."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server_stub.errors import PreconditionFailedError, ValidationError
from server_stub.web.conditional import EntityTags, is_unchanged, parse_tags, require_match, strong_tag, weak_tag
from sync.wire.routes import EVENTS
from tests.support.hub import InProcessHub

OPAQUE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_characters='"\x7f'), max_size=8).filter(
    lambda text: not any(0x7F <= ord(character) < 0x80 for character in text)
)
TAG = st.builds(lambda weak, text: f'{"W/" if weak else ""}"{text}"', st.booleans(), OPAQUE)
GAP = st.sampled_from(["", " ", "\t", "  "])


@given(tags=st.lists(TAG, min_size=1), gaps=st.lists(GAP, min_size=1), empties=st.integers(0, 2))
def test_a_list_of_tags_is_read_whatever_is_between_them(tags: list[str], gaps: list[str], empties: int) -> None:
    """Commas, blanks and empty members are the client's taste; commas inside a tag are the tag's."""
    parts = ["", *tags, *[""] * empties]
    header = ",".join(gaps[place % len(gaps)] + part + gaps[-1] for place, part in enumerate(parts))
    assert parse_tags(header, "If-Match") == EntityTags(frozenset(tags))


@pytest.mark.parametrize(
    "header", ["", " ", ",", "v1", '"v1', 'v1"', '"a" "b"', 'w/"a"', "W/", '"a"b', '*, "v1"', "**"]
)
def test_what_is_no_list_of_tags_is_refused(header: str) -> None:
    """A guarded write is never let through on a guess."""
    with pytest.raises(ValidationError):
        parse_tags(header, "If-Match")


@given(header=st.text(st.characters(max_codepoint=0xFF), max_size=60))
def test_any_header_is_either_read_or_refused(header: str) -> None:
    """No text makes the hub fail."""
    try:
        assert parse_tags(header, "If-Match") is not None
    except ValidationError:
        assert not is_unchanged(header, '"v1"')


@given(sent=st.lists(TAG, min_size=1), version=st.integers(1, 5))
def test_if_match_compares_strongly(sent: list[str], version: int) -> None:
    """Only the very tag, and never a weak one, lets a write through."""
    matches = strong_tag(version) in sent
    try:
        require_match(parse_tags(", ".join(sent), "If-Match"), version)
        assert matches
    except PreconditionFailedError:
        assert not matches


def test_a_star_matches_whatever_is_there_and_weak_tags_match_weakly_only() -> None:
    """`*` is any version; W/ counts for reading and not for writing."""
    require_match(parse_tags("*", "If-Match"), 7)
    with pytest.raises(PreconditionFailedError):
        require_match(parse_tags('W/"v7"', "If-Match"), 7)
    assert is_unchanged('W/"v7"', strong_tag(7))
    assert is_unchanged(weak_tag(b"x"), weak_tag(b"x"))
    assert not is_unchanged(weak_tag(b"x"), weak_tag(b"y"))


@pytest.mark.parametrize(
    ("if_match", "status", "code"),
    [
        (None, 428, "PRECONDITION_REQUIRED"),
        ('"v2"', 412, "PRECONDITION_FAILED"),
        ('W/"v1"', 412, "PRECONDITION_FAILED"),
        ("v1", 400, "VALIDATION_ERROR"),
        ('"v1"', 200, None),
        ('"v9", "v1"', 200, None),
        ("*", 200, None),
    ],
)
def test_an_update_needs_the_version_that_it_means(
    *, hub: InProcessHub, tenant_id: str, client: httpx.Client, if_match: str | None, status: int, code: str | None
) -> None:
    """Without If-Match 428, with a stale one 412, for events and participants alike."""
    event = hub.make_event(tenant_id)
    person = hub.make_participant(tenant_id, event.id)
    headers = {} if if_match is None else {"If-Match": if_match}
    for path, body in (
        (f"{EVENTS}/{event.id}", {"venue": "Hall 2"}),
        (f"{EVENTS}/{event.id}/participants/{person.id}", {"jobTitle": "Editor"}),
    ):
        answer = client.put(path, json=body, headers=headers)
        assert (answer.status_code, answer.json().get("error", {}).get("code")) == (status, code)


def test_of_two_writers_who_read_the_same_version_one_is_refused(
    hub: InProcessHub, tenant_id: str, client: httpx.Client
) -> None:
    """No update is lost: the second must read again."""
    place = f"{EVENTS}/{hub.make_event(tenant_id).id}"
    tag = client.get(place).headers["ETag"]
    assert client.put(place, json={"venue": "Hall 1"}, headers={"If-Match": tag}).status_code == 200
    assert client.put(place, json={"venue": "Hall 2"}, headers={"If-Match": tag}).status_code == 412
    assert client.get(place).json()["data"]["venue"] == "Hall 1"


def test_a_plain_record_has_a_strong_tag_and_every_other_form_a_weak_one(
    hub: InProcessHub, tenant_id: str, client: httpx.Client
) -> None:
    """Two different bodies never share a strong validator."""
    event = hub.make_event(tenant_id)
    place = f"{EVENTS}/{event.id}"
    assert client.get(place).headers["ETag"] == '"v1"'
    forms = [(place, {"fields": "id"}), (place, {"fields": "name"}), (place, {"expand": "workflows"}), (EVENTS, {})]
    tags = [client.get(path, params=params).headers["ETag"] for path, params in forms]
    assert all(tag.startswith('W/"') for tag in tags)
    assert len(set(tags)) == len(tags)


def test_what_the_client_holds_is_not_sent_again(hub: InProcessHub, tenant_id: str, client: httpx.Client) -> None:
    """304 repeats the tag and has no body, until the record changes."""
    place = f"{EVENTS}/{hub.make_event(tenant_id).id}"
    for path, params in ((place, {}), (place, {"fields": "id,venue"}), (EVENTS, {"sort": "name"})):
        first = client.get(path, params=params)
        again = client.get(path, params=params, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        for header in ("ETag", "Cache-Control", "Vary"):
            assert again.headers[header] == first.headers[header]
        client.put(place, json={"venue": path[-3:] + str(len(params))}, headers={"If-Match": "*"})
        changed = client.get(path, params=params, headers={"If-None-Match": first.headers["ETag"]})
        assert changed.status_code == 200
