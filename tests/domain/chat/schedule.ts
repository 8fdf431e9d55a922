import type { ChatEvent } from "~/domain/chat/chat";
import { emptyView, type Input, lacking, nextToSend, type Read, type View } from "~/domain/chat/view";

export type Reducer = (view: View, input: Input) => View;

interface Packet {
  to: Client | "server";
  /** A client's packets of an earlier life reach nobody. */
  life: number;
  deliver(): void;
}

/** One device: what it shows, what it keeps on disk, and the one send under way. */
interface Client {
  user: string;
  view: View;
  life: number;
  base: number;
  disk: Map<string, string>;
  /** Every message its person has written and not seen refused. */
  written: Set<string>;
  flying: string | null;
}

const speaker = (userId: string) => ({ userId, name: userId, organisation: userId, part: "asker" as const });

/** The server as it should be: one order, one row a message; words that were redacted are served no more. */
class Server {
  log: ChatEvent[] = [];
  reads = new Map<string, number>();

  append(event: Omit<ChatEvent, "c" | "seq" | "at">): ChatEvent {
    const stored: ChatEvent = { c: "c", seq: this.log.length + 1, at: "", ...event };
    this.log.push(stored);
    return stored;
  }

  send(user: string, m: string): { seq: number; event: ChatEvent | null } {
    const known = this.log.find((event) => event.m === m && event.by?.userId === user);
    if (known) return { seq: known.seq, event: null };
    const event = this.append({ type: "msg", by: speaker(user), m, k: "text", b: `words of ${m}` });
    return { seq: event.seq, event };
  }

  /** As `conv.sync` gives them: messages in their newest wording. */
  events(after: number, upTo = this.log.length): ChatEvent[] {
    return this.log.slice(after, upTo).map((event) => this.newest(event));
  }

  private newest(event: ChatEvent): ChatEvent {
    const changes = this.log.filter(({ target }) => target === (event.target ?? event.seq));
    if (changes.some(({ type }) => type === "redact"))
      return { ...event, b: "", ...(event.type === "msg" ? { redacted: true as const } : {}) };
    const edit = event.type === "msg" ? changes.at(-1) : undefined;
    return edit ? { ...event, b: edit.b ?? "", edited: true } : event;
  }
}

/** Who writes, in what order packets arrive, which are lost or doubled, who crashes when: all of it read from numbers. */
class World {
  server = new Server();
  packets: Packet[] = [];
  faults: string[] = [];
  clients: Client[];
  private written = 0;

  constructor(private reduce: Reducer) {
    for (const b of ["早前一", "早前二", "早前三"])
      this.server.append({ type: "msg", by: speaker("b"), m: b, k: "text", b });
    // two devices of one person, one of another; one of them opened at the newest page
    this.clients = [this.client("a", 0), this.client("a", 2), this.client("b", 0)];
  }

  private client = (user: string, base: number): Client => ({
    user,
    view: emptyView(user, base),
    life: 0,
    base,
    disk: new Map(),
    written: new Set(),
    flying: null,
  });

  input(client: Client, input: Input) {
    client.view = this.reduce(client.view, input);
    this.inspect(client);
  }

  private post(to: Packet["to"], client: Client, deliver: () => void) {
    const packet = { to, life: client.life, deliver };
    this.packets.push(packet);
  }

  private toClient(client: Client, input: Input) {
    const { life } = client;
    this.packets.push({ to: client, life, deliver: () => client.life === life && this.input(client, input) });
  }

  /** At all times: nothing twice, nothing of one's own lost, no gap inside. */
  private inspect({ view, written, disk }: Client) {
    const seqs = view.events.map(({ seq }) => seq);
    if (seqs.some((seq, at) => at > 0 && seq <= (seqs[at - 1] ?? 0)))
      this.faults.push("out of order or twice");
    const mine = view.events.flatMap(({ m, by }) => (m && by?.userId === view.me ? [m] : []));
    const bubbles = [...mine, ...view.outgoing.map(({ m }) => m)];
    if (new Set(bubbles).size !== bubbles.length) this.faults.push("a bubble twice");
    const below = (m: string) => this.server.log.some((event) => event.m === m && event.seq <= view.base);
    for (const m of written)
      if (!bubbles.includes(m) && !below(m) && disk.has(m)) this.faults.push(`bubble of ${m} lost`);
  }

  write(client: Client) {
    const m = `${client.user}${this.written++}`;
    client.disk.set(m, m);
    client.written.add(m);
    this.input(client, { type: "queued", draft: { m, k: "text", b: `words of ${m}`, att: [] } });
  }

  transmit(client: Client) {
    const next = client.flying === null ? nextToSend(client.view) : null;
    if (!next) return;
    client.flying = next.m;
    this.input(client, { type: "sending", m: next.m });
    this.post("server", client, () => this.take(client, client.life, next.m));
  }

  private take(client: Client, life: number, m: string) {
    const { seq, event } = this.server.send(client.user, m);
    if (event) this.broadcast(event);
    this.packets.push({
      to: client,
      life,
      deliver: () => {
        if (client.life !== life) return;
        if (client.flying === m) client.flying = null;
        this.input(client, { type: "answered", m, answer: { ok: true, seq } });
        client.disk.delete(m);
      },
    });
  }

  broadcast(event: ChatEvent) {
    for (const client of this.clients) this.toClient(client, { type: "evt", event });
  }

  timeout(client: Client) {
    const m = client.flying;
    client.flying = null;
    if (m) this.input(client, { type: "unknown", m });
  }

  sync(client: Client, limit: number) {
    const after = lacking(client.view) ?? client.view.last;
    const events = this.server.events(after, after + limit);
    const reads: Read[] = [...this.server.reads].map(([userId, upTo]) => ({ userId, upTo }));
    this.toClient(client, { type: "synced", events, head: this.server.log.length, reads });
  }

  older(client: Client) {
    const from = Math.max(0, client.view.base - 1);
    this.toClient(client, { type: "older", from, events: this.server.events(from, client.view.base) });
  }

  /** Somebody rewords or takes back a message; later than its turn, as edits of redacted messages are refused. */
  change(kind: "edit" | "redact", which: number) {
    const messages = this.server.log.filter(({ type }) => type === "msg");
    const target = messages[which % messages.length];
    const gone = this.server.log.some((event) => event.type === "redact" && event.target === target?.seq);
    if (!target || gone) return;
    const b = kind === "edit" ? `reworded ${this.server.log.length}` : "";
    this.broadcast(this.server.append({ type: kind, by: target.by, target: target.seq, b }));
  }

  read(user: string, upTo: number) {
    const known = Math.max(this.server.reads.get(user) ?? 0, Math.min(upTo, this.server.log.length));
    this.server.reads.set(user, known);
    for (const client of this.clients) this.toClient(client, { type: "read", userId: user, upTo: known });
  }

  crash(client: Client) {
    client.life += 1;
    client.flying = null;
    client.base = Math.min(this.server.log.length, client.life % 3);
    client.view = emptyView(client.user, client.base);
    for (const m of client.disk.keys()) {
      const draft = { m, k: "text" as const, b: `words of ${m}`, att: [] };
      client.view = this.reduce(client.view, { type: "queued", draft });
    }
    this.inspect(client);
  }

  /** Whatever was committed stays; every answer and every event under way is gone. */
  crashServer() {
    this.packets = this.packets.filter(({ to }) => to === "server");
  }

  network(how: number, which: number) {
    const at = which % Math.max(1, this.packets.length);
    const packet = this.packets[at];
    if (!packet) return;
    if (how !== 2) this.packets.splice(at, 1);
    if (how !== 1) packet.deliver();
  }

  step(number: number) {
    const client = this.clients[(number >> 4) % 3] as Client;
    const which = number >> 6;
    const steps: (() => void)[] = [
      () => this.write(client),
      () => this.transmit(client),
      () => this.transmit(client),
      () => this.network(0, which),
      () => this.network(0, which),
      () => this.network(0, which),
      () => this.network(1, which),
      () => this.network(2, which),
      () => this.timeout(client),
      () => this.sync(client, 1 + (which % 3)),
      () => this.change("edit", which),
      () => this.change("redact", which),
      () => this.read(client.user, which % 12),
      () => this.older(client),
      () =>
        which % 3 === 0
          ? this.crashServer()
          : this.input(client, { type: "head", seq: this.server.log.length }),
      () => this.crash(client),
    ];
    steps[number & 15]?.();
  }

  /** The network is well again: everybody sends and syncs until nothing is left to do. */
  heal() {
    for (let round = 0; round < 60; round += 1) {
      for (const client of this.clients) {
        this.timeout(client);
        this.transmit(client);
        this.sync(client, 5);
        if (client.view.base > 0) this.older(client);
      }
      while (this.packets.length > 0) this.network(0, 0);
      if (this.clients.every((client) => this.settled(client))) break;
    }
    for (const client of this.clients) this.compare(client);
  }

  private settled({ view }: Client): boolean {
    return view.outgoing.length === 0 && view.base === 0 && view.last === this.server.log.length;
  }

  private compare(client: Client) {
    const { view, written, user } = client;
    const shown = (event: ChatEvent) =>
      `${event.seq} ${event.by?.userId} ${event.m} ${event.redacted ? "redacted" : `${event.b} ${event.edited ?? ""}`}`;
    const expected = this.server.events(0).filter(({ type }) => type === "msg");
    if (view.events.map(shown).join("\n") !== expected.map(shown).join("\n"))
      this.faults.push("another view");
    if (view.outgoing.length > 0) this.faults.push("something still waits");
    for (const m of written)
      if (this.server.log.filter((event) => event.m === m && event.by?.userId === user).length !== 1)
        this.faults.push(`${m} is not there once`);
    for (const [reader, upTo] of this.server.reads)
      if ((view.reads[reader] ?? 0) !== upTo) this.faults.push("another read mark");
  }
}

/** Runs one schedule; gives what is wrong afterwards, nothing if every view equals the server's. */
export function runSchedule(schedule: readonly number[], reduce: Reducer): string[] {
  const world = new World(reduce);
  for (const number of schedule) world.step(number);
  world.heal();
  return world.faults;
}
