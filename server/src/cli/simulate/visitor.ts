import { type Client, createClient } from '@aftersale/contract'

/** A client whose requests look as if they came from the server's own pages, and which keeps its cookies. */
export const visitor = (url: string): Client => createClient(url, { language: 'zh-CN', fetch: browserFetch(url) })

/** Sends an origin and keeps cookies, as a browser does. */
export function browserFetch(url: string, send: typeof fetch = fetch): typeof fetch {
  const cookies = new Map<string, string>()
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', url)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const answer = await send(input, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
}
