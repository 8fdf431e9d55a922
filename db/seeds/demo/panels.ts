import { type ExpertEntry, expertAuthor } from "./expert-profiles";
import { note } from "./log";
import { hoursAfter } from "./time";
import type { World } from "./world";

/** The lead comes from Qingdao; `zhuanjia` sits, and has not voted. */
const SEATS = ["zj-sd3702-1", "zhuanjia", "zj-sd3706-1"];

/** Seats the panels; the lead has voted. */
export function addPanels(world: World, experts: readonly ExpertEntry[]): void {
  for (const panel of world.panels) {
    const { disputeId, at, author, number } = panel;
    const seats = SEATS.flatMap((login) => experts.filter((expert) => expert.login === login));
    if (seats.length !== SEATS.length) throw new Error("demo data: the panel lacks an expert");
    seats.forEach(({ id }, index) => {
      world.rows.add("dispute_panel", {
        dispute_id: disputeId,
        expert_id: id,
        lead: index === 0,
        named_at: at,
      });
    });
    panel.name(seats.map(({ person }) => person.name));
    for (const { person, organisation } of seats) {
      note(world, at, author, "arbitration.called", {
        organisationId: organisation.id,
        data: { number, disputeId, userId: person.id },
        audit: { type: "dispute", id: disputeId },
      });
    }
    const [lead] = seats;
    if (!lead) continue;
    world.rows.add("dispute_votes", {
      dispute_id: disputeId,
      expert_id: lead.id,
      vote: "accepted",
      opinion: "复测与原报告一致，取样记录完整，批次差异不足以推翻结论。（演示）",
      at: hoursAfter(at, 20),
    });
    panel.vote(expertAuthor(lead));
  }
}
