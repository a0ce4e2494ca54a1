import type { AnswerOf, Bilingual, BodyOf, routes } from '@aftersale/contract'

export type PortalSettings = AnswerOf<(typeof routes)['getPortalSettings']>

/** What somebody has changed and not yet saved; what is absent stays. */
export type PortalChanges = {
  readonly name?: Bilingual
  readonly colour?: string
  /** A picture as a data URL; null: none. */
  readonly logo?: string | null
  readonly returnAddress?: string
  readonly sendsCodes?: boolean
}

const keyOf = (userId: string) => `aftersale.portal-settings.${userId}`

/** What somebody has changed in this browser and not saved. */
export function readPortalDraft(userId: string): PortalChanges {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

/** Keeps it until it is saved. A logo that is too large for the browser's store is not kept; what else there is, is. */
export function keepPortalDraft(userId: string, changes: PortalChanges): void {
  if (Object.keys(changes).length === 0) return localStorage.removeItem(keyOf(userId))
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(changes))
  } catch {
    const { logo: _tooLarge, ...small } = changes
    localStorage.setItem(keyOf(userId), JSON.stringify(small))
  }
}

/** The same as it is sent. A name left empty in both languages is that of the company again. */
export function portalBody({
  name,
  colour,
  logo,
  returnAddress,
  sendsCodes,
}: PortalChanges): BodyOf<typeof routes.putPortalSettings> {
  const [en, zh] = [name?.en.trim() ?? '', name?.['zh-CN'].trim() ?? '']
  return {
    ...(name !== undefined && { name: en === '' && zh === '' ? null : { en, 'zh-CN': zh } }),
    ...(colour !== undefined && { colour }),
    ...(logo !== undefined && { logo: logo === null ? null : logo.slice(logo.indexOf(',') + 1) }),
    ...(sendsCodes !== undefined && { sendsCodes }),
    ...(returnAddress !== undefined && { returnAddress: returnAddress.trim() || null }),
  }
}

/** Whether one language of a name is missing: consumers read either. */
export const isHalfNamed = ({ en, 'zh-CN': zh }: Bilingual): boolean => (en.trim() === '') !== (zh.trim() === '')

/** Whether a text is a colour, `#rrggbb`. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)
