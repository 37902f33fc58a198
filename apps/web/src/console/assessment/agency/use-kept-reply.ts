import type { ReplyDraft, ReplyTold } from "@tinhso/server/assessment/model"
import type { AgencyId } from "../queries.ts"
import { useKeptText } from "../../kept/use-kept-text.ts"

type Said = ReplyDraft["criteria"]

/** A reply that is being written, on the whole and by criterion: kept in this browser until it is sent. */
export function useKeptReply({ round, unit }: AgencyId, reply: ReplyTold["reply"]) {
  const key = `tinhso.reply ${round} ${unit}`
  const whole = useKeptText(key, reply?.text ?? "")
  const criteria = useKeptText(`${key} criteria`, JSON.stringify(reply?.criteria ?? []))
  return {
    text: whole.text,
    criteria: saidOf(criteria.text),
    setText: whole.set,
    setCriteria: (next: Said) => criteria.set(JSON.stringify(next)),
    forget: () => {
      whole.forget()
      criteria.forget()
    },
  }
}

/** What was kept by this page; anything else counts for nothing. */
function saidOf(kept: string): Said {
  try {
    const read: unknown = JSON.parse(kept)
    return Array.isArray(read) ? read.filter(isSaid) : []
  } catch {
    return []
  }
}

const isSaid = (one: unknown): one is Said[number] =>
  typeof one === "object" &&
  one !== null &&
  "criterion" in one &&
  typeof one.criterion === "string" &&
  "text" in one &&
  typeof one.text === "string"
