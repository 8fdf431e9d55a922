import { Outlet, useLocation } from "@remix-run/react";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { PageHeader } from "~/ui/page-header";
import { Tabs } from "~/ui/tabs";

export const handle = { hydrate: false };

const TABS = ["holidays", "documents", "catalogue", "compulsory", "settings", "notices", "faq"] as const;

/** The frame around the administrator's reference data. */
export default function Reference() {
  const t = useTexts(reference);
  const { pathname } = useLocation();
  const tabs = TABS.map((tab) => {
    const href = `/admin/reference/${tab}`;
    return { href, label: t(`tab.${tab}`), current: pathname === href || pathname.startsWith(`${href}/`) };
  });
  return (
    <>
      <PageHeader facts={[t("lead")]} title={t("title")} />
      <Tabs
        items={[
          { href: "/admin/reference", label: t("tab.tables"), current: pathname === "/admin/reference" },
          ...tabs,
        ]}
        label={t("title")}
      />
      <div className="mt-4 space-y-4">
        <Outlet />
      </div>
    </>
  );
}
