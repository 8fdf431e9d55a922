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
    await relieveAbsent(db, now);
    await reassignSilent(db, now);
    await assignWaiting(db, now);
    await tellOffDuty(db, now);
    await tellAbsent(db, now);
  },
};
