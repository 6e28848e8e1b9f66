import type { InvoiceCheckView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { KeyFigure, KeyFigures } from "../parts/key-figure.tsx";
import { invoiceCheckMessages } from "./messages.ts";

/** Both sums, their difference, and how many cases nobody has asked about. */
export function CheckFigures({ view }: { readonly view: InvoiceCheckView }): ReactElement {
  const t = useMessages(invoiceCheckMessages);
  const format = useFormat();
  const { provenance } = view;
  const cases = view.cases.filter(({ settled }) => !settled);
  const open = cases.filter(({ state }) => state === "open");
  const common = { trust: "provisional", provenance } as const;
  const lines = t.linesAgree(format.count(view.linesThatAgree), format.count(view.lines));
  return (
    <KeyFigures>
      <KeyFigure
        facts={{ ...common, title: t.figures.computed, value: format.euros(view.computedCents) }}
      />
      <KeyFigure
        facts={{ ...common, title: t.figures.billed, value: format.euros(view.billedCents) }}
        change={{ text: lines, direction: "level", tone: "neutral" }}
      />
      <KeyFigure
        facts={{
          ...common,
          title: t.figures.difference,
          value: format.euros(view.billedCents - view.computedCents, { sign: "always" }),
        }}
      />
      <KeyFigure
        facts={{ ...common, title: t.figures.open, value: format.count(open.length) }}
        change={{
          text: t.ofCases(format.count(cases.length)),
          direction: "level",
          tone: "neutral",
        }}
      />
    </KeyFigures>
  );
}
