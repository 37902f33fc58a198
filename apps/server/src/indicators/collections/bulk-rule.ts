import type { Finding } from "./model/rules.ts"
import type { BulkRule } from "./model/report.ts"

/** What a bulk act knows of one report. */
export interface Judged {
  readonly findings: readonly Finding[]
  readonly late: boolean
  readonly evidence: number
  /** Cells that are said to be missing or not applicable, or are empty. */
  readonly without: number
  /** Whether the person who acts entered, changed or submitted something in it. */
  readonly own: boolean
}

const asked = (condition: boolean | undefined) => condition === true

interface Condition {
  readonly asked: boolean
  readonly broken: number
  readonly words: string
}

/** Why a bulk act leaves a report alone: each in one sentence; empty where it takes it. */
export function leftBecause(rule: BulkRule, report: Judged): string[] {
  const { findings, late, evidence, without, own } = report
  const errors = findings.filter(({ severity }) => severity === "error").length
  const warnings = findings.length - errors
  const jumps = findings.filter((one) => one.rule === "jump").length
  const conditions: Condition[] = [
    {
      asked: true,
      broken: Number(own),
      words: "Bạn đã nhập, sửa hoặc nộp số liệu của báo cáo này.",
    },
    { asked: true, broken: errors, words: `${errors} lỗi.` },
    { asked: asked(rule.noWarnings), broken: warnings, words: `${warnings} cảnh báo.` },
    {
      asked: asked(rule.noJump),
      broken: jumps,
      words: `${jumps} ô thay đổi quá hệ số so với kỳ trước.`,
    },
    { asked: asked(rule.onTime), broken: Number(late), words: "Nộp sau hạn." },
    { asked: asked(rule.complete), broken: without, words: `${without} ô không có giá trị.` },
    { asked: asked(rule.evidence), broken: Number(evidence === 0), words: "Chưa có minh chứng." },
  ]
  return conditions.filter((one) => one.asked && one.broken > 0).map(({ words }) => words)
}
