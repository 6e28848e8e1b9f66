import type { ScenarioDefinition } from "@luotsi/contract";
import { useEffect, useState } from "react";

import { useFilters } from "../parts/use-filters.ts";
import { decodeDraft, encodeDraft } from "./draft.ts";
import { forgetDraft, keepDraft, keptDraft } from "./kept-draft.ts";

const defaults = { s: "" };
const writeAfterMilliseconds = 300;
/** Servers and chat programs between two readers cut longer addresses. */
const longestWord = 6000;

export interface Draft {
  readonly definition: ScenarioDefinition;
  /** Does it differ from what it began from? */
  readonly isChanged: boolean;
  /** The address held something that is no scenario. */
  readonly isUnreadable: boolean;
  /** Address that shares it; undefined when it does not fit in one and is kept in this tab only. */
  readonly link: string | undefined;
  readonly change: (definition: ScenarioDefinition) => void;
}

/**
 * What is being tried, kept in the address so that nothing typed is lost on reload and a link shares it. Fields move at
 * once and are kept in the tab; the address follows a moment later.
 *
 * @param base what it begins from, and what the address leaves out: a saved version or an empty scenario.
 */
export function useDraft(base: ScenarioDefinition): Draft {
  const [{ s: word }, setFilters] = useFilters(defaults);
  const [{ path, baseWord }] = useState(() => ({
    path: globalThis.location.pathname,
    baseWord: encodeDraft(base),
  }));
  const [state, setState] = useState(() => ({
    definition: readWord(keptDraft(path, { word, base: baseWord }) ?? word) ?? base,
    /** The address as it was seen last, and as it was written last. */
    seen: word,
    written: word,
  }));
  const ownWord = isSame(state.definition, base) ? "" : encodeDraft(state.definition);
  const isTooLong = ownWord.length > longestWord;
  if (word !== state.seen) {
    const isOwn = word === state.written;
    setState({
      definition: isOwn ? state.definition : (readWord(word) ?? base),
      seen: word,
      written: word,
    });
  }
  const isUnreadable = word !== "" && readWord(word) === undefined;
  useEffect(() => {
    if (ownWord === word || (isUnreadable && ownWord === "")) {
      forgetDraft(path);
      return undefined;
    }
    keepDraft(path, { word, base: baseWord, draft: ownWord });
    if (isTooLong) return undefined;
    const timer = setTimeout(() => {
      setState((before) => ({ ...before, written: ownWord }));
      setFilters({ s: ownWord }, "same");
    }, writeAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [ownWord, word, isUnreadable, isTooLong, path, baseWord, setFilters]);
  return {
    definition: state.definition,
    isChanged: ownWord !== "",
    isUnreadable,
    link: isTooLong ? undefined : linkTo(ownWord),
    change: (definition) => setState((before) => ({ ...before, definition })),
  };
}

function linkTo(word: string): string {
  const url = new URL(globalThis.location.href);
  if (word === "") url.searchParams.delete("s");
  else url.searchParams.set("s", word);
  return url.href;
}

function readWord(word: string): ScenarioDefinition | undefined {
  return word === "" ? undefined : decodeDraft(word);
}

function isSame(one: ScenarioDefinition, other: ScenarioDefinition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
