import type { ClientMessages } from "./messages.fi.ts";

export const en: ClientMessages = {
  title: "Customers: Person",
  finding:
    "Who is behind a pseudonym. The purpose is asked each time, and the look-up stays in the log.",
  purpose: "What it is needed for",
  purposes: {
    "customer-contact": "Contact with the own customer",
    "statutory-deadline": "Keeping a statutory deadline",
    "payment-or-recovery": "Clearing up a payment or an invoice",
    "data-subject-request": "A request of the data subject",
    "data-correction": "Correction of a wrong value",
  },
  by: "Search by",
  ways: {
    identity_code: "Personal identity code",
    register_key: "Register key",
    email: "E-mail",
    phone: "Telephone",
    pseudonym: "Pseudonym",
  },
  value: "Value",
  valueHint: "The value is kept nowhere and does not show in the address.",
  search: "Search",
  noneFound: "Nobody was found by this value.",
  identity: "Identity",
  pseudonym: "Pseudonym",
  field: "What",
  fieldValue: "Value",
  since: "Kept since",
  extract: "Extract of own data",
  extractText: "Everything Luotsi holds of the person and who has seen it. Given to the person.",
  formats: { pdf: "PDF", html: "HTML", json: "JSON" },
};
