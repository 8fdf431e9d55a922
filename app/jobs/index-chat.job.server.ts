import { indexWords } from "~/domain/chat/index-words.server";
import type { Job } from "./task.server";

/** Reads in what nobody has searched for yet, so that the first search of the morning has little left to do. */
export const job: Job = {
  name: "index-chat",
  cron: "*/5 * * * *",
  run: async ({ db }) => {
    while ((await indexWords(db)) > 0);
  },
};
