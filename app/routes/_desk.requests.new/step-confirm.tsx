import { stepOfField } from "~/domain/requests/draft";
import type { PackagePreview } from "~/domain/requests/draft-preview.server";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Alert } from "~/ui/alert";
import { DescriptionList } from "~/ui/description-list";
import { FileLink } from "~/ui/file-link";
import { TextLink } from "~/ui/text-link";
import { CoverageRings } from "./coverage-rings";
import { useControlLabels, useFieldWords } from "./field-words";
import type { Writing } from "./load-wizard.server";

/** ④ 确认发布: everything once more, who will handle it, and per package how many may lawfully take it. */
export function StepConfirm({ data, problems }: { data: Writing; problems: Record<string, string> }) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const { body } = data;
  const facts = [
    { term: t("label.title"), value: body.title },
    { term: t("enterprise"), value: data.enterprise.name },
    { term: t("label.description"), value: body.description },
    { term: t("label.delivery"), value: body.delivery ? tc.any(`delivery.${body.delivery}`) : "" },
    { term: t("label.dueOn"), value: body.dueOn },
    { term: t("label.budget"), value: body.budget ? `¥${body.budget}` : "" },
    { term: t("label.sealed"), value: body.sealed ? t("sealed_short") : "" },
  ];
  return (
    <div className="space-y-4 px-4 py-4 sm:px-5">
      <Problems data={data} problems={problems} />
      <DescriptionList facts={facts} />
      {body.packages.map((pack, p) => (
        <ConfirmPackage key={pack.key || p} data={data} p={p} preview={data.preview[p]} />
      ))}
      {data.attachments.length > 0 ? (
        <ul className="space-y-1">
          {data.attachments.map((file) => (
            <li key={file.id}>
              <FileLink href={`/files/${file.id}`} name={file.name} size={file.size} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Problems({ data, problems }: { data: Writing; problems: Record<string, string> }) {
  const t = useTexts(wizard);
  const { all } = useFieldWords();
  const labels = useControlLabels(problems);
  const words = Object.entries(all(problems));
  if (words.length === 0) return null;
  return (
    <Alert tone="problem" title={t("problems", { n: words.length })} live>
      <ul className="list-disc pl-5">
        {words.map(([control, sentence]) => (
          <li key={control}>
            <TextLink
              href={`/requests/new?draft=${data.draft?.id}&step=${stepOfField(control)}#${control}`}
              className="underline"
            >
              {labels[control]}
            </TextLink>{" "}
            <ProblemWords code={sentence} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ProblemWords({ code }: { code: string }) {
  const tc = useTexts(common);
  const [name = "", ...pairs] = code.split("|");
  const values = Object.fromEntries(pairs.map((pair) => pair.split("=", 2)));
  const words = tc.any(`field.${name}`, values);
  return <>{words.startsWith("field.") ? code : words}</>;
}

interface ConfirmPackageProps {
  data: Writing;
  p: number;
  preview: PackagePreview | undefined;
}

function ConfirmPackage({ data, p, preview }: ConfirmPackageProps) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const pack = data.body.packages[p];
  if (!pack) return null;
  const kind = [
    tc.any(`category.${pack.category}`),
    tc.any(`stage.${pack.stage}`),
    tc.any(`kind.${pack.kind}`),
  ];
  return (
    <section className="rounded-card border border-line" aria-label={t("package_title", { n: p + 1 })}>
      <h3 className="border-b border-line px-4 py-2.5 font-bold">
        {t("package_title", { n: p + 1 })} <span className="font-normal text-muted">{kind.join(" · ")}</span>
      </h3>
      <ol className="divide-y divide-line">
        {pack.items.map((item, i) => (
          <li key={item.key || i} className="flex flex-wrap justify-between gap-x-4 px-4 py-2">
            <span>
              {item.sampleName} · {item.parameter || item.industryClass || t("free_words")}
              <span className="block text-sm text-muted">{item.document || t("no_document")}</span>
            </span>
            <span className="tabular">
              {item.quantity} {item.unit}
            </span>
          </li>
        ))}
      </ol>
      <div className="border-t border-line px-4 py-3">
        {preview?.compulsory ? (
          <Alert tone="warning" title={t("compulsory_title")}>
            {t("compulsory_text")}
          </Alert>
        ) : (
          <CoverageRings preview={preview} />
        )}
      </div>
    </section>
  );
}
