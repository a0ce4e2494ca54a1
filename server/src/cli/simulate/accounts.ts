import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StaffMember } from '../../modules/demo/index.ts'

/** Somebody of the made-up company with the password that their account gets. */
export interface Account extends StaffMember {
  readonly password: string
}

const HEADER = 'email,password,name,role,unit'

/**
 * Everybody's accounts. Kept in a file that only its owner reads, so that another run signs in again, and so that whoever
 * looks at the demonstration can come in as any of them.
 */
export async function accountsIn(file: string, staff: readonly StaffMember[]): Promise<readonly Account[]> {
  const known = new Map((await rowsOf(file)).map(([email, password]) => [email, password]))
  const accounts = staff.map((member) => {
    return { ...member, password: known.get(member.email) ?? randomBytes(12).toString('base64url') }
  })
  if (accounts.some(({ email }) => !known.has(email))) await write(file, accounts)
  return accounts
}

/** The accounts that are kept in the file; none where there is no such file. */
export async function readAccounts(file: string): Promise<readonly Account[]> {
  return (await rowsOf(file)).map(([email = '', password = '', name = '', role = '', unit = '']) => {
    return { email, password, name, role, unit }
  })
}

async function write(file: string, accounts: readonly Account[]): Promise<void> {
  const rows = accounts.map(({ email, password, name, role, unit }) => [email, password, name, role, unit].join(','))
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${[HEADER, ...rows].join('\n')}\n`, { mode: 0o600 })
  await rename(draft, file)
}

async function rowsOf(file: string): Promise<string[][]> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [, ...rows] = content.split('\n').filter((row) => row !== '')
  return rows.map((row) => row.split(','))
}
