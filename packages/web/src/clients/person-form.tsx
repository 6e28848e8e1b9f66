import type { IdentityPurpose } from "@luotsi/contract";
import { useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { Choice } from "../parts/choice.tsx";
import { clientMessages } from "./messages.ts";
import { SearchForm, type SearchEnd, type SearchWay } from "./search-form.tsx";

/** What one looks a person up by, and what for. */
export interface PersonSearch {
  readonly way: SearchWay;
  readonly value: string;
  readonly purpose: IdentityPurpose;
}

interface PersonFormProps {
  readonly onAsk: (search: PersonSearch) => Promise<SearchEnd>;
}

/** Whom one looks for, and the purpose that the log keeps. */
export function PersonForm({ onAsk }: PersonFormProps): ReactElement {
  const t = useMessages(clientMessages);
  const [purpose, setPurpose] = useState<IdentityPurpose>("customer-contact");
  return (
    <SearchForm onAsk={async (way, value) => await onAsk({ way, value, purpose })}>
      <Choice label={t.purpose} words={t.purposes} value={purpose} onChange={setPurpose} />
    </SearchForm>
  );
}
