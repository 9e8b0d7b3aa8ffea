"""The fund of Nooit Opgeven: a ledger that is written once, and its balances.

Every posting belongs to a step in the journal. The balances move by postings only;
that they are never below nothing is a constraint.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ACCOUNTS = ("vrij", "gereserveerd", "toegezegd", "betaald")


def upgrade() -> None:
    op.create_table(
        "fund",
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("financier", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False)
            for name in ("begroot", *ACCOUNTS)
        ),
        *(sa.CheckConstraint(f"{name} >= 0", name=f"fund_{name}") for name in ACCOUNTS),
        sa.CheckConstraint(f"begroot = {' + '.join(ACCOUNTS)}", name="fund_sluit"),
        sa.PrimaryKeyConstraint("tenant_id", "jaar", "financier"),
    )
    op.create_table(
        "fund_entry",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("financier", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("naar", sa.String(), nullable=False),
        sa.Column("cent", sa.BigInteger(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("voorgesteld_door", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "case_id"], ["cases.tenant_id", "cases.id"]
        ),
        sa.CheckConstraint("cent > 0", name="fund_entry_cent"),
        sa.CheckConstraint("van <> naar", name="fund_entry_route"),
        sa.CheckConstraint(
            "(soort = 'betalen') = (voorgesteld_door is not null) "
            "and (voorgesteld_door is null or voorgesteld_door <> door)",
            name="fund_entry_vier_ogen",
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", "line"),
    )
    op.create_index("fund_entry_year", "fund_entry", ["tenant_id", "jaar", "financier"])
    op.create_index(
        "cases_seats",
        "cases",
        ["tenant_id", "opened_at"],
        postgresql_where=sa.text("closed_at is null and process = 'kerngroep'"),
    )
    for statement in (POST, ON_ENTRY, ONCE, ON_CHANGE, BY_ENTRY, ON_BALANCE):
        op.execute(statement)


def downgrade() -> None:
    op.drop_index("cases_seats", table_name="cases")
    op.drop_table("fund_entry")
    op.drop_table("fund")
    for name in ("fund_post", "fund_is_written_once", "fund_moves_by_entries"):
        op.execute(f"drop function {name}")


POST = """create function fund_post() returns trigger language plpgsql as $$
begin
    if not exists (
        select from journal j where j.case_id = new.case_id and j.seq = new.seq
          and j.tenant_id = new.tenant_id
    ) then
        raise exception 'a posting belongs to a step of a case';
    end if;
    if (new.soort, new.van, new.naar) not in (
        ('begroten', 'buiten', 'vrij'), ('begroten', 'vrij', 'buiten'),
        ('reserveren', 'vrij', 'gereserveerd'), ('vrijgeven', 'gereserveerd', 'vrij'),
        ('toezeggen', 'vrij', 'toegezegd'), ('intrekken', 'toegezegd', 'vrij'),
        ('betalen', 'toegezegd', 'betaald'), ('terugstorten', 'betaald', 'vrij')
    ) then
        raise exception 'no posting goes this way';
    end if;
    insert into fund (tenant_id, jaar, financier, begroot, vrij, gereserveerd,
        toegezegd, betaald)
    values (new.tenant_id, new.jaar, new.financier, 0, 0, 0, 0, 0)
    on conflict do nothing;
    update fund set
        begroot = begroot + new.cent * ((new.van = 'buiten')::int
            - (new.naar = 'buiten')::int),
        vrij = vrij + new.cent * ((new.naar = 'vrij')::int - (new.van = 'vrij')::int),
        gereserveerd = gereserveerd + new.cent * ((new.naar = 'gereserveerd')::int
            - (new.van = 'gereserveerd')::int),
        toegezegd = toegezegd + new.cent * ((new.naar = 'toegezegd')::int
            - (new.van = 'toegezegd')::int),
        betaald = betaald + new.cent * ((new.naar = 'betaald')::int
            - (new.van = 'betaald')::int)
    where tenant_id = new.tenant_id and jaar = new.jaar and financier = new.financier;
    return new;
end $$"""
ON_ENTRY = """create trigger fund_post after insert on fund_entry
for each row execute function fund_post()"""
ONCE = """create function fund_is_written_once() returns trigger
language plpgsql as $$
begin
    raise exception 'the fund is written once';
end $$"""
ON_CHANGE = """create trigger fund_is_written_once
before update or delete or truncate on fund_entry
for each statement execute function fund_is_written_once()"""
BY_ENTRY = """create function fund_moves_by_entries() returns trigger
language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'a balance moves by postings only';
    end if;
    return null;
end $$"""
ON_BALANCE = """create trigger fund_moves_by_entries
before insert or update or delete or truncate on fund
for each statement execute function fund_moves_by_entries()"""
