import type { Localised } from "@luotsi/base";

/** What a name may be looked up for. Anything else is no reason to know who a pseudonym is. */
export const identityPurposes = [
  "customer-contact",
  "statutory-deadline",
  "payment-or-recovery",
  "data-subject-request",
  "data-correction",
] as const;
/** A purpose of looking up an identity. */
export type IdentityPurpose = (typeof identityPurposes)[number];

/** The purposes in words. */
export const identityPurposeTitles: Readonly<Record<IdentityPurpose, Localised>> = {
  "customer-contact": {
    fi: "Yhteydenotto omaan asiakkaaseen",
    sv: "Kontakt med egen kund",
    en: "Contact with the own customer",
  },
  "statutory-deadline": {
    fi: "Lakisääteisen määräajan hoitaminen",
    sv: "Skötsel av en lagstadgad tidsfrist",
    en: "Keeping a statutory deadline",
  },
  "payment-or-recovery": {
    fi: "Maksun tai laskun selvittäminen",
    sv: "Utredning av en betalning eller faktura",
    en: "Clearing up a payment or an invoice",
  },
  "data-subject-request": {
    fi: "Rekisteröidyn pyyntö",
    sv: "Den registrerades begäran",
    en: "A request of the data subject",
  },
  "data-correction": {
    fi: "Virheellisen tiedon oikaisu",
    sv: "Rättelse av en felaktig uppgift",
    en: "Correction of a wrong value",
  },
};

/** Why a value of the vault is corrected. */
export const correctionGrounds = [
  "data-subject-request",
  "register-says-otherwise",
  "misprint",
] as const;
/** A ground of correction. */
export type CorrectionGround = (typeof correctionGrounds)[number];

/** Why somebody's data is erased. `authority-order` and `unlawful-processing` do not wait for the end of retention. */
export const erasureGrounds = [
  "retention-ended",
  "data-subject-request",
  "authority-order",
  "unlawful-processing",
] as const;
/** A ground of erasure. */
export type ErasureGround = (typeof erasureGrounds)[number];
