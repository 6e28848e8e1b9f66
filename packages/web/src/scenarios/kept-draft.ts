/** A draft that is not in the address yet, beside what it was typed over. */
export interface KeptDraft {
  /** What the address held when it was typed, and what the page began from: the draft belongs nowhere else. */
  readonly word: string;
  readonly base: string;
  /** The draft as one word of an address. */
  readonly draft: string;
}

const prefix = "luotsi.draft ";

/** Keeps a draft for this tab and page until the address has it. */
export function keepDraft(path: string, kept: KeptDraft): void {
  sessionStorage.setItem(prefix + path, JSON.stringify(kept));
}

/** The draft that was typed over the same address and base; undefined when there is none. */
export function keptDraft(
  path: string,
  { word, base }: Omit<KeptDraft, "draft">,
): string | undefined {
  const text = sessionStorage.getItem(prefix + path);
  if (text === null) return undefined;
  const kept = JSON.parse(text) as KeptDraft;
  return kept.word === word && kept.base === base ? kept.draft : undefined;
}

/** The address has the draft, or it has gone. */
export function forgetDraft(path: string): void {
  sessionStorage.removeItem(prefix + path);
}
