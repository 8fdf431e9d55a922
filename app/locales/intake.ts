import en from "./en/intake.json";
import { namespace } from "./texts";
import zh from "./zh-CN/intake.json";

/** Words of the hub's desk: board, follow-ups, walk-in filing, duty, and the hub's part of a request. */
export const intake = namespace("intake", zh, en);
