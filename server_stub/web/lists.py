"""Lists: paging, sorting, and the choice of fields and expansions, the same on every route."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from litestar.params import QueryParameter
from sqlalchemy import Column, ColumnElement, Connection, Row, Table, func, select

from server_stub.errors import ValidationError
from sync.wire.envelope import PageMeta

LARGEST_PAGE = 100
_LAST_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which part of a list was asked for, in which order."""

    page: int
    page_size: int
    sort: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """Which fields of a record were asked for (None: all), and which expansions."""

    fields: tuple[str, ...] | None
    expand: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the answer is the record as it is."""
        return self.fields is None and not self.expand


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page and where it stands."""

    rows: list[Row[Any]]
    meta: PageMeta


async def provide_list_query(
    page: Annotated[int, QueryParameter(ge=1, le=_LAST_PAGE, description="From 1.")] = 1,
    page_size: Annotated[int, QueryParameter(name="pageSize", ge=1, le=LARGEST_PAGE)] = 20,
    sort: Annotated[str | None, QueryParameter(description="Fields, as in `lastName,createdAt:desc`.")] = None,
) -> ListQuery:
    """Return the paging and sorting of a request."""
    return ListQuery(page, page_size, sort)


async def provide_shape(
    fields: Annotated[str | None, QueryParameter(description="Names of fields, as in `id,name`.")] = None,
    expand: Annotated[str | None, QueryParameter(description="Names of expansions.")] = None,
) -> Shape:
    """Return the fields and expansions of a request."""
    return Shape(_names(fields or "") or None, _names(expand or ""))


def select_page(
    connection: Connection,
    table: Table,
    query: ListQuery,
    where: Iterable[ColumnElement[bool]],
    sortable: Mapping[str, Column[Any]],
) -> Page:
    """Return one page; without a sort the oldest come first, and ties go by id, so that pages never overlap.

    Raises:
        ValidationError: the list cannot be sorted by that.
    """
    conditions = list(where)
    total = connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()
    rows = connection.execute(
        select(table)
        .where(*conditions)
        .order_by(*_order(query.sort, sortable), table.c.id)
        .limit(query.page_size)
        .offset((query.page - 1) * query.page_size)
    ).all()
    pages = -(-total // query.page_size)
    meta = PageMeta(page=query.page, page_size=query.page_size, total=total, total_pages=pages)
    return Page(list(rows), meta)


def where_equal(given: Mapping[Column[Any], object | None]) -> list[ColumnElement[bool]]:
    """Return a condition for each column whose filter was sent."""
    return [column == value for column, value in given.items() if value is not None]


def _order(sort: str | None, sortable: Mapping[str, Column[Any]]) -> list[ColumnElement[Any]]:
    return [_sort_key(part, sortable) for part in _names(sort or "createdAt")]


def _sort_key(part: str, sortable: Mapping[str, Column[Any]]) -> ColumnElement[Any]:
    name, _, direction = part.partition(":")
    if name not in sortable or direction not in {"", "asc", "desc"}:
        known = ", ".join(sorted(sortable))
        raise ValidationError.of_field("sort", f"takes these, with :asc or :desc: {known}")
    return sortable[name].desc() if direction == "desc" else sortable[name].asc()


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
