import * as z from "zod";
import { personForm } from "../accounts/account";
import { idSchema } from "../ids";
import { text } from "../messages";
import { cleanUscc, judgeUscc } from "./uscc";

export const regionCode = z.string().regex(/^\d{6}$/, { error: "invalid_choice" });

/** A credit code of the right shape; whether its check digits fit is judged with the licence (DOMAIN 2). */
export const usccField = text(1, 60)
  .transform(cleanUscc)
  .refine((code) => judgeUscc(code) !== "malformed", { error: "uscc_malformed" });

const organisationPart = z.object({
  organisationName: text(2, 120),
  uscc: usccField,
  regionCode,
  address: text(0, 200).default(""),
});

/** Sign-up of an enterprise: the organisation and its first owner. */
export const enterpriseForm = z.object({
  ...organisationPart.shape,
  parkHubId: idSchema.optional(),
  ...personForm.shape,
});
export type EnterpriseSignUp = z.output<typeof enterpriseForm>;

/** Sign-up of a provider; it begins as provisional (先证后核) until a hub has vetted it. */
export const providerForm = z.object({
  ...organisationPart.shape,
  introduction: text(0, 1000).default(""),
  ...personForm.shape,
});
export type ProviderSignUp = z.output<typeof providerForm>;

export const SUBORDINATE_KINDS = ["hub", "regulator"] as const;

/** An account that a superior opens: at which hub (a regulator's area is that hub's), and for whom. */
export const subordinateForm = z.object({
  kind: z.enum(SUBORDINATE_KINDS),
  hubId: idSchema,
  organisationName: text(2, 120).optional(),
  ...personForm.shape,
});
export type NewSubordinate = z.output<typeof subordinateForm>;

export const suspensionForm = z.object({ reason: text(4, 300) });
