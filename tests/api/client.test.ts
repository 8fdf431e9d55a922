import openapiTS, { astToString } from "openapi-typescript";
import { expect, it } from "vitest";
import { openApiDocument } from "../../app/routes/api.v1.$/openapi.server";
import { operations } from "../../app/routes/api.v1.$/operations.server";

/** After a change of the API: `npx vitest run --config remix.config.js tests/api/client.test.ts -u`. */
it("keeps the generated client's types up to date", async () => {
  const document = openApiDocument(operations, "http://localhost") as unknown as Parameters<
    typeof openapiTS
  >[0];
  await expect(astToString(await openapiTS(document))).toMatchFileSnapshot("client.d.ts");
});
