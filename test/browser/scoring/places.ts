/** Two communes of Quảng Ninh, which are scored. */
export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"

/** Who judges in the house: organisations that it opens. */
export const LEAD = "22.SKHCN"
export const POLICE = "22.CA"
export const COUNCIL = "22.HD"

/** Everybody's. */
export const PASSWORD = "quả táo đỏ rơi cạnh hiên"
