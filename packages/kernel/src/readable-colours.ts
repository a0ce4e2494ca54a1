type Rgb = readonly [red: number, green: number, blue: number]

/** What normal text needs against what is behind it (WCAG 2.2, 1.4.3 Contrast (Minimum), level AA). */
const ENOUGH = 4.5
const WHITE = '#ffffff'
const BLACK = '#000000'

/** The ink to write with on a colour, `#rrggbb`: white wherever white can be read (4.5 : 1); elsewhere black can. */
export const inkOn = (colour: string): string => (isReadable(WHITE, colour) ? WHITE : BLACK)

/** Whether text of one colour can be read on another, both `#rrggbb`: 4.5 : 1 at least (WCAG 2.2, 1.4.3, level AA). */
export const isReadable = (text: string, behind: string): boolean => contrastOf(text, behind) >= ENOUGH

/** The contrast ratio of two colours, `#rrggbb`, 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = rgbOf(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function rgbOf(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}
