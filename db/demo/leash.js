// Preloaded into the demo's server: when the demo is killed, its channel closes, and the port must become free again.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
