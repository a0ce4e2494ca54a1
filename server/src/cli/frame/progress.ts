import { displayWidth, fit } from './display.ts'
import { type Language, type Texts } from './language.ts'

/** Counts what is done of a long work. */
export type Meter = {
  readonly add: (count: number) => void
  /** Sets the total where it becomes known later. */
  readonly of: (total: number) => void
  /** Removes the bar; to be called on success and on failure alike. */
  readonly end: () => void
}

/** What a work counts: things, or bytes, which are shown as people know the sizes of files. */
export type Unit = 'things' | 'bytes'

export type Progress = {
  readonly label: string
  readonly done: number
  readonly total: number | undefined
  readonly seconds: number
  readonly unit?: Unit
}

const twoDigits = (part: number): string => String(part).padStart(2, '0')

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

const size = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 })

/** `3.2 MB`, `2.8 GB`: thousands of thousands, as the makers of disks and most file managers count. */
function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${size.format(bytes / 1e9)} GB`
  return bytes >= 1e6 ? `${size.format(bytes / 1e6)} MB` : `${number.format(bytes / 1e3)} kB`
}

/** `8:05` for people to wait by; hours only where there are some. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}` : `${minutes}:${twoDigits(rest)}`
}

/** One line about a work under way, no wider than `width`: `label ███▌···· 41% 410 of 1,000, 52/s, 0:12 left`. */
export function progressLine(progress: Progress, language: Language, width: number): string {
  const facts = progressFacts(progress, language)
  const room = width - displayWidth(progress.label) - displayWidth(facts) - 2
  if (progress.total === undefined || room < 5) return fit(`${progress.label} ${facts}`, width)
  return `${progress.label} ${bar(shareOf(progress), Math.min(room, 30))} ${facts}`
}

function progressFacts(progress: Progress, language: Language): string {
  const { done, total, seconds, unit } = progress
  const amount = unit === 'bytes' ? sizeText : (count: number) => number.format(count)
  const rate = seconds > 0 ? done / seconds : 0
  const counted = amount(done)
  const pace = amount(rate)
  if (total === undefined) return { en: `${counted}, ${pace}/s`, 'zh-CN': `${counted}，${pace}/秒` }[language]
  const percent = `${Math.floor(shareOf(progress) * 100)}%`
  const left = rate > 0 ? clockTime((total - done) / rate) : '–:––'
  const all = amount(total)
  return {
    en: `${percent} ${counted} of ${all}, ${pace}/s, ${left} left`,
    'zh-CN': `${percent} ${counted}/${all}，${pace}/秒，剩余 ${left}`,
  }[language]
}

const shareOf = ({ done, total }: Progress): number => (total ? Math.min(1, done / total) : 1)

function bar(share: number, width: number): string {
  const eighths = Math.floor(share * width * 8)
  const full = Math.floor(eighths / 8)
  const part = full < width ? (['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '') : ''
  return '█'.repeat(full) + part + '·'.repeat(width - full - part.length)
}

type Surface = { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown }

/** A bar redrawn at most ten times a second on a terminal; elsewhere a plain line every ten seconds. */
export function meterOn(
  surface: Surface,
  label: Texts,
  total: number | undefined,
  language: Language,
  clock: () => number,
  unit: Unit = 'things',
): Meter {
  const started = clock()
  const interval = surface.isTTY ? 100 : 10_000
  let progress: Progress = { label: label[language], done: 0, total, seconds: 0, unit }
  let drawn = surface.isTTY ? Number.NEGATIVE_INFINITY : started
  const draw = () => {
    const now = clock()
    if (now - drawn < interval) return
    drawn = now
    progress = { ...progress, seconds: (now - started) / 1000 }
    if (surface.isTTY) surface.write(`\r\x1b[2K${progressLine(progress, language, (surface.columns ?? 80) - 1)}`)
    else surface.write(`${progress.label}: ${progressFacts(progress, language)}\n`)
  }
  return {
    add: (count) => {
      progress = { ...progress, done: progress.done + count }
      draw()
    },
    of: (known) => {
      progress = { ...progress, total: known }
      draw()
    },
    end: () => {
      if (surface.isTTY && drawn !== Number.NEGATIVE_INFINITY) surface.write('\r\x1b[2K')
    },
  }
}
