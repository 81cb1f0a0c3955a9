"""The blueprint that all modules of the front door hang their pages on."""

from flask import Blueprint

blueprint = Blueprint("portal", __name__)
