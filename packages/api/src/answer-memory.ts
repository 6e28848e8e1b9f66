import { createHash } from "node:crypto";

/** An answer ready to be sent, and the mark by which a browser knows it already has it. */
export interface RememberedAnswer {
  readonly body: Buffer;
  readonly etag: string;
}

export interface AnswerMemory {
  /** The answer to a question, made now unless it has been made or is being made already. */
  readonly recall: (question: string, make: () => Promise<unknown>) => Promise<RememberedAnswer>;
}

/**
 * Keeps the most recently used answers. The question must name everything the answer depends on,
 * the version of the data included.
 *
 * @param maxBytes the most that answers may take together; the least recently used go first.
 */
export function answerMemory(maxBytes: number): AnswerMemory {
  const answers = new Map<string, Promise<RememberedAnswer>>();
  const sizes = new Map<string, number>();
  let bytes = 0;

  function forget(question: string): void {
    bytes -= sizes.get(question) ?? 0;
    sizes.delete(question);
    answers.delete(question);
  }

  function makeRoom(): void {
    for (const question of sizes.keys()) {
      if (bytes <= maxBytes) return;
      forget(question);
    }
  }

  async function recall(question: string, make: () => Promise<unknown>): Promise<RememberedAnswer> {
    const known = answers.get(question);
    if (known !== undefined) {
      const size = sizes.get(question);
      if (size !== undefined) {
        sizes.delete(question);
        sizes.set(question, size);
      }
      return await known;
    }
    const made = writeAnswer(make);
    answers.set(question, made);
    try {
      const answer = await made;
      sizes.set(question, answer.body.length);
      bytes += answer.body.length;
      makeRoom();
      return answer;
    } catch (error) {
      forget(question);
      throw error;
    }
  }

  return { recall };
}

async function writeAnswer(make: () => Promise<unknown>): Promise<RememberedAnswer> {
  const body = Buffer.from(JSON.stringify(await make()));
  return { body, etag: `W/"${createHash("sha256").update(body).digest("base64url")}"` };
}
