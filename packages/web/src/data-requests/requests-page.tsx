import "../clients/clients.css";
import "./data-requests.css";

import type { DataSubject, DataSubjectQuestion, postDataSubject } from "@luotsi/contract";
import { useState, type ReactElement } from "react";

import { call } from "../client/call.ts";
import { ClientNav } from "../clients/client-nav.tsx";
import { SearchForm, type SearchEnd } from "../clients/search-form.tsx";
import { useMessages } from "../language/language.tsx";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { ErasureReceipt, type ErasureOutcome } from "./erasure-receipt.tsx";
import { dataRequestMessages } from "./messages.ts";
import { SubjectView } from "./subject-view.tsx";

type Outcome =
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "waiting" }
  | { readonly kind: "found"; readonly people: readonly DataSubject[] }
  | { readonly kind: "erased"; readonly receipt: ErasureOutcome }
  | { readonly kind: "failed"; readonly error: Error };

/** A data subject's requests, from finding the person to the receipt. What is asked and answered lives in this page's memory only. */
export function RequestsPage(): ReactElement {
  const t = useMessages(dataRequestMessages);
  const [outcome, setOutcome] = useState<Outcome>({ kind: "nothing-asked" });
  const ask = async (question: DataSubjectQuestion): Promise<SearchEnd> => {
    setOutcome({ kind: "waiting" });
    try {
      const { people } = await call<typeof postDataSubject>("dataSubject", { body: question });
      setOutcome({ kind: "found", people });
      return "answered";
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setOutcome({ kind: "failed", error });
      return "failed";
    }
  };
  const replace = (person: DataSubject): void => {
    if (outcome.kind !== "found") return;
    const people = outcome.people.map((each) =>
      each.pseudonym === person.pseudonym ? person : each,
    );
    setOutcome({ kind: "found", people });
  };
  return (
    <>
      <PageHead title={t.title} finding={t.finding} />
      <ClientNav part="requests" />
      <SearchForm onAsk={async (by, value) => await ask({ by, value })} />
      <div aria-live="polite" className="request-outcome">
        {outcome.kind === "waiting" && <Waiting height={240} />}
        {outcome.kind === "failed" && <Failure error={outcome.error} />}
        {outcome.kind === "erased" && <ErasureReceipt outcome={outcome.receipt} />}
        {outcome.kind === "found" && outcome.people.length === 0 && <Empty title={t.noneFound} />}
        {outcome.kind === "found" &&
          outcome.people.map((person) => (
            <SubjectView
              key={person.pseudonym}
              person={person}
              onChanged={replace}
              onErased={(receipt) => {
                setOutcome({ kind: "erased", receipt });
              }}
            />
          ))}
      </div>
    </>
  );
}
