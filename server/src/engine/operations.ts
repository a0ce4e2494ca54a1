import type { Instant, LocalDate } from '@aftersale/kernel'
import type { Database, Transaction } from '../platform/database.ts'
import {
  previewCalendar,
  readCalendars,
  readCalendarVersion,
  readCalendarVersions,
} from './calendars/calendars.view.ts'
import { recountCalendar } from './calendars/recount-calendar.ts'
import { readCurrentDefinitions } from './definitions/current-definitions.view.ts'
import type { DefinitionKind } from './definitions/definitions.store.ts'
import { fileContent, readFiles, readFileVersions } from './definitions/files.view.ts'
import { readDecisionFaces, readUsage } from './definitions/usage.view.ts'
import { readVersion, readVersions } from './definitions/versions.view.ts'
import { readRecordedEvents } from './history/events.view.ts'
import { readRecordedRuns } from './history/recorded-runs.view.ts'
import { readStanders, readTraffic } from './history/traffic.view.ts'
import { readIncidentGroups } from './incidents/incident-groups.view.ts'
import { type IncidentFilter, readIncidentDetail, readIncidents } from './incidents/incidents.view.ts'
import { cancelIncident, type Remedy, resolveIncident } from './incidents/resolve-incident.ts'
import { resolveIncidents } from './incidents/resolve-incidents.ts'
import { cancelInstance } from './instances/cancel-instance.ts'
import { readDerivations } from './instances/derivations.view.ts'
import { readInstance } from './instances/instance.view.ts'
import { type InstanceFilter, readInstances } from './instances/instances.view.ts'
import { type Modification, modifyInstance } from './instances/modify-instance.ts'
import { setVariables, type VariablesGiven } from './instances/set-variables.ts'
import { type InstanceVariables, setVariablesOfMany } from './instances/set-variables-of-many.ts'
import { type StartAsked, startInstance } from './instances/start-instance.ts'
import { resumeInstance, suspendInstance } from './instances/suspend-instance.ts'
import type { At } from './instances/work.ts'
import { readAwaited } from './messages/awaited.view.ts'
import { readCorrelations } from './messages/correlations.view.ts'
import { type Given, giveAwaited } from './messages/give-awaited.ts'
import { forecastMigration } from './migrating/forecast-migration.ts'
import { type MigrationOrder, orderMigration } from './migrating/order-migration.ts'
import type { EngineSetup } from './setup.ts'
import type { Archive } from './upkeep/archive.ts'
import { retain } from './upkeep/retain.ts'
import { type RetentionRule, readRetention, setRetention } from './upkeep/retention-rules.ts'

type Paging = { readonly after: string | null; readonly limit: number }

/** What somebody who keeps the flows running does with them. One command a line; each is a file of its own. */
export class Operations {
  readonly #setup: EngineSetup

  constructor(setup: EngineSetup) {
    this.#setup = setup
  }

  #at(tx: Transaction, now: Instant): At {
    return { setup: this.#setup, tx, now }
  }

  /** Files in force, with what they define. */
  files(database: Database | Transaction, isCounting = false) {
    return readFiles(database, this.#setup, isCounting)
  }

  fileVersions(database: Database | Transaction, kind: DefinitionKind, keys: readonly string[]) {
    return readFileVersions(database, kind, keys)
  }

  fileContent(database: Database | Transaction, definitionId: string) {
    return fileContent(database, definitionId)
  }

  /** What the newest flows name. */
  usage(database: Database) {
    return readUsage(database, this.#setup)
  }

  decisionFaces(database: Database, definitionIds: readonly string[]) {
    return readDecisionFaces(database, this.#setup, definitionIds)
  }

  /** The kinds of work that this program does itself. */
  workTypes(): readonly string[] {
    return Object.keys(this.#setup.handlers)
  }

  startInstance(tx: Transaction, asked: StartAsked, now: Instant) {
    return startInstance(this.#at(tx, now), asked)
  }

  instances(database: Database, filter: InstanceFilter, paging: Paging) {
    return readInstances(database, filter, paging)
  }

  instance(database: Database, id: string) {
    return readInstance(database, this.#setup, id)
  }

  /** What the flows of these instances and of all that they call compute from what. */
  derivations(database: Database | Transaction, rootIds: readonly string[]) {
    return readDerivations(database, this.#setup.definitions, rootIds)
  }

  events(database: Database, id: string, paging: { readonly after: number; readonly limit: number }) {
    return readRecordedEvents(database, id, paging)
  }

  /** What was written down of many instances and of all that they called, by id. */
  recordedRuns(database: Database, rootIds: readonly string[], now: Instant) {
    return readRecordedRuns(database, this.#setup, rootIds, now)
  }

  /** Everything that is deployed now, with its files. */
  currentDefinitions(database: Database) {
    return readCurrentDefinitions(database)
  }

  cancelInstance(
    tx: Transaction,
    id: string,
    why: { readonly by: string; readonly reason: string | null },
    now: Instant,
  ) {
    return cancelInstance(this.#at(tx, now), id, why.by, why.reason)
  }

  suspendInstance(tx: Transaction, id: string, by: string, now: Instant) {
    return suspendInstance(this.#at(tx, now), id, by)
  }

  resumeInstance(tx: Transaction, id: string, by: string, now: Instant) {
    return resumeInstance(this.#at(tx, now), id, by)
  }

  modifyInstance(tx: Transaction, id: string, modification: Modification, by: string, now: Instant) {
    return modifyInstance(this.#at(tx, now), id, modification, by)
  }

  setVariables(tx: Transaction, id: string, given: VariablesGiven, by: string, now: Instant) {
    return setVariables(this.#at(tx, now), id, given, by)
  }

  setVariablesOfMany(tx: Transaction, many: readonly InstanceVariables[], by: string, now: Instant) {
    return setVariablesOfMany(this.#at(tx, now), many, by)
  }

  /** Open incidents by step and reason, the most frequent first. */
  incidentGroups(database: Database) {
    return readIncidentGroups(database)
  }

  incidents(database: Database, filter: IncidentFilter & { readonly isOpen: boolean }, paging: Paging) {
    return readIncidents(database, this.#setup, filter, paging)
  }

  incident(database: Database, id: string) {
    return readIncidentDetail(database, this.#setup, id)
  }

  resolveIncident(tx: Transaction, id: string, remedy: Remedy, by: string, now: Instant) {
    return resolveIncident(this.#at(tx, now), id, remedy, by)
  }

  cancelIncident(tx: Transaction, id: string, by: string, now: Instant) {
    return cancelIncident(this.#at(tx, now), id, by)
  }

  resolveIncidents(
    database: Database,
    filter: IncidentFilter,
    remedy: Remedy,
    ask: Paging & { readonly by: string; readonly now: Instant },
  ) {
    return resolveIncidents(this.#setup, database, filter, remedy, ask)
  }

  /** Moves running instances to another version, or says what would become of each. */
  /** What would become of running instances, were a drawing the newest version of its processes. */
  forecastMigration(database: Database, drawing: string, now: Instant) {
    return forecastMigration(this.#setup, database, drawing, now)
  }

  migrate(database: Database, order: MigrationOrder, now: Instant) {
    return orderMigration(this.#setup, database, order, now)
  }

  /** Versions of one process or, where none is named, the latest of each. */
  versions(database: Database, processKey: string | null) {
    return readVersions(database, processKey)
  }

  version(database: Database, processKey: string, version: number) {
    return readVersion(database, this.#setup, processKey, version)
  }

  /** What goes on at each element of a process, in one version or in all. */
  traffic(
    database: Database,
    asked: { readonly key: string; readonly version: number | null; readonly from: Instant },
  ) {
    return readTraffic(database, asked)
  }

  standers(
    database: Database,
    asked: { readonly key: string; readonly version: number | null; readonly element: string },
    paging: Paging,
  ) {
    return readStanders(database, asked, paging)
  }

  /** The business calendars in force, by id. */
  calendars(database: Database, now: Instant) {
    return readCalendars(database, this.#setup, now)
  }

  /** One version of a calendar or, where none is named, the latest. */
  calendar(database: Database, id: string, version: number | null, now: Instant) {
    return readCalendarVersion(database, this.#setup, id, version, now)
  }

  calendarVersions(database: Database, id: string) {
    return readCalendarVersions(database, id)
  }

  previewCalendar(database: Database, id: string, days: readonly [LocalDate, LocalDate]) {
    return previewCalendar(database, this.#setup, id, days)
  }

  /** Counts anew whatever counts on a calendar. */
  recountCalendar(database: Database, order: Parameters<typeof recountCalendar>[2], now: Instant) {
    return recountCalendar(this.#setup, database, order, now)
  }

  correlations(database: Database, messageId: string) {
    return readCorrelations(database, messageId)
  }

  awaited(database: Database | Transaction, rootIds: readonly string[]) {
    return readAwaited(database, rootIds)
  }

  giveAwaited(tx: Transaction, many: readonly Given[], now: Instant) {
    return giveAwaited(this.#at(tx, now), many)
  }

  retention(database: Database) {
    return readRetention(database)
  }

  setRetention(tx: Transaction, rule: RetentionRule, by: string, now: Instant) {
    return setRetention(this.#at(tx, now), rule, by)
  }

  /** Takes away what need not be kept any more; answers how many instances that were. */
  retain(database: Database, archive: Archive | null, now: Instant): Promise<number> {
    return retain(this.#setup, database, archive, now)
  }
}
