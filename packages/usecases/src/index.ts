export { nameArea } from "./area.ts";
export type { AuditEvent } from "./audit-event.ts";
export { productVersion } from "./product-version.ts";
export { openWorkspace, workspaceOn, type Workspace, type WorkspaceOptions } from "./workspace.ts";
export { lawVersion } from "./rules/law-version.ts";
export { listRules } from "./rules/list-rules.ts";
