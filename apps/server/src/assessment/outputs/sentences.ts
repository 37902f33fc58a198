import { agencyPath, criteriaPath, criterionPath, groupPath, roundPath } from "./address.ts"
import type { AgencyLine, GroupFacts, RoundReport, Sentence } from "./model.ts"
import { listed, points, sentence, share, text, type Told } from "./say.ts"

/** What sentences are made of. */
export type Facts = Omit<RoundReport, "sentences">

/** Criteria that are told by name. */
const MOST_CRITERIA = 3

/**
 * What the facts of a round say, numbers first: who took part, who leads, who moved most, what
 * verification did, what is lost most often and why, where least is reached, what was disputed.
 * Nothing is said of what is not known.
 */
export function sentencesOf(facts: Facts): Sentence[] {
  if (facts.standings.length === 0) return []
  return [
    takingPart(facts),
    ...facts.groups.flatMap((group) => leading(facts, group)),
    ...facts.groups.flatMap((group) => moving(facts, group)),
    ...verifying(facts),
    ...losing(facts),
    ...lowest(facts),
    ...disputing(facts),
  ]
}

function takingPart({ round, index, groups, standings }: Facts): Sentence {
  const agencies = standings.length
  const submitted = standings.filter((one) => one.submitted).length
  const all = {
    agencies: points(agencies, roundPath(round.id)),
    groups: points(groups.length),
    index: {
      vi: index.name,
      en: index.nameEn || index.name,
      to: `/cham-diem/bo-chi-so/${index.id}`,
    },
    submitted: points(submitted),
    missing: points(agencies - submitted),
    late: listed(standings.filter((one) => !one.submitted).map((one) => nameOf(round.id, one))),
  }
  const head = {
    vi: "{agencies} cơ quan, đơn vị thuộc {groups} nhóm được chấm theo {index}; ",
    en: "{agencies} agencies in {groups} peer groups were scored by “{index}”; ",
  }
  return submitted === agencies
    ? sentence(
        { about: "taking-part", home: roundPath(round.id) },
        { vi: `${head.vi}tất cả đã nộp bản tự chấm.`, en: `${head.en}all handed in.` },
        all,
      )
    : sentence(
        { about: "taking-part", home: roundPath(round.id) },
        {
          vi: `${head.vi}{submitted} đã nộp bản tự chấm, {missing} không nộp ({late}).`,
          en: `${head.en}{submitted} handed in, {missing} did not ({late}).`,
        },
        all,
      )
}

const nameOf = (round: string, { unit, name }: AgencyLine): Told =>
  text(name, agencyPath(round, unit))

const within = (facts: Facts, { group, name }: GroupFacts): Told => ({
  ...name,
  to: groupPath(facts.round.id, group),
})

function leading(facts: Facts, group: GroupFacts): Sentence[] {
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

function moving(facts: Facts, group: GroupFacts): Sentence[] {
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

function verifying({ round, sums }: Facts): Sentence[] {
  if (sums.self === 0) return []
  return [
    sentence(
      { about: "verifying", home: criteriaPath(round.id) },
      {
        vi: "{final} trên {self} điểm tự chấm được công nhận ({share}): {lowered} lượt tiêu chí bị hạ, trong đó {zeroed} về 0; {raised} lượt được nâng.",
        en: "{final} of {self} self-scored points were confirmed ({share}): {lowered} scores lowered, {zeroed} of them to 0; {raised} raised.",
      },
      {
        final: points(sums.final),
        self: points(sums.self),
        share: share(sums.final / sums.self),
        lowered: points(sums.lowered),
        zeroed: points(sums.zeroed),
        raised: points(sums.raised),
      },
    ),
  ]
}

function losing({ round, criteria }: Facts): Sentence[] {
  return criteria
    .filter(({ lowered }) => lowered > 0)
    .toSorted((a, b) => b.lowered - a.lowered || b.lost - a.lost)
    .slice(0, MOST_CRITERIA)
    .map((one) => {
      const to = criterionPath(round.id, one.code)
      const [why] = one.reasons
      const reason =
        why === undefined
          ? { vi: ".", en: "." }
          : {
              vi: "; lý do nêu nhiều nhất: “{reason}” ({times} lượt).",
              en: "; the reason given most: “{reason}” ({times} times).",
            }
      return sentence(
        { about: "losing", home: to },
        {
          vi: `{lowered} đơn vị bị hạ {lost} điểm ở tiêu chí {code} “{name}”${reason.vi}`,
          en: `{lowered} agencies lost {lost} points on criterion {code} “{name}”${reason.en}`,
        },
        {
          lowered: points(one.lowered, to),
          lost: points(one.lost),
          code: text(one.code),
          name: text(one.name, to),
          reason: text(why?.reason ?? ""),
          times: points(why?.times ?? 0),
        },
      )
    })
}

function lowest({ round, criteria }: Facts): Sentence[] {
  return criteria
    .flatMap((one) => {
      const { mean, maxPoints } = one
      if (mean === null || maxPoints === null || maxPoints === 0) return []
      return [{ one, mean, maxPoints, reached: mean / maxPoints }]
    })
    .filter(({ reached }) => reached < 1)
    .toSorted((a, b) => a.reached - b.reached)
    .slice(0, MOST_CRITERIA)
    .map(({ one, mean, maxPoints, reached }) => {
      const to = criterionPath(round.id, one.code)
      return sentence(
        { about: "lowest", home: to },
        {
          vi: "{share} điểm tối đa ({mean}/{max}) là mức đạt trung bình của tiêu chí {code} “{name}”.",
          en: "{share} of the maximum ({mean}/{max}) is what agencies reach on average on criterion {code} “{name}”.",
        },
        {
          share: share(reached, to),
          mean: points(mean),
          max: points(maxPoints),
          code: text(one.code),
          name: text(one.name, to),
        },
      )
    })
}

function disputing({ round, disputes }: Facts): Sentence[] {
  const { appealed, agencies, decided, raised, kept, lowered, waiting, differed } = disputes
  const values = {
    appealed: points(appealed),
    agencies: points(agencies),
    decided: points(decided),
    raised: points(raised),
    kept: points(kept),
    lowered: points(lowered),
    waiting: points(waiting),
    differed: points(differed),
  }
  const waits =
    waiting === 0 ? { vi: "", en: "" } : { vi: "; {waiting} còn chờ", en: "; {waiting} still wait" }
  return [
    ...(appealed === 0
      ? []
      : [
          sentence(
            { about: "disputing", home: criteriaPath(round.id) },
            {
              vi: `{appealed} lượt tiêu chí được phúc tra ở {agencies} đơn vị; hội đồng đã quyết định {decided}: nâng {raised}, giữ {kept}, hạ {lowered}${waits.vi}.`,
              en: `{appealed} scores of {agencies} agencies were appealed; the council decided {decided}: {raised} raised, {kept} kept, {lowered} lowered${waits.en}.`,
            },
            values,
          ),
        ]),
    ...(differed === 0
      ? []
      : [
          sentence(
            { about: "disputing", home: criteriaPath(round.id) },
            {
              vi: "{differed} lượt tiêu chí có cơ quan phối hợp cho điểm khác cơ quan chủ trì thẩm định.",
              en: "{differed} scores were given other points by a co-verifying organisation than by the lead.",
            },
            values,
          ),
        ]),
  ]
}
