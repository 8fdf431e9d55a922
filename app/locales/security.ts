import en from "./en/security.json";
import { namespace } from "./texts";
import zh from "./zh-CN/security.json";

/** Two-step sign-in, and what a person may do with the data about them. */
export const security = namespace("security", zh, en);
