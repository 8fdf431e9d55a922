import en from "./en/frame.json";
import { namespace } from "./texts";
import zh from "./zh-CN/frame.json";

/** Names of the workspace's pages, for the frame around them. */
export const frame = namespace("frame", zh, en);
