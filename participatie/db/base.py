"""The base of every table and the habits of its columns.

Constraints have names (an error can then be told to a person), enums are stored by value with a
check, moments are aware UTC, keys are uuids, and text has no length limit: limits live in forms.
"""

from datetime import UTC, date, datetime
from enum import Enum
from typing import Annotated, Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from participatie.kernel import clock, ids

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcMoment(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused with `ValueError`."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a moment without a zone before it reaches the table."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"A moment without a time zone: {value!r}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back an aware moment on every database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(kind: type[Enum], name: str) -> sa.Enum:
    """Store an enum by value, with a named check constraint on either database."""
    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=60,
        values_callable=lambda members: [str(member.value) for member in members],
    )


Id = Annotated[UUID, mapped_column(sa.Uuid, primary_key=True, default=ids.new_id)]
Moment = Annotated[datetime, mapped_column(UtcMoment)]
OptionalMoment = Annotated[datetime | None, mapped_column(UtcMoment)]
CreatedAt = Annotated[datetime, mapped_column(UtcMoment, default=clock.now)]
Text = Annotated[str, mapped_column(sa.Text, default="")]


def refers_to(target: str, *, index: bool = True, ondelete: str = "RESTRICT", **kw: Any) -> MappedColumn[Any]:
    """A foreign key to `table.column`: indexed, and never cascading unless said so."""
    return mapped_column(sa.ForeignKey(target, ondelete=ondelete), index=index, **kw)


class Base(DeclarativeBase):
    """What every table shares."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcMoment,
        date: sa.Date,
        str: sa.Text,
        UUID: sa.Uuid,
    }
