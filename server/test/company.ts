import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { Client } from '@aftersale/contract'
import { addHours, isoOf } from '@aftersale/kernel'
import { deployPackRoles } from '../src/modules/access/index.ts'
import { newId } from '../src/platform/ids.ts'
import { inTransaction } from '../src/platform/transaction.ts'
import { type TestServer, valueOf } from './http-server.ts'

const ROLES = new URL('../../pack/retail/roles/', import.meta.url)

/** The roles of the retail pack as files. */
export async function packRoles() {
  const names = (await readdir(ROLES)).filter((name) => name.endsWith('.role.json')).sort()
  return await Promise.all(names.map(async (name) => ({ name, content: await readFile(new URL(name, ROLES), 'utf8') })))
}

/**
 * A company with the units `north` and `south`, whose shops are `north-shop` and `south-shop`, the roles of the retail pack,
 * and an administrator who signs people in.
 */
export async function company({ database, clock, browser }: Pick<TestServer, 'database' | 'clock' | 'browser'>) {
  const now = clock.now()
  const roles = await packRoles()
  const deployed = await inTransaction(database, (tx) => deployPackRoles(tx, roles, now))
  if (!deployed.ok) throw new Error(JSON.stringify(deployed.refusal))
  const signIn = async (email: string, role: 'staff' | 'administrator' = 'staff'): Promise<Client> => {
    const [id, token, at] = [newId(now), randomBytes(32).toString('base64url'), isoOf(now)]
    const person = { id, name: email, email, role, created_at: at, updated_at: at }
    await database
      .insertInto('access_user')
      .values(person)
      .onConflict((known) => known.doNothing())
      .execute()
    const known = database.selectFrom('access_user').select('id').where('email', '=', email)
    const hash = createHash('sha256').update(token).digest('base64url')
    const expiry = isoOf(addHours(now, 1))
    const link = { token_hash: hash, purpose: 'sign-in' as const, user_id: known, created_at: at, expires_at: expiry }
    await database.insertInto('access_link').values(link).execute()
    const client = browser()
    valueOf(await client.signInByLink({ body: { token } }))
    return client
  }
  const admin = await signIn('boss@example.com', 'administrator')
  const units = ['north', 'south'].map((unit) => {
    return { key: unit, unit, name: { en: unit, 'zh-CN': unit }, parent: 'company', sources: [`${unit}-shop`] }
  })
  valueOf(await admin.putOrganisationUnits({ body: { items: units } }))
  const assign = async (person: string, role: string, unit: string) => {
    const items = [{ key: `${person} ${role} ${unit}`, person, role, unit }]
    const [outcome] = valueOf(await admin.changeAssignments({ body: { items } })).items
    if (!outcome?.done) throw new Error(JSON.stringify(outcome?.refusal))
  }
  return {
    admin,
    signIn,
    assign,
    /** Somebody who works in a unit in a role, `<role>@<unit>.example.com`. */
    worker: async (role: string, unit: string): Promise<Client> => {
      const email = `${role}@${unit}.example.com`
      const client = await signIn(email)
      await assign(email, role, unit)
      return client
    },
  }
}
