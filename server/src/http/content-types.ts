import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { readJson } from './json-body.ts'
import { Refused } from './refused.ts'

/** Bodies are strict JSON and nothing else. */
export function takeJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes: Buffer, done) => {
    if (bytes.length === 0) {
      done(null, undefined)
      return
    }
    const read = readJson(bytes)
    if (read.ok) done(null, read.value)
    else done(new Refused(read.refusal))
  })
}

/** A form's encoding around a file is not part of the file. */
const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)/i

/** Bodies are files of any type and size, handed on as they arrive. */
export function takeFiles(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (request, payload: Readable, done) => {
    if (FORM.test(request.headers['content-type'] ?? '')) {
      done(new Refused({ code: 'http.body-type-wrong', expected: 'application/octet-stream' }))
    } else {
      done(null, payload)
    }
  })
}

/** Bodies are bytes of any type, as they came. */
export function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes: Buffer, done) => done(null, bytes))
}

/** The bytes in a request's body; none where it has no body. */
export const bytesIn = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array())

/** The file in a request's body; one without a body is an empty file. */
export const fileIn = (body: unknown): Readable => (body instanceof Readable ? body : Readable.from([]))
