import en from "./en/accreditation.json";
import { namespace } from "./texts";
import zh from "./zh-CN/accreditation.json";

/** A provider's certificates, scope and its import; what hubs decide on them. */
export const accreditation = namespace("accreditation", zh, en);
