import { createHash } from 'node:crypto'
import type { AnswerOf, BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type Logo, lockSettings, type PortalSettings, writeLogo, writeSettings } from './settings.store.ts'

type Wire = AnswerOf<typeof routes.getPortalSettings>
type Wrong = KnownRefusal<'portal.logo-wrong'>

const LARGEST_LOGO = 512 * 1024

/** Settings as whoever may change them sees them. */
export const settingsOnTheWire = ({ logo, ...settings }: PortalSettings): Wire => ({
  ...settings,
  hasLogo: logo !== null,
})

/** Changes what is given; what is absent stays. */
export function putSettings(
  database: Database,
  { logo: given, ...changes }: BodyOf<typeof routes.putPortalSettings>,
  now: Instant,
): Promise<Result<Wire, Wrong>> {
  const logo = given === undefined || given === null ? accept(given ?? null) : logoOf(given)
  if (!logo.ok) return Promise.resolve(logo)
  return inTransaction(database, async (tx) => {
    const before = await lockSettings(tx)
    const settings = {
      name: changes.name === undefined ? before.name : changes.name,
      colour: changes.colour ?? before.colour,
      returnAddress: changes.returnAddress === undefined ? before.returnAddress : changes.returnAddress,
      sendsCodes: changes.sendsCodes ?? before.sendsCodes,
      logo: given === undefined ? before.logo : headOf(logo.value),
    }
    await writeSettings(tx, settings, now)
    if (given !== undefined) await writeLogo(tx, logo.value, now)
    return accept(settingsOnTheWire(settings))
  })
}

const headOf = (logo: Logo | null): PortalSettings['logo'] => logo && { type: logo.type, digest: logo.digest }

const SIGNS: readonly (readonly [type: string, isIt: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
]

/** A picture by its content. SVG is not taken: it may hold scripts. */
function logoOf(base64: string): Result<Logo, Wrong> {
  const bytes = Buffer.from(base64, 'base64')
  const type = SIGNS.find(([, isIt]) => isIt(bytes))?.[0]
  if (type === undefined || bytes.length > LARGEST_LOGO) return refuse({ code: 'portal.logo-wrong' })
  return accept({ type, digest: createHash('sha256').update(bytes).digest('hex'), base64 })
}
