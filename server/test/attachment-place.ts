import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@aftersale/contract'
import type { Loop } from '../src/engine/index.ts'
import { attachmentRoutes, openAttachments } from '../src/modules/attachments/index.ts'
import { projectCases, takeUpAll } from '../src/modules/cases/index.ts'
import { conversationRoutes, conversationTasks, maySeeNotes } from '../src/modules/conversations/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import { endEvent, flows, processFile, startEvent, userTask } from './bpmn-text.ts'
import { closeAfterFile } from './closing.ts'
import { testDatabase } from './database.ts'
import { deploy, engineWith, NOON } from './engine.ts'
import { testServer, valueOf } from './http-server.ts'
import { request } from './shop.ts'

export const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/** A server with attachments and conversations, at noon; `env` sets it up. */
export async function attachmentPlace(env: NodeJS.ProcessEnv = {}) {
  const { engine } = engineWith(conversationTasks('Asia/Shanghai'), [projectCases])
  const place = await testDatabase()
  const { database } = place
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-attachments-'))
  closeAfterFile(() => rm(dataDir, { recursive: true, force: true }))
  const clock = settableClock(NOON)
  const room = await openAttachments({ env, dataDir, database, clock })
  const routes = [...conversationRoutes({ database, engine }), ...attachmentRoutes({ database, ...room, maySeeNotes })]
  const server = await testServer(place, { routes, uploads: room.uploads })
  server.clock.set(NOON)
  const token = (await server.access.offerSetUp()) ?? ''
  const admin = server.browser()
  const body = { token, name: '林晓', email: 'lin@example.com', password: 'correct horse battery' }
  valueOf(await admin.setUp({ body }))
  const key = valueOf(await server.access.createApiKey('ops')).key
  await deploy(database, engine, {
    'return.bpmn': processFile('return', startEvent(), userTask('T'), endEvent(), flows('Start', 'T', 'End')),
  })
  const run = async (loop: Loop | undefined) => {
    if (loop === undefined) throw new Error('expected a loop')
    while ((await loop.round(true)) > 0);
  }
  return {
    ...room,
    database,
    dataDir,
    server,
    clock,
    key,
    program: server.program(key),
    upload: async (content: Uint8Array<ArrayBuffer>, name = '标签.jpg', client: Client = server.program(key)) =>
      client.uploadAttachment({ query: { name }, body: content }),
    openCase: async () => {
      const [id] = await request(database, {})
      await takeUpAll(database, engine, { source: 'shop', now: () => NOON })
      return database
        .selectFrom('service_case')
        .select(['id', 'number'])
        .where('request_id', '=', id ?? '')
        .executeTakeFirstOrThrow()
    },
    makeThumbnails: () => run(room.loops.find(({ topic }) => topic === 'thumbnails')),
    clear: () => run(room.loops.find(({ topic }) => topic === 'attachment-clearing')),
  }
}
