import type { RequestHandler } from "express";

const DRAIN_BYTES = 64 * 1_048_576;

/**
 * Lets an early refusal (413, 415, 401) reach who is still sending: cutting the line, as reading half a body does by
 * default, shows a browser a broken connection instead of the reason. The rest is read and dropped, within a limit.
 */
export const drainRefused: RequestHandler = (request, response, next) => {
  const cut = request.destroy.bind(request);
  let dropped = 0;
  const drain = () => {
    // whoever stopped reading would pause the stream again
    request.removeAllListeners("data");
    request.on("data", (chunk: Buffer) => {
      dropped += chunk.length;
      if (dropped > DRAIN_BYTES) cut();
    });
    request.resume();
  };
  request.destroy = (error) => {
    // the sender itself hung up, or everything has arrived
    if (request.socket.destroyed || request.complete || dropped > DRAIN_BYTES) return cut(error);
    drain();
    return request;
  };
  response.once("finish", () => {
    if (!request.complete && !request.destroyed) drain();
  });
  next();
};
