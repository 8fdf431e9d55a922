import en from "./en/integrations.json";
import { namespace } from "./texts";
import zh from "./zh-CN/integrations.json";

/** Receivers of an organisation's own systems and groups, and what was sent to them. */
export const integrations = namespace("integrations", zh, en);
