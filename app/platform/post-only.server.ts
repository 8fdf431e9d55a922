/** The loader of an address that only takes forms: a GET changes nothing and says so (405). */
export function postOnly(): never {
  throw new Response(null, { status: 405, headers: { Allow: "POST" } });
}
