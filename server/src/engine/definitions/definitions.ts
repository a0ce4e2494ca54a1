import { type DecisionModel, readDecisionModel } from '@aftersale/decision'
import { type Form, readForm } from '@aftersale/form'
import { namedCalendars, type ProcessDefinition, readProcesses } from '@aftersale/process'
import type { Database, Transaction } from '../../platform/database.ts'
import { remembering } from '../../platform/editions.ts'
import {
  type DefinitionKind,
  latestVersions,
  loadDefinition,
  loadDeployment,
  newestWithTag,
} from './definitions.store.ts'

/** A deployed process, compiled. Versions never change, so one is compiled once in the life of a server. */
export interface DeployedProcess {
  readonly id: string
  readonly version: number
  readonly deploymentId: string
  readonly process: ProcessDefinition
  /** Whether it names a business calendar anywhere. */
  readonly countsOnCalendars: boolean
  /** Whether it is tried beside the version in force: what came with it counts before what is in force. */
  readonly isPilot: boolean
}

export interface DeployedDecision {
  readonly id: string
  readonly version: number
  readonly key: string
  readonly model: DecisionModel
  /** Names of the variables that it reads. */
  readonly inputs: readonly string[]
}

const newest = (kind: DefinitionKind) =>
  remembering('definitions', async (database): Promise<ReadonlyMap<string, string>> => {
    const rows = await latestVersions(database, [kind])
    return new Map(rows.map((row) => [row.key, row.id]))
  })

const newestOf = {
  process: newest('process'),
  decision: newest('decision'),
  form: newest('form'),
  calendar: newest('calendar'),
}

/** Compiled definitions by id, and the versions that names stand for as the transaction at hand sees them. */
export class Definitions {
  readonly #processes = new Map<string, DeployedProcess>()
  readonly #decisions = new Map<string, DeployedDecision>()
  readonly #forms = new Map<string, Form>()
  readonly #deployments = new Map<string, ReadonlyMap<string, string>>()

  async processById(tx: Transaction | Database, id: string): Promise<DeployedProcess> {
    const known = this.#processes.get(id)
    if (known !== undefined) return known
    const row = await loadDefinition(tx, id)
    const read = await readProcesses(row.content)
    const process = read.ok ? read.value.find((one) => one.id === row.key) : undefined
    if (process === undefined)
      throw new Error(`expected the deployed process ${row.key} v${row.version} to be readable`)
    const countsOnCalendars = namedCalendars(process).length > 0
    const { version, deployment_id: deploymentId, is_pilot: isPilot } = row
    const deployed = { id, version, deploymentId, process, countsOnCalendars, isPilot }
    this.#processes.set(id, deployed)
    return deployed
  }

  async decisionById(tx: Transaction | Database, id: string): Promise<DeployedDecision> {
    const known = this.#decisions.get(id)
    if (known !== undefined) return known
    const row = await loadDefinition(tx, id)
    const read = readDecisionModel(row.content)
    if (!read.ok) throw new Error(`expected the deployed decision ${row.key} v${row.version} to be readable`)
    const inputs = read.value.decisions.find((one) => one.id === row.key)?.inputs ?? []
    const names = inputs.map((input) => input.name)
    const deployed = { id, version: row.version, key: row.key, model: read.value, inputs: names }
    this.#decisions.set(id, deployed)
    return deployed
  }

  async formById(tx: Transaction | Database, id: string): Promise<Form> {
    const known = this.#forms.get(id)
    if (known !== undefined) return known
    const row = await loadDefinition(tx, id)
    const read = readForm(row.content)
    if (!read.ok) throw new Error(`expected the deployed form ${row.key} v${row.version} to be readable`)
    this.#forms.set(id, read.value)
    return read.value
  }

  /** Ids of the latest versions of all keys of a kind, as the database says: another server may have deployed meanwhile. */
  latest(tx: Transaction | Database, kind: DefinitionKind): Promise<ReadonlyMap<string, string>> {
    return newestOf[kind](tx)
  }

  /** The newest version with a tag; null where no version has it. */
  async tagged(
    tx: Transaction,
    which: { readonly kind: DefinitionKind; readonly key: string; readonly tag: string },
  ): Promise<string | null> {
    return (await newestWithTag(tx, which))?.id ?? null
  }

  /** Ids of what was deployed together, by `kind key`. It never changes. */
  async ofDeployment(tx: Transaction, deploymentId: string): Promise<ReadonlyMap<string, string>> {
    const known = this.#deployments.get(deploymentId)
    if (known !== undefined) return known
    const rows = await loadDeployment(tx, deploymentId)
    const ids = new Map(rows.map((row) => [`${row.kind} ${row.key}`, row.id]))
    this.#deployments.set(deploymentId, ids)
    return ids
  }
}
