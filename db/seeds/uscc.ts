import { organisationCodeDigit, usccCheckCharacter } from "~/domain/organisations/uscc.ts";

/** Letters and digits that both code systems accept. */
const BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * A well-formed unified social credit code for demo organisations: both check digits are right, and the
 * organisation code begins with XN (虚拟), which is never issued, so it cannot be a real company's code.
 * Deterministic: distinct seeds below 887 million give distinct codes within a region.
 * @param region six digits of GB/T 2260
 */
export function makeUscc(seed: number, region = "370102"): string {
  let rest = seed;
  let body = "";
  for (let index = 0; index < 6; index += 1) {
    body = BODY.charAt(rest % BODY.length) + body;
    rest = Math.floor(rest / BODY.length);
  }
  const organisation = `XN${body}`;
  const first17 = `91${region}${organisation}${organisationCodeDigit(organisation)}`;
  return first17 + usccCheckCharacter(first17);
}
