import { existsSync, readFileSync, readdirSync } from "node:fs";

/** Floor by floor, lowest first: a room may import only rooms on lower floors. */
export const floors: readonly (readonly string[])[] = [
  ["base"],
  ["law", "frame", "numerics"],
  ["engines", "indicators", "contract"],
  ["intake", "store", "charts"],
  ["usecases", "reports", "testkit"],
  ["api", "web"],
  ["cli"],
];

/** Rooms with a narrower view: what a person sees never reaches the rooms that hold people's data. */
export const closed: Readonly<Record<string, readonly string[]>> = {
  engines: ["base", "frame", "numerics"],
  web: ["base", "contract", "charts"],
  reports: ["base", "contract", "charts"],
};

/** Rooms that cannot see the world. */
export const pureRooms = ["base", "law", "frame", "numerics", "engines", "indicators"];

export interface SourceFile {
  /** Path from the repository's root. */
  readonly path: string;
  readonly text: string;
}

export const rooms: readonly string[] = readdirSync("packages");

/** The TypeScript files of a room; tests and what only tests use are told apart by name. */
export function sourceOf(room: string): readonly SourceFile[] {
  return filesBelow(`packages/${room}/src`).filter(
    ({ path }) => /\.tsx?$/.test(path) && !isTestFile(path),
  );
}

export function isTestFile(path: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(path) || path.endsWith("/testing.ts");
}

export function filesBelow(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !/\/(node_modules|dist|\.cache)\//.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** Rooms that a room's own source imports, by name. */
export function importsOf(room: string): readonly string[] {
  const text = sourceOf(room)
    .map((file) => file.text)
    .join("\n");
  const names = [...text.matchAll(/(?:from|import\()\s*"@luotsi\/([a-z]+)(?:\/[a-z-]+)?"/g)].map(
    (match) => match[1] ?? "",
  );
  return [...new Set(names)].toSorted();
}

/** Rooms that a room's package.json names. */
export function declaredBy(room: string): readonly string[] {
  const text = readFileSync(`packages/${room}/package.json`, "utf8");
  return [...text.matchAll(/"@luotsi\/([a-z]+)": "\*"/g)].map((match) => match[1] ?? "").toSorted();
}
