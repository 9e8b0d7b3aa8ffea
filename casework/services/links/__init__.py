"""How a parent comes in from a letter, and what is kept of what they answer there.

A letter to somebody of the family carries a personal link. The link lets nobody in: it
asks for a code that goes over a second channel, and the code opens a session for one
person in one case (ADR 0018).

What the pages of parents use:

- ``shown.shown_document(work, case_id, by) -> Shown | None``: the exact bytes that this
  parent signs or answers to, with their SHA-256.
- ``evidence.answer(work, case_id, action, by=, facts=, proof=Proof(...), seen=, key=)
  -> Outcome``: takes the step through `advance` and keeps the evidence of it, in one
  transaction. Use it in the place of `advance` for every answer of a parent.
- ``evidence.level(work, session) -> Inlogniveau``: how sure we are who came in.
- ``contacts.same_contact(work, case_id, by) -> tuple[Reason, ...]``: what staff should
  look at, such as two parents with one mailbox.
- ``phone.set_phone(work, case_id, party, number, by=)``: the number for the codes.
"""
