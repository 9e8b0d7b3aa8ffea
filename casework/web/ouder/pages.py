"""The pages of parents. A page of one answer has its own words before any number."""

from casework.web.ouder import (
<<<<<<< HEAD
    afschrift,
    begin,
    controle,
=======
    begin,
    controle,
    delen,
>>>>>>> main
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
<<<<<<< HEAD
    afschrift.router,
=======
    delen.router,
>>>>>>> main
    taal_kiezen.router,
)
