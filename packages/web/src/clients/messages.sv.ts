import type { ClientMessages } from "./messages.fi.ts";

export const sv: ClientMessages = {
  title: "Kundrelationer: Person",
  finding:
    "Här finns vem som döljer sig bakom en pseudonym. Skälet frågas varje gång och sökningen stannar i loggen.",
  purpose: "Varför uppgiften behövs",
  purposes: {
    "customer-contact": "Kontakt med egen kund",
    "statutory-deadline": "Skötsel av en lagstadgad tidsfrist",
    "payment-or-recovery": "Utredning av en betalning eller faktura",
    "data-subject-request": "Den registrerades begäran",
    "data-correction": "Rättelse av en felaktig uppgift",
  },
  by: "Sök med",
  ways: {
    identity_code: "Personbeteckning",
    register_key: "Kundnummer i registret",
    email: "E-post",
    phone: "Telefon",
    pseudonym: "Pseudonym",
  },
  value: "Sökt värde",
  valueHint: "Värdet sparas ingenstans och syns inte i adressen.",
  search: "Sök",
  noneFound: "Ingen hittades med detta värde.",
  identity: "Personuppgifter",
  pseudonym: "Pseudonym",
  field: "Uppgift",
  fieldValue: "Värde",
  since: "Sparad",
  extract: "Utdrag ur egna uppgifter",
  extractText: "Allt som Luotsi har om personen och vem som har sett det. Ges till personen själv.",
  formats: { pdf: "PDF", html: "HTML", json: "JSON" },
};
