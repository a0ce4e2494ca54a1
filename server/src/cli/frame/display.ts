/** Code points that terminals draw two columns wide (Unicode East Asian Width W and F, and emoji). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
]

function columnsOf(character: string): number {
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return 0
  const point = character.codePointAt(0) ?? 0
  return wide.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}

/** Columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

/** Cut to at most `width` columns, the last one an ellipsis where something was cut. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    const columns = columnsOf(character)
    if (used + columns > width - 1) break
    kept += character
    used += columns
  }
  return `${kept}…`
}

export type Column<Row> = {
  readonly title: string
  readonly cell: (row: Row) => string
  readonly align?: 'left' | 'right'
}

/** Rows under titles, in columns as wide as their widest cell; numbers go right. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => columns.map((column) => column.cell(row)))]
  const widths = columns.map((_, at) =>
    cells.reduce((widest, line) => Math.max(widest, displayWidth(line[at] ?? '')), 0),
  )
  return cells.map((line) =>
    line
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - displayWidth(cell))
        return columns[at]?.align === 'right' ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}
