import { day } from "@luotsi/base";
import {
  permissionFacts,
  permissions,
  retentionRules,
  sources,
  type PlainDocument,
} from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { workspaceOn, type Workspace } from "../workspace.ts";
import { impactAssessment } from "./impact-assessment.ts";
import { processingRecord } from "./processing-record.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
});
afterAll(async () => {
  await workspace.close();
});

function textOf(document: PlainDocument): string {
  return JSON.stringify(document);
}

describe.each(["fi", "sv", "en"] as const)(
  "the documents about the processing in %s",
  (language) => {
    test("the record names every source, table with people, retention rule and permission on people", async () => {
      const text = textOf(await processingRecord(workspace, language));
      for (const { title } of Object.values(sources)) expect(text).toContain(title[language]);
      for (const { title, basis } of retentionRules) {
        expect(text).toContain(title[language]);
        expect(text).toContain(basis.act);
      }
      for (const id of permissions.filter((each) => permissionFacts[each].reach === "people")) {
        expect(text).toContain(permissionFacts[id].title[language]);
      }
      for (const table of [
        "person_record",
        "benefit_payment",
        "invoice_case_mark",
        "audit_event",
      ]) {
        expect(text).toContain(`"${table}"`);
      }
    });

    test("the assessment has the parts article 35(7) asks for, and leaves the judgement to the controller", async () => {
      const { blocks } = await impactAssessment(workspace, language);
      const headings = blocks.filter(({ kind }) => kind === "heading");
      expect(headings.length).toBe(7);
      const risks = blocks.findLast((block) => block.kind === "table");
      expect(risks?.rows.length).toBe(7);
      for (const row of risks?.rows ?? []) expect(row.slice(2)).toEqual(["[ ]", "[ ]", "[ ]"]);
    });
  },
);

test("a vault without a key is said to be none", async () => {
  const text = textOf(await processingRecord(workspace, "en"));
  expect(text).toContain("The vault is not in use");
});
