import type { Language } from "@luotsi/base";
import { sourceIds, type PlainDocument } from "@luotsi/contract";

import type { Workspace } from "../workspace.ts";
import { impactWords } from "./impact-words.ts";
import { listed, processingFacts, retentionBlocks, roleBlocks } from "./processing-record.ts";
import { processingWords } from "./processing-words.ts";

/** The template of the data-protection impact assessment (GDPR article 35), filled in as far as the system knows. */
export async function impactAssessment(
  workspace: Workspace,
  language: Language,
): Promise<PlainDocument> {
  const words = impactWords[language];
  const facts = await processingFacts(workspace, language);
  const counts = { sources: sourceIds.length, tables: facts.tables.length };
  const { fill, ribbon, vault } = processingWords[language];
  return {
    fileName: words.fileName,
    language,
    title: words.title,
    subtitle: facts.area,
    day: facts.day,
    ribbon: facts.synthetic ? ribbon : "",
    blocks: [
      { kind: "text", text: words.intro },
      { kind: "note", text: fill },
      ...listed(words.need, words.needItems),
      { kind: "heading", level: 1, text: words.description },
      { kind: "text", text: words.descriptionText(counts) },
      { kind: "text", text: vault(facts.vault) },
      ...listed(words.necessity, words.necessityItems),
      ...roleBlocks(language),
      ...retentionBlocks(language),
      { kind: "heading", level: 1, text: words.risks },
      {
        kind: "table",
        caption: words.risks,
        columns: words.riskColumns,
        widths: [3, 4, 2, 2, 2],
        rows: words.riskRows.map(([risk, measures]) => [risk, measures, "[ ]", "[ ]", "[ ]"]),
      },
      ...listed(words.left, words.leftItems),
    ],
  };
}
