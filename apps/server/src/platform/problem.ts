import { Type } from "typebox"

/** Body of every failed answer (RFC 9457). `errors` names single fields or rows. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: "Stable address of the kind of problem" }),
    title: Type.String({ description: "What went wrong, in Vietnamese" }),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.Optional(Type.String({ description: "Request id, to quote to support" })),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    ),
  },
  { $id: "Problem" },
)

export interface ProblemKind {
  /** Stable, ASCII: "khong-tim-thay-don-vi". */
  readonly code: string
  readonly status: number
  /** Shown to people, in Vietnamese. */
  readonly title: string
  /** Told to programs besides: "retry-after", "allow". */
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal the caller can act on. Anything else that is thrown is a bug: 500. */
export class Refusal extends Error {
  override readonly name = "Refusal"
  readonly kind: ProblemKind
  readonly errors: readonly { pointer: string; detail: string }[]

  constructor(
    kind: ProblemKind,
    detail: string,
    errors: readonly { pointer: string; detail: string }[] = [],
  ) {
    super(detail)
    this.kind = kind
    this.errors = errors
  }
}
