import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { insertPersons } from '../person.store.ts'
import type { VouchedPerson } from './identity-provider.ts'
import { insertSubject, personByEmail, personBySubject } from './sign-on.store.ts'

export type AdmitRefusal = { code: 'access.sso-unknown-person' } | { code: 'access.sso-mail-unverified' }

/**
 * Who this is here: whoever came in by the same subject before, or who was added under the e-mail address that the provider has
 * verified. Addresses change hands and subjects do not, so the subject counts first.
 */
export async function admitVouched(
  tx: Transaction,
  { subject, email, isVerified, name }: VouchedPerson,
  addsPeople: boolean,
  now: Instant,
): Promise<Result<string, AdmitRefusal>> {
  const known = await personBySubject(tx, subject)
  if (known !== undefined) return accept(known)
  if (email === undefined || !isVerified) return refuse({ code: 'access.sso-mail-unverified' })
  if (addsPeople) {
    await insertPersons(tx, [{ id: newId(now), name: (name ?? email).slice(0, 100), email, role: 'staff' }], now)
  }
  const person = await personByEmail(tx, email)
  if (person === undefined) return refuse({ code: 'access.sso-unknown-person' })
  await insertSubject(tx, person, subject, now)
  return accept(person)
}
