import { oneRow, type Reader } from "../postgres/access.ts";

/**
 * A text that changes whenever a stored fact, a closed month, a column mapping, a customer's team or the area's own settings do:
 * while it stands, the same question has the same answer, unless that rests on a kept forecast too (`readForecastVersion`).
 */
export async function readAnswerVersion(reader: Reader): Promise<string> {
  const { version } = await oneRow<{ version: string }>(
    reader,
    `SELECT concat_ws('.',
       (SELECT version FROM data_state),
       (SELECT count(*) FROM month_close),
       (SELECT count(*) FROM mapping_profile),
       (SELECT max(id) FROM customer_assignment),
       (SELECT extract(epoch FROM changed_at) FROM setting WHERE key = 'area'),
       (SELECT extract(epoch FROM changed_at) FROM setting WHERE key = 'disclosure')) AS version`,
  );
  return version;
}

/** A text that changes whenever a forecast of the municipal share or its back-test is kept. */
export async function readForecastVersion(reader: Reader): Promise<string> {
  const { version } = await oneRow<{ version: string }>(
    reader,
    `SELECT concat((SELECT max(id) FROM run WHERE kind IN ('liability-forecast', 'liability-backtest'))) AS version`,
  );
  return version;
}
