import type { Answer, PortalAppearance, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { companyName } from '../../access/index.ts'
import { coloursOf } from './colours.ts'
import { readLogo, readSettings } from './settings.store.ts'

/** What consumers see of the company before they have said who they are. */
export async function appearanceOf(
  database: Database,
  more: Pick<PortalAppearance, 'zone' | 'sendsCodes'>,
): Promise<PortalAppearance> {
  const { name, colour, logo } = await readSettings(database)
  const [en, zh] = [await companyName(database, 'en'), await companyName(database, 'zh-CN')]
  return {
    name: name ?? { en, 'zh-CN': zh },
    colours: coloursOf(colour),
    logo: logo && `/api/portal/logo?v=${logo.digest.slice(0, 12)}`,
    ...more,
  }
}

export async function logoContent(database: Database): Answer<typeof routes.getPortalLogo> {
  const logo = await readLogo(database)
  if (logo === null) return refuse({ code: 'portal.no-logo' })
  const bytes = Buffer.from(logo.base64, 'base64')
  return accept({
    fileName: 'logo',
    type: logo.type,
    bytes: bytes.length,
    digest: logo.digest,
    isInline: true,
    read: async (range) => once(range === null ? bytes : bytes.subarray(range.from, range.to + 1)),
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
