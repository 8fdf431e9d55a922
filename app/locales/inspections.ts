import en from "./en/inspections.json";
import { namespace } from "./texts";
import zh from "./zh-CN/inspections.json";

/** Double-random inspections: plans, inspectors, the public draw, results and rectification. */
export const inspections = namespace("inspections", zh, en);
