import { signHeads } from "~/domain/audit/sign-heads.server";
import type { Job } from "./task.server";

/** Hourly, where AUDIT_SIGNING_KEY is set: a chain rewritten from inside the database no longer fits its signed heads. */
export const job: Job = {
  name: "sign-audit-heads",
  cron: "7 * * * *",
  async run({ db, env }) {
    if (env.AUDIT_SIGNING_KEY) await signHeads(db, env.AUDIT_SIGNING_KEY);
  },
};
