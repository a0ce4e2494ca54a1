import { type Client, createClient, type Language } from '@aftersale/contract'
import { config } from 'zod'
import { currentLanguage } from '../text/language.ts'
import { fetchWithProgress, type OnProgress } from './upload-fetch.ts'

// Readers compiled with `new Function` break the page's content security policy, and even trying it is reported.
config({ jitless: true })

const clients = new Map<Language, Client>()

/** The contract's client; its messages are in the language the page is shown in. */
export function api(): Client {
  const language = currentLanguage()
  const known = clients.get(language)
  if (known) return known
  const made = createClient('', {
    fetch: (input, init) => fetch(input, init),
    language,
    together: (send) => setTimeout(send),
  })
  clients.set(language, made)
  return made
}

/** The same client, telling how much of an upload has left. */
export const uploadingApi = (onProgress: OnProgress): Client =>
  createClient('', { fetch: fetchWithProgress(onProgress), language: currentLanguage() })
