export { nameArea, type Area } from "./area.ts";
export type { AuditEvent } from "./audit-event.ts";
export { productVersion } from "./product-version.ts";
export { openWorkspace, workspaceOn, type Workspace, type WorkspaceOptions } from "./workspace.ts";
