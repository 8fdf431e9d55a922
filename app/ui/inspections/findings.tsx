import type { Finding } from "~/domain/inspections/inspection";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { OutcomePill } from "./states";

/** Each matter with what was found in it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(inspections);
  return (
    <ul className="space-y-1.5">
      {findings.map(({ matter, outcome, note }) => (
        <li key={matter}>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span>{matter}</span>
            {outcome === "pass" ? (
              <span className="text-sm text-green-dark">{t("outcome.pass")}</span>
            ) : (
              <OutcomePill outcome={outcome} />
            )}
          </span>
          {note ? <span className="block break-words text-sm text-muted">{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
