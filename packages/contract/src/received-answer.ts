import { accept, refuse } from '@aftersale/kernel'
import type { ReceivedFile } from './binary.ts'
import { errorBody } from './error-body.ts'
import type { Answered } from './read-together.ts'
import { isRefusalCode, type RefusalCode } from './refusals/catalogue.ts'
import { type Route, successOf } from './route.ts'

/** A refusal as it came over the wire, its message in the client's language. */
export type WireRefusal = {
  readonly code: RefusalCode
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly path: string; readonly message: string }[]
}

/** The answer was none the contract knows: trouble on the way, or a defect of the server. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number
  readonly code: string | undefined

  constructor(message: string, status: number, code?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.status = status
    this.code = code
  }
}

/** The answer as it would come together with others. */
export async function answeredBy(answer: Response): Promise<Answered> {
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : parsed(text) }
}

/** A value or a refusal by the contract; anything else is thrown. */
export const resultOf = (route: Route, { status, body }: Answered) =>
  status === successOf(route).status ? accept(valueIn(route, status, body)) : refusalOf(route, status, body)

export async function fileOf(answer: Response): Promise<ReceivedFile> {
  const content = await answer.blob()
  return { type: content.type, content }
}

/** The values of a stream as they come: those of each piece that arrives, and none where it was a sign of life. */
export async function* readLines<Value>(route: Route, answer: Response): AsyncGenerator<readonly Value[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of piecesOf(answer)) {
    const lines = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines.filter((line) => line !== '').map((line) => valueIn(route, answer.status, parsed(line)) as Value)
  }
}

/** Not every browser iterates over a body. */
async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (reader === undefined) return
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } finally {
    // Who stops reading hangs up; of a body that has ended nothing is left to cancel.
    await reader.cancel().catch(() => undefined)
  }
}

function valueIn(route: Route, status: number, body: unknown): unknown {
  const read = successOf(route).schema.safeParse(body)
  if (read.success) return read.data
  throw new UnexpectedAnswer(`expected the answer of ${route.id}, got another shape`, status, undefined, read.error)
}

function refusalOf(route: Route, status: number, body: unknown) {
  const read = errorBody.safeParse(body)
  if (!read.success) {
    throw new UnexpectedAnswer(`expected an answer of ${route.id}, got status ${status} without an error body`, status)
  }
  const { code, message, facts = {}, fields = [] } = read.data.error
  if (status >= 500 || !isRefusalCode(code)) throw new UnexpectedAnswer(message, status, code)
  const refusal: WireRefusal = { code, message, facts, fields }
  return refuse(refusal)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
