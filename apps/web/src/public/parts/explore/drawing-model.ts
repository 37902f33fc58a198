import type { PivotAnswer } from "@tinhso/server/indicators/pivot/model"
import type { ReactNode } from "react"
import type { Site } from "../../site.tsx"
import type { MapDrawn } from "./map-points.ts"
import type { Names } from "./names.ts"

/** How wide a drawing is that people take away. */
export const WIDTH = 720

export interface DrawingProps {
  readonly answer: PivotAnswer
  readonly names: Names
  readonly site: Site
  readonly map: MapDrawn | null
}

export interface Drawing {
  readonly height: number
  readonly title: string
  /** Every number in words, for people who hear it. */
  readonly description: string
  readonly content: ReactNode
}
