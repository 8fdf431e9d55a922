import type { ChatEvent, Head } from "~/domain/chat/chat";
import { lacking } from "~/domain/chat/view";
import type { ChatSocket } from "./connection";
import type { Rooms } from "./rooms";

interface Ears {
  me: string;
  rooms: Rooms;
  /** Asks the server for what lacks in these conversations. */
  sync(...conversations: string[]): void;
  /** Somebody else said something; null: the list of conversations, or what is read of it, has changed. */
  news(event: ChatEvent | null): void;
  /** A conversation, followed or not, goes this far now; null: whatever is known of any may be out of date. */
  moved(head: Head | null): void;
}

/** Takes in what the server says by itself. */
export function hear(socket: ChatSocket, { me, rooms, sync, news, moved }: Ears): void {
  const fill = (c: string) => {
    const view = rooms.get(c)?.view;
    if (view && lacking(view) !== null) sync(c);
  };
  socket.on("evt", (event) => {
    if (event.by?.userId !== me) news(event);
    rooms.input(event.c, { type: "evt", event });
    fill(event.c);
    moved({ c: event.c, seq: event.seq });
  });
  socket.on("head", (heads) => {
    for (const { c, seq } of heads) {
      rooms.input(c, { type: "head", seq });
      fill(c);
      moved({ c, seq });
    }
  });
  const changed = () => {
    news(null);
    moved(null);
  };
  socket.on("read", ({ c, userId, upTo }) => {
    rooms.input(c, { type: "read", userId, upTo });
    if (userId === me) changed();
  });
  socket.on("typing", ({ c, userId, name }) => rooms.typing(c, { userId, name }));
  socket.on("presence", ({ c, online }) => rooms.change(c, { online }));
  socket.on("conversations", changed);
  socket.on("resync", () => {
    sync(...rooms.all());
    moved(null);
  });
}
