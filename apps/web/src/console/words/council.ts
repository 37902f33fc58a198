import type { Words } from "./words.ts"

/** The council of a round of scoring. */
export const councilWords = {
  "cc.title": ["Hội đồng quyết định", "The council decides"],
  "cc.none": ["Không có tiêu chí nào chờ hội đồng", "Nothing waits for the council"],
  "cc.none.detail": [
    "Khi có phúc tra, hoặc hai cơ quan thẩm định cho điểm khác nhau, tiêu chí hiện ở đây.",
    "An appeal, or two who verify and come to other points, brings a criterion here.",
  ],
  "cc.list": ["Tiêu chí trước hội đồng", "Before the council"],
  "cc.progress": ["Còn {{open}}, đã quyết {{decided}}", "{{open}} left, {{decided}} decided"],
  "cc.print": ["In danh sách", "Print the list"],
  "cc.closed": [
    "Đợt này không nhận quyết định nữa. Vẫn xem được mọi thứ.",
    "No decisions are taken any more. Everything can still be read.",
  ],
  "cc.all-done": ["Hội đồng đã quyết hết.", "The council decided everything."],
  "cc.cause.appealed": ["phúc tra", "appeal"],
  "cc.cause.disputed": ["hai cơ quan khác nhau", "two verifiers differ"],
  "cc.cause.own-lead": ["điểm của cơ quan chủ trì", "the lead's own score"],
  "cc.between": ["chênh {{points}} điểm", "{{points}} points apart"],
  "cc.side.lead": ["Chủ trì thẩm định", "Lead"],
  "cc.side.confirmer": ["Cùng thẩm định", "Co-verifier"],
  "cc.side.appeal": ["Đơn vị phúc tra", "The agency's appeal"],
  "cc.side.claim": ["Đơn vị tự chấm", "The agency's claim"],
  "cc.no-reason": ["Không nêu lý do.", "No reason given."],
  "cc.for": ["Theo bên này", "Decide for this side"],
  "cc.decide": ["Quyết định điểm", "Decide"],
  "cc.decide-again": ["Quyết định lại", "Decide again"],
  "cc.decided": ["Hội đồng quyết định {{points}} điểm.", "The council decided {{points}} points."],
  "cc.told": ["Đã quyết định {{code}}.", "Decided {{code}}."],
  "cc.may-not": [
    "Anh/chị đã thẩm định hoặc chấm thay đơn vị này, nên không quyết định được. Việc này chờ ủy viên khác.",
    "You verified or scored for this agency, so another councillor has to decide.",
  ],
  "cc.col.case": ["Đơn vị, tiêu chí", "Agency, criterion"],
  "cc.col.first": ["Bên thứ nhất", "First side"],
  "cc.col.second": ["Bên thứ hai", "Second side"],
  "cc.col.decision": ["Quyết định", "Decision"],
} satisfies Words
