import type { Reply } from "@tinhso/server/assessment/model"

interface Props {
  readonly reply: Pick<Reply, "text" | "criteria">
  /** What a criterion is called. */
  readonly nameOf: (code: string) => string
}

/** A reply as it was sent: on the whole, then criterion by criterion. */
export function ReplyWords({ reply: { text, criteria }, nameOf }: Props) {
  return (
    <blockquote className="reply">
      {text !== "" && <p>{text}</p>}
      {criteria.map((one) => (
        <p key={one.criterion}>
          <strong>
            {one.criterion} {nameOf(one.criterion)}:
          </strong>{" "}
          {one.text}
        </p>
      ))}
    </blockquote>
  )
}
