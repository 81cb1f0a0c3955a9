"""The report of responses as plain data for a document: every word that is printed, nothing else."""

from datetime import timedelta
from typing import Any

from participatie.i18n import dates, language, ngettext
from participatie.i18n import gettext as _
from participatie.responses.logic.report import Report, ReportChange, ReportCommitment, ReportPoint
from participatie.responses.terms import OUTCOME_LABELS, REASON_LABELS

Data = dict[str, Any]


def as_data(report: Report) -> Data:
    """Write a report as data for the template of the PDF: texts stay texts, they are never markup."""
    return {
        "language": language(),
        "words": _words(),
        "organisation": report.organisation,
        "title": report.title,
        "subtitle": report.subtitle,
        "heading": _("Reactienota: %(title)s", title=report.title),
        "colophon": _colophon(report),
        "summary": _summary(report),
        "procedure": procedure_rows(report),
        "themes": [
            {"name": theme or _("Overige punten"), "points": [_point(point) for point in points]}
            for theme, points in report.themes
        ],
        "changes": [_change(change) for change in report.changes],
        "own_changes": [_change(change) for change in report.own_changes],
        "lookup": [_found(entry.reference, entry.points, entry.remark) for entry in report.entries],
        "learned": report.learned,
        "next_steps": report.next_steps,
        "decisions": [
            {
                "what": _(
                    "%(who)s, %(date)s", who=decision.decided_by, date=dates.long_date(decision.decided_on)
                ),
                "summary": decision.summary,
            }
            for decision in report.decisions
        ],
    }


def _words() -> dict[str, str]:
    return {
        "summary": _("Op één bladzijde"),
        "procedure": _("Hoe het ging"),
        "points": _("Alle punten en onze antwoorden"),
        "changes": _("Wat er in de tekst verandert"),
        "lookup": _("Waar vindt u uw inbreng?"),
        "next": _("Wat wij leerden en hoe het verdergaat"),
        "we_read": _("Wij lazen"),
        "raised_by": _("Wie dit zeiden"),
        "answer": _("Ons antwoord"),
        "outcome": _("Gevolg"),
        "reason": _("Reden"),
        "interest": _("Waar het u om gaat"),
        "change": _("Was en wordt"),
        "commitment": _("Toezegging"),
        "own_motion": _("Ambtshalve: niet door een reactie"),
        "why": _("Waarom"),
        "was": _("Was"),
        "becomes": _("Wordt"),
        "number": _("Nummer"),
        "in_points": _("Antwoord bij"),
        "most_changed": _("Wat er vooral veranderde"),
        "most_refused": _("Wat niet veranderde, en waarom"),
        "nothing_changed": _("Er veranderde geen tekst."),
        "nothing_refused": _("Er was geen punt met een nee."),
        "channels": _("Hoe mensen reageerden"),
        "neighbourhoods": _("Waar mensen vandaan komen"),
        "outcomes": _("Wat het antwoord werd"),
        "learned": _("Wat wij leerden"),
        "next_steps": _("Hoe het verdergaat"),
        "decisions": _("Besluiten"),
        "page": _("bladzijde"),
        "legend": _("Doorgestreept is weg. Onderstreept is nieuw."),
    }


def _colophon(report: Report) -> str:
    stands = (
        _("Vastgesteld op %(date)s", date=dates.long_date(report.answered_at))
        if report.answered_at
        else _("Concept: nog niet vastgesteld")
    )
    number = _("Dossier %(number)s, ronde %(round)s", number=report.dossier_number, round=report.round_number)
    return f"{report.organisation} · {number} · {stands}"


def _summary(report: Report) -> Data:
    return {
        "lead": lead(report),
        "channels": [[label, str(number)] for label, number in report.channels],
        "neighbourhoods": [[label, str(number)] for label, number in report.neighbourhoods],
        "outcomes": [[_(OUTCOME_LABELS[outcome]), str(number)] for outcome, number in report.outcomes],
        "most_changed": [_short(point) for point in report.most_changed],
        "most_refused": [_short(point) for point in report.most_refused],
    }


def lead(report: Report) -> str:
    """Give the first sentences of the one page."""
    received = ngettext("Wij kregen %(num)s inbreng.", "Wij kregen %(num)s keer inbreng.", report.total)
    points = ngettext(
        "Daarin lazen wij %(num)s punt. Op elk punt staat hier ons antwoord.",
        "Daarin lazen wij %(num)s punten. Op elk punt staat hier ons antwoord.",
        len(report.points),
    )
    return f"{received} {points}"


def _short(point: ReportPoint) -> Data:
    reason = _(REASON_LABELS[point.reason]) if point.reason else ""
    raised = ngettext("%(num)s keer genoemd", "%(num)s keer genoemd", len(point.raised_by))
    return {"number": point.number, "title": point.title, "reason": reason, "raised": raised}


def procedure_rows(report: Report) -> list[list[str]]:
    """Tell how it went, as names and values."""
    how = report.procedure
    rows = [
        [_("Procedure"), how.label],
        [_("Tekst"), how.version_label],
        [
            _("Reageren kon"),
            _(
                "van %(first)s tot en met %(last)s",
                first=dates.long_date(how.opens_at),
                last=dates.long_date(how.closes_at - timedelta(seconds=1)),
            ),
        ],
        [_("Wie kon reageren"), _("Iedereen: op de website, per brief, per telefoon en aan de balie.")],
        [_("Bekendmaking"), how.gazette_url or _("op deze website")],
        [_("Ingetrokken"), dates.number(report.withdrawn)],
        [
            _("Te laat"),
            _(
                "%(late)s, waarvan %(out)s niet meetelt",
                late=dates.number(report.late),
                out=dates.number(report.late_excluded),
            ),
        ],
        [_("Niet voor iedereen te lezen"), dates.number(report.not_shown)],
    ]
    if how.decision_on:
        rows.append(
            [
                _("Besluit"),
                _("%(who)s, %(date)s", who=how.decision_maker, date=dates.long_date(how.decision_on)),
            ]
        )
    return rows


def _point(point: ReportPoint) -> Data:
    return {
        "number": point.number,
        "title": point.title,
        "we_read": point.we_read,
        "quotes": [[quote.words, quote.source] for quote in point.quotes],
        "raised_by": ", ".join(entry.reference for entry in point.raised_by),
        "answer": point.answer,
        "outcome": _outcome(point),
        "reason": _(REASON_LABELS[point.reason]) if point.reason else "",
        "interest": point.interest,
        "changes": [_change(change) for change in point.changes],
        "commitments": [_commitment(one) for one in point.commitments],
        "answered": _("%(who)s, %(date)s", who=point.answered_by, date=dates.long_date(point.answered_on)),
        "correction": _("Verbeterd: %(why)s", why=point.correction) if point.correction else "",
    }


def _outcome(point: ReportPoint) -> str:
    label = _(OUTCOME_LABELS[point.outcome])
    return f"{label}: {point.other_organisation}" if point.other_organisation else label


def _change(change: ReportChange) -> Data:
    standing = change.version_label if change.version_number is not None else _("komt in de volgende versie")
    return {
        "title": _("Lid %(number)s", number=change.paragraph_number),
        "segments": [[segment.op.value, segment.text] for segment in change.segments],
        "standing": standing,
        "why": change.own_reason or _points(change.points),
    }


def _points(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    told = ", ".join(map(str, numbers))
    return ngettext("punt %(told)s", "punten %(told)s", len(numbers), told=told)


def _commitment(promised: ReportCommitment) -> Data:
    return {
        "what": promised.what,
        "who": promised.who,
        "due": _("uiterlijk %(date)s", date=dates.long_date(promised.due_on)),
        "result": promised.result_text,
    }


def _found(reference: str, points: tuple[int, ...], remark: str) -> list[str]:
    return [reference, "; ".join(filter(None, [_points(points), remark]))]
