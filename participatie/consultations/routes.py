"""The civil servant's pages about dossiers, rounds and texts."""

from flask import Blueprint

blueprint = Blueprint("consultations", __name__, url_prefix="/beheer")
