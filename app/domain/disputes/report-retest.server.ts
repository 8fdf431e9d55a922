import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import { invalid, Refusal } from "../errors";
import { isPdf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import { withLegality } from "../matching/with-legality.server";
import type { Db, Tx } from "../outbox.server";
import { storeFile } from "../store-file.server";
import { disputePolicy } from "./dispute.policy";
import { appealClock } from "./dispute-clock.queries.server";
import type { RetestReport } from "./dispute-inputs";
import { judgeRetester } from "./judge-retester.server";
import { addStep, announceDispute, saveDispute } from "./lock-dispute.server";
import { lockRetest, saveRetest } from "./lock-retest.server";

type Input = RetestReport & { file: IncomingFile | null; expectedVersion?: number | undefined };

/**
 * The re-tester reports what it found, blind to the original: its report, number and whether the contested values are
 * borne out. From now either party has 15 days to appeal. Refuses: 404 to others, 403 by role or by the gate (whose
 * accreditation has lapsed reports nothing), 409 unless accepted, 415 for anything but a PDF, 422 without a file.
 */
export function reportRetest(
  db: Db,
  store: FileStore,
  actor: Actor,
  id: string,
  input: Input,
  now = new Date(),
) {
  return withLegality(db, () => db.transaction().execute((tx) => report(tx, store, actor, id, input, now)));
}

async function report(tx: Tx, store: FileStore, actor: Actor, id: string, input: Input, now: Date) {
  const { result, findings, expectedVersion } = input;
  const rule = disputePolicy.reports;
  const found = await lockRetest(tx, actor, id, {
    rule,
    event: "report_retest",
    from: "accepted",
    expectedVersion,
  });
  const { locked, retest, status } = found;
  const report_file_id = await keepReport(tx, store, actor, input.file);
  const legality_record_id = await judgeRetester(tx, actor, {
    packageId: locked.order.package_id,
    providerId: retest.provider_id,
    siteId: retest.site_id,
    itemIds: retest.item_ids,
    promisedOn: chinaDay(now),
  });
  const ended = { status: "reported", ended_at: now, legality_record_id };
  await saveRetest(tx, id, { ...ended, result, findings, report_number: input.reportNumber, report_file_id });
  await saveDispute(tx, locked, { status, mediation_days_left: null, ...(await appealClock(tx, now)) });
  await addStep(tx, actor, retest.dispute_id, "retest_reported", {
    text: findings,
    data: { result, reportNumber: input.reportNumber },
    fileIds: [report_file_id],
  });
  await announceDispute(tx, actor, "dispute.retest_reported", locked.order, locked.row);
}

async function keepReport(tx: Tx, store: FileStore, actor: Actor, file: IncomingFile | null) {
  const given = file ?? invalid({ file: "required" });
  if (!(await isPdf(given.bytes))) {
    throw new Refusal("unsupported", "evidence_not_readable", { fields: { file: "invalid_file" } });
  }
  const kept = { ...given, mediaType: "application/pdf", purpose: "dispute_retest" };
  return (await storeFile(tx, store, actor, kept)).id;
}
