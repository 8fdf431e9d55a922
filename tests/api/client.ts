import createClient from "openapi-fetch";
import { PASSWORD } from "~db/demo/sign-ins";
import type { paths } from "./client.d";

/** A client whose types are generated from the server's own description. */
export function apiClient(origin: string, token?: string) {
  return createClient<paths>({
    baseUrl: `${origin}/api/v1`,
    ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  });
}
export type ApiClient = ReturnType<typeof apiClient>;

/** Signs in as one of the demo's people. */
export async function signedInClient(origin: string, login: string): Promise<ApiClient> {
  const { data, error } = await apiClient(origin).POST("/sessions", { body: { login, password: PASSWORD } });
  if (!data) throw new Error(`${login} cannot sign in: ${error.code}`);
  return apiClient(origin, data.token);
}

/** What an answer holds; a refusal fails the test and says why. */
export function must<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

/** Status and stable code of a refusal. */
export function refusal(answer: { error?: { code: string } | undefined; response: Response }) {
  return [answer.response.status, answer.error?.code];
}

export const versioned = (version: number) => ({ "If-Match": `"${version}"` });
export const keyed = (key: string) => ({ "Idempotency-Key": key });
