import { LineChart, lineChartTable, type LineChartView, type LinePoint } from "@luotsi/charts";
import type { ReactElement } from "react";

import { useFormat } from "../../language/language.tsx";
import type { Format } from "../../language/format.ts";
import { ChartFrame } from "../../parts/chart-frame.tsx";

export function Charts(): ReactElement {
  const format = useFormat();
  const view = viewOf(format);
  return (
    <ChartFrame
      title="Työttömyysetuuksien rahoitusvastuu ohittaa oman toiminnan keväällä 2025 ja kasvaa edelleen"
      subtitle="Kustannukset kuukaudessa, milj. €, tammikuu 2025–joulukuu 2026"
      fileName="kaksi-kustannusta"
      table={lineChartTable(view, { first: "Kuukausi" })}
      note="Katkoviiva on alustava, vaaleampi viiva ennuste; viuhkat ovat 50, 80 ja 95 prosentin välit."
    >
      {(size) => <LineChart view={view} size={size} writeTick={(value) => format.number(value)} />}
    </ChartFrame>
  );
}

function viewOf(format: Format): LineChartView {
  const keys = Array.from(
    { length: 24 },
    (_, at) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
  );
  return {
    text: {
      title: "Kaksi kustannusta",
      description: "Rahoitusvastuu kasvaa 1,7 miljoonasta 2,7 miljoonaan euroon kuukaudessa.",
      empty: "Ei vielä tietoja",
    },
    slots: keys.map((key) => ({
      key,
      label: format.month(key),
      tick: format.shortMonth(key),
      group: key.slice(0, 4),
    })),
    series: [
      {
        id: "benefit",
        name: "Työttömyysetuus",
        colour: "benefit",
        points: keys.map((_, at) => pointOf(at, 1.7 + at * 0.045, format)),
      },
      {
        id: "operating",
        name: "Oma toiminta",
        colour: "own-costs",
        points: keys.map((_, at) => pointOf(at, 2.1 + (at % 3) * 0.06, format)),
      },
    ],
    breaks: [{ slot: "2026-05", reason: "Yleistuki korvasi työmarkkinatuen" }],
  };
}

function pointOf(at: number, value: number, format: Format): LinePoint {
  const text = format.millions(value * 100_000_000, { decimals: 2 });
  if (at < 20) return { value, text, state: at < 17 ? "final" : "provisional" };
  const spread = (at - 18) * 0.04;
  return {
    value,
    text,
    state: "forecast",
    fan: {
      lo50: value - spread,
      hi50: value + spread,
      lo80: value - spread * 2,
      hi80: value + spread * 2,
      lo95: value - spread * 3,
      hi95: value + spread * 3,
    },
  };
}
