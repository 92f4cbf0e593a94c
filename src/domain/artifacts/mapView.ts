/** Which part of a drawn plane is in sight. The whole of it at zoom 1, and never anything beside it. */
export type MapView = { readonly zoom: number; readonly x: number; readonly y: number }
export type Plane = { readonly width: number; readonly height: number }

export const MOST_ZOOM = 64

export const wholeOf = ({ width, height }: Plane): MapView => ({ zoom: 1, x: width / 2, y: height / 2 })

export const zoomedBy = (view: MapView, factor: number, plane: Plane): MapView =>
  inside({ ...view, zoom: view.zoom * factor }, plane)

/** By units of the plane. */
export const movedBy = (view: MapView, by: { readonly x: number; readonly y: number }, plane: Plane): MapView =>
  inside({ ...view, x: view.x + by.x, y: view.y + by.y }, plane)

/** With a place in sight: in the middle, unless it was in sight already. */
export function showing(view: MapView, place: { readonly x: number; readonly y: number }, plane: Plane): MapView {
  const isInSight =
    Math.abs(place.x - view.x) <= plane.width / view.zoom / 2 &&
    Math.abs(place.y - view.y) <= plane.height / view.zoom / 2
  return isInSight ? view : inside({ ...view, ...place }, plane)
}

export function viewBoxOf({ zoom, x, y }: MapView, { width, height }: Plane): string {
  const [across, down] = [width / zoom, height / zoom]
  return [x - across / 2, y - down / 2, across, down].map((value) => Number(value.toFixed(3))).join(" ")
}

function inside(view: MapView, { width, height }: Plane): MapView {
  const zoom = between(view.zoom, 1, MOST_ZOOM)
  const [across, down] = [width / zoom / 2, height / zoom / 2]
  return { zoom, x: between(view.x, across, width - across), y: between(view.y, down, height - down) }
}

const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
