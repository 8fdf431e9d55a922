import { accreditationForm } from "~/domain/accreditation/accreditation";
import { utf8 } from "./world";

export const PDF = { name: "证书.pdf", bytes: utf8("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n") };
let serial = 100_000;
const number = () => {
  serial += 1;
  return `CNAS L${serial}`;
};
/** A CNAS certificate as its form sends it, with its copy; each has a number of its own. */
export const certificate = (overrides = {}) => ({
  ...accreditationForm.parse({
    kind: "cnas",
    number: number(),
    validFrom: "2025-01-01",
    validTo: "2031-01-01",
    ...overrides,
  }),
  file: PDF,
});
