import { namespace } from "./texts";

type Words = Record<string, string>;
const zh = import.meta.glob<Words>("./zh-CN/refusals/*.json", { eager: true, import: "default" });
const en = import.meta.glob<Words>("./en/refusals/*.json", { eager: true, import: "default" });
const merged = (files: Record<string, Words>): Words => Object.assign({}, ...Object.values(files));

/** Words for every refusal code, a file a feature; looked up on the server only, so no page ships them. */
export const refusals = namespace("refusals", merged(zh), merged(en));
