import type { postPersonExtract } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { useState, type ReactElement } from "react";

import { callForFile } from "../client/call.ts";
import { useLanguage, useMessages } from "../language/language.tsx";
import { download } from "../parts/download.ts";
import { Failure } from "../parts/failure.tsx";
import { clientMessages } from "./messages.ts";

const formats = ["pdf", "html", "json"] as const;

/** The extract a person has a right to, in the reader's language. */
export function ExtractSection({ pseudonym }: { readonly pseudonym: string }): ReactElement {
  const t = useMessages(clientMessages);
  const { language } = useLanguage();
  const [error, setError] = useState<Error | undefined>();
  const make = async (format: (typeof formats)[number]): Promise<void> => {
    try {
      const body = { pseudonym, format, language };
      const file = await callForFile<typeof postPersonExtract>("personExtract", { body });
      download(file.fileName, file.content);
      setError(undefined);
    } catch (caught) {
      if (!(caught instanceof Error)) throw caught;
      setError(caught);
    }
  };
  return (
    <>
      <h3>{t.extract}</h3>
      <p className="quiet">{t.extractText}</p>
      {error !== undefined && <Failure error={error} />}
      <p className="person-extract">
        {formats.map((format) => (
          <Button key={format} size="small" variant="secondary" onClick={() => void make(format)}>
            {t.formats[format]}
          </Button>
        ))}
      </p>
    </>
  );
}
