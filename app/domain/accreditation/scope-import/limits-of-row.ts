import { parseLimitation } from "../../matching/limitation";
import { parseRange } from "../../matching/range";
import { joinLines } from "./sheet";

/** Remarks of the assessment that narrow nothing. */
const HARMLESS =
  /^(?:扩项|变更|维持|新增|能维持|复评审?|首次|标准变更|方法变更|地址变更|适用|无|暂无|-|—|\/|现行有效|自我承诺)?$/;
const METHOD = /^第?[一二三四五六七八九十\d]+(?:[、,和]第?[一二三四五六七八九十\d]+)*(?:种?方?法)$/;

/**
 * What narrows a row: the limitation column, a remark that is not one of the assessment's, and the part of the document
 * that alone is named (第一法). Whatever is not wholly understood is `unparsed`: it holds (DOMAIN 4.4).
 */
export function limitationOf(limitation: string, remark: string, clause: string) {
  const said = [joinLines(limitation), HARMLESS.test(joinLines(remark)) ? "" : joinLines(remark)]
    .filter((text, at, all) => text !== "" && all.indexOf(text) === at)
    .join("；");
  const part = clause === "" ? "" : METHOD.test(clause) ? `只用${clause}` : `方法 ${clause}`;
  const text = [said, said.includes(clause) ? "" : part]
    .filter((one) => one !== "")
    .join("；")
    .slice(0, 1000);
  // a section of a collection (GB/T 5750 的 4.1) names no method that an item could ask for: a person looks
  const unparsed = part !== "" && !METHOD.test(clause);
  const reading = unparsed ? ({ state: "unparsed" } as const) : parseLimitation(text);
  return {
    limitationText: reading.state === "none" ? "" : text,
    limitationState: reading.state,
    limitation: reading.state === "parsed" ? reading.limitation : null,
  };
}

/** Range and uncertainty columns as one reading; an uncertainty without a range is `unparsed`. */
export function rangeOf(range: string, uncertainty: string) {
  const bounds = joinLines(range);
  const best = joinLines(uncertainty).replace(/^[-—/]+$/, "");
  const shown = best === "" || /^(?:U|CMC)/i.test(best) ? best : `U=${best}`;
  const text = [bounds, shown]
    .filter((one) => one !== "")
    .join(", ")
    .slice(0, 1000);
  const reading = parseRange(text);
  const found = reading.state === "parsed" ? reading.range : null;
  return {
    rangeText: reading.state === "none" ? "" : text,
    rangeState: reading.state,
    rangeMin: found?.min ?? null,
    rangeMax: found?.max ?? null,
    rangeUnit: found?.unit ?? null,
    uncertainty: found?.uncertainty ?? null,
  };
}
