import type { EChartsCoreOption } from "echarts/core";

interface Line {
  name: string;
  values: number[];
  colour: string;
  dashed?: boolean;
}
interface LineChart {
  labels: string[];
  lines: Line[];
  width: number;
  height: number;
}

const FAINT = "#5F717B";
const HAIRLINE = "#DDE6EA";

function optionOf({ labels, lines }: LineChart): EChartsCoreOption {
  return {
    animation: false,
    // names without quotes: they end up inside an attribute
    textStyle: { fontFamily: "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif" },
    grid: { left: 40, right: 16, top: 32, bottom: 28 },
    legend: { right: 8, top: 0, itemWidth: 18, textStyle: { color: FAINT } },
    xAxis: {
      type: "category",
      data: labels,
      boundaryGap: false,
      axisLine: { lineStyle: { color: HAIRLINE } },
      axisTick: { show: false },
      axisLabel: { color: FAINT },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      splitLine: { lineStyle: { color: HAIRLINE } },
      axisLabel: { color: FAINT },
    },
    series: lines.map(({ name, values, colour, dashed }) => ({
      type: "line",
      name,
      data: values,
      symbol: "none",
      itemStyle: { color: colour },
      lineStyle: { color: colour, width: 2, type: dashed ? "dashed" : "solid" },
    })),
  };
}

/** A line chart as SVG text, drawn on the server; to be served as an image, so that its styles touch no page's CSP. */
export async function lineChart(chart: LineChart): Promise<string> {
  // loaded when the first chart is asked for: most processes most of the time draw none
  const [{ init, use }, { LineChart: Lines }, { GridComponent, LegendComponent }, { SVGRenderer }] =
    await Promise.all([
      import("echarts/core"),
      import("echarts/charts"),
      import("echarts/components"),
      import("echarts/renderers"),
    ]);
  use([Lines, GridComponent, LegendComponent, SVGRenderer]);
  const { width, height } = chart;
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawn.setOption(optionOf(chart));
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
}
