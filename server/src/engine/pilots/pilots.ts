import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { type DeploymentRefusal, deployResources } from '../definitions/deploy.ts'
import type { Resource } from '../definitions/draft.ts'
import type { EngineSetup } from '../setup.ts'
import {
  endPilotRows,
  insertPilot,
  listPilots,
  lockPilot,
  type PilotRow,
  pilotFiles,
  trialOf,
  underTrial,
} from './pilot.store.ts'

export interface PilotAsked {
  readonly resources: readonly Resource[]
  /** Those of them that are new; the others come along because they use them. */
  readonly drafts: readonly string[]
  readonly sources: readonly string[] | null
  readonly share: number
  readonly note: string
}

export type PilotRefusal =
  | DeploymentRefusal
  | { readonly code: 'studio.pilot-running'; readonly processes: string[] }
  | { readonly code: 'studio.pilot-without-flow' }

interface Act {
  readonly now: Instant
  readonly by: string
}

/** Versions that are tried on some cases beside those in force. */
export class Pilots {
  readonly #setup: EngineSetup

  constructor(setup: EngineSetup) {
    this.#setup = setup
  }

  /** Deploys the files for the chosen cases alone: whatever of them begins from now on. Of a flow one pilot runs at a time. */
  async begin(
    tx: Transaction,
    asked: PilotAsked,
    { now, by }: Act,
  ): Promise<Result<{ readonly id: string }, PilotRefusal>> {
    const { resources, drafts, sources, share, note } = asked
    const deployed = await deployResources({ setup: this.#setup, tx, now }, resources, {
      by,
      reason: note,
      isPilot: true,
    })
    if (!deployed.ok) return deployed
    const [first] = deployed.value
    const keys = deployed.value.flatMap(({ kind, key }) => (kind === 'process' ? [key] : []))
    if (first === undefined || keys.length === 0) return refuse({ code: 'studio.pilot-without-flow' })
    const running = await underTrial(tx, keys)
    if (running.length > 0) return refuse({ code: 'studio.pilot-running', processes: running })
    const { deploymentId } = first
    const ids = await this.#setup.definitions.ofDeployment(tx, deploymentId)
    const id = this.#setup.newId(now)
    const processes = keys.map((key) => ({ process_key: key, definition_id: ids.get(`process ${key}`) ?? '' }))
    await insertPilot(tx, { id, deploymentId, drafts, sources, share, note, at: now, by }, processes)
    return accept({ id })
  }

  /** One pilot, locked; null where there is none. */
  async lock(tx: Transaction, id: string): Promise<PilotRow | null> {
    return (await lockPilot(tx, id)) ?? null
  }

  /** Chooses no more cases for it. Those that began in it go on in it. */
  end(tx: Transaction, id: string, outcome: 'published' | 'ended', note: string, { now, by }: Act): Promise<void> {
    return endPilotRows(tx, id, { outcome, note, at: now, by })
  }

  list(database: Database) {
    return listPilots(database)
  }

  /** Why something of a file is on trial now; null where nothing is. */
  trialOf(database: Database, resource: string): Promise<string | null> {
    return trialOf(database, resource)
  }

  files(database: Database | Transaction, deploymentId: string) {
    return pilotFiles(database, deploymentId)
  }
}
