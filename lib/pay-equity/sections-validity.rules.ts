import { homeOf } from "./blocks.rules";
import { type BlockId, blockIds, type SectionStates } from "./blocks.schema";
import { error, type Finding, warning } from "./finding.rules";
import type { InquiryPayEquity } from "./setu/message.schema";

/**
 * What the hirer said about whole blocks against what stands in them. "Not known yet" keeps a version from being published,
 * and so does "n.v.t." over something that is filled in: the two say different things, and neither is zero.
 */
export function ofSections(content: InquiryPayEquity, sections: SectionStates): Finding[] {
  const filled = filledBlocks(content);
  const source = { source: "portal" } as const;

  return blockIds.flatMap((block): Finding[] => {
    const path = `sections.${block}`;
    switch (sections[block]) {
      case "unknown":
        return [error(path, "sectionUnknown", { block }, source)];
      case "not_applicable":
        return filled.has(block) ? [error(path, "sectionNotEmpty", { block }, source)] : [];
      case "filled":
        return filled.has(block) ? [] : [warning(path, "sectionEmpty", { block }, source)];
      default:
        return [];
    }
  });
}

/** The blocks of the form that a message has anything in. */
export function filledBlocks(content: InquiryPayEquity): Set<BlockId> {
  const lists: Partial<Record<BlockId, readonly unknown[] | undefined>> = {
    positions: content.positionProfile,
    holidayAllowance: content.holidayAllowance,
    sickPay: content.sickPay,
    leave: content.leave,
    individualChoiceBudget: content.individualChoiceBudget,
    pension: content.pension,
    sustainableEmployability: content.sustainableEmployability,
    supplementary: content.supplementaryArrangement,
    other: content.otherArrangement,
    bases: content.baseDefinition,
  };
  const held = blockIds.filter((block) => lists[block]?.length);
  return new Set<BlockId>(["general", "remuneration", ...held, ...(content.allowance ?? []).map(({ typeCode }) => homeOf(typeCode))]);
}
