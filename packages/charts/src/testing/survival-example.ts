import type { SurvivalCurveView, SurvivalStepsView } from "../survival-steps-view.ts";

const written = (percent: number): string => percent.toFixed(1).replace(".", ",");

function curve(
  id: string,
  name: string,
  {
    colour,
    rate,
    people,
  }: {
    readonly colour: SurvivalCurveView["colour"];
    readonly rate: number;
    readonly people: number;
  },
): SurvivalCurveView {
  const steps = Array.from({ length: 27 }, (_, k) => {
    const time = k * 14;
    const percent = 100 * Math.exp(-rate * time * (1 - time / 1500));
    const half = 1.2 + 0.011 * time;
    return k === 0
      ? { time, percent: 100 }
      : {
          time,
          percent,
          limits: [Math.max(0, percent - half), Math.min(100, percent + half)] as const,
        };
  });
  const at = ticks.map(({ time }) => steps.findLast((step) => step.time <= time));
  return {
    id,
    name,
    colour,
    steps,
    readings: at.map((step) =>
      step?.limits === undefined
        ? "100 %"
        : `${written(step.percent)} % (${step.limits.map(written).join("–")})`,
    ),
    atRisk: at.map((step) => String(Math.round((people * (step?.percent ?? 0)) / 100))),
  };
}

const ticks = [0, 60, 120, 180, 240, 300, 360].map((time) => ({ time, label: String(time) }));

/** Two groups over a year of days, with intervals and the numbers followed. */
export const stillUnemployed: SurvivalStepsView = {
  text: {
    title: "Työttömänä jatkavat",
    description:
      "Palvelussa olleista puolet on yhä työttömänä 180 päivän kuluttua, muista puolet 260 päivän kuluttua.",
    empty: "Ei vielä seurattuja jaksoja",
  },
  end: 364,
  ticks,
  curves: [
    curve("service", "Palvelussa", { colour: "main", rate: 0.0045, people: 812 }),
    curve("others", "Muut", { colour: "comparison", rate: 0.0031, people: 2140 }),
  ],
  atRiskTitle: "Seurannassa",
};

/** Nobody has been followed. */
export const nobodyFollowed: SurvivalStepsView = { ...stillUnemployed, curves: [] };
