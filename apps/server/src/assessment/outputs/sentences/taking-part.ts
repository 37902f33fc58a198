import { roundPath } from "../address.ts"
import type { Sentence } from "../model.ts"
import { listed, points, sentence } from "../say.ts"
import { type Facts, nameOf } from "./told.ts"

/** Who was scored, and who handed in. */
export function takingPart({ round, index, groups, standings }: Facts): Sentence {
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
