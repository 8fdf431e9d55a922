import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Tabs } from "../tabs";

/** The regulator's two lists of credit. */
export function CreditTabs({ current }: { current: "providers" | "cases" }) {
  const t = useTexts(credit);
  const items = [
    { href: "/supervision/credit", label: t("list.providers"), current: current === "providers" },
    { href: "/supervision/credit/cases", label: t("list.cases"), current: current === "cases" },
  ];
  return <Tabs label={t("title")} items={items} />;
}
