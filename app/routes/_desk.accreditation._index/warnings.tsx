import { daysBetween } from "~/domain/accreditation/accreditation";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { TextLink } from "~/ui/text-link";
import type { Certificate } from "./certificates";

/** Certificates that end within three months, or did. */
export function Warnings({ certificates, today }: { certificates: readonly Certificate[]; today: string }) {
  const t = useTexts(accreditation);
  const ending = certificates.filter(({ standing }) => standing === "expiring" || standing === "expired");
  if (ending.length === 0) return null;
  return (
    <Alert tone="warning">
      <ul className="space-y-1">
        {ending.map(({ id, number, valid_to, standing, renewal }) => (
          <li key={id}>
            <TextLink href={`/accreditation/${id}`}>{number}</TextLink>{" "}
            {renewal
              ? t("certificates.renewal_waiting", { day: renewal.valid_to })
              : standing === "expired"
                ? t("certificates.lapsed", { day: valid_to })
                : t("certificates.days_left", { n: daysBetween(today, valid_to) })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
