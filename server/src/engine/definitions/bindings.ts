import type { Transaction } from '../platform/database.ts'
import type { DefinitionKind } from './definitions.store.ts'
import type { Definitions, DeployedDecision, DeployedProcess } from './definitions.ts'

/** The latest versions as one transaction sees them. A kind is looked up once, and only if something asks for it. */
export class Latest {
  readonly #definitions: Definitions
  readonly #tx: Transaction
  readonly #ids = new Map<DefinitionKind, Promise<ReadonlyMap<string, string>>>()

  constructor(definitions: Definitions, tx: Transaction) {
    this.#definitions = definitions
    this.#tx = tx
  }

  async process(key: string): Promise<DeployedProcess | null> {
    const id = await this.#id('process', key)
    return id === null ? null : this.#definitions.processById(this.#tx, id)
  }

  async decision(key: string): Promise<DeployedDecision | null> {
    const id = await this.#id('decision', key)
    return id === null ? null : this.#definitions.decisionById(this.#tx, id)
  }

  /** The id of the version: what is in a form only its readers look at. */
  formId(key: string): Promise<string | null> {
    return this.#id('form', key)
  }

  async #id(kind: DefinitionKind, key: string): Promise<string | null> {
    const known = this.#ids.get(kind) ?? this.#definitions.latest(this.#tx, kind)
    this.#ids.set(kind, known)
    return (await known).get(key) ?? null
  }
}
