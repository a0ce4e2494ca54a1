// Run by the launcher before any library is there: exit 0 when everything the lock file asks for is installed.
import { join } from 'node:path'
import { missingPackages } from './missing-packages.ts'

process.exitCode = missingPackages(join(import.meta.dirname, '../../../..')).length === 0 ? 0 : 1
