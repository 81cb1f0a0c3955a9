"""The roster: who is on duty on which day."""

from werkzeug.wrappers import Response as BaseResponse

from participatie.i18n import gettext as _
from participatie.kernel.errors import Invalid
from participatie.kernel.ids import parse_id
from participatie.moderation import queries, services
from participatie.moderation.forms import RosterForm, chosen_on, field_of
from participatie.moderation.routes.door import blueprint
from participatie.web.access import STAFF, audience, current_actor
from participatie.web.pages import page, say, see_other


@blueprint.get("/beheer/moderatie/dienst")
@audience(STAFF)
def list_rosters() -> BaseResponse:
    """Take somebody to the roster of their organisation, or let them choose."""
    organisations = queries.list_organisations(current_actor())
    if len(organisations) == 1:
        return see_other(".edit_roster", slug=organisations[0].slug)
    return page("moderation/list_rosters.html", organisations=organisations)


@blueprint.route("/beheer/moderatie/dienst/<slug>", methods=["GET", "POST"])
@audience(STAFF)
def edit_roster(slug: str) -> BaseResponse:
    """Show who is on duty in the coming two weeks, and let moderators write it down."""
    actor = current_actor()
    organisation = queries.get_organisation(actor, slug)
    days, desk = list(queries.list_roster(organisation.id)), queries.get_desk(organisation.id)
    people = [(str(one.id), one.name) for one in queries.list_moderators(organisation.id)]
    form = RosterForm.of_days(days, people, opens=desk.opens, closes=desk.closes, phone=desk.phone)
    if form.validate_on_submit():
        try:
            services.set_roster(
                actor,
                organisation,
                {one.day: parse_id(chosen_on(form, one.day)) for one in days},
                opens=form.opens.data or 0,
                closes=form.closes.data or 0,
                phone=form.phone.data or "",
            )
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            say(_("Het rooster is opgeslagen."))
            return see_other(".edit_roster", slug=slug)
    return page(
        "moderation/edit_roster.html",
        422 if form.errors else 200,
        organisation=organisation,
        form=form,
        days=[(one.day, form[field_of(one.day)]) for one in days],
        duty=queries.duty_now(organisation.id),
        has_moderators=bool(people),
    )
