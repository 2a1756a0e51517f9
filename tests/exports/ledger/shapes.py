"""The parts of published schemas that our exports use, written compactly: GeoJSON (RFC 7946), KML 2.2, Atom (RFC 4287),
and Data Package version 2."""

from __future__ import annotations

from lxml import etree

_POSITION = {
    "type": "array", "minItems": 2, "maxItems": 2,
    "prefixItems": [{"type": "number", "minimum": -180, "maximum": 180},
                    {"type": "number", "minimum": -90, "maximum": 90}],
}  # fmt: skip
_GEOMETRY = {
    "oneOf": [
        {"type": "null"},
        {"type": "object", "required": ["type", "coordinates"], "additionalProperties": False,
         "properties": {"type": {"const": "Point"}, "coordinates": _POSITION}},
        {"type": "object", "required": ["type", "coordinates"], "additionalProperties": False,
         "properties": {"type": {"const": "MultiPoint"}, "coordinates": {"type": "array", "items": _POSITION}}},
    ]
}  # fmt: skip
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"}, "id": {"type": ["string", "number"]}, "geometry": _GEOMETRY,
                    "properties": {"type": ["object", "null"],
                                   "required": ["claim_id", "quote", "address", "capture"]},
                },
            },
        },
    },
    "not": {"anyOf": [{"required": ["coordinates"]}, {"required": ["geometry"]}, {"required": ["properties"]}]},
}  # fmt: skip

KML = etree.XMLSchema(
    etree.fromstring(b"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.opengis.net/kml/2.2"
    targetNamespace="http://www.opengis.net/kml/2.2" elementFormDefault="qualified">
  <xs:simpleType name="color"><xs:restriction base="xs:hexBinary">
    <xs:length value="4"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="coordinates"><xs:restriction base="xs:string">
    <xs:pattern value="-?[0-9.]+,-?[0-9.]+"/></xs:restriction></xs:simpleType>
  <xs:complexType name="point"><xs:sequence>
    <xs:element name="coordinates" type="coordinates"/></xs:sequence></xs:complexType>
  <xs:element name="kml"><xs:complexType><xs:sequence>
    <xs:element name="Document"><xs:complexType><xs:sequence>
      <xs:element name="name" type="xs:string" minOccurs="0"/>
      <xs:element name="description" type="xs:string" minOccurs="0"/>
      <xs:element name="Style" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="IconStyle"><xs:complexType><xs:sequence>
          <xs:element name="color" type="color"/></xs:sequence></xs:complexType></xs:element>
        </xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType></xs:element>
      <xs:element name="Placemark" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="name" type="xs:string" minOccurs="0"/>
        <xs:element name="description" type="xs:string" minOccurs="0"/>
        <xs:element name="TimeSpan" minOccurs="0"><xs:complexType><xs:sequence>
          <xs:element name="begin" type="xs:dateTime" minOccurs="0"/>
          <xs:element name="end" type="xs:dateTime" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="styleUrl" type="xs:anyURI" minOccurs="0"/>
        <xs:element name="ExtendedData" minOccurs="0"><xs:complexType><xs:sequence>
          <xs:element name="Data" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
            <xs:element name="value" type="xs:string"/></xs:sequence>
            <xs:attribute name="name" type="xs:string"/></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        <xs:choice minOccurs="0">
          <xs:element name="Point" type="point"/>
          <xs:element name="MultiGeometry"><xs:complexType><xs:sequence>
            <xs:element name="Point" type="point" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
        </xs:choice>
        </xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType></xs:element>
      </xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
</xs:schema>""")
)

ATOM = etree.RelaxNG(
    etree.fromstring(b"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <define name="id"><element name="id"><data type="anyURI"><param name="minLength">1</param></data></element></define>
  <define name="title"><element name="title"><text/></element></define>
  <define name="updated"><element name="updated"><data type="dateTime">
    <param name="pattern">.+T.+(Z|[+\\-][0-9]{2}:[0-9]{2})</param></data></element></define>
  <define name="link"><element name="link"><attribute name="href"><data type="anyURI"/></attribute>
    <attribute name="rel"/><optional><attribute name="type"/></optional></element></define>
  <start><element name="feed">
    <optional><attribute name="lang" ns="http://www.w3.org/XML/1998/namespace"/></optional>
    <interleave>
      <ref name="id"/><ref name="title"/><ref name="updated"/>
      <optional><element name="subtitle"><text/></element></optional>
      <oneOrMore><element name="author"><element name="name"><text/></element></element></oneOrMore>
      <optional><element name="generator"><optional><attribute name="version"/></optional><text/></element></optional>
      <zeroOrMore><ref name="link"/></zeroOrMore>
      <zeroOrMore><element name="entry"><interleave>
        <ref name="id"/><ref name="title"/><ref name="updated"/>
        <zeroOrMore><ref name="link"/></zeroOrMore>
        <zeroOrMore><element name="category"><attribute name="term"/>
          <optional><attribute name="label"/></optional></element></zeroOrMore>
        <element name="content"><attribute name="type"><value>html</value></attribute><text/></element>
      </interleave></element></zeroOrMore>
    </interleave></element></start>
</grammar>""")
)

_FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "properties": {
        "type": {"enum": ["string", "integer", "number", "boolean", "date", "datetime", "list"]},
        "delimiter": {"type": "string"},
        "itemType": {"enum": ["string", "integer", "boolean", "number", "datetime", "date", "time"]},
        "constraints": {"type": "object", "properties": {"required": {"type": "boolean"}}},
    },
}
PACKAGE = {
    "type": "object",
    "required": ["resources", "$schema"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "sources": {"type": "array", "items": {"type": "object", "minProperties": 1}},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "schema", "bytes", "hash"],
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z0-9._-]+$"},
                    "path": {"type": "string", "pattern": r"^[^/.][^\\]*$"},
                    "bytes": {"type": "integer"},
                    "hash": {"type": "string", "pattern": "^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32})$"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {
                            "fields": {"type": "array", "minItems": 1, "items": _FIELD},
                            "primaryKey": {"type": "array", "items": {"type": "string"}},
                            "foreignKeys": {
                                "type": "array",
                                "items": {
                                    "required": ["fields", "reference"],
                                    "properties": {"reference": {"required": ["fields"]}},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
