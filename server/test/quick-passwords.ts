import { createHash } from 'node:crypto'
import type { Passwords } from '../src/modules/access/index.ts'

const hash = async (password: string) => createHash('sha256').update(password).digest('hex')

/**
 * Passwords of tests are no secret. Kept as they are kept for people, each costs a tenth of a second of a processor whenever
 * somebody comes in, which in all tests together was more than a minute; `main.test.ts` keeps them as people's are.
 */
export const quickPasswords: Passwords = {
  hash,
  verify: async (kept) => kept.hash === (await hash(kept.password)),
}
