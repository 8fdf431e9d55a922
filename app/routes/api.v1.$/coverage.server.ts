import * as z from "zod";
import { anybody } from "~/domain/authorize";
import { CATEGORIES, KINDS } from "~/domain/catalogue/service";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import { draftNeed } from "~/domain/matching/draft-need.server";
import { itemInput } from "~/domain/requests/request";
import { group } from "./operation";
import { code6, empty, id } from "./shapes";

const operation = group("Coverage", empty);
const counts = z.object({ county: z.int(), city: z.int(), province: z.int(), nation: z.int() });
const verdict = z.object({
  position: z.int(),
  verdict: z.enum(["eligible", "hold", "refused"]),
  codes: z.array(z.string()),
});

export const coverage = [
  operation("POST /coverage", {
    id: "getCoverage",
    summary: "Who may lawfully do a package: cumulative counts by ring, and the twenty best",
    door: anybody,
    open: true,
    repeatable: false,
    body: z.object({
      region: code6,
      package: z.object({
        category: z.enum(CATEGORIES),
        kind: z.enum(KINDS),
        items: z.array(itemInput).min(1).max(200),
      }),
    }),
    answer: z.object({
      eligible: counts,
      onHold: counts,
      perItem: z.array(z.object({ eligible: z.int(), onHold: z.int() })),
      providers: z.array(
        z.object({
          id,
          name: z.string(),
          region: code6,
          distanceM: z.int().nullable(),
          score: z.number(),
          verdicts: z.array(verdict),
        }),
      ),
    }),
    async run({ db, body }) {
      const found = await coverageOf(db, await draftNeed(db, body.region, body.package));
      const providers = found.providers.map((provider) => ({
        id: provider.id,
        name: provider.name,
        region: provider.regionCode,
        distanceM: provider.distanceM,
        score: provider.score,
        verdicts: provider.verdict.items.map((item, index) => ({
          position: index + 1,
          verdict: item.verdict,
          codes: [...item.codes],
        })),
      }));
      const perItem = found.perItem.map(({ eligible, onHold }) => ({ eligible, onHold }));
      return { body: { eligible: found.eligible, onHold: found.onHold, perItem, providers } };
    },
  }),
];
