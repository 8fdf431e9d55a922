import en from "./en/quotes.json";
import { namespace } from "./texts";
import zh from "./zh-CN/quotes.json";

/** Job board, quotes and their comparison. */
export const quotes = namespace("quotes", zh, en);
