import type { Engine, JobHandlers } from '../../server/src/engine/index.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { deployFlow } from './drawn-engine.ts'
import { service } from './drawn-flow.ts'

/** The flow that all engines run: four pieces of work that only compute, one after the other. */
export const STEPS: readonly string[] = ['One', 'Two', 'Three', 'Four']

/** Ours does them in the transaction of the step. */
export const stepHandlers: JobHandlers = {
  step: async (_tx, jobs) => jobs.map(({ variables }) => ({ variables: { sum: Number(variables['sum']) + 1 } })),
}

export const deployFourSteps = (database: Database, engine: Engine): Promise<void> =>
  deployFlow(database, engine, 'four', ...STEPS.map((step) => service(step, 'step')))
