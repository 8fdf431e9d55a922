import en from "./en/accounts.json";
import { namespace } from "./texts";
import zh from "./zh-CN/accounts.json";

/** Signing in and up, one's own account, members. */
export const accounts = namespace("accounts", zh, en);
