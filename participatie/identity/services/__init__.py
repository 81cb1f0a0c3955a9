"""What can be done with organisations, accounts, sessions and contacts."""

from participatie.identity.services.accounts import remove_password, rename_account, set_password
from participatie.identity.services.browsers import Browser
from participatie.identity.services.factors import (
    add_authenticator,
    add_passkey,
    make_recovery_codes,
    remove_authenticator,
    remove_passkey,
    reset_factors,
)
from participatie.identity.services.federation import (
    come_to_work_with_provider,
    link_provider,
    sign_in_with_provider,
    sign_up_with_provider,
    unlink_provider,
)
from participatie.identity.services.letters import owe_letter
from participatie.identity.services.links import (
    ask_link,
    ask_new_email,
    change_email,
    make_operator_link,
    use_link,
    use_link_code,
)
from participatie.identity.services.people import (
    add_account,
    add_organisation,
    give_role,
    keep_contact,
    sign_in,
)
from participatie.identity.services.proving import (
    show_code,
    show_passkey,
    show_password,
    show_recovery_code,
    sign_in_with_passkey,
)
from participatie.identity.services.sign_ins import (
    begin_sign_in,
    end_all_sign_ins,
    end_sign_in,
    prove_sign_in,
)

__all__ = [
    "Browser",
    "add_account",
    "add_authenticator",
    "add_organisation",
    "add_passkey",
    "ask_link",
    "ask_new_email",
    "begin_sign_in",
    "change_email",
    "come_to_work_with_provider",
    "end_all_sign_ins",
    "end_sign_in",
    "give_role",
    "keep_contact",
    "link_provider",
    "make_operator_link",
    "make_recovery_codes",
    "owe_letter",
    "prove_sign_in",
    "remove_authenticator",
    "remove_passkey",
    "remove_password",
    "rename_account",
    "reset_factors",
    "set_password",
    "show_code",
    "show_passkey",
    "show_password",
    "show_recovery_code",
    "sign_in",
    "sign_in_with_passkey",
    "sign_in_with_provider",
    "sign_up_with_provider",
    "unlink_provider",
    "use_link",
    "use_link_code",
]
