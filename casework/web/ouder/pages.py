"""The pages of parents. A page of one answer has its own words before any number."""

from casework.web.ouder import (
    afschrift,
    begin,
    controle,
    delen,
    glas,
    ontvangst,
    taal_kiezen,
    vraag,
)

PAGES = (
    begin.router,
    controle.router,
    vraag.router,
    ontvangst.router,
    glas.router,
    afschrift.router,
    delen.router,
    taal_kiezen.router,
)
