/** How far north of the equator a latitude is drawn, in degrees of longitude. */
export const mercator = (latitude: number) =>
  Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * (180 / Math.PI)
