import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { openDatabase } from '../database.ts'
import { openLog } from '../log.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { joinServer } from '../postgres/index.ts'
import { readCatalog } from './catalog.ts'
import { dumpSchema } from './dump.ts'
import { schemaTypes } from './table-types.ts'

/** `npm run schema`: migrates a database that nobody needs and writes down what came of it. */
const log = openLog({ level: 'warn' })
const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-schema-'))
const server = await joinServer(dataDir, log, { throwAway: true })
try {
  await migrate(server.connection, await readMigrations(), systemClock, log)
  const database = openDatabase(server.connection, log)
  const catalog = await readCatalog(database.withTables())
  await database.destroy()
  await writeFile(new URL('../../../migrations/schema.sql', import.meta.url), dumpSchema(catalog))
  await writeFile(new URL('../schema.generated.ts', import.meta.url), schemaTypes(catalog))
} finally {
  await server.leave()
  await rm(dataDir, { recursive: true, force: true })
}
