import type { Texts } from '../../server/src/cli/frame/index.ts'
import type { BenchDatabase, Server } from './bench-database.ts'

export const UNITS = {
  'per-second': { en: '/s', 'zh-CN': '/秒' },
  milliseconds: { en: ' ms', 'zh-CN': ' 毫秒' },
  seconds: { en: ' s', 'zh-CN': ' 秒' },
  times: { en: ' times', 'zh-CN': ' 倍' },
  count: { en: '', 'zh-CN': '' },
} satisfies Readonly<Record<string, Texts>>

/** One figure of a part. A ratio is of two figures of the same round. */
export interface FigureKind {
  readonly says: Texts
  readonly unit: keyof typeof UNITS
  /** What the figure is meant to be, on an idle machine of two cores. */
  readonly aim?: { readonly atLeast?: number; readonly atMost?: number }
}

/** What a part measures with. */
export interface Bench {
  readonly server: Server
  /** Migrated, with the months of the history that there are to be. */
  readonly home: BenchDatabase
  readonly signal: AbortSignal
  /** The folder of the project. */
  readonly root: string
  /** How much of a usual amount of work is done. */
  readonly scaled: (usual: number) => number
  /** Tells that something is left out, and why. */
  readonly leaveOut: (what: string, because: unknown) => void
}

export interface OpenPart {
  /** Measures once; a figure that cannot be had is absent. */
  round(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

export interface Part {
  readonly says: Texts
  readonly figures: Readonly<Record<string, FigureKind>>
  /** It takes so long that it is measured in the first round only. */
  readonly isMeasuredOnce?: boolean
  open(bench: Bench): Promise<OpenPart>
}

export const nothingToClose = (): Promise<void> => Promise.resolve()
