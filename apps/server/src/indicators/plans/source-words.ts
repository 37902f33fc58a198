import type { Figure } from "../model.ts"
import { periodWords, type Words } from "../wording.ts"
import type { ComputedReading } from "./model.ts"

/** Where the value that a target was held against comes from; null without one. */
export function sourceWords(figure: Figure | null, computed: ComputedReading | null): Words | null {
  if (computed !== null) return computedWords(computed)
  if (figure === null) return null
  const when = periodWords(figure.period)
  const title = figure.document.number ?? figure.document.title
  return {
    vi: `Số công bố trong văn bản “${title}”, ${when.vi}.`,
    en: `Published in “${title}”, ${when.en}.`,
  }
}

function computedWords({ period, reported, expected, estimated }: ComputedReading): Words {
  const when = periodWords(period)
  const [some, someEn] = estimated ? [", có số ước tính", ", partly estimated"] : ["", ""]
  return {
    vi: `Tính từ số báo cáo đã công bố, ${when.vi}: ${reported}/${expected} đơn vị đã báo cáo${some}.`,
    en: `Computed from published reports, ${when.en}: ${reported} of ${expected} units reported${someEn}.`,
  }
}
