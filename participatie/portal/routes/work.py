"""Where somebody who works here begins."""

from werkzeug.wrappers import Response as BaseResponse

from participatie.kernel.actor import ANSWERING, Role
from participatie.portal.routes.door import blueprint
from participatie.web.access import STAFF, audience, current_actor
from participatie.web.pages import see_other


@blueprint.get("/werk")
@audience(STAFF)
def work() -> BaseResponse:
    """Take somebody to their own work: dossiers, moderation, or the dossiers as a council member reads them."""
    actor = current_actor()
    if actor.has_role_anywhere(*ANSWERING):
        return see_other("consultations.list_dossiers")
    if actor.has_role_anywhere(Role.MODERATOR):
        return see_other("moderation.list_cases")
    if actor.has_role_anywhere(Role.PLATFORM_ADMINISTRATOR):
        return see_other("admin.list_organisations")
    return see_other("portal.dossiers")
