import type { Bounds, Point } from '../../geometry.ts'

/** Along which way room is made. */
export type Axis = 'x' | 'y'

export const sizeAlong = ({ width, height }: Bounds, axis: Axis): number => (axis === 'x' ? width : height)
export const farEnd = (bounds: Bounds, axis: Axis): number => bounds[axis] + sizeAlong(bounds, axis)
export const across = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x')
export const along = (axis: Axis, by: number): Point => (axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by })

export const widened = (bounds: Bounds, axis: Axis, by: number): Bounds =>
  axis === 'x' ? { ...bounds, width: bounds.width + by } : { ...bounds, height: bounds.height + by }
