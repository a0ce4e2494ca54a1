import { basename, resolve } from 'node:path'
import type { Actor } from '../../engine/index.ts'
import type { Aftersale } from '../../main.ts'
import { takeUpAll } from '../../modules/cases/index.ts'
import { type ImportDone, type ImportStage, importFile } from '../../modules/intake/index.ts'
import type { Context, Meter } from '../frame/index.ts'
import { refused } from '../refused.ts'

/** Whoever may run commands on the data may do everything with it. */
const COMMAND_LINE: Actor = { who: 'aftersale', groups: [], isAdministrator: true }

export interface TableFile {
  readonly path: string
  readonly template?: string | undefined
}

/** Takes one table in, with a bar; ends the command with a sentence where it cannot be. */
export async function takeFileIn(
  { database, engine, templates, clock, log }: Aftersale,
  context: Context,
  file: TableFile,
  source: string | ((sha256: string) => string),
): Promise<ImportDone> {
  const name = basename(file.path)
  const bars = barsOf(context, name)
  try {
    const taken = await importFile(database, {
      path: resolve(file.path),
      name,
      source,
      templates,
      opening: { engine, by: async () => COMMAND_LINE },
      log,
      ...(file.template === undefined ? {} : { templateName: file.template }),
      now: clock.now,
      signal: context.signal,
      progress: bars.show,
    })
    if (taken.ok) return taken.value
    throw refused(taken.refusal)
  } finally {
    bars.end()
  }
}

/** A bar for each stage of an import, one after the other. */
function barsOf(context: Context, name: string) {
  const labels = {
    checking: { en: `Checking ${name}`, 'zh-CN': `核对 ${name}` },
    reading: { en: `Taking in ${name}`, 'zh-CN': `导入 ${name}` },
  }
  let bar: { readonly stage: ImportStage; readonly meter: Meter; shown: number } | undefined
  return {
    show: (stage: ImportStage, bytes: number, total: number) => {
      if (bar === undefined || bar.stage !== stage) {
        bar?.meter.end()
        bar = { stage, meter: context.progress(labels[stage], total, 'bytes'), shown: 0 }
      }
      bar.meter.add(bytes - bar.shown)
      bar.shown = bytes
    },
    end: () => bar?.meter.end(),
  }
}

/** Opens the cases of all requests of a source that wait for one, with a bar; answers how many and how long it took. */
export async function judgeAll(
  { database, engine, clock }: Aftersale,
  context: Context,
  source: string,
): Promise<{ cases: number; seconds: number }> {
  const meter = context.progress({ en: 'Judging requests', 'zh-CN': '判定申请' })
  const started = performance.now()
  let before = 0
  try {
    const cases = await takeUpAll(database, engine, {
      source,
      now: clock.now,
      signal: context.signal,
      progress: (taken) => {
        meter.add(taken - before)
        before = taken
      },
    })
    return { cases, seconds: (performance.now() - started) / 1000 }
  } finally {
    meter.end()
  }
}
