import type { ReactNode } from "react"

/** What was measured, wherever it stands beside what is modelled. */
export function Measured({ children }: { readonly children: ReactNode }) {
  return <span className="measured-mark">{children}</span>
}

/** What a model says. */
export function Modelled({ children }: { readonly children: ReactNode }) {
  return <span className="modelled-mark">{children}</span>
}
