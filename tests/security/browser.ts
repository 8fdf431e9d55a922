/** A browser without eyes: keeps cookies, sends our Origin, follows nothing. */
export class Client {
  readonly cookies = new Map<string, string>();
  constructor(readonly origin: string) {}

  async get(path: string, headers: Record<string, string> = {}) {
    return this.send(path, { headers });
  }

  /** A form as a page of ours sends it. */
  async post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
    return this.send(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Origin: this.origin, ...headers },
    });
  }

  async signIn(login: string, password: string) {
    return this.post("/sign-in", { login, password });
  }

  private async send(path: string, init: RequestInit & { headers: Record<string, string> }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, ...(cookie ? { Cookie: cookie } : {}) };
    const response = await fetch(this.origin + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get("location"),
      headers: response.headers,
      text: await response.text(),
    };
  }
}
