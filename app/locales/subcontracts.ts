import en from "./en/subcontracts.json";
import { namespace } from "./texts";
import zh from "./zh-CN/subcontracts.json";

/** Subcontracting: proposals, consents, what others ask of a provider. */
export const subcontracts = namespace("subcontracts", zh, en);
