import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import { useFormat, useMessages } from "../language/language.tsx";
import { liabilityNowMessages } from "../liability-now/messages.ts";
import { amountText, rangeOf } from "../liability-now/nowcast-charts.ts";
import { useNowcast } from "../liability-now/queries.ts";

/** What the running month's share comes to and where to read why it moved, for those who may read it. */
export function LiabilityLine(): ReactElement | null {
  return useMay("read-liability") ? <Line /> : null;
}

/** The other figures do not wait for it. */
function Line(): ReactElement | null {
  const t = useMessages(liabilityNowMessages).now;
  const format = useFormat();
  const newest = useNowcast().data?.months.at(-1);
  if (newest === undefined) return null;
  const { month, total } = newest;
  const amount = amountText(total.cents, format);
  return (
    <p className="overview-liability">
      {t.line(format.month(month), amount, rangeOf(total, format) ?? "")}{" "}
      <Link to="/talous/nyt">{t.lineLink}</Link> · <Link to="/talous/muutos">{t.whyLink}</Link>
    </p>
  );
}
