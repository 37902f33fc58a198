import type { English } from "./english.ts"

/** Texts of the map of a unit on a sheet of paper. */
export const mapSheetVi = {
  "sheet.title": "Bản đồ hạ tầng số",
  "sheet.titleWith": "Bản đồ hạ tầng số và vùng phủ sóng",
  "sheet.link": "Tờ bản đồ A4",
  "sheet.print": "In tờ này",
  "sheet.back": "Về bản đồ",
  "sheet.lead":
    "Một trang A4 của một địa bàn, đúng tỷ lệ khi in không co giãn. Mỗi tờ là một đường dẫn; chọn địa bàn, lớp phủ sóng trên bản đồ rồi bấm “Tờ bản đồ A4”.",
  "sheet.choose": "Hãy chọn một địa bàn để có tờ bản đồ.",
  "sheet.noBoundary":
    "Chưa nạp ranh giới của địa bàn này; tờ bản đồ vẽ quanh điểm đại diện của nó.",
  "sheet.noPlace": "Không có ranh giới, cũng không có điểm đại diện của địa bàn này để vẽ.",
  "sheet.day": "Ngày {{day}}",
  "sheet.label": "Bản đồ {{unit}}; nội dung giống các bảng bên dưới",
  "sheet.north": "B",
  "sheet.scale": "Tỷ lệ 1 : {{scale}}",
  "sheet.scale.note": "khi in không co giãn",
  "sheet.assets": "Tài sản theo loại và trạng thái",
  "sheet.assets.none": "Không có tài sản công khai nào ở địa bàn này.",
  "sheet.away":
    "{{count, number}} tài sản không có trên tờ: vị trí không công khai, hoặc nằm ngoài khung.",
  "sheet.kind": "Loại",
  "sheet.total": "Tổng",
  "sheet.served": "Ai được phủ sóng",
  "sheet.served.technology": "Công nghệ",
  "sheet.served.villages": "Thôn",
  "sheet.served.households": "Hộ",
  "sheet.served.population": "Dân",
  "sheet.served.area": "Diện tích, km²",
  "sheet.served.part": "{{share}} % ({{served}}/{{of}})",
  "sheet.served.none":
    "Lần tính này chưa được đếm theo thôn ở địa bàn này, nên chưa có tỷ lệ được phủ.",
  "sheet.served.rule": "Quy tắc đếm: {{title}} ({{source}}). Số hộ, số dân là ước tính.",
  "sheet.gaps": "Vùng lõm sóng: {{count, number}}",
  "sheet.source":
    "Vùng phủ: lần tính {{run}} “{{name}}”, {{day}}; {{model}}; có sóng khi từ {{level}} trở lên ({{title}}). Tính bằng mô hình, không phải đo.",
  "sheet.source.noLevel":
    "Vùng phủ: lần tính {{run}} “{{name}}”, {{day}}; {{model}}. Tính bằng mô hình, không phải đo.",
  "sheet.ground": "Địa hình: {{ground}}.",
  "sheet.credit": "Ranh giới: {{source}}. Tài sản: sổ hạ tầng số, ngày {{day}}. In từ {{address}}",
  "sheet.credit.noBoundary": "Tài sản: sổ hạ tầng số, ngày {{day}}. In từ {{address}}",
  "sheet.illustrative": "Có số liệu minh họa: một phần được tạo ra để trình diễn, không có thật.",
} as const

export const mapSheetEn: English<typeof mapSheetVi> = {
  "sheet.title": "Map of digital infrastructure",
  "sheet.titleWith": "Map of digital infrastructure and signal coverage",
  "sheet.link": "A4 sheet",
  "sheet.print": "Print this sheet",
  "sheet.back": "Back to the map",
  "sheet.lead":
    "One page of A4 for one unit, true to scale when it is printed at 100 %. Every sheet is a link; choose a unit and a layer on the map and press “A4 sheet”.",
  "sheet.choose": "Choose a unit to have its sheet.",
  "sheet.noBoundary":
    "No boundary of this unit is loaded; the sheet is drawn around the point that stands for it.",
  "sheet.noPlace": "There is neither a boundary nor a point of this unit to draw.",
  "sheet.day": "{{day}}",
  "sheet.label": "Map of {{unit}}; the tables below hold the same",
  "sheet.north": "N",
  "sheet.scale": "Scale 1 : {{scale}}",
  "sheet.scale.note": "when printed at 100 %",
  "sheet.assets": "Assets by kind and state",
  "sheet.assets.none": "There is no published asset in this unit.",
  "sheet.away":
    "{{count, number}} assets are not on the sheet: their place is not published, or lies outside of it.",
  "sheet.kind": "Kind",
  "sheet.total": "Total",
  "sheet.served": "Who has signal",
  "sheet.served.technology": "Technology",
  "sheet.served.villages": "Villages",
  "sheet.served.households": "Households",
  "sheet.served.population": "People",
  "sheet.served.area": "Area, km²",
  "sheet.served.part": "{{share}} % ({{served}}/{{of}})",
  "sheet.served.none":
    "This run has not been counted by villages in this unit, so there is no share.",
  "sheet.served.rule": "Counted by: {{title}} ({{source}}). Households and people are estimates.",
  "sheet.gaps": "Coverage gaps: {{count, number}}",
  "sheet.source":
    "Coverage: run {{run}} “{{name}}”, {{day}}; {{model}}; signal from {{level}} on ({{title}}). Computed by a model, not measured.",
  "sheet.source.noLevel":
    "Coverage: run {{run}} “{{name}}”, {{day}}; {{model}}. Computed by a model, not measured.",
  "sheet.ground": "Ground: {{ground}}.",
  "sheet.credit": "Boundaries: {{source}}. Assets: the register, {{day}}. Printed from {{address}}",
  "sheet.credit.noBoundary": "Assets: the register, {{day}}. Printed from {{address}}",
  "sheet.illustrative": "Some of this was made up for a demonstration; it is not real.",
}
