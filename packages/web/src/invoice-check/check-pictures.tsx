import { Bridge, bridgeTable } from "@luotsi/charts";
import type { InvoiceCheckView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { accrualBridge, differenceBridge } from "./check-charts.ts";
import { invoiceCheckMessages } from "./messages.ts";

/** Where the difference comes from, and how accrued days become what is invoiced. */
export function CheckPictures({ view }: { readonly view: InvoiceCheckView }): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const text = useText();
  const format = useFormat();
  const words = { t, format, text };
  const difference = differenceBridge(view, words);
  const accrual = accrualBridge(view, words);
  const headings = { step: t.step, value: t.value };
  const { from, to } = view.accrual;
  return (
    <div className="invoice-pair">
      <ChartFrame
        title={
          view.billedCents === view.computedCents ? t.noDifferenceTitle : difference.text.title
        }
        subtitle={t.differenceSubtitle}
        fileName={`laskujen-tarkastus-ero-${view.from}-${view.to}`}
        table={bridgeTable(difference, headings)}
      >
        {({ width }) => <Bridge view={difference} width={width} />}
      </ChartFrame>
      <ChartFrame
        title={text(view.accrual.finding)}
        subtitle={t.accrualSubtitle(format.month(from ?? ""), format.month(to ?? ""))}
        fileName={`laskujen-tarkastus-kertyma-${from}-${to}`}
        table={bridgeTable(accrual, headings)}
      >
        {({ width }) => <Bridge view={accrual} width={width} />}
      </ChartFrame>
    </div>
  );
}
