import type { Locale, Translate } from "@/lib/core/words";
import { blockIds, type BlockId, type SectionStates } from "./blocks.schema";
import type { BlockState, BlockStates, Difference, DifferenceKind, DifferenceSummary, Side } from "./difference.schema";
import { type Change, folded } from "./folding.rules";
import { leafChanges } from "./leaves.rules";
import { canonical, matchesOf } from "./matching.rules";
import { messageParts } from "./message-parts.rules";
import type { Fact, Part, PartList } from "./parts.rules";
import { FUNCTIONS } from "./salary-parts.rules";
import { type States, toldOf, type Voices } from "./telling.rules";
import type { Voice } from "./wording.rules";

/**
 * What a company or a hirer must know who goes from one document to another, by block, in words. Elements are matched by
 * their ids and never by their place (matching.rules.ts says what stands in where there is no id), so that moving one is no
 * difference. Nothing that changes is left out: what has no words of its own is told as "field: old → new". What the portal
 * fills in itself (`documentId`, `versionId`, `issued`) is no difference.
 */
export function differences(before: Side, after: Side, locale: Locale, translate: Translate): Difference[] {
  const voices = { before: voiceOf(before, locale, translate), after: voiceOf(after, locale, translate) };
  const parts = { before: messageParts(before.content), after: messageParts(after.content) };
  const states = { before: statesOf(before.sections, blocksIn(parts.before)), after: statesOf(after.sections, blocksIn(parts.after)) };
  const start = after.content.effectivePeriod.validFrom ?? null;

  const ofContent = withoutTwice(changesOf(parts.before, parts.after)).flatMap((change) => inWords(change, voices));
  const changes = [...ofContent, ...stateChanges(before.sections, after.sections, states, ofContent)];
  const told = folded(changes).map((group) => toldOf(group, voices, states, start));
  return blockIds.flatMap((block) => told.filter((difference) => difference.block === block));
}

/** How every block of a document stands. */
export function blockStates({ content, sections }: Side): BlockStates {
  return statesOf(sections, blocksIn(messageParts(content)));
}

/** How many differences there are, the first few of them and how many more. @param most sentences to give */
export function summaryOf(found: readonly Difference[], translate: Translate, most = 5): DifferenceSummary {
  return {
    count: found.length,
    title: translate("payEquity.difference.count", { count: found.length }),
    sentences: found.slice(0, most).map(({ sentence }) => sentence),
    more: Math.max(0, found.length - most),
  };
}

function statesOf(sections: SectionStates, filled: ReadonlySet<BlockId>): BlockStates {
  return Object.fromEntries(blockIds.map((block) => [block, stateOf(sections[block], filled.has(block))])) as BlockStates;
}

function stateOf(said: SectionStates[BlockId], isFilled: boolean): BlockState {
  if (isFilled && (said === undefined || said === "filled")) return "filled";
  return said ?? "absent";
}

function blocksIn(message: Part): Set<BlockId> {
  return new Set<BlockId>(["general", ...message.lists.flatMap(({ parts }) => parts.map(({ block }) => block))]);
}

/** What the hirer said of a block as a whole changed, while nothing that comes or goes in it tells that already. */
function stateChanges(before: SectionStates, after: SectionStates, states: States, changes: readonly Change[]): Change[] {
  const told = new Set(changes.flatMap(({ block, fact }) => (fact === null ? [block] : [])));
  return blockIds
    .filter((block) => before[block] !== after[block] && states.before[block] !== states.after[block] && !told.has(block))
    .map((block) => ({ block, kind: "changed", part: null, fact: null, before: null, after: null, states: { before: states.before[block], after: states.after[block] } }));
}

/** A fact that changed without its words is told field by field. */
function inWords(change: Change, voices: Voices): Change[] {
  const { part, before, after } = change;
  if (!part?.before || !part.after || !before || !after || change.isLeaf) return [change];
  return before.say(voices.before) === after.say(voices.after) ? leafChanges(part.before, part.after, after.label, before.raw, after.raw) : [change];
}

function voiceOf({ content }: Side, locale: Locale, translate: Translate): Voice {
  return { locale, translate, titles: new Map(content.positionProfile?.map(({ positionId, positionTitle }) => [positionId.value, positionTitle])) };
}

/** Of one part as it was and as it is. Two that differ always tell something. */
function changesOf(before: Part, after: Part): Change[] {
  const found = changesWithin(before, after);
  return found.length > 0 || before.text === after.text ? found : leafChanges(before, after, null, before.raw, after.raw);
}

function changesWithin(before: Part, after: Part): Change[] {
  const known = new Map(before.facts.map((fact) => [fact.key, fact]));
  const keys = new Set([...known.keys(), ...after.facts.map(({ key }) => key)]);
  const now = new Map(after.facts.map((fact) => [fact.key, fact]));
  const lists = before.lists;
  return [
    ...[...keys].flatMap((key) => factChanges(before, after, known.get(key), now.get(key))),
    ...orderChanges(before, after),
    ...after.lists.flatMap((list, index) => listChanges(lists[index], list)),
  ];
}

function factChanges(before: Part, after: Part, was: Fact | undefined, is: Fact | undefined): Change[] {
  const [old, fresh] = [said(was), said(is)];
  const fact = fresh ?? old;
  if (!fact || canonical(old?.raw) === canonical(fresh?.raw)) return [];
  const kind: DifferenceKind = !old ? "added" : !fresh ? "removed" : "changed";
  return [{ block: after.block, kind, part: { before, after }, fact, before: old, after: fresh }];
}

/** A fact that says something; else null. */
function said(fact: Fact | undefined): Fact | null {
  return fact && canonical(fact.raw) !== "" ? fact : null;
}

function listChanges(before: PartList | undefined, after: PartList): Change[] {
  const { both, gone, fresh } = matchesOf(before?.parts ?? [], after.parts, after.manner);
  return [
    ...both.flatMap(([was, is]) => (was.text === is.text ? [] : changesOf(was, is))),
    ...fresh.map((part): Change => ({ block: part.block, kind: "added", part: { before: null, after: part }, fact: null, before: null, after: null })),
    ...gone.map((part): Change => ({ block: part.block, kind: "removed", part: { before: part, after: null }, fact: null, before: null, after: null })),
  ];
}

/** "Scale 10 or higher" goes by the order in which the scales stand; only those that both have can have changed places. */
function orderChanges(before: Part, after: Part): Change[] {
  const [was, is] = [before.order ?? [], after.order ?? []];
  const [stayed, stays] = [was.filter((name) => is.includes(name)), is.filter((name) => was.includes(name))];
  if (stayed.join("\n") === stays.join("\n")) return [];

  const orderFact = (names: string[]): Fact => ({ key: "order", label: "order", raw: names, say: () => names.join(", ") });
  return [{ block: after.block, kind: "changed", part: { before, after }, fact: orderFact(is), before: orderFact(was), after: orderFact(is) }];
}

/** Which functions a scale is for is told by the functions; by the scale only what they cannot tell. */
function withoutTwice(changes: Change[]): Change[] {
  const told = new Set(changes.flatMap(({ block, part, fact }) => (block === "positions" && (fact === null || fact.key === "scale") ? [part?.after, part?.before] : [])).flatMap((held) => held?.keys ?? []));
  return changes.filter(({ fact, before, after }) => fact?.key !== FUNCTIONS || !changedFunctions(before, after).every((id) => told.has(id)));
}

function changedFunctions(before: Fact | null, after: Fact | null): string[] {
  const texts = (held: Fact | null) => new Map((Array.isArray(held?.raw) ? (held.raw as { positionId: { value: string } }[]) : []).map((reference) => [canonical(reference), reference.positionId.value]));
  const [was, is] = [texts(before), texts(after)];
  return [...[...was].filter(([text]) => !is.has(text)), ...[...is].filter(([text]) => !was.has(text))].map(([, id]) => id);
}
