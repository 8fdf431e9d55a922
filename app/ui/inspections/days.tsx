import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Day } from "../date-time";

/** From the first day to the last; breaks between the two, never within one. */
export function Days({ from, to }: { from: string; to: string }) {
  const t = useTexts(inspections);
  return (
    <>
      <Day on={from} /> {t("until")} <Day on={to} />
    </>
  );
}
