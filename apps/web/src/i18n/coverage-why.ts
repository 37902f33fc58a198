import type { English } from "./english.ts"

/** Texts that say why a station serves a place or does not. */
export const coverageWhyVi = {
  "cov.why.ask": "Vì sao?",
  "cov.why.shown": "đang xem bên dưới",
  "cov.stations": "Vì sao: các trạm {{layer}}, mạnh nhất trước",
  "cov.stations.station": "Trạm",
  "cov.stations.distance": "Cách",
  "cov.stations.why": "Vì sao",
  "cov.stations.lacks": "Thiếu",
  "cov.stations.none": "Không có trạm nào của {{layer}} trong lần tính này.",
  "cov.stations.noGround":
    "Địa hình không được giữ cùng lần tính này, nên không giải thích được. Người vận hành giữ lại địa hình bằng “tinhso coverage keep”.",
  "cov.why.serves": "Đủ sóng: {{level}}, hơn ngưỡng {{margin}}.",
  "cov.why.serves.bare": "Đủ sóng.",
  "cov.why.radius": "Xa hơn {{radius}}: không tính tới nơi này.",
  "cov.why.terrain": "Chưa có độ cao trên đường tới trạm.",
  "cov.why.terrain.tiles": "Chưa có độ cao ở ô {{tiles}}, trên đường tới trạm.",
  "cov.why.antenna":
    "Ăng-ten hướng sang phía khác, yếu hơn hướng chính {{loss}}; quay về phía này thì đủ.",
  "cov.why.hill": "Đồi cách nơi hỏi {{distance}} cao hơn đường ngắm {{above}}.",
  "cov.why.grazing":
    "Mặt đất cách nơi hỏi {{distance}} chỉ thấp hơn đường ngắm {{below}}, chạm vùng Fresnel.",
  "cov.why.hidden": "Địa hình che khuất.",
  "cov.why.lacks": "Thiếu {{lack}}.",
  "cov.why.budget": "Không bị che, nhưng xa trạm và yếu.",
  "cov.why.far": "Xa trạm, và không thông thoáng.",
  "cov.why.free": "Nếu không có gì che thì được {{level}}.",
  "cov.why.refused": "Mô hình không áp dụng được cho đường truyền này.",
  "cov.profile": "Mặt cắt địa hình tới trạm {{station}}",
  "cov.profile.description":
    "Mặt cắt từ trạm {{station}} tới nơi được hỏi, dài {{distance}}. Mặt đất từ {{least}} đến {{most}}; ăng-ten cao {{antenna}} trên đất, máy thu {{receiver}}. {{verdict}}",
  "cov.profile.place": "nơi được hỏi",
  "cov.profile.along": "km từ trạm",
  "cov.profile.height": "m trên mực nước biển",
  "cov.profile.obstacle": "cao hơn đường ngắm {{above}}",
  "cov.profile.close": "dưới đường ngắm {{below}}",
  "cov.profile.clear": "Không có gì che đường ngắm.",
  "cov.profile.key":
    "Nét thẳng: đường ngắm. Vùng nhạt: vùng Fresnel thứ nhất ở {{frequency}} MHz; lấn quá 40 % là yếu đi. Mặt đất vẽ cả độ cong trái đất (bán kính {{radius}} km).",
  "cov.profile.table": "Bảng của mặt cắt",
  "cov.profile.row.along": "Cách trạm",
  "cov.profile.row.ground": "Mặt đất",
  "cov.profile.row.ray": "Đường ngắm",
  "cov.profile.row.room": "Trên đất",
} as const

export const coverageWhyEn: English<typeof coverageWhyVi> = {
  "cov.why.ask": "Why?",
  "cov.why.shown": "shown below",
  "cov.stations": "Why: the stations of {{layer}}, strongest first",
  "cov.stations.station": "Station",
  "cov.stations.distance": "Distance",
  "cov.stations.why": "Why",
  "cov.stations.lacks": "Lacks",
  "cov.stations.none": "This run has no station of {{layer}}.",
  "cov.stations.noGround":
    "The ground was not kept with this run, so nothing can be explained. The operator keeps it with “tinhso coverage keep”.",
  "cov.why.serves": "Enough: {{level}}, {{margin}} above the threshold.",
  "cov.why.serves.bare": "Enough.",
  "cov.why.radius": "Farther than {{radius}}: not computed.",
  "cov.why.terrain": "Ground heights are missing on the way to the station.",
  "cov.why.terrain.tiles":
    "Tile {{tiles}} of the ground heights is missing on the way to the station.",
  "cov.why.antenna":
    "Its antenna looks elsewhere and gives {{loss}} less this way; turned here it would do.",
  "cov.why.hill": "A hill {{distance}} from the place rises {{above}} above the line of sight.",
  "cov.why.grazing":
    "The ground {{distance}} from the place is only {{below}} below the line of sight, within the Fresnel zone.",
  "cov.why.hidden": "Hidden by the ground.",
  "cov.why.lacks": "{{lack}} are lacking.",
  "cov.why.budget": "Nothing in the way, but far and weak.",
  "cov.why.far": "Far away, and not in the clear.",
  "cov.why.free": "With nothing in the way it would be {{level}}.",
  "cov.why.refused": "The model does not hold for this path.",
  "cov.profile": "The ground towards station {{station}}",
  "cov.profile.description":
    "Profile from station {{station}} to the place, {{distance}} long. The ground lies between {{least}} and {{most}}; the antenna stands {{antenna}} above it, the receiver {{receiver}}. {{verdict}}",
  "cov.profile.place": "the place",
  "cov.profile.along": "km from the station",
  "cov.profile.height": "m above the sea",
  "cov.profile.obstacle": "{{above}} above the line of sight",
  "cov.profile.close": "{{below}} below the line of sight",
  "cov.profile.clear": "Nothing is in the way of the line of sight.",
  "cov.profile.key":
    "Straight line: line of sight. Pale: the first Fresnel zone at {{frequency}} MHz; ground that takes more than 40 % of it weakens the signal. The ground is drawn with the bend of the earth (radius {{radius}} km).",
  "cov.profile.table": "The profile as a table",
  "cov.profile.row.along": "From the station",
  "cov.profile.row.ground": "Ground",
  "cov.profile.row.ray": "Line of sight",
  "cov.profile.row.room": "Above ground",
}
