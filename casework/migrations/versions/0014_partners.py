"""The partner registry with its certificates, and what the scanner said of a file."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TWO_PEOPLE = "approved_by is null or approved_by <> requested_by"
APPROVED = "state in ('proposed', 'revoked') or approved_by is not null"


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _id(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=False)


def _asked_and_approved() -> list[sa.Column[object]]:
    return [
        _text("requested_by"),
        _at("requested_at"),
        _text("approved_by", nullable=True),
        _at("approved_at", nullable=True),
    ]


def _of_partner() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", "partner_id"], ["partner.tenant_id", "partner.id"]
    )


def upgrade() -> None:
    _partners()
    _certificates()
    _revocation_lists()
    _events()
    _uploads()


def _partners() -> None:
    op.create_table(
        "partner",
        _id("id"),
        *(_text(name) for name in ("tenant_id", "naam", "rol", "oin_of_kvk")),
        _text("convenant"),
        sa.Column("toegetreden_op", sa.Date(), nullable=False),
        sa.Column("uitgetreden_op", sa.Date(), nullable=True),
        *(_text(name) for name in ("profiel", "kanaal", "telefoon_bron")),
        _bytes("sealed"),
        *_asked_and_approved(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "id"),
        sa.CheckConstraint(TWO_PEOPLE),
    )
    op.create_table(
        "partner_member",
        _text("tenant_id"),
        _id("partner_id"),
        _text("account"),
        sa.PrimaryKeyConstraint("tenant_id", "partner_id", "account"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account"], ["account.tenant_id", "account.id"]
        ),
        _of_partner(),
    )


def _certificates() -> None:
    op.create_table(
        "partner_certificate",
        _id("id"),
        _text("tenant_id"),
        _id("partner_id"),
        _text("kind"),
        _bytes("der"),
        _bytes("sha256"),
        _text("subject"),
        _at("not_before"),
        _at("not_after"),
        _text("state"),
        *_asked_and_approved(),
        _bytes("called", nullable=True),
        *(_at(f"{what}_at", nullable=True) for what in ("activated", "retired")),
        _at("revoked_at", nullable=True),
        _text("reason", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant_id", "id"),
        sa.UniqueConstraint("tenant_id", "sha256", "kind"),
        _of_partner(),
        sa.CheckConstraint(TWO_PEOPLE),
        sa.CheckConstraint(APPROVED),
    )
    op.create_index(
        "partner_certificate_partner",
        "partner_certificate",
        ["tenant_id", "partner_id"],
    )
    op.create_table(
        "partner_notice",
        _id("id"),
        _text("tenant_id"),
        _id("certificate_id"),
        sa.Column("days", sa.Integer(), nullable=False),
        _text("account"),
        _text("status"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _at("next_try_at"),
        _at("settled_at", nullable=True),
        _text("trouble", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "certificate_id"],
            ["partner_certificate.tenant_id", "partner_certificate.id"],
        ),
        sa.UniqueConstraint("tenant_id", "certificate_id", "days", "account"),
    )
    op.create_index(
        "partner_notice_due",
        "partner_notice",
        ["tenant_id", "next_try_at", "id"],
        postgresql_where=sa.text("status = 'wacht'"),
    )


def _revocation_lists() -> None:
    op.create_table(
        "partner_crl",
        _text("tenant_id"),
        _bytes("issuer_sha256"),
        _bytes("issuer_der"),
        _text("issuer"),
        _bytes("der"),
        _at("this_update"),
        _at("next_update"),
        _text("given_by"),
        _at("given_at"),
        sa.PrimaryKeyConstraint("tenant_id", "issuer_sha256"),
    )


def _events() -> None:
    op.create_table(
        "partner_event",
        _text("tenant_id"),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        _at("at"),
        _text("by"),
        *(_bytes(name) for name in ("body", "prev", "hash")),
        sa.PrimaryKeyConstraint("tenant_id", "seq"),
    )
    op.execute(
        """create function partner_event_is_written_once() returns trigger
        language plpgsql as $$
        begin
            raise exception 'the register of partners is written once';
        end $$"""
    )
    op.execute(
        """create trigger partner_event_is_written_once
        before update or delete or truncate on partner_event
        for each statement execute function partner_event_is_written_once()"""
    )


def _uploads() -> None:
    op.add_column(
        "upload",
        sa.Column("scan", sa.String(), nullable=False, server_default="onbekend"),
    )
    op.add_column("upload", _at("scanned_at", nullable=True))
    op.create_index(
        "upload_unscanned",
        "upload",
        ["tenant_id", "id"],
        postgresql_where=sa.text("scan = 'onbekend'"),
    )


def downgrade() -> None:
    op.drop_index("upload_unscanned", table_name="upload")
    op.drop_column("upload", "scanned_at")
    op.drop_column("upload", "scan")
    for table in (
        *("partner_event", "partner_crl", "partner_notice", "partner_certificate"),
        *("partner_member", "partner"),
    ):
        op.drop_table(table)
    op.execute("drop function partner_event_is_written_once")
