"""`casework uitwisseling …`: packages to and from partners, and who those are."""

import typer

from casework.cli.uitwisseling_certificaat import certificaat
from casework.cli.uitwisseling_partners import partner, partners, revoked

uitwisseling = typer.Typer(help="Veilig uitwisselen met partners van het convenant.")
uitwisseling.command("partners")(partners)
uitwisseling.command("crl")(revoked)
uitwisseling.add_typer(partner, name="partner")
uitwisseling.add_typer(certificaat, name="certificaat")
