import { Outlet, useLocation } from "@remix-run/react";
import { common } from "~/locales/common";
import { placements } from "~/locales/placements";
import { useTexts } from "~/locales/texts";
import { PageHeader } from "~/ui/page-header";
import { Tabs } from "~/ui/tabs";

const TABS = [
  ["/placements", "tab_objects"],
  ["/placements/limitations", "tab_limitations"],
  ["/placements/ranges", "tab_ranges"],
  ["/placements/parameters", "tab_parameters"],
] as const;

/** The hubs' desk for what only a person can decide. */
export default function Placements() {
  const { pathname } = useLocation();
  const t = useTexts(placements);
  const tc = useTexts(common);
  const items = TABS.map(([href, key]) => ({ href, label: t(key), current: pathname === href }));
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumb={[{ label: tc("nav.desk"), href: "/desk" }, { label: t("title") }]}
        facts={[t("lead")]}
      />
      <div className="mb-4">
        <Tabs label={t("title")} items={items} />
      </div>
      <Outlet />
    </>
  );
}
