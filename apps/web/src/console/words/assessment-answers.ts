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

  "ans.given": ["Số liệu tỉnh cung cấp", "Figures that the province gives"],
  "ans.given.give": ["Cấp số liệu cho các đơn vị", "Give figures to agencies"],
  "ans.given.intro": [
    "Đơn vị thấy số cùng nguồn, không sửa được; nếu thấy chưa đúng thì gửi ý kiến.",
    "Agencies see the figure with its source and cannot change it; they may say that it is not right.",
  ],
  "ans.given.none": [
    "Bộ chỉ số này không có tiêu chí nào tính từ số liệu.",
    "No criterion of this index is computed from figures.",
  ],
  "ans.given.figure": ["Số liệu", "Figure"],
  "ans.given.from": ["Ai nắm số này, văn bản nào", "Who holds it, in which document"],
  "ans.given.from.hint": [
    "Ví dụ: Sở Khoa học và Công nghệ, báo cáo 12/BC-SKHCN ngày 5/10/2026.",
    "Such as: Department of Science and Technology, report 12/BC-SKHCN of 5/10/2026.",
  ],
  "ans.given.from.missing": ["Hãy nêu nguồn số liệu.", "Say where it comes from."],
  "ans.given.to": ["Cấp", "Give"],
  "ans.given.to.all": ["một số cho mọi đơn vị", "one figure to every agency"],
  "ans.given.to.each": ["mỗi đơn vị một số, dán bảng", "a figure for each agency, pasted"],
  "ans.given.value": ["Số cho mọi đơn vị", "The figure"],
  "ans.given.paste": ["Dán bảng từ Excel", "Paste a table from a spreadsheet"],
  "ans.given.paste.hint": [
    "Hai cột: đơn vị (mã hoặc tên), số. Ba cột: đơn vị, mã tiêu chí, số. Bốn cột: đơn vị, mã tiêu chí, số liệu, số. Có hàng đầu ghi tên cột (Đơn vị, Mã, Số liệu, Giá trị) thì thứ tự nào cũng được.",
    "Two columns: agency (id or name), figure. Three: agency, code, figure. Four: agency, code, name of the figure, figure. With column names (Đơn vị, Mã, Số liệu, Giá trị) any order.",
  ],
  "ans.given.mark": ["Dấu thập phân", "Decimal mark"],
  "ans.given.mark.ask": ["hỏi khi đọc được hai cách", "ask where it can be read twice"],
  "ans.given.mark.comma": ["phẩy: 1.234,5", "comma: 1.234,5"],
  "ans.given.mark.point": ["chấm: 1,234.5", "point: 1,234.5"],
  "ans.given.check": ["Kiểm tra", "Check"],
  "ans.given.checked": ["Kiểm tra trước khi ghi", "Check before it is written"],
  "ans.given.sentence": [
    "{{count}} số liệu đọc được cho {{units}} đơn vị: {{fresh}} mới, {{changed}} thay số đang có, {{same}} đã có như vậy.",
    "{{count}} figures read for {{units}} agencies: {{fresh}} new, {{changed}} replace one, {{same}} stand already.",
  ],
  "ans.given.wrong": [
    "{{count}} chỗ chưa nhận được; chưa ghi gì. Sửa bảng rồi kiểm tra lại.",
    "{{count}} places cannot be taken; nothing is written. Mend the table and check again.",
  ],
  "ans.given.wrong.one": [
    "Dòng {{row}}, {{column}}: {{message}}",
    "Row {{row}}, {{column}}: {{message}}",
  ],
  "ans.given.empty": ["Bảng chưa có số liệu nào.", "The table has no figures."],
  "ans.given.col.row": ["Dòng", "Row"],
  "ans.given.col.value": ["Số cấp", "Given"],
  "ans.given.col.before": ["Đang là", "Stands"],
  "ans.given.before.none": ["chưa có", "none yet"],
  "ans.given.more": ["… và {{count}} dòng nữa", "… and {{count}} more rows"],
  "ans.given.write": ["Ghi {{count}} số liệu", "Write {{count}} figures"],
  "ans.given.done": [
    "Đã cấp {{given}} số liệu; {{same}} đã có như vậy.",
    "{{given}} figures given; {{same}} stood already.",
  ],
  "ans.given.failed": ["Chưa cấp được số liệu", "The figures were not given"],
  "ans.given.kept": ["Bảng bạn dán vẫn còn ở đây.", "What you pasted is still here."],

  "ans.disputes": ["Ý kiến về số liệu được cấp", "What agencies say of given figures"],
  "ans.disputes.none": [
    "Chưa đơn vị nào có ý kiến về số liệu được cấp.",
    "No agency has said that a figure is not right.",
  ],
  "ans.disputes.sentence": [
    "{{count}} ý kiến, {{open}} chờ trả lời.",
    "{{count}} in all, {{open}} wait for an answer.",
  ],
  "ans.disputes.waits": [
    "Công bố chờ đến khi mọi ý kiến được trả lời.",
    "Publication waits until each is answered.",
  ],
  "ans.dispute.said": [
    "{{code}}, {{name}}: được cấp {{given}}, đơn vị nói {{value}}.",
    "{{code}}, {{name}}: given {{given}}, the agency says {{value}}.",
  ],
  "ans.dispute.unknown": ["chưa biết số đúng", "it does not know the right one"],
  "ans.dispute.accepted": ["Đã chấp nhận {{at}}: {{reason}}", "Accepted at {{at}}: {{reason}}"],
  "ans.dispute.refused": [
    "Giữ nguyên số, {{at}}: {{reason}}",
    "The figure stands, {{at}}: {{reason}}",
  ],
  "ans.dispute.answer": ["Trả lời", "Answer"],
  "ans.dispute.answer.of": [
    "Trả lời {{name}} về {{code}} {{figure}}",
    "Answer {{name}} on {{code}} {{figure}}",
  ],
  "ans.dispute.how": ["Quyết định", "Decision"],
  "ans.dispute.how.accept": ["chấp nhận, dùng số mới", "accept with the right figure"],
  "ans.dispute.how.keep": ["giữ nguyên số đã cấp", "the given figure stands"],
  "ans.dispute.value": ["Số đúng", "The right figure"],
  "ans.dispute.value.missing": [
    "Chấp nhận thì phải cho số đúng.",
    "To accept, say the right figure.",
  ],
  "ans.dispute.reason": ["Vì sao", "Why"],
  "ans.dispute.failed": ["Chưa gửi được lời đáp", "The answer was not sent"],
} as const satisfies Words
