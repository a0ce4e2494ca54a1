// Run by the launcher before any library is there: exit 0 when everything the lock file asks for is installed.
import { join } from 'node:path'
import { missingPackages } from './missing-packages.ts'

const missing = missingPackages(join(import.meta.dirname, '../../../..'))
if (missing.length > 0) {
  process.stdout.write(`missing or of another version: ${missing.join(', ')}\n`)
  process.exitCode = 1
}
