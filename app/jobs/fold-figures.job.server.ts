import { foldFigures } from "~/domain/figures/kept.server";
import type { Job } from "./task.server";

const MOST = 20_000;

/** Every second: what changed a figure is added to the sums of cities, provinces and the nation. */
export const job: Job = {
  name: "fold-figures",
  everySeconds: 1,
  async run({ db }) {
    while ((await foldFigures(db, MOST)) === MOST);
  },
};
