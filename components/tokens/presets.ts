import { type ApiPermission, apiPermissions } from "@/lib/access/permissions";

/** Sets of rights under one name. `easyflex` is what the Easyflex connector uses; `readOnly` is everything that changes nothing. */
export const presets = {
  easyflex: ["pay-equity:read", "pay-equity:pdf", "partners:list", "partners:read", "positions:list", "positions:read", "invitations:create"],
  readOnly: ["pay-equity:read", "pay-equity:pdf", "partners:list", "partners:read", "requests:read", "positions:list", "positions:read"],
  none: [],
} as const satisfies Record<string, readonly ApiPermission[]>;

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as PresetName[];

/** The preset that holds exactly these rights; null when they are somebody's own choice. */
export function presetOf(chosen: readonly ApiPermission[]): PresetName | null {
  return presetNames.find((name) => sameRights(presets[name], chosen)) ?? null;
}

/** What is in the one and not in the other, in the order given. */
export function differenceOf(before: readonly ApiPermission[], after: readonly ApiPermission[]): { added: ApiPermission[]; removed: ApiPermission[] } {
  return { added: after.filter((right) => !before.includes(right)), removed: before.filter((right) => !after.includes(right)) };
}

/**
 * One's own change laid over what somebody else saved meanwhile: what I added and removed, on theirs. Nothing of either is lost.
 *
 * @param known what both began with
 */
export function mergedRights(known: readonly ApiPermission[], mine: readonly ApiPermission[], theirs: readonly ApiPermission[]): ApiPermission[] {
  const { added, removed } = differenceOf(known, mine);
  return apiPermissions.filter((right) => added.includes(right) || (theirs.includes(right) && !removed.includes(right)));
}

/** The rights by the noun they are about, in the order of the matrix. */
export function groupsOf(offered: readonly ApiPermission[]): { group: RightsGroup; rights: ApiPermission[] }[] {
  const groups = [...new Set(offered.map(groupOf))];
  return groups.map((group) => ({ group, rights: offered.filter((right) => groupOf(right) === group) }));
}

export type RightsGroup = ApiPermission extends `${infer Group}:${string}` ? Group : never;

function groupOf(right: ApiPermission): RightsGroup {
  return right.slice(0, right.indexOf(":")) as RightsGroup;
}

function sameRights(a: readonly ApiPermission[], b: readonly ApiPermission[]): boolean {
  return a.length === b.length && a.every((right) => b.includes(right));
}
