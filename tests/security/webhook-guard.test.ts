import { afterAll, describe, expect, it } from "vitest";
import { mayConnect, pinnedAddress } from "~/domain/webhooks/address-guard.server";
import { checkedUrl } from "~/domain/webhooks/check-url.server";
import { guardedPost } from "~/platform/outgoing.server";
import { receiver } from "./support/receiver";

const ends: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(ends.map((end) => end())));
const listening = async (...given: Parameters<typeof receiver>) => {
  const found = await receiver(...given);
  ends.push(found.close);
  return found;
};

/** One of every class that must never be called from here, in every spelling a URL knows. */
const BLOCKED: Record<string, string[]> = {
  loopback: ["127.0.0.1", "127.8.8.8", "[::1]", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"],
  "link-local": ["169.254.1.1", "[fe80::1]"],
  metadata: ["169.254.169.254", "100.100.100.200", "168.63.129.16", "[fd00:ec2::254]", "192.0.0.192"],
  private: ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  "carrier-grade NAT": ["100.64.0.1", "100.127.255.255"],
  multicast: ["224.0.0.1", "239.255.255.255", "[ff02::1]"],
  "unspecified and broadcast": ["0.0.0.0", "255.255.255.255", "[::]"],
  "unique local": ["[fc00::1]", "[fd12:3456::1]"],
  "IPv4 in IPv6": [
    "[::ffff:127.0.0.1]",
    "[::ffff:a00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
  ],
  reserved: ["192.0.2.1", "198.18.0.1", "203.0.113.9", "240.0.0.1", "[2001:db8::1]", "[fec0::1]", "[100::1]"],
};
const nobody = async (): Promise<string[]> => {
  throw new Error("an address needs no name server");
};
const answering = (...turns: string[][]) => {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return turns[Math.min(asked.length, turns.length) - 1] ?? [];
  };
  return { asked, resolve };
};

describe("the guard of outgoing calls", () => {
  it.each(Object.entries(BLOCKED))("blocks %s", async (_, hosts) => {
    for (const host of hosts) {
      const url = new URL(`https://${host}/notify`);
      const guard = { allowPrivate: false, resolve: nobody };
      await expect(pinnedAddress(url, guard), host).rejects.toMatchObject({ code: "blocked" });
      await expect(checkedUrl(url.href, guard), host).rejects.toMatchObject({
        kind: "invalid",
        detail: { fields: { url: "webhook_blocked" } },
      });
    }
  });

  it("lets public addresses pass, and judges a name by every address it has", async () => {
    expect(["8.8.8.8", "2606:4700::1111"].map((each) => mayConnect(each, false))).toEqual([true, true]);
    const mixed = answering(["8.8.8.8", "10.0.0.1"]);
    await expect(
      pinnedAddress(new URL("https://mixed.example"), { allowPrivate: false, resolve: mixed.resolve }),
    ).rejects.toMatchObject({ code: "blocked" });
    const none = answering([]);
    await expect(
      pinnedAddress(new URL("https://none.example"), { allowPrivate: false, resolve: none.resolve }),
    ).rejects.toMatchObject({ code: "unresolvable" });
  });

  it("opens a company's own network only by configuration, and metadata and link-local never", () => {
    const passes = (address: string) => mayConnect(address, true);
    expect(["127.0.0.1", "10.0.0.1", "192.168.1.1", "100.64.0.1", "fd12::1", "::1"].every(passes)).toBe(true);
    const never = ["169.254.169.254", "169.254.1.1", "100.100.100.200", "fd00:ec2::254", "fe80::1"];
    expect([...never, "224.0.0.1", "0.0.0.0", "::ffff:169.254.169.254"].some(passes)).toBe(false);
  });

  it("takes https addresses only, without a user name", async () => {
    const { resolve } = answering(["8.8.8.8"]);
    const fieldOf = (url: string) =>
      checkedUrl(url, { allowPrivate: false, resolve }).then(
        (kept) => kept,
        (error: { detail: { fields: { url: string } } }) => error.detail.fields.url,
      );
    expect(await fieldOf("http://receiver.example/x")).toBe("webhook_https");
    for (const scheme of ["ftp", "file", "gopher", "javascript", "data"]) {
      expect(await fieldOf(`${scheme}://receiver.example/x`)).toMatch(/webhook_https|invalid_url/);
    }
    expect(await fieldOf("https://user:secret@receiver.example/x")).toBe("webhook_no_user");
    expect(await fieldOf("not an address")).toBe("invalid_url");
    expect(await fieldOf("https://receiver.example/x?key=1#part")).toBe("https://receiver.example/x?key=1");
  });
});

describe("a call", () => {
  const call = (
    rules: Parameters<typeof guardedPost>[0],
    url: string,
    limits?: Parameters<typeof guardedPost>[1],
  ) => guardedPost(rules, limits)(url, { "content-type": "application/json" }, "{}");

  it("goes to the address that was judged, though the name answers differently the next time", async () => {
    const { received, port } = await listening();
    const name = answering(["127.0.0.1"], ["10.255.255.1"]);
    const answer = await call(
      { allowPrivate: true, resolve: name.resolve },
      `http://rebinding.example:${port}/x`,
    );
    expect(answer).toEqual({ status: 200, body: "ok" });
    expect(name.asked).toEqual(["rebinding.example"]);
    expect(received.map(({ headers }) => headers.host)).toEqual([`rebinding.example:${port}`]);
  });

  it("is judged anew each time: a name that was public when registered and is ours now is blocked", async () => {
    const { received, port } = await listening();
    const name = answering(["8.8.8.8"], ["127.0.0.1"]);
    const rules = { allowPrivate: false, resolve: name.resolve };
    const kept = await checkedUrl(`https://rebinding.example:${port}/x`, rules);
    await expect(call(rules, kept)).rejects.toMatchObject({ code: "blocked" });
    expect(received).toEqual([]);
  });

  it("follows no redirect", async () => {
    const inside = await listening();
    const outside = await listening((_, response) => {
      response.writeHead(307, { Location: inside.url }).end();
    });
    await expect(call({ allowPrivate: true, resolve: nobody }, outside.url)).rejects.toMatchObject({
      code: "redirected",
      status: 307,
    });
    expect([outside.received.length, inside.received.length]).toEqual([1, 0]);
  });

  it("ends when the receiver takes too long, says too much, or is not there", async () => {
    const rules = { allowPrivate: true, resolve: nobody };
    const silent = await listening(() => undefined);
    await expect(call(rules, silent.url, { patience: 200, bytes: 100 })).rejects.toMatchObject({
      code: "timeout",
    });
    const dripping = await listening((_, response) => void response.write("a"));
    await expect(call(rules, dripping.url, { patience: 200, bytes: 100 })).rejects.toMatchObject({
      code: "timeout",
    });
    const loud = await listening((_, response) => void response.end("a".repeat(10_000)));
    await expect(call(rules, loud.url, { patience: 5000, bytes: 100 })).rejects.toMatchObject({
      code: "too_large",
    });
    const gone = await receiver();
    await gone.close();
    await expect(call(rules, gone.url)).rejects.toMatchObject({ code: "unreachable" });
    const hanging = { allowPrivate: true, resolve: () => new Promise<string[]>(() => undefined) };
    await expect(call(hanging, "https://slow.example", { patience: 200, bytes: 100 })).rejects.toMatchObject({
      code: "timeout",
    });
  });
});
