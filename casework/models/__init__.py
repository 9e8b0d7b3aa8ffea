"""Rows. One file per noun; a table class holds data and decides nothing."""

from casework.models.absence import (
    AbsenceDay,
    AbsenceEpisode,
    AbsencePupil,
    AbsenceSignal,
    Episode,
    Handled,
)
from casework.models.account import (
    Account,
    AccountLog,
    AccountRole,
    AccountStatus,
    RecoveryCode,
    SignIn,
)
from casework.models.api_client import ApiClient, ApiOpening
from casework.models.attempt import Attempt
from casework.models.case import Case
from casework.models.checkpoint import CheckpointRow, SigningKey
from casework.models.departure import Departure
from casework.models.destruction import About, Destruction
from casework.models.digest import Digest
from casework.models.document import Document
from casework.models.evidence import Evidence
from casework.models.family import Ask, Draft, FamilyRequest
from casework.models.fund import FundBalance, FundEntry
from casework.models.journal import JournalEntry
from casework.models.leaf import Leaf, Unsealed
from casework.models.legal_hold import LegalHold
from casework.models.link import Link, LinkCode, LinkPost, Via
from casework.models.noodtoegang import Noodoordeel, Noodreden, Noodtoegang
from casework.models.note import Note, Subject
from casework.models.number import IssuedNumber
from casework.models.opened import Opened
from casework.models.outbox import Channel, Delivery, OutboxMessage
from casework.models.own_key import KeyState, KeyUse, OwnKey
from casework.models.package import Package, PackageNotice, PackageState
from casework.models.partner import (
    Kanaal,
    Partner,
    PartnerMember,
    Profiel,
)
from casework.models.partner_certificate import (
    CertificateState,
    PartnerCertificate,
)
from casework.models.partner_crl import PartnerCrl
from casework.models.partner_event import PartnerEvent
from casework.models.partner_notice import PartnerNotice
from casework.models.party import PartyRow
from casework.models.printed import Printed
from casework.models.read_log import ReadLog
from casework.models.received_package import ReceivedPackage
from casework.models.register import RegisterEntry, RegisterKind
from casework.models.replacement import Replacement
from casework.models.resealed import Resealed
from casework.models.school import NumberedCalendar, SchoolDay, SchoolHoliday
from casework.models.seal import KeystoreSeal
from casework.models.secret import Secret
from casework.models.session import SessionRow
from casework.models.tenant_setting import TenantSetting
from casework.models.term import TermRow
from casework.models.upload import Scan, Upload
from casework.models.webhook import Told, Webhook, WebhookEvent

__all__ = [
    "About",
    "AbsenceDay",
    "AbsenceEpisode",
    "AbsencePupil",
    "AbsenceSignal",
    "Account",
    "AccountLog",
    "AccountRole",
    "AccountStatus",
    "ApiClient",
    "ApiOpening",
    "Ask",
    "Attempt",
    "Case",
    "CertificateState",
    "Channel",
    "CheckpointRow",
    "Delivery",
    "Departure",
    "Destruction",
    "Digest",
    "Document",
    "Draft",
    "Episode",
    "Evidence",
    "FamilyRequest",
    "FundBalance",
    "FundEntry",
    "Handled",
    "IssuedNumber",
    "JournalEntry",
    "Kanaal",
    "KeyState",
    "KeyUse",
    "KeystoreSeal",
    "Leaf",
    "LegalHold",
    "Link",
    "LinkCode",
    "LinkPost",
    "Noodoordeel",
    "Noodreden",
    "Noodtoegang",
    "Note",
    "NumberedCalendar",
    "Opened",
    "OutboxMessage",
    "OwnKey",
    "Package",
    "PackageNotice",
    "PackageState",
    "Partner",
    "PartnerCertificate",
    "PartnerCrl",
    "PartnerEvent",
    "PartnerMember",
    "PartnerNotice",
    "PartyRow",
    "Printed",
    "Profiel",
    "ReadLog",
    "ReceivedPackage",
    "RecoveryCode",
    "RegisterEntry",
    "RegisterKind",
    "Replacement",
    "Resealed",
    "Scan",
    "SchoolDay",
    "SchoolHoliday",
    "Secret",
    "SessionRow",
    "SignIn",
    "SigningKey",
    "Subject",
    "TenantSetting",
    "TermRow",
    "Told",
    "Unsealed",
    "Upload",
    "Via",
    "Webhook",
    "WebhookEvent",
]
