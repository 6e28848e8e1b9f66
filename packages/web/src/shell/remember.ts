/** What the browser remembers of the reader's own choices; nothing about people or figures. */
export type RememberedChoice = "language" | "theme" | "chart-view";

/** The choice made earlier on this browser; undefined when there is none or it may not be kept. */
export function remembered(choice: RememberedChoice): string | undefined {
  if (typeof localStorage === "undefined") return undefined;
  return localStorage.getItem(`luotsi.${choice}`) ?? undefined;
}

export function remember(choice: RememberedChoice, value: string): void {
  if (typeof localStorage === "undefined") return;
  localStorage.setItem(`luotsi.${choice}`, value);
}
