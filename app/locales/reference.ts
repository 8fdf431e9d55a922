import en from "./en/reference.json";
import { namespace } from "./texts";
import zh from "./zh-CN/reference.json";

/** The administrator's pages for reference data. */
export const reference = namespace("reference", zh, en);
