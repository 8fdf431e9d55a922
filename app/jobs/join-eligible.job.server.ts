import { joinEligible } from "~/domain/matching/join-eligible.server";
import type { Job } from "./task.server";

/** Providers that became eligible since a package opened join it while it is still quoting (DOMAIN 5). */
export const job: Job = {
  name: "join-eligible",
  cron: "*/5 * * * *",
  async run({ db }) {
    await joinEligible(db);
  },
};
