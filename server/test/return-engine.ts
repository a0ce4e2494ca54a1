import { readFile } from 'node:fs/promises'
import type { JobHandlers, OutcomeListener } from '../src/engine/index.ts'
import { projectCases, takeUpAll } from '../src/modules/cases/index.ts'
import { refundTasks } from '../src/modules/refunds/index.ts'
import { returnTasks } from '../src/modules/returns/index.ts'
import type { Database } from '../src/platform/database.ts'
import { deploy, engineWith, NOON } from './engine.ts'

const PACK = new URL('../../pack/retail/', import.meta.url)

/** The files of the retail pack by name, as they come with the program. */
export async function retailFiles(): Promise<Record<string, string>> {
  const names = ['return.bpmn', 'return-judgement.dmn', 'return-decision.form']
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, PACK), 'utf8')] as const)),
  )
}

/** The engine with the retail pack deployed and the work that its flow asks for. */
export async function returnEngine(
  database: Database,
  more: { readonly handlers?: JobHandlers; readonly listeners?: readonly OutcomeListener[] } = {},
) {
  const handlers: JobHandlers = {
    ...returnTasks,
    ...refundTasks,
    ...more.handlers,
  }
  const built = engineWith(handlers, [...(more.listeners ?? []), projectCases])
  await deploy(database, built.engine, await retailFiles())
  return {
    ...built,
    takeUp: (source = 'shop', now = NOON) => takeUpAll(database, built.engine, { source, now: () => now }),
  }
}
