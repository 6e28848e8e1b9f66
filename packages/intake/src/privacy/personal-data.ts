/** Kinds of personal data that show in a value itself. */
export type PersonalData = "identity-code" | "email" | "phone";

const identityCode = /(?<![\p{L}\d])(\d{6})[-+A-FU-Y](\d{3})([0-9A-FHJ-NPR-Y])(?![\p{L}\d])/iu;
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const email = /[^\s@]+@[^\s@]+\.\p{L}{2,}/u;
const phone = /(?<!\d)(?:\+358|00358)[\s-]?\d(?:[\s-]?\d){5,10}(?!\d)/;
const domesticPhone = /^0(?:4\d|50)[\s-]?\d{2,4}(?:[\s-]?\d{2,4}){1,2}$/;

/** Is the whole text a Finnish personal identity code with the right check character? */
export function isIdentityCode(text: string): boolean {
  return text.length === 11 && hasIdentityCode(text);
}

/** Personal data anywhere in a text; undefined when none shows. */
export function personalDataIn(text: string): PersonalData | undefined {
  if (text.length < 6) return undefined;
  if (text.includes("@") && email.test(text)) return "email";
  if (!/\d{3}/.test(text)) return undefined;
  if (hasIdentityCode(text)) return "identity-code";
  return phone.test(text) ? "phone" : undefined;
}

/** Personal data as the whole of a value, a domestic phone number too; for judging a column. */
export function personalDataAs(text: string): PersonalData | undefined {
  return personalDataIn(text) ?? (domesticPhone.test(text.trim()) ? "phone" : undefined);
}

/** Two or more capitalised words and nothing else: a person's name, most likely. */
export function looksLikeName(text: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:[ ,-]+\p{Lu}\p{Ll}+)+$/u.test(text);
}

/** A capital and small letters, hyphens allowed, or only capitals: Virtanen, Ann-Marie, VIRTANEN. */
export function looksLikeSingleName(text: string): boolean {
  return /^(?:\p{Lu}\p{Ll}{2,}(?:[-'.]\p{Lu}?\p{Ll}*)*|\p{Lu}{5,}(?:-\p{Lu}+)*)$/u.test(text);
}

/**
 * Do the values of a text column have the form of identity codes without being any? One in thirty-one
 * voucher numbers such as `240101-0012` has the right check character by chance; where most have a
 * wrong one, the column holds something else and its chance hits are no personal data.
 */
export function onlyResembleIdentityCodes(values: readonly string[]): boolean {
  const formed = values.filter((value) => identityCode.test(value));
  const real = formed.filter(hasIdentityCode);
  return formed.length >= fewestToJudge && real.length < formed.length / 4;
}

const fewestToJudge = 8;

function hasIdentityCode(text: string): boolean {
  const match = identityCode.exec(text);
  if (match === null) return false;
  const [, born = "", serial = "", check = ""] = match;
  const dayOfMonth = Number(born.slice(0, 2));
  const monthNumber = Number(born.slice(2, 4));
  if (dayOfMonth < 1 || dayOfMonth > 31 || monthNumber < 1 || monthNumber > 12) return false;
  return checkCharacters[Number(born + serial) % 31] === check.toUpperCase();
}
