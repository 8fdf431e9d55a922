import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isAdmin } from "~/domain/actor";
import { faqForm } from "~/domain/assistant/assistant";
import { findFaq } from "~/domain/assistant/faq.queries.server";
import { editFaq } from "~/domain/assistant/save-faq.server";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { FaqFields, useFaqLabels } from "~/ui/assistant/faq-fields";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { formatMoment } from "~/ui/format";
import { titled } from "~/ui/page-title";
import { Outcome } from "~/ui/reference/outcome";

export const meta = titled(assistant, "faq.edit");

export const loader = read(only(isAdmin), async ({ db, params, url }) => ({
  ...(await findFaq(db, params.id)),
  done: url.searchParams.has("done"),
}));

const seen = z.object({ version: z.coerce.number().int().min(1) });

export const action = write(only(isAdmin), async ({ db, actor, form, params }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  await editFaq(db, actor, id, form.as(faqForm), form.as(seen).version);
  return redirect(`/admin/reference/faq/${id}?done=1`);
});

type Data = Awaited<ReturnType<typeof loader>>;

/** One entry: rewritten under a new version, and what it said before. */
export default function FaqEntry() {
  const { entry, versions, done } = useLoaderData<typeof loader>() as Data;
  const answer = useActionData<typeof action>();
  const t = useTexts(assistant);
  const refused = isRefused(answer) ? answer : null;
  return (
    <>
      <Outcome
        done={done ? t("faq.saved") : null}
        labels={useFaqLabels()}
        refused={refused?.refused ?? null}
      />
      <Card
        title={t("faq.edit")}
        aside={
          <LinkButton size="sm" href="/admin/reference/faq">
            {t("faq.list")}
          </LinkButton>
        }
      >
        <form className="space-y-4" method="post">
          <input type="hidden" name="version" value={entry.version} />
          <FaqFields refused={refused} entry={entry} />
          <Button look="primary">{t("faq.edit")}</Button>
        </form>
      </Card>
      <Card title={t("faq.history")}>
        <ol className="space-y-4">
          {versions.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </ol>
      </Card>
    </>
  );
}

function Version({ version }: { version: Data["versions"][number] }) {
  const t = useTexts(assistant);
  return (
    <li className="border-line border-l-2 pl-3">
      <p className="text-muted text-sm">
        {t("faq.version")} {version.version} · {formatMoment(version.at, true)} ·{" "}
        {version.by ?? t("faq.product")} · {t.any(`faq.${version.status}`)}
      </p>
      <p className="font-semibold">{version.question}</p>
      <p className="whitespace-pre-line">{version.answer}</p>
      <p className="text-muted text-sm">{version.source}</p>
    </li>
  );
}
