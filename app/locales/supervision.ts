import en from "./en/supervision.json";
import { namespace } from "./texts";
import zh from "./zh-CN/supervision.json";

/** What a regulator reads: cockpit, drill-down, providers, audit. */
export const supervision = namespace("supervision", zh, en);
