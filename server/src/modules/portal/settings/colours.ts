import type { PortalAppearance } from '@aftersale/contract'

type Rgb = readonly [number, number, number]

/** What normal text needs against what is behind it (WCAG 2.2, 1.4.3 Contrast (Minimum), level AA). */
const ENOUGH = 4.5
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
/** The backgrounds of the portal’s pages, the lightest and the darkest on which coloured text stands. */
const LIGHT: Rgb = [245, 246, 248]
const DARK: Rgb = [34, 36, 40]
const STEPS = 50

/**
 * The colours that follow from a company’s own, `#rrggbb`: what is readable on it, and the colour itself made as much darker or
 * lighter as text on light and on dark pages needs. However the company chose, nobody reads yellow on white.
 */
export function coloursOf(accent: string): PortalAppearance['colours'] {
  const own = rgbOf(accent)
  const onAccent = contrast(own, WHITE) >= ENOUGH ? WHITE : contrast(own, BLACK) >= contrast(own, WHITE) ? BLACK : WHITE
  return {
    accent,
    onAccent: hexOf(onAccent),
    onLight: hexOf(mixedUntilReadable(own, BLACK, LIGHT)),
    onDark: hexOf(mixedUntilReadable(own, WHITE, DARK)),
  }
}

function mixedUntilReadable(own: Rgb, towards: Rgb, behind: Rgb): Rgb {
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = own.map((part, at) => Math.round(part + ((towards[at] ?? 0) - part) * (step / STEPS)))
    const colour: Rgb = [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]
    if (contrast(colour, behind) >= ENOUGH) return colour
  }
  return towards
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”). */
function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function rgbOf(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

const hexOf = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
