import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { addHours, addMilliseconds } from '@aftersale/kernel'
import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { PDF, PIXEL_GIF } from '../../../test/attachment-files.ts'
import { attachmentPlace, sha256 } from '../../../test/attachment-place.ts'
import { administrator } from '../../../test/caller.ts'
import { NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { copyToEntries } from './place-attachments.ts'
import { visibleAttachments } from './sight.ts'

const place = await attachmentPlace({ AFTERSALE_ATTACHMENT_LIMIT: '1' })
const { program, database, upload, openCase, server, key, storage } = place

const bytesOf = (content: string) => Uint8Array.from(Buffer.from(content))
const pdf = (mark: string) => Uint8Array.from(Buffer.concat([PDF, Buffer.from(`%${mark}\n`)]))
const photo = Uint8Array.from(
  await sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer(),
)
const filesIn = async (room: string) => {
  const found = await readdir(join(place.dataDir, room), { recursive: true, withFileTypes: true })
  return found.flatMap((one) => (one.isFile() ? [one.name] : []))
}
const seenBy = async (email: string, id: string, notes = true) =>
  (await visibleAttachments(database, [id], { caller: administrator(email), notes })).size === 1

test('what is uploaded is told by its content, kept once however often it comes, and handed out as it was', async () => {
  const content = pdf('once')
  const [one, other] = await Promise.all([upload(content, '../../合同.docx'), upload(content, 'b.pdf')])
  expect(valueOf(one)).toMatchObject({
    name: '合同.docx.pdf',
    type: 'application/pdf',
    size: content.length,
    digest: sha256(content),
    thumbnail: 'none',
    uploadedBy: 'lin@example.com',
    uploadedAt: NOON,
  })
  expect(valueOf(other).id).not.toBe(valueOf(one).id)
  expect((await filesIn('attachments')).filter((name) => name === sha256(content))).toHaveLength(1)
  const answer = await fetch(`${server.url}/api/attachments/${valueOf(one).id}?disposition=inline`, {
    headers: { 'x-api-key': key, range: 'bytes=1-3' },
  })
  expect([answer.status, await answer.text()]).toEqual([206, 'PDF'])
  expect(answer.headers.get('content-disposition')).toContain(`inline; filename="__.docx.pdf"`)
})

test.each([
  ['nothing', bytesOf(''), 'attachments.empty'],
  ['a page', bytesOf('<html><script>alert(1)</script>'), 'attachments.type-refused'],
  ['an archive', bytesOf('PK\x03\x04'), 'attachments.type-refused'],
])('%s is refused, and nothing is kept of it', async (_, content, code) => {
  expect(codeOf(await upload(content, 'photo.jpg'))).toBe(code)
  expect(await database.selectFrom('attachment').selectAll().where('digest', '=', sha256(content)).execute()).toEqual(
    [],
  )
  expect(await filesIn('attachments')).not.toContain(sha256(content))
})

test('more than the limit is refused by a sentence, of a file that ends and of one that does not', async () => {
  const large = new Uint8Array(1_048_577).fill(0x61)
  expect(codeOf(await upload(large.slice(1), 'a.txt'))).toBeUndefined()
  expect(await upload(large, 'a.txt')).toMatchObject({
    refusal: { code: 'http.upload-too-large', message: 'The file is larger than 1 MB. Nothing was kept.' },
  })
  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(large) })
  const result = await program
    .uploadAttachment({ query: { name: 'a' }, body: endless })
    .then(codeOf, (error: Error) => error.name)
  expect(['http.upload-too-large', 'TypeError']).toContain(result)
  expect(await readdir(join(place.dataDir, 'attachments-arriving', 'arriving'))).toEqual([])
})

test('of an upload that breaks off nothing is left', async () => {
  const arriving = () => readdir(join(place.dataDir, 'attachments-arriving', 'arriving'))
  const headers = { 'x-api-key': key, 'content-type': 'application/pdf', 'content-length': '100000' }
  const sent = request(`${server.url}/api/attachments`, { method: 'POST', headers })
  const closed = new Promise((resolve) => sent.on('close', resolve))
  sent.on('error', () => undefined).write('%PDF-1.4')
  await expect.poll(arriving).toHaveLength(1)
  sent.destroy()
  await closed
  await expect.poll(arriving).toEqual([])
})

test('an image gets a small picture, once', async () => {
  const { id, thumbnail, digest } = valueOf(await upload(photo))
  expect(thumbnail).toBe('waiting')
  expect(await program.getThumbnail({ params: { id } })).toMatchObject({
    refusal: { code: 'attachments.no-thumbnail', facts: { thumbnail: 'waiting' } },
  })
  await place.makeThumbnails()
  const { type, content } = valueOf(await program.getThumbnail({ params: { id } }))
  expect(type).toBe('image/webp')
  expect(await sharp(await content.arrayBuffer()).metadata()).toMatchObject({ width: 480, height: 320 })
  expect(valueOf(await upload(photo))).toMatchObject({ thumbnail: 'ready', digest })
})

test('a picture that cannot be read has none, and the file stays', async () => {
  const broken = photo.slice(0, 300)
  const { id } = valueOf(await upload(broken))
  await place.makeThumbnails()
  expect(await program.getThumbnail({ params: { id } })).toMatchObject({ refusal: { facts: { thumbnail: 'none' } } })
  const { content } = valueOf(await program.getAttachment({ params: { id } }))
  expect(new Uint8Array(await content.arrayBuffer())).toEqual(broken)
})

test('of two who make thumbnails at once only one makes each', async () => {
  const marked = Uint8Array.from(Buffer.concat([PIXEL_GIF, Buffer.from('at once')]))
  const { digest } = valueOf(await upload(marked))
  await Promise.all([place.makeThumbnails(), place.makeThumbnails()])
  const row = await database
    .selectFrom('attachment_content')
    .select(['thumbnail', 'thumbnail_attempts as attempts'])
    .where('digest', '=', digest)
    .executeTakeFirst()
  expect(row).toEqual({ thumbnail: 'ready', attempts: 1 })
})

test('entries and cases name attachments; the conversation and the case show them', async () => {
  const { id, number } = await openCase()
  const [one, two] = [valueOf(await upload(pdf('1'), 'a.pdf')), valueOf(await upload(pdf('2'), 'b.pdf'))]
  const body = { key: 'k', kind: 'public' as const, text: '见附件', attachments: [one.id, one.id] }
  valueOf(await program.writeEntry({ params: { id }, body }))
  valueOf(await program.writeEntry({ params: { id }, body }))
  valueOf(await program.placeAttachments({ params: { id: number }, body: { attachments: [two.id] } }))
  valueOf(await program.placeAttachments({ params: { id: number }, body: { attachments: [two.id] } }))
  const [entry, ...others] = valueOf(await program.listEntries({ params: { id }, query: {} })).items
  expect(others).toEqual([])
  expect(entry?.attachments).toMatchObject([{ id: one.id, name: 'a.pdf' }])
  const { items, next } = valueOf(await program.listAttachments({ params: { id }, query: { limit: 1 } }))
  expect(items).toMatchObject([{ id: two.id, entry: null, placedBy: 'lin@example.com' }])
  const rest = valueOf(await program.listAttachments({ params: { id }, query: { cursor: next ?? '' } }))
  expect(rest).toMatchObject({ items: [{ id: one.id, entry: entry?.id }], next: null })
})

test('what is not there, or is not for whoever asks, is named by nobody: neither is anything written', async () => {
  const { id } = await openCase()
  const { id: theirs } = valueOf(await upload(pdf('theirs')))
  await database.updateTable('attachment').set({ uploaded_by: 'wang@example.com' }).where('id', '=', theirs).execute()
  for (const attachments of [[theirs], ['0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41'], ['x']]) {
    expect(codeOf(await program.placeAttachments({ params: { id }, body: { attachments } }))).toBe(
      'attachments.unknown',
    )
    const body = { key: `n${attachments[0]}`, kind: 'note' as const, text: 'x', attachments }
    expect(codeOf(await program.writeEntry({ params: { id }, body }))).toBe('attachments.unknown')
    const [only = ''] = attachments
    expect(codeOf(await program.getAttachment({ params: { id: only } }))).toBe('attachments.not-found')
    expect(codeOf(await program.getThumbnail({ params: { id: only } }))).toBe('attachments.not-found')
  }
  expect(valueOf(await program.listEntries({ params: { id }, query: {} })).items).toEqual([])
})

test('one that stands nowhere is its uploader’s; on a case or beside words to partners it is for all who see that, on a note for those who read notes', async () => {
  const { id: caseId } = await openCase()
  const { id } = valueOf(await upload(pdf('sight')))
  expect([await seenBy('lin@example.com', id), await seenBy('wang@example.com', id)]).toEqual([true, false])
  const note = { key: 'sight', kind: 'note' as const, text: 'x', attachments: [id] }
  valueOf(await program.writeEntry({ params: { id: caseId }, body: note }))
  expect([await seenBy('wang@example.com', id), await seenBy('wang@example.com', id, false)]).toEqual([true, false])
  valueOf(await program.placeAttachments({ params: { id: caseId }, body: { attachments: [id] } }))
  expect(await seenBy('wang@example.com', id, false)).toBe(true)
  const { id: shared } = valueOf(await upload(pdf('shared')))
  const toPartners = { key: 'shared', kind: 'partner' as const, text: 'x', attachments: [shared] }
  valueOf(await program.writeEntry({ params: { id: caseId }, body: toPartners }))
  expect(await seenBy('wang@example.com', shared, false)).toBe(true)
})

test('a copy of an entry has its attachments, by reference', async () => {
  const [from, to] = [await openCase(), await openCase()]
  const { id, digest } = valueOf(await upload(pdf('copied')))
  const said = { kind: 'note' as const, text: 'x' }
  const entry = async (of: string, key: string, attachments: string[]) =>
    valueOf(await program.writeEntry({ params: { id: of }, body: { ...said, key, attachments } })).id
  const pair = { from: await entry(from.id, 'from', [id]), to: await entry(to.id, 'to', []), caseId: to.id }
  await inTransaction(database, (tx) => copyToEntries(tx, [pair, pair], NOON))
  const [copy] = valueOf(await program.listEntries({ params: { id: to.id }, query: {} })).items
  expect(copy?.attachments).toMatchObject([{ id, digest }])
  expect(await seenBy('wang@example.com', id, false)).toBe(false)
})

test('what nothing has named for a day goes with its bytes; what is named, or came again, stays', async () => {
  const { id: caseId } = await openCase()
  const [loose, kept, again] = [pdf('loose'), pdf('kept'), Uint8Array.from([...photo, 1])]
  valueOf(await upload(loose))
  const { id: keptId } = valueOf(await upload(kept))
  valueOf(await program.placeAttachments({ params: { id: caseId }, body: { attachments: [keptId] } }))
  valueOf(await upload(again))
  await place.makeThumbnails()
  const lies = async (content: Uint8Array) => (await filesIn('attachments')).includes(sha256(content))
  place.clock.set(addMilliseconds(addHours(NOON, 24), -1))
  await place.clear()
  expect([await lies(loose), await lies(kept), await lies(again)]).toEqual([true, true, true])
  server.clock.set(addHours(NOON, 23))
  valueOf(await upload(again))
  place.clock.set(addHours(NOON, 25))
  await place.clear()
  expect([await lies(loose), await lies(kept), await lies(again)]).toEqual([false, true, true])
  place.clock.set(addHours(NOON, 60))
  await place.clear()
  expect(await lies(again)).toBe(false)
  expect(await filesIn('attachments')).not.toContain(`${sha256(again)}.thumbnail`)
  expect(codeOf(await program.getAttachment({ params: { id: keptId } }))).toBeUndefined()
  await database.deleteFrom('attachment_place').where('attachment_id', '=', keptId).execute()
  await place.clear()
  expect(await lies(kept)).toBe(false)
  expect(codeOf(await program.getAttachment({ params: { id: keptId } }))).toBe('attachments.not-found')
  server.clock.set(NOON)
  place.clock.set(NOON)
})

test('who is killed before the bytes are there leaves what is brought again as if it were new, or cleared', async () => {
  const content = pdf('killed')
  const failing = vi.spyOn(storage, 'put').mockRejectedValueOnce(new Error('killed'))
  await expect(upload(content)).rejects.toMatchObject({ status: 500 })
  failing.mockRestore()
  const rows = () =>
    database.selectFrom('attachment_content').selectAll().where('digest', '=', sha256(content)).execute()
  expect(await rows()).toMatchObject([{ stored_at: null }])
  const { id } = valueOf(await upload(content))
  const { content: blob } = valueOf(await program.getAttachment({ params: { id } }))
  expect(await blob.text()).toContain('%killed')
  await database.deleteFrom('attachment').where('id', '=', id).execute()
  await database.updateTable('attachment_content').set({ stored_at: null }).execute()
  place.clock.set(addHours(NOON, 25))
  await place.clear()
  expect(await rows()).toEqual([])
  expect(await filesIn('attachments')).not.toContain(sha256(content))
  place.clock.set(NOON)
})

test('who brings a content while it is removed waits, and brings it anew', async () => {
  const content = pdf('overlap')
  valueOf(await upload(content))
  place.clock.set(addHours(NOON, 25))
  let uploading: ReturnType<typeof upload> | undefined
  const removing = vi.spyOn(storage, 'remove').mockImplementationOnce(async (keys) => {
    removing.mockRestore()
    server.clock.set(addHours(NOON, 25))
    uploading = upload(content)
    // Of this database: other tests wait for locks of their own.
    const waiting = sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await waiting.execute(database)).rows).toHaveLength(1)
    await storage.remove(keys)
  })
  await place.clear()
  const { id } = valueOf(await (uploading ?? upload(content)))
  const { content: blob } = valueOf(await program.getAttachment({ params: { id } }))
  expect(await blob.text()).toContain('%overlap')
  server.clock.set(NOON)
  place.clock.set(NOON)
})
