import { systemClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { migrate, readMigrations } from '../../src/platform/migrate.ts'

/** A process of its own that migrates: `migrate.ts '<connection as JSON>' <directory>`; prints what it applied as JSON. */
const [connection = '', directory = ''] = process.argv.slice(2)
const log = openLog({ level: 'error' })
const applied = await migrate(JSON.parse(connection), await readMigrations(directory), systemClock, log)
process.stdout.write(JSON.stringify(applied))
