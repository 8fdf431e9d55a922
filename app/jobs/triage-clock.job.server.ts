import { escalateUntriaged } from "~/domain/clocks/escalate-untriaged.server";
import { warnUntriaged } from "~/domain/clocks/warn-untriaged.server";
import type { Job } from "./task.server";

/** Every minute: yellow cards, then red ones, which climb. */
export const job: Job = {
  name: "triage-clock",
  cron: "* * * * *",
  async run({ db }) {
    const now = new Date();
    await warnUntriaged(db, now);
    await escalateUntriaged(db, now);
  },
};
