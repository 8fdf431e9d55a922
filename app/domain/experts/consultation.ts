import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";

/** Members of one consultation, its lead among them. */
export const LEAST_MEMBERS = 2;
export const MOST_MEMBERS = 9;

const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const consultationForm = z.object({
  question: text(2, 2000),
  expertIds: z.preprocess(
    several,
    z
      .array(idSchema)
      .min(1)
      .max(MOST_MEMBERS - 1),
  ),
});
export type ConsultationInput = z.output<typeof consultationForm> & { c: string };

export const inviteMemberForm = z.object({ expertId: idSchema });
/** Releasing a member, or making him the lead: whom, and why. */
export const memberChangeForm = z.object({ expertId: idSchema, reason: text(2, 500) });
export type MemberChange = z.output<typeof memberChangeForm>;
export const opinionForm = z.object({
  opinion: text(2, 6000),
  expectedVersion: z.coerce.number().int().optional(),
});
/** What a member signs is the text whose fingerprint he saw. */
export const signForm = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, { error: "invalid_format" }) });

/** The text that is signed: question and opinion as they stand, one canonical spelling. */
export const signedText = ({ id, question, opinion }: { id: string; question: string; opinion: string }) =>
  JSON.stringify({ consultation: id, question, opinion });
