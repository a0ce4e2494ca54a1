import type { AnswerOf, Caller, routes } from '@aftersale/contract'
import type { Database } from '../../../platform/database.ts'
import { draftContents } from '../drafts/draft.store.ts'
import { maySee } from '../may-see.ts'
import type { Shelves } from '../shelves/shelves.ts'
import { comparable } from './comparable.ts'
import { readablePlaces } from './readable-places.ts'

type Found = AnswerOf<typeof routes.findInModels>['items'][number]

/** As many places of a file as help to tell whether it is the one. */
const MOST_PLACES = 3
const AROUND = 40

/** The files that say something, in their drafts where they have one, else as in force; those with the most places first. */
export async function findInModels(database: Database, shelves: Shelves, caller: Caller, q: string): Promise<Found[]> {
  const wanted = comparable(q.trim())
  if (wanted === '') return []
  const drafts = new Map((await draftContents(database)).map(({ resource, content }) => [resource, content]))
  const found: Found[] = []
  const look = (resource: string, content: string, isDraft: boolean) => {
    if (!maySee(caller, resource)) return
    const places = readablePlaces(content).filter(({ text }) => comparable(text).includes(wanted))
    if (places.length === 0) return
    // What is said in several places alike is shown once, at the first of them.
    const shown = new Map(places.toReversed().map(({ text, at }) => [excerpt(text, wanted), at]))
    const first = [...shown].reverse().slice(0, MOST_PLACES)
    found.push({ resource, count: places.length, places: first.map(([text, at]) => ({ text, at })), isDraft })
  }
  for (const file of await shelves.files(database)) {
    if (drafts.has(file.resource)) continue
    const content = await shelves.content(database, file)
    if (content !== null) look(file.resource, content, false)
  }
  for (const [resource, content] of drafts) look(resource, content, true)
  return found.sort((one, other) => other.count - one.count || (one.resource < other.resource ? -1 : 1))
}

/** The words with what stands around them. */
function excerpt(text: string, wanted: string): string {
  // Numbers that are written otherwise are a letter or two longer or shorter: near enough for what is shown around them.
  const at = comparable(text).indexOf(wanted)
  const from = Math.max(0, at - AROUND)
  const to = Math.min(text.length, at + wanted.length + AROUND)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
