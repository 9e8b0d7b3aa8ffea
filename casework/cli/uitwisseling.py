"""`casework uitwisseling …`: packages to and from partners, and who those are."""

from casework.cli.uitwisseling_certificaat import certificaat
from casework.cli.uitwisseling_eigen import eigen
from casework.cli.uitwisseling_partners import partner, partners, revoked
from casework.offline.program import app as uitwisseling

__all__ = ["uitwisseling"]

uitwisseling.command("partners")(partners)
uitwisseling.command("crl")(revoked)
uitwisseling.add_typer(partner, name="partner")
uitwisseling.add_typer(certificaat, name="certificaat")
uitwisseling.add_typer(eigen, name="eigen")
