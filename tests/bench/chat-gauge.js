import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Preloaded into each server whose memory is compared: collects its rubbish when asked to, so that only what is held is weighed.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("message", (word) => {
  if (word !== "gauge") return;
  collect();
  collect();
  process.send("collected");
});
process.channel?.unref();
