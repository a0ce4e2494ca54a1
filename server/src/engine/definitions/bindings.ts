import type { Binding } from '@aftersale/process'
import type { Transaction } from '../../platform/database.ts'
import type { DefinitionKind } from './definitions.store.ts'
import type { Definitions, DeployedDecision, DeployedProcess } from './definitions.ts'

/** Which versions names stand for, as one transaction sees it. Each is looked up once, and only if something asks for it. */
export class Bindings {
  readonly #definitions: Definitions
  readonly #tx: Transaction
  readonly #latest = new Map<DefinitionKind, Promise<ReadonlyMap<string, string>>>()
  readonly #tagged = new Map<string, Promise<string | null>>()

  constructor(definitions: Definitions, tx: Transaction) {
    this.#definitions = definitions
    this.#tx = tx
  }

  /** `from` is the process that names it: what binds to its deployment came with that one. */
  async process(key: string, binding: Binding, from: DeployedProcess | null): Promise<DeployedProcess | null> {
    const id = await this.#id('process', key, binding, from)
    return id === null ? null : this.#definitions.processById(this.#tx, id)
  }

  async decision(key: string, binding: Binding, from: DeployedProcess): Promise<DeployedDecision | null> {
    const id = await this.#id('decision', key, binding, from)
    return id === null ? null : this.#definitions.decisionById(this.#tx, id)
  }

  /** The id of the version: what is in a form only its readers look at. */
  formId(key: string, binding: Binding, from: DeployedProcess): Promise<string | null> {
    return this.#id('form', key, binding, from)
  }

  async #id(kind: DefinitionKind, key: string, binding: Binding, from: DeployedProcess | null): Promise<string | null> {
    if (typeof binding === 'object') return this.#taggedId(kind, key, binding.versionTag)
    if (binding === 'deployment' && from !== null) {
      return (await this.#definitions.ofDeployment(this.#tx, from.deploymentId)).get(`${kind} ${key}`) ?? null
    }
    if (from?.isPilot) {
      const own = (await this.#definitions.ofDeployment(this.#tx, from.deploymentId)).get(`${kind} ${key}`)
      if (own !== undefined) return own
    }
    const known = this.#latest.get(kind) ?? this.#definitions.latest(this.#tx, kind)
    this.#latest.set(kind, known)
    return (await known).get(key) ?? null
  }

  #taggedId(kind: DefinitionKind, key: string, tag: string): Promise<string | null> {
    const name = `${kind} ${tag} ${key}`
    const known = this.#tagged.get(name) ?? this.#definitions.tagged(this.#tx, { kind, key, tag })
    this.#tagged.set(name, known)
    return known
  }
}
