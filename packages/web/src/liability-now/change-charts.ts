import type { BridgeView } from "@luotsi/charts";
import type { LiabilityChangeView } from "@luotsi/contract";

import type { Format } from "../language/format.ts";
import { bridgeFinding } from "./change-findings.ts";
import type { LiabilityNowMessages } from "./messages.fi.ts";

interface ChangePicture {
  readonly view: LiabilityChangeView;
  readonly t: LiabilityNowMessages["change"];
  readonly format: Format;
  readonly text: (label: LiabilityChangeView["finding"]) => string;
}

/** From one total to the other, in euros. */
export function changeBridge({ view, t, format, text }: ChangePicture): BridgeView {
  const steps = view.bridge.map(({ id, label, cents, kind }) => ({
    id,
    label: text(label),
    value: cents / 100,
    text: format.wholeEuros(cents, kind === "change" ? { sign: "always" } : {}),
    kind,
  }));
  return {
    text: {
      title: t.chart,
      description: `${bridgeFinding(view, { t, format, text })}. ${t.description(steps.at(0)?.label ?? "", steps.at(-1)?.label ?? "")}`,
      empty: t.noData,
    },
    steps,
  };
}
