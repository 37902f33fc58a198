import { agencyPath, groupPath } from "../address.ts"
import type { AgencyLine, GroupFacts, Sentence } from "../model.ts"
import { listed, points, sentence, text } from "../say.ts"
import { type Facts, nameOf, within } from "./told.ts"

/** Who gained and who lost most places since the round before. */
export function moving(facts: Facts, group: GroupFacts): Sentence[] {
  const members = facts.standings.filter((one) => one.group === group.group && one.gained !== null)
  if (members.length === 0) return []
  const gains = members.map(({ gained }) => gained ?? 0)
  return [Math.max(...gains), Math.min(...gains)].flatMap((most, i) => {
    const up = i === 0
    if (up ? most <= 0 : most >= 0) return []
    const movers = members.filter(({ gained }) => gained === most)
    return [
      movers.length === 1
        ? oneMoved(facts, group, movers[0], up)
        : someMoved(facts, group, movers, up),
    ]
  })
}

const UP = { vi: "tăng nhiều nhất", en: "the largest gain" }
const DOWN = { vi: "giảm nhiều nhất", en: "the largest loss" }

function oneMoved(facts: Facts, group: GroupFacts, one: AgencyLine | undefined, up: boolean) {
  const way = up ? UP : DOWN
  const to = one === undefined ? null : agencyPath(facts.round.id, one.unit)
  return sentence(
    { about: "moving", home: groupPath(facts.round.id, group.group) },
    {
      vi: `{places} bậc, ${way.vi} trong {group}: {agency} (từ hạng {before} ${up ? "lên" : "xuống"} hạng {rank}).`,
      en: `{places} places, ${way.en} in {group}: {agency} (from {before} to {rank}).`,
    },
    {
      places: points(Math.abs(one?.gained ?? 0), to),
      group: within(facts, group),
      agency: text(one?.name ?? "", to),
      before: points(one?.before ?? 0),
      rank: points(one?.rank ?? 0),
    },
  )
}

function someMoved(facts: Facts, group: GroupFacts, movers: readonly AgencyLine[], up: boolean) {
  const way = up ? UP : DOWN
  return sentence(
    { about: "moving", home: groupPath(facts.round.id, group.group) },
    {
      vi: `{places} bậc, ${way.vi} trong {group}: {agencies}.`,
      en: `{places} places, ${way.en} in {group}: {agencies}.`,
    },
    {
      places: points(Math.abs(movers[0]?.gained ?? 0)),
      group: within(facts, group),
      agencies: listed(movers.map((one) => nameOf(facts.round.id, one))),
    },
  )
}
