import {
  assignWaiting,
  reassignSilent,
  relieveAbsent,
  tellOffDuty,
} from "~/domain/experts/relieve-experts.server";
import { tellAbsent } from "~/domain/experts/tell-absent.server";
import type { Job } from "./task.server";

/** Every minute: experts who are away or silent are relieved, queues served, and people told of words that wait for them. */
export const job: Job = {
  name: "chat-clock",
  cron: "* * * * *",
  async run({ db }) {
    const now = new Date();
    const failures: unknown[] = [];
    for (const step of [relieveAbsent, reassignSilent, assignWaiting, tellOffDuty, tellAbsent]) {
      await step(db, now).catch((error) => failures.push(error));
    }
    // one that fails keeps nobody else waiting, but somebody must hear of it
    if (failures.length > 0) throw new AggregateError(failures, "the chat's clock failed");
  },
};
