import { redirect } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { localPath, type Submission } from "~/platform/http.server";
import { act, postOnly } from "~/platform/resource.server";

export const loader = postOnly;

const YEAR = 31_536_000;

/** Turns the page to the other language and leads back; a language is a preference, so script may read it. */
export const action = act(anybody, async ({ locale, url, env }: Submission<Actor | null>) => {
  const other = locale === "zh-CN" ? "en" : "zh-CN";
  const secure = env.PUBLIC_ORIGIN?.startsWith("https:") ? "; Secure" : "";
  return redirect(localPath(url.searchParams.get("next"), "/"), {
    headers: { "Set-Cookie": `qzx_lang=${other}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}` },
  });
});
