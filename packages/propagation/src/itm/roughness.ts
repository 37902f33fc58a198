/** Terrain irregularity as a path of `distance` m sees it, m (ERL 79-ITS 67, eq. 3). */
export const roughnessAlong = (distance: number, irregularity: number): number =>
  irregularity * (1 - 0.8 * Math.exp(-distance / 50e3))

/**
 * Standard deviation of the ground within the first Fresnel zone where waves are reflected, m
 * (ERL 79-ITS 67, eq. 3.6a).
 */
export const roughnessOfReflector = (roughness: number): number =>
  0.78 * roughness * Math.exp(-0.5 * Math.sqrt(Math.sqrt(roughness)))
