import type { BridgeView } from "@luotsi/charts";
import type { InvoiceCheckView } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import type { InvoiceCheckMessages } from "./messages.fi.ts";

type Step = InvoiceCheckView["bridge"][number];

interface ChartWords {
  readonly t: InvoiceCheckMessages;
  readonly format: Format;
  readonly text: (label: Step["label"]) => string;
}

/**
 * The parts of the difference alone: beside totals of millions the parts could not be seen. The totals stand in the key
 * figures above.
 */
export function differenceBridge(view: InvoiceCheckView, words: ChartWords): BridgeView {
  const { t, format } = words;
  const changes = view.bridge.filter(({ kind }) => kind === "change");
  const whole = view.billedCents - view.computedCents;
  return {
    text: {
      title: t.differenceTitle(format.euros(whole, { sign: "always" })),
      description: t.differenceDescription(
        format.euros(view.computedCents),
        format.euros(view.billedCents),
      ),
      empty: t.noPicture,
    },
    steps:
      changes.length === 0
        ? []
        : [
            ...changes.map((step) => drawn(step, words)),
            {
              id: "difference",
              label: t.wholeDifference,
              value: whole / 100,
              text: format.euros(whole, { sign: "always" }),
              kind: "total",
            },
          ],
  };
}

/** From the benefit months to the payouts of the same months. */
export function accrualBridge({ accrual }: InvoiceCheckView, words: ChartWords): BridgeView {
  return {
    text: {
      title: words.t.accrualTitle,
      description: words.text(accrual.finding),
      empty: words.t.noPicture,
    },
    steps: accrual.bridge.map((step) => drawn(step, words)),
  };
}

function drawn(
  { id, label, cents, kind }: Step,
  { format, text }: ChartWords,
): BridgeView["steps"][number] {
  return {
    id,
    label: text(label),
    value: cents / 100,
    text: format.euros(cents, kind === "change" ? { sign: "always" } : {}),
    kind,
  };
}
