import { differencePoints } from "@tinhso/server/assessment/agency/model"
import type { Language } from "../../../i18n/index.ts"
import type { IconName } from "../../frame/Icon.tsx"
import { Mark, type Tone } from "../../frame/Mark.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import type { CriterionRow } from "./sheet-rows.ts"

interface Tag {
  readonly tone: Tone
  readonly icon: IconName
  readonly text: string
}

/** How a criterion stands for its agency: what somebody must do first, then what became of it. */
export function CriterionTags({ row }: { row: CriterionRow }) {
  const { say, language } = useWords()
  return (
    <span className="tag-list">
      {tagsOf(row, say, language).map(({ tone, icon, text }) => (
        <Mark key={text} tone={tone} icon={icon}>
          {text}
        </Mark>
      ))}
    </span>
  )
}

function tagsOf(row: CriterionRow, say: Say, language: Language): Tag[] {
  const tags = [...typing(row, say), ...judged(row, say, language)]
  if (row.relative) tags.push({ tone: "info", icon: "formula", text: say("dti.status.group") })
  for (const lack of row.score.final === null ? row.lacks : []) {
    tags.push({ tone: "warn", icon: "warn", text: say(`dti.lack.${lack}`) })
  }
  if (tags.length > 0) return tags
  return [{ tone: "good", icon: "yes", text: say("dti.status.whole") }]
}

/** What was typed and is not on the server. */
function typing({ draft, read }: CriterionRow, say: Say): Tag[] {
  if (draft === null) return []
  if (draft.contested) return [{ tone: "bad", icon: "change", text: say("dti.status.contested") }]
  if (read.problems.size > 0) return [{ tone: "bad", icon: "no", text: say("dti.status.wrong") }]
  return [{ tone: "quiet", icon: "change", text: say("dti.status.unsent") }]
}

function judged({ score }: CriterionRow, say: Say, language: Language): Tag[] {
  const { state, self, final, lost } = score
  if (state === "appealed")
    return [{ tone: "info", icon: "work", text: say("dti.status.appealed") }]
  if (final === null) return []
  const tags: Tag[] = []
  if (state === "disputed")
    tags.push({ tone: "warn", icon: "warn", text: say("dti.status.disputed") })
  if (state === "decided") tags.push({ tone: "info", icon: "yes", text: say("dti.status.decided") })
  if (lost !== null) {
    const points = formatPoints(lost.points, language)
    return [{ tone: "bad", icon: "no", text: say("dti.status.lost", { points }) }, ...tags]
  }
  const more =
    typeof self === "number" && typeof final === "number" ? differencePoints(final, self) : 0
  if (more > 0) {
    const points = formatPoints(more, language)
    return [{ tone: "good", icon: "plus", text: say("dti.status.raised", { points }) }, ...tags]
  }
  return tags.length > 0 ? tags : [{ tone: "good", icon: "yes", text: say("dti.status.kept") }]
}
