"""Print a letter on paper with the dates of today, and keep what was printed."""

from dataclasses import replace
from uuid import UUID

from casework.access import Actor, CaseNotFound
from casework.ids import new_id
from casework.models import Channel, Delivery
from casework.services.claim import Claimed
from casework.services.hold import view
from casework.services.journal import commit_to
from casework.services.kept_letters import open_text
from casework.services.links.make import forget_secret
from casework.services.links.shown import LAST_LETTER, letter_address
from casework.services.looked import looked
from casework.services.parcel import prepare
from casework.services.post_room import OnPaper, on_paper
from casework.services.resealed import check_last, note_resealed
from casework.services.sealing import seal_fact
from casework.vault import Address
from casework.work import Work
from notifications.letter import Document
from statemachines.engine import Refused
from statemachines.grammar import Reason

_LOCK = f"""
select t.ciphertext, {LAST_LETTER} from outbox o
join document t on t.tenant_id = o.tenant_id and t.outbox_id = o.id
where o.tenant_id = %s and o.id = %s and o.status = 'per_post' for update of o, t"""  # noqa: S608  constants only
_KEEP = """
update document set ciphertext = %s, sha256 = %s, created_at = %s
where tenant_id = %s and outbox_id = %s returning id"""
_PRINTED = """
insert into printed (id, tenant_id, case_id, outbox_id, account, at, ciphertext, sha256)
values (%s, %s, %s, %s, %s, %s, %s, %s)"""
_POSTED = """
update outbox set status = %s, settled_at = %s
where tenant_id = %s and id = %s and status = 'per_post' returning id"""
_TOO_LATE = Reason(
    "Deze brief klopt niet meer: de zaak ging verder. Verstuur hem niet.",
    None,
    "niemand: er komt een nieuwe brief als dat nodig is",
)
_NOT_NOW = Reason(
    "Deze brief kan nu niet worden gemaakt: er mist iets van de afzender.",
    None,
    "de beheerder",
)


def print_letter(work: Work, letter: OnPaper, by: Actor, *, anew: bool = False) -> None:
    """Keep that somebody prints a letter, written anew when it carries another day.

    A letter that was printed on an earlier day stays as it is, for it may be in the
    post, unless ``anew`` says that it is not. Raises `Refused` when it cannot be
    written any more, and `CaseNotFound` when it does not wait for the post any more.
    """
    rows = work.rows(_LOCK, [work.tenant.code, letter.id])
    letter = on_paper(work, by, letter.id.hex)  # as it is now that nobody else prints
    case = view(work, letter.case_id, by)
    looked(work, case, by, "brief afgedrukt")
    text = open_text(work, letter.case_id, letter.id, check_last(*rows[0]))
    if text is None:
        raise Refused(_NOT_NOW)
    first = letter.printed_at is None
    if (first or anew) and not letter.is_of(work.today):
        text = _written_anew(work, letter)
    elif not first and not anew:
        return
    _keep_print(work, letter, by, text)


def posted(work: Work, letter: OnPaper, by: Actor) -> None:
    """Write down that a letter is in the post; for one that no step of the law records.

    Raises `CaseNotFound` when somebody else said so already.
    """
    looked(work, view(work, letter.case_id, by), by, "brief op de post gedaan")
    values = [Delivery.GEPOST.value, work.now, work.tenant.code, letter.id]
    if not work.rows(_POSTED, values):
        raise CaseNotFound


def text_on_paper(work: Work, letter: OnPaper, by: Actor) -> Document:
    """Return what is on the paper. The look is written down."""
    looked(work, view(work, letter.case_id, by), by, "brief")
    rows = work.rows(_LOCK, [work.tenant.code, letter.id])
    text = open_text(work, letter.case_id, letter.id, check_last(*rows[0]))
    if text is None:
        raise CaseNotFound
    return text


def _written_anew(work: Work, letter: OnPaper) -> Document:
    claimed = Claimed(
        letter.id,
        letter.case_id,
        letter.notice,
        letter.party,
        Channel.POST,
        letter.attempts,
        letter.kenmerk,
    )
    parcel = prepare(work, claimed)
    if parcel.document is None:
        raise Refused(_NOT_NOW if parcel.why else _TOO_LATE)
    forget_secret(work, letter.id)
    address = letter_address(work, letter.case_id, letter.id)
    sealed = _sealed(work, address, parcel.document)
    values = [*sealed, work.now, work.tenant.code, letter.id]
    for (id_,) in work.rows(_KEEP, values):
        note_resealed(work, "document.ciphertext", id_, sealed[0])
    return parcel.document


def _keep_print(work: Work, letter: OnPaper, by: Actor, text: Document) -> None:
    ident = new_id(work.now)
    address = print_address(work, letter.case_id, ident)
    values = [work.tenant.code, letter.case_id, letter.id, by.id, work.now]
    work.rows(_PRINTED, [ident, *values, *_sealed(work, address, text)])


def print_address(work: Work, case_id: UUID, ident: UUID) -> Address:
    """Return where a print is sealed: as the letter, in a place of its own."""
    return replace(letter_address(work, case_id, ident), table="printed")


def _sealed(work: Work, address: Address, text: Document) -> tuple[bytes, bytes]:
    sealed = seal_fact(work, address, f"{text.title}\n\n{text.body}")
    return sealed, bytes.fromhex(commit_to(sealed))
