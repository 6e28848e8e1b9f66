import "react";

declare module "react" {
  /** Variables that a component may hand to its style sheet. */
  interface CSSProperties {
    readonly "--depth"?: string;
  }
}
