import type { Words } from "./words.ts"

/** What agencies answer before publication, figures they are given, and what they say of these. */
export const assessmentAnswerWords = {
  "ans.reply.whole": ["Ý kiến chung", "On the whole"],
  "ans.reply.criteria": ["Ý kiến theo tiêu chí", "By criterion"],
  "ans.reply.add": ["Thêm ý kiến về tiêu chí", "Add a criterion"],
  "ans.reply.add.choose": ["chọn tiêu chí…", "choose a criterion…"],
  "ans.reply.of": [
    "{{code}} {{name}} ({{points}}/{{max}})",
    "{{code}} {{name}} ({{points}}/{{max}})",
  ],
  "ans.reply.drop": ["Bỏ ý kiến về {{code}}", "Drop the reply on {{code}}"],
  "ans.reply.drop.short": ["Bỏ", "Drop"],
  "ans.reply.sent": ["Đã gửi", "What was sent"],
  "ans.reply.unread": ["Cơ quan chủ trì chưa đọc.", "The lead has not read it yet."],
  "ans.reply.read": ["Cơ quan chủ trì đã đọc {{at}}.", "Read by the lead at {{at}}."],
  "ans.reply.again": [
    "Gửi lại thì ý kiến mới thay ý kiến trên, và cơ quan chủ trì phải đọc lại.",
    "Sending again replaces it, and the lead must read it again.",
  ],
  "ans.reply.final": [
    "Kết quả đã công bố: {{points}}/{{max}} điểm, hạng {{rank}}/{{of}}.",
    "Published: {{points}} of {{max}} points, rank {{rank}} of {{of}}.",
  ],
  "ans.reply.final.unranked": [
    "Kết quả đã công bố: {{points}}/{{max}} điểm, không xếp hạng.",
    "Published: {{points}} of {{max}} points, not ranked.",
  ],

  "ans.replies": ["Ý kiến của đơn vị về dự thảo kết quả", "Replies to the draft result"],
  "ans.replies.sentence": [
    "{{count}}/{{of}} đơn vị có ý kiến; {{unread}} ý kiến chưa đọc.",
    "{{count}} of {{of}} agencies replied; {{unread}} not read yet.",
  ],
  "ans.replies.waits": [
    "Công bố chờ đến khi mọi ý kiến được đọc.",
    "Publication waits until each is read.",
  ],
  "ans.replies.none": [
    "Chưa đơn vị nào có ý kiến. Nhận ý kiến từ {{opens}} đến {{closes}}.",
    "No agency has replied. Replies are taken from {{opens}} to {{closes}}.",
  ],
  "ans.replies.version": ["Bản {{version}}, gửi {{at}}", "Version {{version}}, sent {{at}}"],
  "ans.replies.unread": ["chưa đọc", "not read"],
  "ans.replies.said": ["Đã đọc {{at}}: {{text}}", "Read at {{at}}: {{text}}"],
  "ans.replies.read": ["Đã đọc {{at}}", "Read at {{at}}"],
  "ans.replies.answer": ["Lời đáp (không bắt buộc)", "What the lead says to it (optional)"],
  "ans.replies.acknowledge": ["Ghi là đã đọc", "Mark as read"],
  "ans.replies.acknowledge.of": [
    "Ghi là đã đọc ý kiến của {{name}}",
    "Mark the reply of {{name}} as read",
  ],
  "ans.replies.failed": ["Chưa ghi được là đã đọc", "Not marked as read"],
  "ans.replies.kept": ["Lời đáp bạn gõ vẫn còn ở đây.", "What you typed is still here."],
} as const satisfies Words
