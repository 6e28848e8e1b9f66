export { correctIdentity } from "./correct-identity.ts";
export { extractDocument, extractPerson, type PersonExtract } from "./extract-person.ts";
export { showDataSubject } from "./show-data-subject.ts";
export { searchPerson, showIdentity } from "./find-identity.ts";
export { makeVaultKey, rotateVaultKeys, showVault } from "./manage-vault.ts";
export { eraseOnOrder, runRetention, showRetention, type RetentionStep } from "./retention.ts";
export { hasVault } from "./workspace-vault.ts";
export { impactAssessment } from "./impact-assessment.ts";
export { processingRecord } from "./processing-record.ts";
