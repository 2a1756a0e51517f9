"""What SARIF 2.1.0 (OASIS Standard, 27 March 2020) demands of the objects that we write; no property beyond these.

The standard's own schema is on no package index in a form that could be installed, so this was written from its text.
"""


def _object(required: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _list(items: object, **more: object) -> dict[str, object]:
    return {"type": "array", "items": items, **more}


TEXT = {"type": "string"}
MESSAGE = _object(("text",), text={"type": "string", "minLength": 1})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = _object(
    startLine={"type": "integer", "minimum": 1},
    startColumn={"type": "integer", "minimum": 1},
    endLine={"type": "integer", "minimum": 1},
    endColumn={"type": "integer", "minimum": 1},
    charOffset={"type": "integer", "minimum": 0},
    charLength={"type": "integer", "minimum": 0},
    snippet=_object(text=TEXT),
)
PHYSICAL = _object(artifactLocation=_object(uri={"type": "string", "format": "uri-reference"}), region=REGION)
LOCATION = _object(id={"type": "integer", "minimum": 0}, message=MESSAGE, physicalLocation=PHYSICAL)
RESULT = _object(
    ("message",),
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=_list(LOCATION),
    relatedLocations=_list(LOCATION, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    properties={"type": "object"},
)
RULE = _object(
    ("id",), id=TEXT, shortDescription=MESSAGE, help=MESSAGE, properties=_object(tags=_list(TEXT, uniqueItems=True))
)
DRIVER = _object(("name",), name=TEXT, version=TEXT, semanticVersion=TEXT, rules=_list(RULE, uniqueItems=True))
NOTIFICATION = _object(
    ("message",), level=LEVEL, descriptor=_object(id=TEXT), message=MESSAGE, locations=_list(LOCATION)
)
INVOCATION = _object(
    ("executionSuccessful",), executionSuccessful={"type": "boolean"}, toolExecutionNotifications=_list(NOTIFICATION)
)
RUN = _object(
    ("tool",),
    tool=_object(("driver",), driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    newlineSequences=_list(TEXT, uniqueItems=True, minItems=1),
    results=_list(RESULT),
    invocations=_list(INVOCATION),
)
LOG = _object(("version", "runs"), **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": _list(RUN)})
