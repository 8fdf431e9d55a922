import en from "./en/documents.json";
import { namespace } from "./texts";
import zh from "./zh-CN/documents.json";

/** Words of the normative-document search. */
export const documents = namespace("documents", zh, en);
