import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";

/** What the last button did, as the address says; and the ring to try next when few are eligible. */
export function News({ search, min }: { search: URLSearchParams; min: number }) {
  const t = useTexts(intake);
  const c = useTexts(common);
  const done = search.get("done");
  if (!done) return null;
  const ring = (key: string) => c.any(`ring.${search.get(key) ?? "county"}`);
  const proposal = search.get("proposal");
  return (
    <Alert tone={proposal ? "warning" : "done"} live>
      {t.any(`done.${done}`, { n: search.get("n") ?? "0", ring: ring("ring") })}
      {proposal ? ` ${t("done.proposal", { min, ring: ring("proposal") })}` : null}
    </Alert>
  );
}
