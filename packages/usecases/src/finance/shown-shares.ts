import {
  liabilityBenefits,
  stepRows,
  type LedgerOfPlan,
  type LiabilityBenefit,
} from "@luotsi/engines";
import { hideEuros } from "@luotsi/indicators";

/** Which parts of the municipal share may be shown by themselves, beside its sum. */
export interface ShownShares {
  readonly step: (percent: number) => boolean;
  readonly benefit: (benefit: LiabilityBenefit) => boolean;
  /** Code of the home municipality; undefined where it is not known. */
  readonly municipality: (code: number | undefined) => boolean;
}

/** Looks at who is behind each part: few people, or a few who make up most of it, are not told. */
export function shownShares(made: LedgerOfPlan): ShownShares {
  const { payments } = made;
  const { row, percent, municipality, paidHundredths, owedHundredths } = stepRows(made);
  const person = row.map((at) => payments.person[at] ?? 0);
  const codes = [...new Set(municipality)];
  const placeOf = new Map(codes.map((code, i) => [code, i]));
  const hiddenOf = (
    groupOfRow: ArrayLike<number>,
    groupCount: number,
    amounts: readonly Float64Array[],
  ): Uint8Array => {
    const { personCount } = payments;
    return hideEuros({ groupOfRow, groupCount, person, personCount, amounts }).hidden;
  };
  const owed = [owedHundredths];
  const steps = hiddenOf(percent, wholePercent + 1, [owedHundredths, paidHundredths]);
  const benefits = hiddenOf(
    row.map((at) => payments.benefit[at] ?? 0),
    liabilityBenefits.length,
    owed,
  );
  const homes = hiddenOf(
    municipality.map((code) => placeOf.get(code) ?? 0),
    codes.length,
    owed,
  );
  return {
    step: (of) => steps[of] !== 1,
    benefit: (of) => benefits[liabilityBenefits.indexOf(of)] !== 1,
    municipality: (code) => homes[placeOf.get(code ?? -1) ?? codes.length] !== 1,
  };
}

const wholePercent = 100;
