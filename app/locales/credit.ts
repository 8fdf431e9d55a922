import en from "./en/credit.json";
import { namespace } from "./texts";
import zh from "./zh-CN/credit.json";

/** Provider credit: grades, events, objection and repair, the blacklist, the model explained. */
export const credit = namespace("credit", zh, en);
