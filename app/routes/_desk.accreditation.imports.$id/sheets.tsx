import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";

interface Sheet {
  sheet: string;
  named: boolean;
  headerRow: number | null;
  total: number;
}

/** Where each sheet's header was found, and how its site was. Nothing to say of a single ordinary one. */
export function Sheets({ sheets }: { sheets: readonly Sheet[] }) {
  const t = useTexts(accreditation);
  if (sheets.length < 2) return null;
  return (
    <Card title={t("imports.sheets")}>
      <ul className="space-y-1">
        {sheets.map(({ sheet, named, headerRow }) => (
          <li key={sheet}>
            {sheet}
            <span className="text-muted">
              {" · "}
              {headerRow === null ? t("imports.no_header") : t("imports.header_row", { n: headerRow })}
              {headerRow === null ? null : ` · ${named ? t("imports.by_name") : t("imports.by_choice")}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
