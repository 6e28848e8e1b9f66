import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { assert, type Day } from "@luotsi/base";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

/** Weights of the font on paper: text, its emphasis, and headings. */
const fontFiles = [
  import.meta.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  import.meta
    .resolve("@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf"),
  import.meta.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  import.meta.resolve("@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf"),
];

const secondsInDay = 86_400;

export interface Paper {
  /** Name of a template in the folder of templates, such as `funding-models.typ`. */
  readonly template: string;
  /** What the template reads as JSON: texts and figures, never markup. */
  readonly content: unknown;
  /** Drawings by the name under which the content refers to them, such as `models.svg`. */
  readonly drawings: ReadonlyMap<string, string>;
  /** Day of the data: stands as the document's time, so that the same content gives the same bytes. */
  readonly day: Day;
}

/**
 * Sets a document: an accessible, tagged PDF (PDF/UA-1).
 *
 * @param paper template, content and drawings.
 * @returns the file; the same paper gives the same bytes.
 * @throws BrokenPromise with the compiler's words when the template and the content do not fit.
 */
export function typeset({ template, content, drawings, day }: Paper): Uint8Array {
  const compiler = NodeCompiler.create({
    workspace: templateFolder,
    fontArgs: [{ fontBlobs: fonts() }],
  });
  for (const [name, svg] of drawings) {
    compiler.mapShadow(`${templateFolder}/${name}`, Buffer.from(svg));
  }
  const compiled = compiler.compile({
    mainFilePath: `${templateFolder}/${template}`,
    inputs: { content: JSON.stringify(content) },
  });
  const document = compiled.result;
  if (document === null) {
    const error = compiled.takeError();
    assert(error === null, `the paper is set: ${JSON.stringify(error?.shortDiagnostics)}`);
    throw new Error("no document and no error");
  }
  return compiler.pdf(document, {
    pdfStandard: "ua-1",
    creationTimestamp: day * secondsInDay,
  });
}

const templateFolder = fileURLToPath(new URL("../templates", import.meta.url));

function fonts(): Buffer[] {
  return fontFiles.map((address) => readFileSync(fileURLToPath(address)));
}
