import type { PortalAppearance } from '@aftersale/contract'
import { inkOn, isReadable } from '@aftersale/kernel'

/** The backgrounds of the portal’s pages, the lightest and the darkest on which coloured text stands. */
const LIGHT = '#f5f6f8'
const DARK = '#222428'
const WHITE = '#ffffff'
const BLACK = '#000000'
const STEPS = 50

/**
 * The colours that follow from a company’s own, `#rrggbb`: what is readable on it, and the colour itself made as much darker or
 * lighter as text on light and on dark pages needs. However the company chose, nobody reads yellow on white.
 */
export function coloursOf(accent: string): PortalAppearance['colours'] {
  return {
    accent,
    onAccent: inkOn(accent),
    onLight: mixedUntilReadable(accent, BLACK, LIGHT),
    onDark: mixedUntilReadable(accent, WHITE, DARK),
  }
}

function mixedUntilReadable(own: string, towards: string, behind: string): string {
  const [from, to] = [partsOf(own), partsOf(towards)]
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = hexOf(from.map((part, at) => Math.round(part + ((to[at] ?? 0) - part) * (step / STEPS))))
    if (isReadable(mixed, behind)) return mixed
  }
  return towards
}

const partsOf = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

const hexOf = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
