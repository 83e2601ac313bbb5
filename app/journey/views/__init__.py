"""The pages of a walk, one module for each stage."""

from flask import Blueprint

blueprint = Blueprint("journey", __name__, url_prefix="/<language>")
