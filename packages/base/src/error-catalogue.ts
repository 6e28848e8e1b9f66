import { backupErrors } from "./backup-errors.ts";
import { effectErrors } from "./effect-errors.ts";
import { fileErrors } from "./file-errors.ts";
import { privacyErrors } from "./privacy-errors.ts";
import { scenarioErrors } from "./scenario-errors.ts";
import { serviceErrors } from "./service-errors.ts";
import { survivalErrors } from "./survival-errors.ts";
import { signInErrors } from "./sign-in-errors.ts";

/** Every refusal Luotsi can give. Codes are part of the command contract and never change meaning. */
export const errorCatalogue = {
  ...serviceErrors,
  ...fileErrors,
  ...scenarioErrors,
  ...survivalErrors,
  ...effectErrors,
  ...backupErrors,
  ...privacyErrors,
  ...signInErrors,
};

export type ErrorCode = keyof typeof errorCatalogue;
