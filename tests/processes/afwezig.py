"""A pupil who stays away, up to some point, for tests that start there."""

from datetime import date, timedelta

from statemachines.processes.verzuim import VERZUIM
from statemachines.roles import Role
from statemachines.situation import Party
from tests.processes.speler import OUDER_1, OUDER_2, SCHOOL, Zaak

SYSTEEM, HOOFD, IB = Role.SYSTEEM, Role.VOORZITTER, Role.IB
SWV_ER, BESTUURDER, LEERRECHT = Role.SWV_ER, Role.BESTUURDER, Role.LEERRECHT

EERSTE = date(2026, 9, 2)
LRV_DAG = date(2026, 9, 30)
PEOPLE = (OUDER_1, OUDER_2, SCHOOL, Party("leerrecht", LEERRECHT, e_consent=True))
OUDERS = ("ouder-1", "ouder-2")


def signaal(weken, eerste=EERSTE):
    """What the absence register counted after so many weeks."""
    op = eerste + timedelta(weeks=weken)
    return {
        "signaaldatum": op,
        "eerste_dag": eerste,
        "lesweken": weken,
        "uren": 27.5 * weken,
        "laatste_dag": op,
        "alle_lessen": True,
    }


RONDETAFEL = {
    "rondetafel_op": date(2026, 10, 8),
    "rondetafel_tijd": "15.30 uur",
    "rondetafel_plaats": "De school, lokaal 2",
    "uitgenodigde_ouders": OUDERS,
}
PLAN = {
    "besproken_op": date(2026, 10, 8),
    "doel": "Weer drie ochtenden in de klas.",
    "stappen": "Elke week een ochtend erbij.",
    "onderwijsaanbod": "Vanaf maandag een uur per dag in de bibliotheek.",
    "wie_doet_wat": "De leraar belt elke dag.",
    "evaluatie_op": date(2026, 11, 5),
}
JA_MAAR_NU = {
    "onderwijsaanbod": "Een plek in de kleine groep.",
    "wie_doet_wat": "De SWV-er regelt het.",
}


def geregistreerd(eerste=EERSTE):
    facts = {"leerling_id": "L1", "school_id": "S1", "eerste_dag": eerste}
    return Zaak(VERZUIM, PEOPLE, on=eerste + timedelta(days=1), facts=facts)


def na(weken, case=None):
    """Let the register give its signals, each on its day."""
    case = case or geregistreerd()
    for week, action in ((2, "signaal_2w"), (3, "signaal_3w"), (4, "signaal_lrv")):
        if week <= weken:
            case.wait_until(EERSTE + timedelta(weeks=week))
            case.do(action, SYSTEEM, **signaal(week))
    return case


def twee_weken():
    return na(2)


def drie_weken():
    return na(3)


def lrv():
    return na(4)


def zestien_uur():
    case = geregistreerd()
    case.wait_until(date(2026, 9, 7))
    case.do("signaal_16u", SYSTEEM, signaaldatum=case.today, uren=16.5)
    return case


def verzonden():
    case = lrv()
    case.do("alert_sturen", SYSTEEM)
    return case


def bevestigd():
    case = verzonden()
    alert(case).do("verzending_vastleggen", SYSTEEM)
    alert(case).do("bevestigen", LEERRECHT)
    return case


def rondetafel():
    case = bevestigd()
    case.do("rondetafel_plannen", SWV_ER, **RONDETAFEL)
    return case


def plan():
    case = rondetafel()
    case.wait_until(date(2026, 10, 8))
    case.do("plan_vaststellen", HOOFD, **PLAN)
    return case


def uitvoering():
    case = plan()
    case.do("uitvoering_starten", HOOFD)
    return case


def escalatie():
    case = uitvoering()
    case.wait_until(date(2026, 12, 3))
    return case


def doorgezet():
    case = escalatie()
    case.do("doorzetten", BESTUURDER, voorstel="Een plek op de school in de wijk.")
    return case


def terug():
    case = uitvoering()
    case.wait_until(date(2026, 11, 2))
    case.do("terug", IB, terug_op=case.today)
    return case


def alert(case):
    return case.of("leerrecht_alert", None)


def duo(case):
    return case.of("duo_melding", None)


def templates(case, role):
    """The letters to this role, the newest last."""
    return [notice.template for notice in case.letters if notice.to == role]
