import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Tabs } from "../tabs";

const PAGES = {
  overview: "/accreditation",
  sites: "/accreditation/sites",
  signatories: "/accreditation/signatories",
  lines: "/accreditation/lines",
  profile: "/accreditation/profile",
} as const;

/** The provider's pages about what it may do. */
export function ProviderTabs({ current }: { current: keyof typeof PAGES }) {
  const t = useTexts(accreditation);
  const items = (Object.keys(PAGES) as (keyof typeof PAGES)[]).map((key) => ({
    href: PAGES[key],
    label: t(`tabs.${key}`),
    current: key === current,
  }));
  return <Tabs label={t("title")} items={items} />;
}
