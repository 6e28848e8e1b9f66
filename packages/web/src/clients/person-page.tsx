import "./clients.css";

import type { IdentityPurpose, postIdentity, postPersonSearch } from "@luotsi/contract";
import { useState, type ReactElement } from "react";

import { call } from "../client/call.ts";
import { useMay } from "../client/session.tsx";
import { useMessages } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ClientNav } from "./client-nav.tsx";
import { ExtractSection } from "./extract-section.tsx";
import { IdentityTable } from "./identity-table.tsx";
import { clientMessages } from "./messages.ts";
import { PersonForm, type PersonSearch } from "./person-form.tsx";
import type { FoundPerson } from "./found-person.ts";
import type { SearchEnd } from "./search-form.tsx";

type Outcome =
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "found"; readonly people: readonly FoundPerson[] }
  | { readonly kind: "failed"; readonly error: Error };

/** Who a pseudonym is, or whose a code is. What is asked and answered lives in this page's memory only. */
export function PersonPage(): ReactElement {
  const t = useMessages(clientMessages);
  const mayExtract = useMay("handle-data-requests");
  const [outcome, setOutcome] = useState<Outcome>({ kind: "nothing-asked" });
  const ask = async (search: PersonSearch): Promise<SearchEnd> => {
    try {
      setOutcome({ kind: "found", people: await peopleOf(search) });
      return "answered";
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setOutcome({ kind: "failed", error });
      return "failed";
    }
  };
  return (
    <>
      <PageHead title={t.title} finding={t.finding} />
      <ClientNav part="person" />
      <PersonForm onAsk={ask} />
      {outcome.kind === "failed" && <Failure error={outcome.error} />}
      {outcome.kind === "found" && outcome.people.length === 0 && (
        <output className="notice">{t.noneFound}</output>
      )}
      {outcome.kind === "found" &&
        outcome.people.map((person) => (
          <section key={person.pseudonym} aria-live="polite">
            <IdentityTable person={person} />
            {mayExtract && <ExtractSection pseudonym={person.pseudonym} />}
          </section>
        ))}
    </>
  );
}

async function peopleOf({ way, value, purpose }: PersonSearch): Promise<readonly FoundPerson[]> {
  if (way === "pseudonym") return [await identityOf(value, purpose)];
  const { people } = await call<typeof postPersonSearch>("personSearch", {
    body: { field: way, value, purpose },
  });
  return await Promise.all(people.map(async (pseudonym) => await identityOf(pseudonym, purpose)));
}

async function identityOf(pseudonym: string, purpose: IdentityPurpose): Promise<FoundPerson> {
  return await call<typeof postIdentity>("identity", { body: { pseudonym, purpose } });
}
