import { organisationCodeDigit, usccCheckCharacter } from "~/domain/organisations/uscc";

/** A well-formed credit code of Lixia with both check digits right, another one for each number. */
export function validUscc(serial: number): string {
  const body = String(10_000_000 + serial).slice(0, 8);
  const first17 = `91370102${body}${organisationCodeDigit(body)}`;
  return first17 + usccCheckCharacter(first17);
}

/** Of the right shape, with a wrong last character. */
export function failingUscc(serial: number): string {
  const code = validUscc(serial);
  return code.slice(0, 17) + (code.endsWith("A") ? "B" : "A");
}
