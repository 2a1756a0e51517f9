"""Counterclaim reads reports of air attacks and air defence and shows which numbers cannot all be true."""

__version__ = "0.1.0"
