import { criteriaPath } from "../address.ts"
import type { Sentence } from "../model.ts"
import { points, sentence } from "../say.ts"
import type { Facts } from "./told.ts"

/** What was appealed and decided, and where two who verify differed. */
export function disputing({ round, disputes }: Facts): Sentence[] {
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
