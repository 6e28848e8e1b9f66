import type { RiskPolicyMessages } from "./messages.fi.ts";

export const en: RiskPolicyMessages = {
  title: "Rules: Risk scores",
  parts: "Parts of Rules",
  rules: "Rules",
  policy: "Risk scores",
  finding: "Luotsi has no risk scores. Should there ever be any, they decide nothing.",
  why: "Why this page is here already",
  whyText:
    "A score that predicts one person's long unemployment easily steers services away from those who need them most. So the conditions are written before a single score is computed.",
  commitments: "Conditions that every score must meet",
  items: [
    "A score never decides. No service, subsidy or meeting is given or refused because of one; a person decides and answers for it.",
    "Reasons are shown. Beside a score always stand the facts it came from, and how much each of them weighed.",
    "Errors are measured by group. How often a score errs in either direction is published by group each month.",
    "A score may be overridden. The worker can take another view and write why; overrides are followed up.",
    "A score is never a reason to withhold a service.",
    "Citizenship, language, sex and health are no inputs. They are used only to check whether a score treats groups differently.",
    "The customer is told the score, its reasons and who has seen it.",
  ],
  law: "What the conditions rest on",
  lawItems: [
    "General Data Protection Regulation (EU) 2016/679, article 22: the right not to be subject to a decision based solely on automated processing.",
    "Artificial Intelligence Act (EU) 2024/1689, annex III: systems that affect employment and access to public services may be high-risk. To be checked before use.",
    "Non-discrimination Act 1325/2014, section 8: prohibition of discrimination.",
  ],
  ask: "If you see something in Luotsi that works like a score and does not meet the conditions, tell the data protection officer.",
};
