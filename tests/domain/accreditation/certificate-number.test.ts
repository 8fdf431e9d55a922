import { describe, expect, it } from "vitest";
import {
  certificateName,
  certificateNumberWarnings,
  cleanCertificateNumber,
} from "~/domain/accreditation/certificate-number.ts";

describe("certificate numbers", () => {
  it.each([
    ["cma", "221520110318"],
    ["cma", "2215 2011 0318"],
    ["cma", "２２１５２０１１０３１８"],
    ["cnas", "CNAS L0867"],
    ["cnas", "cnasL12345"],
    ["cnas", "CNAS IB0123"],
  ] as const)("has no remark on %s %s", (system, number) => {
    expect(certificateNumberWarnings(system, number, 2026)).toEqual([]);
  });

  it.each([
    ["cma", "2215201103", ["unexpected_pattern"]],
    ["cma", "291520110318", ["year_in_future"]],
    ["cma", "229920110318", ["unknown_issuer"]],
    ["cnas", "L-867", ["unexpected_pattern"]],
  ] as const)("warns of %s %s", (system, number, warnings) => {
    expect(certificateNumberWarnings(system, number, 2026)).toEqual(warnings);
  });

  it("cleans without changing the number", () => {
    expect(cleanCertificateNumber("cnas l0867")).toBe("CNAS L0867");
    expect(cleanCertificateNumber(" （鲁）法计 2023001 ")).toBe("(鲁)法计 2023001");
  });
});

it("a certificate is called by its kind, said once", () => {
  expect(certificateName("CMA", "221520110318")).toBe("CMA 221520110318");
  expect(certificateName("CNAS", "CNAS L0867")).toBe("CNAS L0867");
});
