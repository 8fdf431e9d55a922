import enReasons from "./en/refusals/gate.json";
import en from "./en/verdicts.json";
import { namespace } from "./texts";
import zhReasons from "./zh-CN/refusals/gate.json";
import zh from "./zh-CN/verdicts.json";

/** Why the gate says no, and what cures it; the reasons are the refusals' own words. */
export const verdicts = namespace("verdicts", { ...zh, reason: zhReasons }, { ...en, reason: enReasons });
