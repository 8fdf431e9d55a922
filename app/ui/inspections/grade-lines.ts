import type { Grade, Odds } from "~/domain/inspections/canonical";
import { GRADES } from "~/domain/inspections/inspection";

export interface GradeLine {
  grade: Grade;
  objects: number;
  odds: number;
}

/** How many objects each grade has, with its odds. */
export const gradeLines = (objects: readonly { grade: Grade }[], odds: Odds): GradeLine[] =>
  GRADES.map((grade) => ({
    grade,
    objects: objects.filter((each) => each.grade === grade).length,
    odds: odds[grade],
  }));
