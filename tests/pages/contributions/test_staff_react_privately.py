"""Who works here answers; to react they use an account of their own, and what they typed is not lost."""

from participatie.kernel.actor import Role
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_account

WHO = "ambtenaar-prive@waterrecht.example"


def test_somebody_who_works_here_is_told_to_use_an_account_of_their_own(db, client) -> None:
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, Role.CIVIL_SERVANT, email=WHO)
    client.sign_in(WHO)
    page = client.get(f"/dossiers/{made.dossier.slug}/reageren")
    assert page.says("U bent ingelogd als medewerker.")
    refused = (
        page.form("Verstuur mijn reactie").fill(kind="idee", body="Ik woon hier ook.").submit(status=422)
    )
    assert refused.says("gebruik een eigen account")
    assert refused.form("Verstuur mijn reactie").value("body").strip() == "Ik woon hier ook."
