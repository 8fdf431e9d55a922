import type { Suggestion } from "~/domain/requests/draft-start.queries.server";
import { requests } from "~/locales/requests";
import { useLocale, useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextArea } from "~/ui/text-area";
import { TextLink } from "~/ui/text-link";

interface NeedBoxProps {
  need: string;
  templates: Suggestion[];
  documents: { id: string; number: string; title_zh: string }[];
}

/** 一句话说清需求: a sentence starts a request, or finds the template that fits it. */
export function NeedBox({ need, templates, documents }: NeedBoxProps) {
  const t = useTexts(requests);
  return (
    <Card accent title={t("need_title")}>
      <form method="get" action="/requests/new" className="space-y-3">
        <TextArea
          name="need"
          label={t("need_title")}
          hideLabel
          rows={2}
          maxLength={500}
          defaultValue={need}
          placeholder={t("need_example")}
        />
        <div className="flex flex-wrap gap-2">
          <Button formAction="/desk">{t("need_find")}</Button>
          <Button look="primary" className="grow">
            {t("need_post")}
          </Button>
        </div>
      </form>
      <Suggestions need={need} templates={templates} documents={documents} />
    </Card>
  );
}

function Suggestions({ need, templates, documents }: NeedBoxProps) {
  const t = useTexts(requests);
  const zh = useLocale() === "zh-CN";
  if (need && templates.length === 0 && documents.length === 0) {
    return <p className="mt-3 text-sm text-muted">{t("need_nothing")}</p>;
  }
  return (
    <div className="mt-3 space-y-2">
      <p className="text-sm text-muted">{t(need ? "need_fits" : "need_templates")}</p>
      <ul className="flex flex-wrap gap-2">
        {templates.map((one) => (
          <li key={one.code}>
            <LinkButton
              size="sm"
              href={`/requests/new?${new URLSearchParams({ template: one.code, ...(need ? { need } : {}) })}`}
            >
              {zh ? one.name_zh : one.name_en}
            </LinkButton>
          </li>
        ))}
      </ul>
      {documents.length > 0 ? (
        <ul className="text-sm">
          {documents.map((one) => (
            <li key={one.id}>
              <TextLink href={`/documents/${one.id}`}>{one.number}</TextLink> {one.title_zh}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
