export { changeCauses, type CauseCents, type ChangeCause } from "./change-parts.ts";
export {
  explainForecast,
  type ForecastedMonth,
  type ForecastChange,
  type OutcomeMonth,
  type StockSums,
} from "./explain-forecast.ts";
export {
  explainMonths,
  isPaid,
  type ChangedPeople,
  type ComparedMonth,
  type GroupChange,
  type MonthsChange,
  type MonthsQuestion,
} from "./explain-months.ts";
export {
  noGround,
  personMonth,
  type PersonMonth,
  type PersonMonthQuestion,
} from "./person-months.ts";
