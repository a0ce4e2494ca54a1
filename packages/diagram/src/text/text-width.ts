/**
 * Widths of the printable ASCII characters in thousandths of the font size, from the blank on: those of Helvetica and Arial,
 * which the system fonts of browsers come close to.
 */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]

/** Characters as wide as they are high. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]/u

/** Fonts differ: what is planned with a little more room fits with each of them. */
const MARGIN = 1.12

/** How wide a text is about, in pixels, at a font size in pixels. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0
  for (const letter of text) thousandths += widthOf(letter)
  return Math.ceil((thousandths / 1000) * size * MARGIN)
}

function widthOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return ASCII[code - 0x20] ?? 600
  if (/\p{Mark}/u.test(letter)) return 0
  return WIDE.test(letter) ? 960 : 600
}

/** Whether a line may break before this character: each of the scripts that write no blanks stands for itself. */
export const isWide = (letter: string): boolean => WIDE.test(letter)
