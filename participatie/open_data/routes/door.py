"""The blueprint that all modules of this room hang their pages on."""

from flask import Blueprint

blueprint = Blueprint("open_data", __name__)
