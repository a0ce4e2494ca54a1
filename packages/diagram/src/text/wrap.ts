import { isWide, textWidth } from './text-width.ts'

/** What never begins a line (closing marks) and never ends one (opening marks), as Chinese and Latin typesetting has it. */
const NOT_FIRST = /^[，。、；：？！）》」』】〕”’…—·,.;:?!)\]}%]/u
const NOT_LAST = /[（《「『【〔“‘([{]$/u

/** No name has more letters or lines than this, whatever a document says; what goes beyond is cut off. */
const LONGEST = 2000
const MOST_LINES = 24

/**
 * A text in lines that are at most so wide, as even as they can be. Words are kept whole where they fit into a line;
 * Chinese breaks between characters. What goes beyond the last line ends with `…`.
 */
export function wrap(text: string, size: number, width: number, most = MOST_LINES): string[] {
  const read = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  const lines = read.split('\n').flatMap((paragraph) => wrapParagraph(paragraph.trim(), size, width))
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  return kept.map((line, position) => (position === most - 1 ? shortenedTo(`${line}…`, size, width) : line))
}

function wrapParagraph(text: string, size: number, width: number): string[] {
  if (text === '') return []
  const units = unitsOf(text, size, width)
  const lines = filled(units, size, width)
  if (lines.length < 2) return lines
  // The same number of lines, each as narrow as that allows: no line with one word left over.
  let [narrow, wide] = [0, width]
  while (wide - narrow > 2) {
    const middle = (narrow + wide) / 2
    if (
      units.every((unit) => textWidth(unit.trim(), size) <= middle) &&
      filled(units, size, middle).length <= lines.length
    )
      wide = middle
    else narrow = middle
  }
  return filled(units, size, wide)
}

function filled(units: readonly string[], size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const unit of units) {
    const isTooLong = line !== '' && textWidth((line + unit).trimEnd(), size) > width
    if (isTooLong) lines.push(line.trimEnd())
    line = isTooLong ? unit : line + unit
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

/** What is not broken: words with the blank after them, single wide characters with the marks that belong to them. */
function unitsOf(text: string, size: number, width: number): string[] {
  const units: string[] = []
  let previous = ''
  for (const letter of text) {
    const last = units.at(-1)
    const breaks =
      last === undefined ||
      (!NOT_FIRST.test(letter) &&
        !NOT_LAST.test(last) &&
        !/\s/.test(letter) &&
        (/[\s/_-]/.test(previous) || isWide(letter) || isWide(previous) || isHump(previous, letter)))
    const isTooWide = !breaks && last !== undefined && textWidth((last + letter).trim(), size) > width
    if (breaks || isTooWide) units.push(letter)
    else units[units.length - 1] = last + letter
    previous = letter
  }
  return units
}

/** Names out of code have no blanks: `findTheUnits`. */
const isHump = (before: string, letter: string): boolean => /\p{Ll}/u.test(before) && /\p{Lu}/u.test(letter)

function shortenedTo(text: string, size: number, width: number): string {
  let shorter = text
  while (shorter.length > 1 && textWidth(shorter, size) > width) shorter = `${shorter.slice(0, -2).trimEnd()}…`
  return shorter
}
