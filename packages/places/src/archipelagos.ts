/** Named on every map of Việt Nam, whatever else it shows. */
export const ARCHIPELAGOS = [
  {
    id: "hoang-sa",
    nameVi: "Quần đảo Hoàng Sa (Đà Nẵng)",
    nameEn: "Hoàng Sa archipelago (Đà Nẵng)",
    longitude: 112,
    latitude: 16.5,
  },
  {
    id: "truong-sa",
    nameVi: "Quần đảo Trường Sa (Khánh Hòa)",
    nameEn: "Trường Sa archipelago (Khánh Hòa)",
    longitude: 113.8,
    latitude: 9.4,
  },
] as const
