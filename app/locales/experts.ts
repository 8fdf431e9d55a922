import en from "./en/experts.json";
import { namespace } from "./texts";
import zh from "./zh-CN/experts.json";

/** Words of experts: roster, profile, desk, who answers, consultations, canned replies. */
export const experts = namespace("experts", zh, en);
