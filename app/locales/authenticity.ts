import en from "./en/authenticity.json";
import { namespace } from "./texts";
import zh from "./zh-CN/authenticity.json";

/** Whether a report is genuine. */
export const authenticity = namespace("authenticity", zh, en);
