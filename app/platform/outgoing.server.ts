import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { DeliveryFault, type GuardRules, pinnedAddress } from "~/domain/webhooks/address-guard.server";
import type { Post } from "~/domain/webhooks/send-delivery.server";
import type { Env } from "./env.server";

/** Milliseconds for the whole call, name and answer included; bytes of the answer. */
const PATIENCE = 8_000;
const MOST_BYTES = 65_536;

const resolveAll = async (host: string) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Where this process may connect on behalf of a customer. */
export const guardRules = (env: Pick<Env, "WEBHOOK_ALLOW_PRIVATE">): GuardRules => ({
  allowPrivate: env.WEBHOOK_ALLOW_PRIVATE,
  resolve: resolveAll,
});

/** Calls a customer's receiver at the address that was judged, and at no other: redirects are not followed. */
export function guardedPost(rules: GuardRules, limits = { patience: PATIENCE, bytes: MOST_BYTES }): Post {
  return async (href, headers, body) => {
    const url = new URL(href);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && rules.allowPrivate)) {
      throw new DeliveryFault("blocked");
    }
    const late = AbortSignal.timeout(limits.patience);
    const pinned = await Promise.race([pinnedAddress(url, rules), rejectedBy(late)]);
    return exchange(url, pinned, { headers, body, late, bytes: limits.bytes });
  };
}

const rejectedBy = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new DeliveryFault("timeout")), { once: true });
  });

interface Call {
  headers: Record<string, string>;
  body: string;
  late: AbortSignal;
  bytes: number;
}

function exchange(
  url: URL,
  pinned: { address: string; family: number },
  { headers, body, late, bytes }: Call,
) {
  // the socket is given the judged address: a name that answers differently the second time is not asked
  const pin: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const options = {
      method: "POST",
      headers: { ...headers, ...length },
      agent: false,
      lookup: pin,
      signal: late,
    };
    const call = request(url, options, (answer) => {
      const status = answer.statusCode ?? 0;
      const give = (error: DeliveryFault) => {
        reject(error);
        call.destroy();
      };
      if (status >= 300 && status < 400) return give(new DeliveryFault("redirected", status));
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > bytes) give(new DeliveryFault("too_large", status));
        else chunks.push(chunk);
      });
      answer.on("end", () => resolve({ status, body: Buffer.concat(chunks).toString("utf8") }));
      answer.on("error", () => reject(new DeliveryFault(late.aborted ? "timeout" : "unreachable", status)));
    });
    call.on("error", () => reject(new DeliveryFault(late.aborted ? "timeout" : "unreachable")));
    call.end(body);
  });
}
