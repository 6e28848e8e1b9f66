import { useText } from "../language/language.tsx";
import { useSources } from "./queries.ts";

/** The title of a source in the reader's language; its id until the sources have come. */
export function useSourceTitles(): (source: string) => string {
  const text = useText();
  const sources = useSources();
  return (source) => {
    const found = sources.data?.sources.find(({ id }) => id === source);
    return found === undefined ? source : text(found.title);
  };
}
