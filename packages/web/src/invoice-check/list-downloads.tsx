import type { InvoiceCheckView } from "@luotsi/contract";
import { DownloadIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { addressOf } from "../client/call.ts";
import { useLanguage, useMessages } from "../language/language.tsx";
import { invoiceCheckMessages } from "./messages.ts";

interface ListDownloadsProps {
  readonly view: InvoiceCheckView;
  readonly kind: string;
  readonly state: string;
}

/** The differences that are shown, with what to ask, as a file to send in the reader's language. */
export function ListDownloads({ view, kind, state }: ListDownloadsProps): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const { language } = useLanguage();
  const query = { from: view.from, to: view.to, kind, state, language };
  return (
    <div className="invoice-downloads">
      <Button
        as="a"
        size="small"
        href={addressOf("disputeListXlsx", {}, query)}
        download
        icon={<DownloadIcon aria-hidden />}
      >
        {t.export}
      </Button>
      <Button
        as="a"
        size="small"
        variant="tertiary"
        data-color="neutral"
        href={addressOf("disputeListCsv", {}, query)}
        download
      >
        {t.exportCsv}
      </Button>
    </div>
  );
}
