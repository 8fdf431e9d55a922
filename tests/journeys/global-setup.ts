import { startTestApp } from "../support/app-server";
import startDatabase from "../support/global-setup";

/** The server under test; journeys find it by JOURNEY_ORIGIN. */
export default async function setup(): Promise<() => Promise<void>> {
  const stopDatabase = await startDatabase();
  try {
    const app = await startTestApp("demo");
    process.env.JOURNEY_ORIGIN = app.origin;
    process.env.JOURNEY_DATABASE_URL = app.url;
    return async () => {
      await app.stop();
      await stopDatabase();
    };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
