import { afterAll, describe, expect, it } from "vitest";
import { type Client, connected, refusalOf, socketTo } from "../realtime/node";
import { bugsIn } from "./matrix/everybody";
import { HELLO, rawSocket, upgradeStatus } from "./support/raw-socket";
import { left, socketTown } from "./support/socket-town";

const { another, app, c, end, house, othersTalk, people, pool, qiye } = await socketTown();
afterAll(end);

describe("at the door", () => {
  it("nobody without a session is let in: no cookie, a made-up one, an API token, one that ended", async () => {
    const { userId, token } = await another();
    const { token: api } = await people.session(userId, house, "api");
    await pool.query(
      "update sessions set expires_at = now() - interval '1 minute' where user_id = $1 and channel = 'browser'",
      [userId],
    );
    for (const each of [null, "a".repeat(40), "'; drop table sessions; --", api, token]) {
      const refusal = await refusalOf(socketTo(app.origin, { token: each }));
      expect(refusal).toMatchObject({ ok: false, code: "unauthenticated", retry: false });
    }
    await othersTalk();
  });

  it("closes the line of whoever it refused", async () => {
    const { socket, over, hear } = await rawSocket(app.origin, null);
    socket.send(HELLO);
    expect(await hear("44")).toContain("unauthenticated");
    await over;
  });

  it("answers 403 to another site, and to whoever names none", async () => {
    const Cookie = `qzx_session=${qiye.token}`;
    const { port } = new URL(app.origin);
    const wrong = [
      "https://evil.example",
      "null",
      `${app.origin}.evil.example`,
      `https://localhost:${port}`,
      `http://127.0.0.1:${port}`,
      "",
    ];
    for (const Origin of wrong)
      expect(`${Origin} ${await upgradeStatus(app.origin, { Cookie, Origin })}`).toBe(`${Origin} 403`);
    expect(await upgradeStatus(app.origin, { Cookie })).toBe(403);
    expect(await upgradeStatus(app.origin, { Cookie, Origin: app.origin })).toBe(101);
    await othersTalk();
  });

  it("answers 400 to polling and to any other transport", async () => {
    const headers = { Origin: app.origin, Cookie: `qzx_session=${qiye.token}` };
    for (const query of [
      "EIO=4&transport=polling",
      "EIO=4&transport=webtransport",
      "EIO=4",
      "EIO=4&transport=__proto__",
      "EIO=4&transport=websocket&sid=none",
    ]) {
      const answer = await fetch(`${app.origin}/socket/?${query}`, { headers });
      expect(`${query} ${answer.status}`).toBe(`${query} 400`);
    }
    const posted = await fetch(`${app.origin}/socket/?EIO=4&transport=polling`, {
      method: "POST",
      headers,
      body: "40",
    });
    expect(posted.status).toBe(400);
    await othersTalk();
  });

  it("refuses a greeting in another protocol, or none", async () => {
    const { token } = await another();
    const greetings = [
      {},
      { proto: 2, deviceId: "d" },
      { proto: 1 },
      { proto: 1, deviceId: "x".repeat(65) },
      { proto: 1, deviceId: "d", resume: "all" },
      { proto: 1, deviceId: "d", resume: Array(201).fill({ c, after: 0 }) },
    ];
    for (const auth of greetings) {
      expect(await refusalOf(socketTo(app.origin, { token, auth }))).toMatchObject({ code: "bad_request" });
    }
  });

  it("lets in ten sockets of one person, and refuses the eleventh until one leaves", async () => {
    const { token } = await another();
    const ten = await Promise.all(Array.from({ length: 10 }, () => connected(app.origin, { token })));
    expect(await refusalOf(socketTo(app.origin, { token }))).toMatchObject({
      code: "overloaded",
      retry: true,
      reason: "too_many_sockets",
    });
    await othersTalk();
    const first = ten[0] as Client;
    left(first);
    const again = await untilLetIn(token);
    left(again, ...ten);
  });
});

/** The server counts a socket until its line is closed, which takes a moment. */
async function untilLetIn(token: string): Promise<Client> {
  for (;;) {
    const client = await connected(app.origin, { token }).catch(() => null);
    if (client) return client;
  }
}

it("no bug is in the server's log", () => {
  expect(bugsIn(app.output())).toEqual([]);
});
