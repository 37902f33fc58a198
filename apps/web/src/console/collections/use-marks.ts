import { useState } from "react"
import type { Marks } from "../grid/reading.ts"

const KEY = "tinhso.number-marks"

/** How this browser's user writes numbers, remembered; asked about until it is said. */
export function useMarks(): readonly [Marks, (marks: Marks) => void] {
  const [marks, setMarks] = useState<Marks>(keptMarks)
  const choose = (next: Marks) => {
    setMarks(next)
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }
  return [marks, choose]
}

function keptMarks(): Marks {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === "comma" || kept === "point" ? kept : "ask"
  } catch {
    return "ask"
  }
}
