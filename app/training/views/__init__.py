"""The pages of training, one module for each stage. Nothing here is about a real child."""

from flask import Blueprint

blueprint = Blueprint("training", __name__, url_prefix="/<language>/training")
