import { PASSWORD } from "~db/demo/sign-ins";

export interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

export type Fields = Record<string, string | Blob>;
interface Sent {
  method?: string;
  body?: unknown;
  headers?: Record<string, string | null>;
}

/** Somebody in front of the running server, with a cookie for pages or a token for the API, or with nothing. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A form, sent as a browser on this site sends it. */
  post(path: string, fields: Fields, headers?: Record<string, string | null>): Promise<Answer>;
  /** JSON to /api/v1; `If-Match` and `Idempotency-Key` are the caller's business. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Exactly this request. */
  send(path: string, sent: Sent): Promise<Answer>;
}

export interface Credentials {
  cookie?: string;
  token?: string;
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const present = (headers: Record<string, string | null | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );

export function visitor(origin: string, { cookie, token }: Credentials = {}): Visitor {
  const send = async (path: string, { method = "GET", body, headers = {} }: Sent) =>
    answerOf(
      await fetch(origin + path, {
        method,
        redirect: "manual",
        headers: present({ "Accept-Language": "en", Cookie: cookie, ...headers }),
        ...(body === undefined ? {} : { body: body as string }),
      }),
    );
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) => {
      const files = Object.values(fields).some((value) => typeof value !== "string");
      const form = files ? new FormData() : new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) form.append(name, value as string);
      return send(path, { method: "POST", body: form, headers: { Origin: origin, ...headers } });
    },
    api: (method, path, body, headers = {}) =>
      send(`/api/v1${path}`, {
        method,
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
        headers: {
          Cookie: null,
          ...(body === undefined || body instanceof FormData ? {} : { "Content-Type": "application/json" }),
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
      }),
  };
}

/** The session cookie of an answer, as a browser sends it back. */
export function cookieOf({ headers }: Answer): string | undefined {
  const set = headers.getSetCookie().find((line) => line.startsWith("qzx_session="));
  return set?.split(";")[0];
}

/** Signs in through the page and, if wanted, the API, like anybody else. */
export async function signedIn(origin: string, login: string, password = PASSWORD): Promise<Credentials> {
  const anybody = visitor(origin);
  const page = await anybody.post("/sign-in", { login, password });
  const api = await anybody.api("POST", "/sessions", { login, password });
  const cookie = cookieOf(page);
  if (page.status !== 302 || !cookie || api.status !== 201) {
    throw new Error(`${login} cannot sign in: ${page.status} ${api.status} ${api.text.slice(0, 300)}`);
  }
  return { cookie, token: (JSON.parse(api.text) as { token: string }).token };
}

/** The stable code of a refusal on the API. */
export const codeOf = (answer: Answer) => (JSON.parse(answer.text) as { code: string }).code;
