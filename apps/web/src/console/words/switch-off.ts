import type { Words } from "./words.ts"

/** What is left when a technology goes. */
export const switchOffWords = {
  "off.title": ["Nếu tắt sóng {{technology}}", "If {{technology}} is switched off"],
  "off.intro": [
    "Trạm sẽ tắt, và cột không còn công nghệ nào khác, theo các bản ghi trong sổ đăng ký.",
    "Stations that go off, and masts that have nothing else, by the records of the register.",
  ],
  "off.technology": ["Công nghệ", "Technology"],
  "off.none": [
    "Ngày {{day}} sổ đăng ký không có trạm {{technology}} nào đang dùng ở địa bàn này. Nếu thực tế có, hãy nhập danh sách trạm.",
    "On {{day}} the register has no station of {{technology}} in use here. If there are any, import a list of stations.",
  ],
  "off.told": [
    "Ngày {{day}}: {{stations}} trạm {{technology}} trên {{masts}} cột; {{only}} cột chỉ có {{technology}}.",
    "On {{day}}: {{stations}} stations of {{technology}} on {{masts}} masts; {{only}} masts have {{technology}} alone.",
  ],
  "off.stations": ["Trạm {{technology}}", "Stations of {{technology}}"],
  "off.masts": ["Cột có {{technology}}", "Masts with {{technology}}"],
  "off.only": ["Cột chỉ có {{technology}}", "Masts with {{technology}} alone"],
  "off.only.own": ["Cột nhà mạng chỉ có {{technology}}", "Masts where it has {{technology}} alone"],
  "off.unknown": ["Trạm chưa rõ cột", "Stations of no known mast"],
  "off.operators": ["Theo nhà mạng", "By operator"],
  "off.operators.hint": [
    "Cột còn công nghệ khác của nhà mạng khác không phục vụ khách hàng của nhà mạng này.",
    "Another operator's technology on the mast does not serve the customers of this one.",
  ],
  "off.operator": ["Nhà mạng", "Operator"],
  "off.operator.none": ["(chưa ghi nhà mạng)", "(no operator)"],
  "off.units": ["Theo địa bàn", "By unit"],
  "off.onlyOn": ["Cột không còn công nghệ khác", "Masts that have nothing else"],
  "off.onlyOn.more": ["… và {{count}} cột nữa, đủ trong tệp xuất ra.", "… and {{count}} more."],
  "off.planned": ["Ngày dự kiến tắt", "Planned day"],
  "off.planned.none": ["chưa có ai nhập", "nobody entered one"],
  "off.late": ["đã qua ngày dự kiến, còn {{count}} trạm", "past, {{count}} stations still on"],
  "off.csv": ["Tải bảng (CSV)", "Save the table (CSV)"],
  "off.notKnown": ["Những gì sổ đăng ký không biết", "What the register does not know"],
  "off.devices": [
    "Bao nhiêu máy chỉ dùng {{technology}}: số này ở nhà mạng, không có trong sổ đăng ký.",
    "How many devices use {{technology}} alone: operators know, the register does not.",
  ],
  "off.coverage": [
    "Nơi nào mất sóng: cột còn lại gần đó có thể vẫn phủ. Hãy xem kết quả tính vùng phủ.",
    "Where there is no signal afterwards: a mast nearby may still reach. See computed coverage.",
  ],
  "off.mastless": [
    "{{count}} trạm {{technology}} chưa ghi đứng trên cột nào: không rõ ở đó còn lại gì.",
    "Of {{count}} stations of {{technology}} no mast is recorded: what is left there nobody can say.",
  ],
  "off.plan": ["Nhập ngày dự kiến tắt", "Enter a planned day"],
  "off.plan.hint": [
    "Ngày và căn cứ là của nhà mạng hoặc cơ quan quản lý; hệ thống không tự đặt. Để trống ngày để bỏ kế hoạch.",
    "Day and ground are the operator's or the regulator's. Leave the day empty to take a plan back.",
  ],
  "off.plan.day": ["Ngày tắt", "Day"],
  "off.plan.basis": ["Căn cứ (văn bản)", "Ground (document)"],
  "off.plan.unit": ["Cho địa bàn đang xem: {{unit}}.", "For the unit shown: {{unit}}."],
} as const satisfies Words
