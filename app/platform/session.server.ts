import { Lucia, TimeSpan } from "lucia";
import type { Actor, HubLevel, OrganisationKind, Role } from "~/domain/actor";
import type { Db } from "~/domain/outbox.server";
import type { Env } from "./env.server";
import { hashOf, type NewSession, type SessionRow, sessionAdapter } from "./session-adapter.server";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseSessionAttributes: SessionRow | NewSession;
    DatabaseUserAttributes: SessionRow;
  }
}

/** 等保 allows half an hour without a click, whatever else is set. */
export const idleMinutes = (env: Env) =>
  env.PASSWORD_PROFILE === "mlps" ? Math.min(30, env.SESSION_IDLE_MINUTES) : env.SESSION_IDLE_MINUTES;

const createLucia = (db: Db, env: Env) =>
  new Lucia(sessionAdapter(db), {
    sessionExpiresIn: new TimeSpan(idleMinutes(env), "m"),
    sessionCookie: {
      name: "qzx_session",
      expires: false,
      attributes: { sameSite: "lax", path: "/", secure: env.PUBLIC_ORIGIN?.startsWith("https:") ?? false },
    },
    getSessionAttributes: (row) => ({ row: row as SessionRow }),
    getUserAttributes: () => ({}),
  });

/** Who the row says; null when the person, the membership or the organisation may no longer act. */
function actorOf(row: SessionRow, sessionHash: string): Actor | null {
  if (row.user_status !== "active" || row.organisation_status !== "active") return null;
  if (!row.organisation_id || !row.role || !row.organisation_kind) return null;
  return {
    userId: row.user_id,
    login: row.login,
    name: row.name,
    locale: row.locale as Actor["locale"],
    epoch: row.epoch,
    sessionHash,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name ?? "",
    organisationKind: row.organisation_kind as OrganisationKind,
    role: row.role as Role,
    regionCode: row.region_code ?? "",
    hubs: row.hub_id
      ? {
          hubId: row.hub_id,
          level: row.hub_level as HubLevel,
          ordinal: row.ordinal ?? 0,
          lastOrdinal: row.last_ordinal ?? 0,
        }
      : null,
  };
}

export type SessionDetails = Omit<NewSession, "absoluteExpiresAt">;

/** Sessions of browsers and API clients. Only this file knows Lucia. */
export function createSessions(db: Db, env: Env) {
  const lucia = createLucia(db, env);
  return {
    /** Starts a session; gives the secret id, its end, and the cookie that carries it. */
    async start(userId: string, details: SessionDetails) {
      const absoluteExpiresAt = new Date(Date.now() + env.SESSION_ABSOLUTE_HOURS * 3_600_000);
      const session = await lucia.createSession(userId, { ...details, absoluteExpiresAt });
      return {
        token: session.id,
        expiresAt: session.expiresAt,
        cookie: lucia.createSessionCookie(session.id).serialize(),
      };
    },
    /** The actor behind a session id, or null; idle sessions slide, the absolute end stays. */
    async actor(id: string | null, channel: "browser" | "api"): Promise<Actor | null> {
      if (!id) return null;
      const { session } = await lucia.validateSession(id);
      if (!session || session.row.channel !== channel) return null;
      return actorOf(session.row, hashOf(id));
    },
    fromCookie: (header: string | undefined) => lucia.readSessionCookie(header ?? ""),
    fromBearer: (header: string | undefined) => lucia.readBearerToken(header ?? ""),
    end: (id: string) => lucia.invalidateSession(id),
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
  };
}
export type Sessions = ReturnType<typeof createSessions>;
