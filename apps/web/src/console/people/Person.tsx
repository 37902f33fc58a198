import type { ReactNode } from "react"

interface Props {
  readonly name: string
  readonly email: string
  readonly children?: ReactNode
}

/** A person's name with the e-mail under it. */
export function Person({ name, email, children }: Props) {
  return (
    <span>
      <strong>{name}</strong>
      {children}
      <span className="under wrap-anywhere">{email}</span>
    </span>
  )
}
