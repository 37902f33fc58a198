/** What ITM says beside a loss: return codes and warning bits, numbered as NTIA numbers them. */
export const ItmCode = {
  success: 0,
  successWithWarnings: 1,
  txHeight: 1000,
  rxHeight: 1001,
  climate: 1002,
  time: 1003,
  location: 1004,
  situation: 1005,
  confidence: 1006,
  reliability: 1007,
  refractivity: 1008,
  frequency: 1009,
  polarisation: 1010,
  permittivity: 1011,
  conductivity: 1012,
  groundImpedance: 1013,
  variabilityMode: 1014,
  effectiveEarth: 1016,
  pathDistance: 1017,
  irregularity: 1018,
  txSiting: 1019,
  rxSiting: 1020,
  surfaceRefractivityTooSmall: 1021,
  surfaceRefractivityTooLarge: 1022,
} as const

/** Bits of `warnings`; a result with any of them has code 1. */
export const ItmWarning = {
  txHeight: 0x0001,
  rxHeight: 0x0002,
  frequency: 0x0004,
  /** Longer than 1 000 km. */
  distanceLarge: 0x0008,
  /** Longer than 2 000 km. */
  distanceVeryLarge: 0x0010,
  /** Shorter than five times the difference of the effective heights. */
  distanceBelowHeights: 0x0020,
  /** Shorter than 1 km. */
  distanceSmall: 0x0040,
  txHorizonAngle: 0x0080,
  rxHorizonAngle: 0x0100,
  txHorizonNear: 0x0200,
  rxHorizonNear: 0x0400,
  txHorizonFar: 0x0800,
  rxHorizonFar: 0x1000,
  extremeVariability: 0x2000,
  surfaceRefractivity: 0x4000,
} as const

/**
 * Which of the three curves gave the reference attenuation. It is the branch of the
 * solution and not geometry: a path behind a hill can be solved on branch 1. Ask
 * `lineOfSight` for the geometry.
 */
export const ItmBranch = { none: 0, lineOfSight: 1, diffraction: 2, troposcatter: 3 } as const
