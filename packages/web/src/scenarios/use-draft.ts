import type { ScenarioDefinition } from "@luotsi/contract";
import { useEffect, useState } from "react";

import { useFilters } from "../parts/use-filters.ts";
import { decodeDraft, encodeDraft } from "./draft.ts";

const defaults = { s: "" };
const writeAfterMilliseconds = 300;

export interface Draft {
  readonly definition: ScenarioDefinition;
  /** Does it differ from what it began from? */
  readonly isChanged: boolean;
  /** The address held something that is no scenario. */
  readonly isUnreadable: boolean;
  readonly change: (definition: ScenarioDefinition) => void;
}

/**
 * What is being tried, kept in the address so that nothing typed is lost on reload and a link shares it. Fields move at
 * once; the address follows.
 *
 * @param base what it begins from, and what the address leaves out: a saved version or an empty scenario.
 */
export function useDraft(base: ScenarioDefinition): Draft {
  const [{ s: word }, setFilters] = useFilters(defaults);
  const [state, setState] = useState(() => ({
    definition: readWord(word) ?? base,
    /** The address as it was seen last, and as it was written last. */
    seen: word,
    written: word,
  }));
  const ownWord = isSame(state.definition, base) ? "" : encodeDraft(state.definition);
  if (word !== state.seen) {
    const isOwn = word === state.written;
    setState({
      definition: isOwn ? state.definition : (readWord(word) ?? base),
      seen: word,
      written: word,
    });
  }
  useEffect(() => {
    if (ownWord === word) return undefined;
    const timer = setTimeout(() => {
      setState((before) => ({ ...before, written: ownWord }));
      setFilters({ s: ownWord }, "same");
    }, writeAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [ownWord, word, setFilters]);
  return {
    definition: state.definition,
    isChanged: ownWord !== "",
    isUnreadable: word !== "" && readWord(word) === undefined,
    change: (definition) => setState((before) => ({ ...before, definition })),
  };
}

function readWord(word: string): ScenarioDefinition | undefined {
  return word === "" ? undefined : decodeDraft(word);
}

function isSame(one: ScenarioDefinition, other: ScenarioDefinition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
