import en from "./en/paper.json";
import { namespace } from "./texts";
import zh from "./zh-CN/paper.json";

/** Words of printed documents: agreement and verification sheet. */
export const paper = namespace("paper", zh, en);
