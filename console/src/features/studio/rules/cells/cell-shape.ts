export type CellValue = string | number | boolean

/** A number, or the name of one that the company gave a name. */
export type Operand = number | string

export type Comparison = '<' | '<=' | '>' | '>=' | '='

/** What a cell asks, as far as it can be chosen from a form; `feel` is whatever else FEEL can say. */
export type CellShape =
  | { readonly kind: 'any' }
  | { readonly kind: 'compared'; readonly by: Comparison; readonly value: Operand }
  | {
      readonly kind: 'between'
      readonly from: Operand
      readonly to: Operand
      readonly open: '[' | '('
      readonly close: ']' | ')'
    }
  /** One of these values, or (`isNot`) none of them. */
  | { readonly kind: 'values'; readonly values: readonly CellValue[]; readonly isNot: boolean }
  | { readonly kind: 'feel'; readonly text: string }

/** What a cell says: nothing, one value, or what an expression comes to. */
export type ResultShape =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'feel'; readonly text: string }

const NUMBER = String.raw`-?\d+(?:\.\d+)?`
const OPERAND = String.raw`(?:${NUMBER}|[A-Za-z_]\w*)`
const COMPARED = new RegExp(`^(<=|>=|<|>|=)\\s*(${OPERAND})$`)
const BETWEEN = new RegExp(`^([[(\\]])\\s*(${OPERAND})\\s*\\.\\.\\s*(${OPERAND})\\s*([\\])[])$`)
const LITERALS = new RegExp(`"(?:[^"\\\\]|\\\\.)*"|[^",]+|,`, 'g')
const IS_NUMBER = new RegExp(`^${NUMBER}$`)
const ESCAPED = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/g
const NAMED_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }

const unescaped = (text: string): string =>
  text.replaceAll(ESCAPED, (whole, four?: string, six?: string, one?: string) => {
    const code = four ?? six
    return code === undefined ? (NAMED_ESCAPES[one ?? ''] ?? whole) : String.fromCodePoint(Number.parseInt(code, 16))
  })

/** A FEEL literal as the value it stands for; undefined where the text is no literal. */
function literal(text: string): CellValue | undefined {
  if (text === 'true' || text === 'false') return text === 'true'
  if (IS_NUMBER.test(text)) return Number(text)
  return /^"(?:[^"\\]|\\.)*"$/s.test(text) ? unescaped(text.slice(1, -1)) : undefined
}

/** A value as FEEL writes it. */
export const writeValue = (value: CellValue): string =>
  typeof value === 'string'
    ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`
    : String(value)

/** Literals with commas between them; undefined where something else stands there. */
export function readValues(text: string): CellValue[] | undefined {
  const pieces =
    text
      .match(LITERALS)
      ?.map((piece) => piece.trim())
      .filter((piece) => piece !== '') ?? []
  const values: CellValue[] = []
  for (const [index, piece] of pieces.entries()) {
    const value = index % 2 === 0 ? literal(piece) : undefined
    if (index % 2 === 0 ? value === undefined : piece !== ',') return undefined
    if (value !== undefined) values.push(value)
  }
  return pieces.length % 2 === 1 ? values : undefined
}

/** A cell as a form has it; names that are none of the figures make it a formula. */
export function readCell(text: string, figures: readonly { readonly name: string }[] = []): CellShape {
  const cell = text.trim()
  if (cell === '' || cell === '-') return { kind: 'any' }
  const operand = (written: string): Operand | undefined => {
    if (IS_NUMBER.test(written)) return Number(written)
    return figures.some(({ name }) => name === written) ? written : undefined
  }
  const [, by, compared] = COMPARED.exec(cell) ?? []
  const value = operand(compared ?? '')
  if (by !== undefined && value !== undefined) return { kind: 'compared', by: by as Comparison, value }
  const [, open, low, high, close] = BETWEEN.exec(cell) ?? []
  const [from, to] = [operand(low ?? ''), operand(high ?? '')]
  if (open !== undefined && from !== undefined && to !== undefined) {
    return { kind: 'between', from, to, open: open === '[' ? '[' : '(', close: close === ']' ? ']' : ')' }
  }
  const inner = /^not\s*\((.*)\)$/s.exec(cell)?.[1]
  const values = readValues(inner ?? cell)
  return values === undefined ? { kind: 'feel', text: cell } : { kind: 'values', values, isNot: inner !== undefined }
}

export function writeCell(shape: CellShape): string {
  switch (shape.kind) {
    case 'any':
      return '-'
    case 'compared':
      return shape.by === '=' ? String(shape.value) : `${shape.by} ${shape.value}`
    case 'between':
      return `${shape.open}${shape.from}..${shape.to}${shape.close}`
    case 'values': {
      if (shape.values.length === 0) return '-'
      const values = shape.values.map(writeValue).join(', ')
      return shape.isNot ? `not(${values})` : values
    }
    case 'feel':
      return shape.text
  }
}

export function readResult(text: string): ResultShape {
  const cell = text.trim()
  if (cell === '' || cell === '-' || cell === 'null') return { kind: 'nothing' }
  const value = literal(cell)
  return value === undefined ? { kind: 'feel', text: cell } : { kind: 'value', value }
}

export function writeResult(shape: ResultShape): string {
  if (shape.kind === 'nothing') return 'null'
  return shape.kind === 'value' ? writeValue(shape.value) : shape.text
}
