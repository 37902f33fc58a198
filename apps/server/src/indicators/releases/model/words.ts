import { Type } from "typebox"

export const Text = Type.String()
export const Count = Type.Integer({ minimum: 0 })
export const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$" })

/** Part of a permanent address: "2024-q3". */
export const ReleaseId = Type.String({
  pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$",
  minLength: 2,
  maxLength: 64,
})

/** A release as others name it. */
export const link = Type.Object({ id: ReleaseId, titleVi: Text, titleEn: Text, publishedAt: Text })
