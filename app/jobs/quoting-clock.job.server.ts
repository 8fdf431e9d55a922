import { endQuoting } from "~/domain/clocks/end-quoting.server";
import type { Job } from "./task.server";

/** Every minute: quoting windows that are over. */
export const job: Job = {
  name: "quoting-clock",
  cron: "* * * * *",
  async run({ db }) {
    await endQuoting(db, new Date());
  },
};
