import type { ModelKind } from '@aftersale/contract'
import type { Engine, Resource } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { deployAutomationFiles, storedAutomations } from '../../automations/index.ts'
import { deployTypeFiles, newestTypes, storedTypes } from '../../cases/index.ts'
import { deployTemplates, storedTemplates } from '../../conversations/index.ts'
import { modelKindOf } from '../model-kind.ts'
import { definitionShelf } from './definition-shelf.ts'
import { type Belongings, type Described, describe } from './described.ts'
import { documentShelf } from './document-shelf.ts'
import type { InForce, Published, Publishing, Shelf } from './shelf.ts'
import { takenOver } from './taken-over.ts'

/** Everything that the business is made of, wherever it is kept. */
export class Shelves {
  readonly #shelves: readonly Shelf[]
  readonly #engine: Engine

  constructor(engine: Engine, allowPrivate: boolean) {
    this.#engine = engine
    // What names others comes after what it names.
    this.#shelves = [
      definitionShelf(engine),
      documentShelf({
        kind: 'template',
        stored: storedTemplates,
        deploy: (tx, files, { now, by, note }) => deployTemplates(tx, files, { now, by, reason: note }),
      }),
      documentShelf({
        kind: 'case-type',
        stored: storedTypes,
        deploy: (tx, files, { now, by }) => deployTypeFiles(tx, engine, files, { now, by }),
      }),
      documentShelf({
        kind: 'automation',
        stored: storedAutomations,
        deploy: (tx, files, { now, by }) => deployAutomationFiles(tx, engine, files, { now, by, allowPrivate }),
      }),
    ]
  }

  /** Every file in force; how much of each runs is told by `inForce` alone. */
  async files(database: Database | Transaction): Promise<InForce[]> {
    const files: InForce[] = []
    for (const shelf of this.#shelves) files.push(...(await shelf.files(database, false)))
    return files
  }

  /** Keeps everybody else from publishing until the transaction ends. */
  lock(tx: Transaction): Promise<void> {
    return this.#engine.lockDefinitions(tx)
  }

  /** One file in force; null where there is none of that name. */
  async file(database: Database, resource: string): Promise<InForce | null> {
    const kind = modelKindOf(resource)
    if (kind === null) return null
    return (await this.#of(kind).files(database, false)).find((one) => one.resource === resource) ?? null
  }

  /** Every file in force, with what people know it by. */
  async inForce(database: Database): Promise<Described[]> {
    const [shelved, belongings] = await Promise.all([
      Promise.all(this.#shelves.map((shelf) => shelf.files(database, true))),
      this.#belongings(database),
    ])
    return shelved.flat().map((file) => describe(file, belongings))
  }

  async describedFile(database: Database, resource: string): Promise<Described | null> {
    const file = await this.file(database, resource)
    return file === null ? null : describe(file, await this.#belongings(database))
  }

  /** The flows in force whose newest versions name something that is in one of these files. */
  async flowsUsing(database: Database, resources: readonly string[]): Promise<InForce[]> {
    const [files, usage] = await Promise.all([
      this.#of('flow').files(database, false),
      this.#engine.operations.usage(database),
    ])
    const keys = files
      .filter(({ resource }) => resources.includes(resource))
      .flatMap(({ parts }) => parts.map(({ key }) => key))
    const users = new Set(
      usage.filter(({ kind, of }) => kind !== 'work' && keys.includes(of)).map(({ process }) => process),
    )
    return files.filter(({ kind, parts }) => kind === 'flow' && parts.some(({ key }) => users.has(key)))
  }

  async #belongings(database: Database): Promise<Belongings> {
    const [usage, types, automations] = await Promise.all([
      this.#engine.operations.usage(database),
      newestTypes(database),
      storedAutomations(database, null),
    ])
    const triggered = automations.flatMap(({ key, document }) => {
      const { type } = (document as { readonly trigger: { readonly type?: string } }).trigger
      return type === undefined ? [] : [[key, type] as const]
    })
    return {
      usage,
      flows: new Map([...types].map(([key, { document }]) => [key, document.process])),
      triggers: new Map(triggered),
    }
  }

  versions(database: Database, file: InForce) {
    return this.#of(file.kind).versions(database, file)
  }

  content(database: Database | Transaction, file: InForce, version = file.version) {
    return this.#of(file.kind).content(database, file, version)
  }

  /** Publishes files together. Where it answers problems, the caller must undo the transaction. */
  async publish(tx: Transaction, files: readonly Resource[], how: Publishing): Promise<Published> {
    const before = await this.files(tx)
    const published: Published[] = []
    for (const shelf of this.#shelves) {
      const own = files.filter(({ name }) => shelf.kinds.includes(modelKindOf(name) as ModelKind))
      published.push(await shelf.publish(tx, own, how))
    }
    const made = published.flatMap((one) => one.made)
    return {
      made,
      problems: [...published.flatMap(({ problems }) => problems), ...takenOver(before, made)],
      warnings: published.flatMap(({ warnings }) => warnings),
    }
  }

  #of(kind: ModelKind): Shelf {
    const found = this.#shelves.find(({ kinds }) => kinds.includes(kind))
    if (found === undefined) throw new Error(`expected a place where files of the kind ${kind} are kept`)
    return found
  }
}
