import { agencyPath, groupPath } from "../address.ts"
import type { AgencyLine, GroupFacts, Sentence } from "../model.ts"
import { listed, points, sentence, share } from "../say.ts"
import { type Facts, nameOf, within } from "./told.ts"

/** What a group reaches on average, who leads it and how firmly, who is last. */
export function leading(facts: Facts, group: GroupFacts): Sentence[] {
  const members = facts.standings.filter((one) => one.group === group.group)
  const mean = {
    group: within(facts, group),
    mean: points(group.mean),
    share: share(group.share ?? 0),
    agencies: points(group.agencies),
    least: points(facts.round.rules.leastPeers),
  }
  const average = sentence(
    { about: "leading", home: groupPath(facts.round.id, group.group) },
    group.share === null
      ? { vi: "{group}: trung bình {mean} điểm.", en: "{group}: {mean} points on average." }
      : {
          vi: "{group}: trung bình {mean} điểm, đạt {share} điểm tối đa.",
          en: "{group}: {mean} points on average, {share} of the maximum.",
        },
    mean,
  )
  if (!group.ranked) {
    const few = sentence(
      { about: "leading", home: groupPath(facts.round.id, group.group) },
      {
        vi: "{group}: {agencies} đơn vị, ít hơn {least} nên không xếp hạng.",
        en: "{group}: {agencies} agencies, fewer than {least}, so they are not ranked.",
      },
      mean,
    )
    return [average, few]
  }
  return [average, first(facts, group, members)]
}

function first(facts: Facts, group: GroupFacts, members: readonly AgencyLine[]): Sentence {
  const leaders = members.filter(({ rank }) => rank === 1)
  const [leader] = leaders
  const last = members.filter(({ points: own }) => own === group.least)
  const values = {
    group: within(facts, group),
    leaders: listed(leaders.map((one) => nameOf(facts.round.id, one))),
    most: points(group.most, leader === undefined ? null : agencyPath(facts.round.id, leader.unit)),
    last: listed(last.map((one) => nameOf(facts.round.id, one))),
    lowest: points(group.least),
    best: points(leader?.best ?? 1),
    worst: points(leader?.worst ?? 1),
  }
  const alone = leaders.length === 1
  const firm = firmness(alone ? leader : undefined)
  return sentence(
    { about: "leading", home: groupPath(facts.round.id, group.group) },
    {
      vi: `{most} điểm, cao nhất {group}: {leaders}${alone ? "" : " (đồng hạng nhất)"}${firm.vi}; thấp nhất {lowest} điểm: {last}.`,
      en: `{most} points, the most of {group}: {leaders}${alone ? "" : " (sharing the first rank)"}${firm.en}; the least {lowest} points: {last}.`,
    },
    values,
  )
}

/** Whether the first place is owed to the weights. */
function firmness(leader: AgencyLine | undefined): { readonly vi: string; readonly en: string } {
  if (leader === undefined || leader.best === null || leader.worst === null)
    return { vi: "", en: "" }
  if (leader.worst === 1) {
    return {
      vi: " (khoảng 5–95 %: luôn hạng nhất)",
      en: " (5–95 %: always first)",
    }
  }
  return {
    vi: " (khoảng 5–95 %: hạng {best} đến {worst})",
    en: " (5–95 %: ranks {best} to {worst})",
  }
}
