"""From a record to the model that describes it in OpenAPI, so that each field stays listed once."""

from __future__ import annotations

import types
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Final, ForwardRef, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

_Instant: Final = Annotated[
    str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$")
]  # ISO 8601 as the public JSON writes it: no seconds that are not known, which the format `date-time` demands


@cache
def shape(record: type) -> type[BaseModel]:
    """The model of a NamedTuple: its fields with their types, its first sentence as the description.

    Every field is required, since answers always have all of them.
    """
    hints = get_type_hints(record)
    fields: dict[str, Any] = {name: (_typed(hints[name], record), ...) for name in record._fields}  # type: ignore[attr-defined]
    made: type[BaseModel] = create_model(
        record.__name__, __doc__=(record.__doc__ or "").strip(), __module__=record.__module__, **fields
    )
    made.model_rebuild(_types_namespace={record.__name__: made})
    return made


def _typed(hint: Any, inside: type) -> Any:
    if hint is inside:
        return ForwardRef(inside.__name__)
    if hasattr(hint, "_fields"):
        return shape(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return list[_typed(parts[0], inside)]  # type: ignore[misc]
    if origin is tuple:
        return tuple[tuple(_typed(part, inside) for part in parts)]  # type: ignore[misc]
    if origin in (Union, types.UnionType):
        return Union[tuple(_typed(part, inside) for part in parts)]  # noqa: UP007
    if hint is object:
        return Any
    if hint is datetime:
        return _Instant
    return hint
