import en from "./en/disputes.json";
import { namespace } from "./texts";
import zh from "./zh-CN/disputes.json";

/** Disputes over a report: stages, steps, re-tests, panels, decisions. */
export const disputes = namespace("disputes", zh, en);
