/** The text of the page about the method, both languages side by side. */
export const aboutVi = {
  "about.title": "Số liệu từ đâu ra, được kiểm tra thế nào",
  "about.lead":
    "Tỉnh Số trình bày số liệu chuyển đổi số của tỉnh sao cho ai cũng tìm được, tin được, trích dẫn được và lấy về được.",
  "about.sourceTitle": "Nguồn",
  "about.source":
    "Mỗi số liệu được đọc từ một văn bản công khai và giữ nguyên như văn bản viết: giá trị, đơn vị tính, từ đi kèm (“trên”, “tối thiểu”, “khoảng”), kỳ và tên địa bàn lúc đó. Trang số liệu nêu tệp, dòng và mã băm của tệp đã đọc.",
  "about.checkTitle": "Kiểm tra",
  "about.check":
    "Trước khi hiển thị, mọi số liệu được đối chiếu với các quy tắc đã khai báo: các phần phải cộng thành tổng, phần không vượt quá toàn thể, tỷ lệ không quá 100 %, các ngày trong văn bản phải khớp nhau, hai số suy ra số thứ ba phải phù hợp, thay đổi bất thường bị nghi vấn. Số liệu không qua kiểm tra vẫn hiện, kèm cảnh báo và lý do.",
  "about.targetTitle": "Chỉ tiêu",
  "about.target":
    "Chỉ tiêu được đặt bên kết quả mới nhất của cùng chỉ số và cùng địa bàn: vượt, đạt, chưa đạt, chưa rõ (kết quả như đã công bố có thể hiểu cả hai cách) hoặc chưa có số liệu. Trạng thái luôn có chữ và hình, không chỉ có màu.",
  "about.viewTitle": "Sắp xếp đơn vị",
  "about.view":
    "Từ 01/07/2025 nhiều tỉnh và xã được sắp xếp lại. “Như đã báo cáo” giữ đơn vị của thời điểm báo cáo; “theo đơn vị ngày …” đưa số liệu về đơn vị của ngày đó: số cộng được thì cộng và giữ từ “trên”, số không cộng được (tỷ lệ không có tử số) thì đặt cạnh nhau kèm lý do.",
  "about.missingTitle": "Số thiếu",
  "about.missing": "Số thiếu không phải là 0. Nơi chưa có số liệu được ghi rõ là chưa có.",
  "about.timeTitle": "Theo thời gian",
  "about.time":
    "Số liệu không bị ghi đè: đính chính là một phiên bản mới, bản cũ còn trong lịch sử. Liên kết cố định mang ngày và cách xem, nên năm sau vẫn cho đúng những con số ấy.",
  "about.apiTitle": "Giao diện lập trình",
  "about.api": "Mọi trang đều lấy số từ một API công khai, không cần đăng ký. Mô tả OpenAPI 3.1:",
  "about.licenceTitle": "Giấy phép",
  "about.licence":
    "Phần mềm: Apache-2.0. Tọa độ điểm trên bản đồ: GeoNames, CC BY 4.0. Số liệu thuộc về các văn bản công khai được dẫn nguồn; khi dùng lại, hãy dẫn văn bản và mã số liệu.",
  "about.rules": "Các quy tắc kiểm tra và các vấn đề đang có",
} as const

export const aboutEn: Record<keyof typeof aboutVi, string> = {
  "about.title": "Where figures come from and how they are checked",
  "about.lead":
    "Tỉnh Số presents a province's figures of digital transformation so that anyone can find, believe, cite and take them.",
  "about.sourceTitle": "Sources",
  "about.source":
    "Every figure was read in a public document and is kept as written: value, unit of measure, qualifier (“more than”, “at least”, “about”), period and the place's name at the time. A figure's page names the file, its row and its hash.",
  "about.checkTitle": "Checks",
  "about.check":
    "Before it is shown, each figure is held against declared rules: parts must sum to the whole, a part cannot exceed its whole, a share cannot exceed 100%, the dates in a document must agree, two figures that imply a third must fit it, and unusual jumps are questioned. A figure that fails is still shown, with a warning and the reason.",
  "about.targetTitle": "Targets",
  "about.target":
    "A target stands beside the newest result of the same measure and place: exceeded, reached, behind, uncertain (the result as published can mean either) or no data yet. A state always has a word and a shape, never colour alone.",
  "about.viewTitle": "Mergers of units",
  "about.view":
    "On 1 July 2025 many provinces and communes were merged. “As reported” keeps the units of the time; “by units of …” carries figures to the units of that day: what adds is added and keeps its “more than”; what does not add (a share without its numerator) stands side by side with the reason.",
  "about.missingTitle": "Missing figures",
  "about.missing": "Missing is never zero. Where there is no figure, the page says so.",
  "about.timeTitle": "Over time",
  "about.time":
    "Figures are never overwritten: a correction is a new version and the old one stays in the history. A permanent link carries its day and view, so it gives the same numbers next year.",
  "about.apiTitle": "Programming interface",
  "about.api":
    "Every page reads from a public API, free of registration. Its OpenAPI 3.1 description:",
  "about.licenceTitle": "Licence",
  "about.licence":
    "Software: Apache-2.0. Coordinates of points on the map: GeoNames, CC BY 4.0. Figures belong to the public documents they cite; when you reuse one, cite the document and the figure's id.",
  "about.rules": "The rules and the current problems",
}
