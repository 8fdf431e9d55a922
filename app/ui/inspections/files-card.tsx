import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { FileLink } from "../file-link";

export interface PublishedFiles {
  [kind: string]: { sha256: string; size: number; lines: number } | undefined;
}

/** The files anybody can download, with the hashes that were announced. */
export function FilesCard({ planId, files }: { planId: string; files: PublishedFiles }) {
  const t = useTexts(inspections);
  return (
    <Card title={t("files.title")}>
      <p className="mb-3 text-sm text-muted">{t("files.note")}</p>
      <ul className="divide-y divide-line">
        {(["objects", "inspectors", "draw"] as const).map((kind) => {
          const file = files[kind];
          if (!file) return null;
          return (
            <li className="space-y-0.5 py-2.5" key={kind}>
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-semibold">{t(`files.${kind}`)}</span>
                <span className="tabular text-sm text-muted">{t("files.lines", { n: file.lines })}</span>
              </span>
              <FileLink
                href={`/inspections/${planId}/files/${kind}.jsonl`}
                name={`${kind}.jsonl`}
                size={file.size}
              />
              <code className="block break-all text-sm">SHA-256 {file.sha256}</code>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
