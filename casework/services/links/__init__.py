"""How a parent comes in from a letter, and what is kept of what they answer there.

A letter to somebody of the family carries a personal link. The link lets nobody in: it
asks for a code that goes over a second channel, and the code opens a session for one
person in one case (ADR 0018).

From letter to session: `way_in` and `make` when the letter is written, `find` when the
link is opened, `limits`, `code` and `carry` for the code, `come_in` for the session,
`renew` for a link that is over. What others use:

- ``evidence.answer(work, session, case_id, action, proof=, facts=, seen=, key=)``: a
  step of a parent, in the place of `advance`, with the evidence of it.
- ``evidence.level(work, session)``: how sure we are who came in.
- ``evidence.read_evidence(work, case_id, seq)``: what was kept of one step.
- ``shown.shown_document(work, session)``: the letter that the session came in with.
- ``contacts.same_contact(work, case_id, by)``: what staff should look at, such as two
  parents with one mailbox.
- ``revoke.revoke_links(work, case_id, party, by=)``: take back every link of a person.
- ``phone.set_phone(work, case_id, party, number, by=)``: the number for the codes.
"""
