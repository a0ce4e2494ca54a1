import { cpus, loadavg } from 'node:os'
import { displayWidth, type Report, type Texts } from '../../server/src/cli/frame/index.ts'
import { median } from './measure.ts'
import { type FigureKind, type Part, UNITS } from './part.ts'

/** What a part found, a record a round. */
export interface Found {
  readonly name: string
  readonly part: Part
  readonly rounds: readonly Readonly<Record<string, number>>[]
}

export interface Missing {
  readonly name: string
  readonly because: string
}

interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
  readonly unit: FigureKind['unit']
  readonly aim?: FigureKind['aim']
  readonly isMet?: boolean
}

/** Processes that wanted the processor, on average of the last minute. */
export const load = (): number => tidy(loadavg()[0] ?? Number.NaN)

/** The medians with the least and the most, as a document and as lines for people. */
export function reportOf(
  found: readonly Found[],
  around: Readonly<Record<string, number>> & { readonly loadBefore: number },
  missing: readonly Missing[],
  say: (texts: Texts) => string,
): Report {
  const { loadBefore, ...size } = around
  const machine = { cpus: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version }
  const parts = found.map((one) => ({ ...one, figures: figuresOf(one) }))
  const document = {
    machine,
    load: { before: loadBefore, after: load() },
    ...size,
    ...Object.fromEntries(parts.map(({ name, figures }) => [name, Object.fromEntries(figures)])),
    missing,
  }
  const width = Math.max(
    0,
    ...parts.flatMap(({ part }) => Object.values(part.figures).map(({ says }) => displayWidth(say(says)))),
  )
  const lines = parts.flatMap(({ part, figures }) => [
    say(part.says),
    ...[...figures].map(([key, spread]) =>
      lineOf(say(part.figures[key]?.says ?? { en: key, 'zh-CN': key }), spread, width, say),
    ),
  ])
  return { document, lines }
}

function figuresOf({ part, rounds }: Found): Map<string, Spread> {
  const figures = new Map<string, Spread>()
  for (const [key, { unit, aim }] of Object.entries(part.figures)) {
    const values = rounds.flatMap((round) => round[key] ?? [])
    if (values.length === 0) continue
    const middle = tidy(median(values))
    const spread = { median: middle, min: tidy(Math.min(...values)), max: tidy(Math.max(...values)), unit }
    figures.set(key, aim === undefined ? spread : { ...spread, aim, isMet: isMet(middle, aim) })
  }
  return figures
}

const isMet = (value: number, { atLeast, atMost }: NonNullable<FigureKind['aim']>): boolean =>
  (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)

/** Three digits say enough. */
function tidy(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

function lineOf(
  label: string,
  { median: middle, min, max, unit, aim, isMet: met }: Spread,
  width: number,
  say: (texts: Texts) => string,
): string {
  const padded = label + ' '.repeat(Math.max(0, width - displayWidth(label)))
  const spread = min === max ? '' : `  (${shown(min)} … ${shown(max)})`
  return `  ${padded}  ${shown(middle).padStart(9)}${say(UNITS[unit])}${spread}${aim === undefined ? '' : say(aimTold(aim, met))}`
}

const shown = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 })

function aimTold({ atLeast, atMost }: NonNullable<FigureKind['aim']>, met: boolean | undefined): Texts {
  const bound = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`
  return { en: `  aim ${bound}: ${met ? 'met' : 'missed'}`, 'zh-CN': `  目标 ${bound}：${met ? '达到' : '未达到'}` }
}
