import en from "./en/audit.json";
import { namespace } from "./texts";
import zh from "./zh-CN/audit.json";

/** Words for what the audit log keeps: actions, subjects, and the names and values of what was written down. */
export const audit = namespace("audit", zh, en);
