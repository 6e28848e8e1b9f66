import { dayFromOrdinal, monthOf } from "@luotsi/base";
import type { PaymentColumns } from "@luotsi/engines";
import { isPresent, optionalIntegers, type OptionalIntegers } from "@luotsi/frame";

/**
 * Months of birth that payments do not contradict. Whoever was paid before being born has another's month of birth or another's payments,
 * which the checks of payments tell: the age is then not known, for nobody has an age below zero.
 *
 * @param births by person. @param payments of the same people.
 */
export function believedBirths(
  { values, validity }: OptionalIntegers,
  { person, start }: Pick<PaymentColumns, "person" | "start">,
): OptionalIntegers {
  const believed = Array.from(values, (born, who) => (isPresent(validity, who) ? born : undefined));
  for (const [row, who] of person.entries()) {
    const born = believed[who];
    if (born !== undefined && monthOf(dayFromOrdinal(start[row] ?? 0)) < born) {
      believed[who] = undefined;
    }
  }
  return optionalIntegers(believed);
}
