import type { Language } from "@luotsi/base";
import type { RuleLine, RulesView } from "@luotsi/contract";

/** A topic with the rules that are shown under it. */
export interface RuleTopic {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly RuleLine[];
}

/** The rules that have every searched word in their title, id or source, under their topics; empty topics are left out. */
export function findRules(
  view: RulesView,
  search: string,
  language: Language,
): readonly RuleTopic[] {
  const words = search
    .toLocaleLowerCase("fi")
    .split(/\s+/)
    .filter((word) => word !== "");
  return view.topics
    .map(({ id, title }) => ({
      id,
      title: title[language],
      rules: view.rules
        .filter((rule) => rule.topic === id)
        .filter((rule) => words.every((word) => searchable(rule, language).includes(word))),
    }))
    .filter(({ rules }) => rules.length > 0);
}

/** The days before and after on which the law changes. */
export function neighbouringChanges(view: RulesView): {
  readonly before: string | undefined;
  readonly after: string | undefined;
} {
  const days = view.changeDays.map(({ day }) => day);
  return {
    before: days.findLast((day) => day < view.on),
    after: days.find((day) => day > view.on),
  };
}

function searchable(rule: RuleLine, language: Language): string {
  const sources = rule.history.map(({ source }) => `${source.act} ${source.section}`);
  const words = [rule.title[language], rule.explanation?.[language] ?? "", rule.id, ...sources];
  return words.join(" ").toLocaleLowerCase("fi");
}
