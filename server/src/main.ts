import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import packageJson from '../../package.json' with { type: 'json' }
import { buildEngine } from './build-engine.ts'
import { deployPack } from './deploy-pack.ts'
import { type Engine, type EngineLoops, JobDesk, openArchive } from './engine/index.ts'
import { hintsOf } from './hints.ts'
import { buildHttp, type ListenOptions } from './http.ts'
import { openAccess, type Passwords, setUpAddress, signInAddress } from './modules/access/index.ts'
import { attachmentRoutes, openAttachments } from './modules/attachments/index.ts'
import { auditRetention, auditRoutes, recordExport, recordRefusedSignIn } from './modules/audit/index.ts'
import { openAutomations } from './modules/automations/index.ts'
import { calendarRoutes } from './modules/calendars/index.ts'
import { caseRoutes } from './modules/cases/index.ts'
import { announceAlarms, clockLoop, recountLoop } from './modules/clocks/index.ts'
import { conversationRoutes, maySeeNotes } from './modules/conversations/index.ts'
import { fieldIndexLoop, fieldRoutes } from './modules/fields/index.ts'
import { type ImportTemplate, importJob, intakeRoutes, workOnImports } from './modules/intake/index.ts'
import { settleInvoices } from './modules/invoices/index.ts'
import { linkedRoutes } from './modules/linked/index.ts'
import { listRoutes } from './modules/lists/index.ts'
import { LiveDesk, liveRoutes } from './modules/live/index.ts'
import type { Pack } from './modules/packs/index.ts'
import { hearCarriers, parcelLooks, parcelRoutes, settleTracking } from './modules/parcels/index.ts'
import { confideCodes, openPortal } from './modules/portal/index.ts'
import { printRoutes } from './modules/printing/index.ts'
import {
  absenceRoutes,
  definitionRoutes,
  incidentRoutes,
  instanceRoutes,
  jobRoutes,
  messageRoutes,
  taskRoutes,
  trafficRoutes,
} from './modules/processes/index.ts'
import { openProviders, readProviders, type Settlers, settleWarehouses } from './modules/providers/index.ts'
import { settleRefundParts } from './modules/refunds/index.ts'
import { openStudio } from './modules/studio/index.ts'
import { wordRoutes } from './modules/words/index.ts'
import { connectionFrom } from './platform/attach.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Connection } from './platform/connection.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { openFiles } from './platform/files.ts'
import type { Log } from './platform/log.ts'
import { isMigrated, migrate, readMigrations } from './platform/migrate.ts'
import { outageOf } from './platform/outage.ts'
import { openQueue } from './platform/queue.ts'
import { timeZoneFrom } from './platform/time-zone.ts'
import { recordRoutes } from './record-routes.ts'

/** Who hears how what was asked of the world outside has ended. */
const settlers: Settlers = { payment: settleRefundParts, carrier: settleTracking, invoice: settleInvoices }

export interface OpenOptions {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly log: Log
  readonly clock?: Clock
  /** The folder of the pack to deploy; undefined: the retail pack that comes with the program; null: none, only look. */
  readonly pack?: string | undefined | null
}

/** The program without its faces: what commands and the server work on. */
export interface Aftersale {
  readonly connection: Connection
  readonly database: Database
  readonly engine: Engine
  readonly templates: readonly ImportTemplate[]
  /** The files of these templates. */
  readonly templateFiles: Pack['templateFiles']
  /** What the deployed pack is known by: it changes with every file of it. Empty where none was deployed. */
  readonly packDigest: string
  readonly clock: Clock
  readonly log: Log
  close(): Promise<void>
}

const VERSION = packageJson.version
/** How often (milliseconds) it is looked whether something need not be kept any more. */
const RETENTION_EVERY = 60_000
const RETAIL = fileURLToPath(new URL('../../pack/retail', import.meta.url))

/**
 * Builds the program: attaches to the database, brings it to this version, deploys the pack. Any number of processes may
 * do so at once on one database. Throws `Trouble` with a sentence where something around it does not work.
 */
export async function openAftersale(options: OpenOptions): Promise<Aftersale> {
  const { log, clock = systemClock } = options
  const zone = timeZoneFrom(options.env)
  const attachment = await connectionFrom(options.env, options.dataDir, log)
  const { connection } = attachment
  let database: Database | undefined
  const close = async () => {
    await database?.destroy()
    await attachment.leave()
  }
  try {
    await migrate(connection, await readMigrations(), clock, log)
    database = openDatabase(connection, log)
    const engine = buildEngine(log, zone)
    const pack =
      options.pack === null ? NO_PACK : await deployPack(database, engine, options.pack ?? RETAIL, { log, clock })
    const { templates, templateFiles, digest: packDigest } = pack
    return { connection, database, engine, templates, templateFiles, packDigest, clock, log, close }
  } catch (error) {
    await close()
    throw (await outageOf(error, connection)) ?? error
  }
}

const NO_PACK: Pack = {
  resources: [],
  messages: [],
  caseTypes: [],
  roles: [],
  automations: [],
  words: [],
  templates: [],
  templateFiles: [],
  digest: '',
}

export interface ServerOptions {
  readonly dataDir: string
  /** The folder of the project, where the built console lies. */
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  /** What sign-ins go by where the business has a time of its own; else the program's clock. */
  readonly signInClock?: Clock
  /** How passwords are kept, where that is not as people's are. */
  readonly passwords?: Passwords
}

/** The program with its faces: what `start` and `demo` run. */
export interface Server {
  /** Begins to listen; answers the address to open. */
  listen(where: ListenOptions): Promise<string>
  /** Where the first administrator is made, while there is none. Each call makes another link that works once. */
  setUpLink(address: string): Promise<string | null>
  /** Where one click signs in as the demonstration's administrator, once. */
  demoLink(address: string): Promise<string>
  /** Takes nothing new, ends what is under way within ten seconds, and closes. */
  close(): Promise<void>
}

/** Builds the server: HTTP, sign-in, the queue and its workers. */
export async function openServer(aftersale: Aftersale, options: ServerOptions): Promise<Server> {
  const { connection, database, engine, templates, templateFiles, clock, log } = aftersale
  const publicUrls = (options.env['AFTERSALE_PUBLIC_URL'] ?? '').split(',').flatMap((url) => url.trim() || [])
  const secure = publicUrls.length > 0 && publicUrls.every((url) => url.startsWith('https:'))
  const zone = timeZoneFrom(options.env)
  const files = await openFiles(options.dataDir)
  const attachments = await openAttachments({ env: options.env, dataDir: options.dataDir, database, clock })
  const signInClock = options.signInClock ?? clock
  const migrations = await readMigrations()
  const archiveFolder = options.env['AFTERSALE_ARCHIVE']
  const archive = archiveFolder ? await openArchive(archiveFolder) : null
  const retain = () => engine.operations.retain(database, archive, clock.now())
  const retention = { topic: 'retention', every: RETENTION_EVERY, round: retain }
  const queue = await openQueue(connection, log, [importJob])
  const stopping = new AbortController()
  const jobs = new JobDesk({ setup: engine.setup, database, clock, log })
  const live = new LiveDesk({ database, clock })
  const providers = await readProviders({ env: options.env, dataDir: options.dataDir, clock })
  const outside = openProviders({
    database,
    clock,
    log,
    providers,
    settlers: { ...settlers, warehouse: settleWarehouses(engine) },
    hearers: { carrier: hearCarriers(engine) },
    confiders: { sms: confideCodes({ database, clock: signInClock }) },
  })
  const automations = openAutomations({ database, engine, clock, log, env: options.env })
  let loops: EngineLoops | undefined
  try {
    loops = await engine.run({
      database,
      connection,
      clock,
      log,
      loops: [
        ...jobs.loops,
        ...live.loops,
        ...outside.desk.loops,
        parcelLooks({ database, engine, clock, log, providers }),
        retention,
        auditRetention(database, options.env, clock),
        ...attachments.loops,
        ...automations.loops,
        fieldIndexLoop(database),
        clockLoop({ database, engine, clock, hear: [announceAlarms(engine), automations.hearClocks] }),
        recountLoop({ database, engine, clock }),
      ],
      hear: (topic) => [jobs, live].forEach((desk) => desk.hear(topic)),
    })
    await workOnImports(queue, { database, engine, files, templates, clock, log, signal: stopping.signal })
    const access = await openAccess({
      database,
      clock: signInClock,
      log,
      secure,
      env: options.env,
      ...(options.passwords && { passwords: options.passwords }),
      refused: (email, code) => recordRefusedSignIn(database, email, code),
    })
    const portal = openPortal({ ...attachments, database, engine, zone, clock: signInClock, secure, providers })
    const http = await buildHttp({
      routes: [
        ...access.routes,
        ...auditRoutes({ database }),
        ...caseRoutes({ database, engine }),
        ...linkedRoutes({ database }),
        ...conversationRoutes({ database, engine }),
        ...printRoutes({ database, engine, zone }),
        ...attachmentRoutes({ database, ...attachments, maySeeNotes }),
        ...automations.routes,
        ...intakeRoutes({ database, engine, queue, files, templates }),
        ...fieldRoutes({ database }),
        ...wordRoutes({ database }),
        ...recordRoutes({ database, zone }),
        ...jobRoutes({ desk: jobs, database, engine }),
        ...taskRoutes({ database, engine }),
        ...liveRoutes({ database, clock, desk: live }),
        ...absenceRoutes({ database, engine }),
        ...definitionRoutes({ database, engine }),
        ...calendarRoutes({ database, engine }),
        ...instanceRoutes({ database, engine }),
        ...trafficRoutes({ database, engine }),
        ...incidentRoutes({ database, engine }),
        ...messageRoutes({ database, engine }),
        ...openStudio({ database, engine, env: options.env, templates: templateFiles }).routes,
        ...outside.routes,
        ...parcelRoutes({ database, engine }),
        ...portal.routes,
      ],
      asking: (ask) => listRoutes({ database, zone, ask }),
      access,
      visitorOf: portal.visitorOf,
      checks: [
        { name: 'database', works: async () => (await sql`select 1`.execute(database)).rows.length === 1 },
        { name: 'migrations', works: () => isMigrated(database, migrations) },
        { name: 'queue', works: () => queue.works() },
      ],
      hints: hintsOf({ database, engine, clock }),
      connection,
      files,
      uploads: { ...attachments.uploads, ...portal.uploads },
      handOut: (operation) => recordExport(database, operation),
      clock,
      log,
      version: VERSION,
      consoleDir: join(options.root, 'console', 'dist'),
      portalDir: join(options.root, 'portal', 'dist'),
      publicUrls,
      trustProxy: options.env['AFTERSALE_TRUST_PROXY'] === '1',
    })
    const running = loops
    return {
      listen: (where) => http.listen(where),
      setUpLink: async (address) => {
        const token = await access.offerSetUp()
        return token === undefined ? null : setUpAddress(address, token)
      },
      demoLink: async (address) => signInAddress(address, await access.offerDemoSignIn()),
      close: async () => {
        stopping.abort(new Error('the server stops'))
        const stopped = Promise.all([jobs.stop(), live.stop(), outside.desk.stop()])
        await http.close()
        await Promise.all([stopped, queue.stop(), running.stop()])
      },
    }
  } catch (error) {
    await Promise.all([queue.stop(), loops?.stop()])
    throw error
  }
}
