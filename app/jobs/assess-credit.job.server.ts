import { assessAll } from "~/domain/credit/assess-provider.server";
import type { Job } from "./task.server";

/** Each night, at ten past two in China: facts age and events halve without anybody's doing. */
export const job: Job = {
  name: "assess-credit",
  cron: "10 18 * * *",
  async run({ db }) {
    await assessAll(db);
  },
};
