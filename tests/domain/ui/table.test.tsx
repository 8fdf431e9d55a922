import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CoverageMeter } from "~/ui/coverage-meter";
import { DataTable } from "~/ui/data-table";
import { LifecyclePill } from "~/ui/status-pill";

const table = (rows: string[]) =>
  renderToStaticMarkup(
    <DataTable
      caption="报价"
      phone="cards"
      rows={rows}
      rowKey={(row) => row}
      empty={<p>还没有报价</p>}
      columns={[
        { key: "name", header: "机构", cell: (row) => row, sorted: "ascending", sortHref: "?sort=-name" },
        { key: "act", header: "", cell: () => "选定" },
      ]}
    />,
  );

test("a table has a name, can be reached by keyboard and says how it is sorted", () => {
  const html = table(["甲"]);
  expect(html).toContain('tabindex="0" aria-label="报价"');
  expect(html).toContain('aria-sort="ascending"');
  expect(html).toContain('data-label="机构"');
  expect(html).toContain("操作");
});

test("an empty table gives way to what to do next", () => {
  expect(table([])).toBe("<p>还没有报价</p>");
});

test("coverage is green only when it is whole", () => {
  expect(renderToStaticMarkup(<CoverageMeter covered={4} total={4} />)).toContain("bg-green-tint");
  expect(renderToStaticMarkup(<CoverageMeter covered={3} total={4} />)).toContain("bg-amber-tint");
});

test("a status is shown by its word", () => {
  expect(renderToStaticMarkup(<LifecyclePill of="order" status="disputed" />)).toContain("争议处理中");
});
