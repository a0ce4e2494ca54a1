import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '@aftersale/contract'
import { openAccess } from '../../../server/src/modules/access/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import type { Bench } from '../part.ts'

const PROGRAM = fileURLToPath(new URL('serve.ts', import.meta.url))

export interface OpenHttp {
  /** A program with an API key; its connections are kept. */
  readonly client: Client
  close(): Promise<void>
}

/** A real server in a process of its own, on the same database, with an administrator. */
export async function openHttp({ server: { dataDir, log }, home: { database }, root }: Bench): Promise<OpenHttp> {
  const child = spawn(process.execPath, [PROGRAM, dataDir, root], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const close = async () => {
    child.stdin.end()
    await ended
  }
  try {
    const url = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
      ended.then(([code]) => Promise.reject(new Error(`expected the server to listen, it ended with ${code}`))),
    ])
    const access = await openAccess({ database, clock: systemClock, log, secure: false })
    const token = await access.offerSetUp()
    if (token !== undefined) {
      const page = createClient(url, {
        fetch: (to, init) => fetch(to, { ...init, headers: { ...init?.headers, origin: url } }),
      })
      const body = { token, name: '林晓', email: 'lin@example.com', password: 'correct horse battery' }
      const done = await page.setUp({ body })
      if (!done.ok) throw new Error(`expected an administrator, got ${done.refusal.code}`)
    }
    const key = await access.createApiKey('bench')
    if (!key.ok) throw new Error(`expected a key, got ${key.refusal.code}`)
    return { client: createClient(url, { fetch, apiKey: key.value.key }), close }
  } catch (error) {
    await close()
    throw error
  }
}
