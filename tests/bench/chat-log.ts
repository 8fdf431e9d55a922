import { withClient } from "~db/build-database";

const FILES = 40;
const FILE_MB = 16;

/**
 * A database that has run for a while writes its log into files it already has; a young one makes each file when it is
 * needed, and whoever commits then waits 15 to 20 ms for 16 MB of zeros. Makes them beforehand, for all servers alike.
 */
export async function ripenLog(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`alter system set min_wal_size = '${FILES * FILE_MB}MB'`);
    await client.query("select pg_reload_conf()");
    for (let n = 0; n < FILES; n++) {
      await client.query("select pg_logical_emit_message(false, 'bench', 'a file of its own')");
      await client.query("select pg_switch_wal()");
    }
    await client.query("checkpoint");
  });
}
