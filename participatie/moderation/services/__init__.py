"""What can be done in this room: asking for a look, deciding, looking again, and sharing the work."""

from participatie.moderation.services.appealing import appeal, rule_on_appeal
from participatie.moderation.services.asking import (
    ask_for_look,
    ask_redaction,
    drop_case,
    forget_circles,
    report_item,
    take_mended,
)
from participatie.moderation.services.cases import Choice
from participatie.moderation.services.deciding import decide, decide_many, restore, withhold
from participatie.moderation.services.duty import alarm_duty, set_roster
from participatie.moderation.services.erasing import forget_author_words
from participatie.moderation.services.originals import (
    forget_sealed_originals,
    make_report_file,
    read_original,
)
from participatie.moderation.services.working import claim, drop_view, release, save_view

__all__ = [
    "Choice",
    "alarm_duty",
    "appeal",
    "ask_for_look",
    "ask_redaction",
    "claim",
    "decide",
    "decide_many",
    "drop_case",
    "drop_view",
    "forget_author_words",
    "forget_circles",
    "forget_sealed_originals",
    "make_report_file",
    "read_original",
    "release",
    "report_item",
    "restore",
    "rule_on_appeal",
    "save_view",
    "set_roster",
    "take_mended",
    "withhold",
]
