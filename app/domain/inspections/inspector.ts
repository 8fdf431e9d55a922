import * as z from "zod";
import { text } from "../messages";
import { cleanUscc, judgeUscc } from "../organisations/uscc";

export const MOST_TIES = 20;

const codes = z
  .string()
  .default("")
  .transform((typed) => [
    ...new Set(
      typed
        .split(/[\s,，、;；]+/)
        .map(cleanUscc)
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(z.string().refine((code) => judgeUscc(code) !== "malformed", { error: "uscc_malformed" }))
      .max(MOST_TIES),
  );

/** A named inspector, with everything that may bar him from an object. */
export const inspectorForm = z.object({
  name: text(2, 40),
  card: text(4, 40),
  region: z.string().regex(/^\d{6}$/, { error: "invalid_choice" }),
  employer: text(2, 80),
  employerUscc: z
    .string()
    .transform(cleanUscc)
    .refine((code) => judgeUscc(code) !== "malformed", { error: "uscc_malformed" })
    .optional(),
  ties: codes,
  expectedVersion: z.coerce.number().int().optional(),
});
export type InspectorInput = z.output<typeof inspectorForm>;

/** Codes of houses he is never drawn for: his employer's and those he declared ties to. */
export const tiesOf = (inspector: { employer_uscc: string | null; ties: readonly string[] }): string[] => [
  ...new Set([...(inspector.employer_uscc ? [inspector.employer_uscc] : []), ...inspector.ties]),
];
