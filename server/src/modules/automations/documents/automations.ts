import type { Database, Transaction } from '../../../platform/database.ts'
import { automationVersion, enabledVersions } from './automation.store.ts'
import { type Automation, compileAutomation } from './compile-automation.ts'

/** Automations, compiled once in the life of a server: a version never changes. */
export class Automations {
  readonly #known = new Map<string, Automation>()

  /** Those that are switched on, as the transaction at hand sees them: another server may have deployed meanwhile. */
  async enabled(tx: Transaction | Database): Promise<Automation[]> {
    const found: Automation[] = []
    for (const { key, version } of await enabledVersions(tx)) found.push(await this.version(tx, key, version))
    return found
  }

  async version(tx: Transaction | Database, key: string, version: number): Promise<Automation> {
    const name = `${key} ${version}`
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const stored = await automationVersion(tx, key, version)
    if (stored === undefined) throw new Error(`expected version ${version} of the automation ${key}, found none`)
    const compiled = compileAutomation(key, version, stored.document)
    this.#known.set(name, compiled)
    return compiled
  }
}
