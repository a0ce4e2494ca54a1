import type { Answer, AnswerOf, Caller, routes } from '@aftersale/contract'
import { accept, type Instant, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { type DraftHead, draftHeads, findDraft } from './drafts/draft.store.ts'
import { otherEditors } from './drafts/editor.store.ts'
import { maySee } from './may-see.ts'
import { endingOf, modelKindOf } from './model-kind.ts'
import type { Described } from './shelves/described.ts'
import type { Shelves } from './shelves/shelves.ts'

type Model = AnswerOf<typeof routes.listModels>['items'][number]

/** Every file in force, and those that are drafts only. */
export async function listModels(database: Database, shelves: Shelves, caller: Caller): Promise<Model[]> {
  const [files, drafts] = await Promise.all([shelves.inForce(database), draftHeads(database)])
  const byName = new Map(drafts.map((draft) => [draft.resource, draft]))
  const known = new Set(files.map(({ resource }) => resource))
  return [
    ...files.map((file) => modelOf(file, byName.get(file.resource))),
    ...drafts.filter(({ resource }) => !known.has(resource)).flatMap(draftOnly),
  ].filter(({ resource }) => maySee(caller, resource))
}

export async function readModel(
  database: Database,
  shelves: Shelves,
  resource: string,
  engine: Engine,
  { email, now }: { readonly email: string; readonly now: Instant },
): Answer<typeof routes.getModel> {
  const [file, draft, editors, onTrial] = await Promise.all([
    shelves.describedFile(database, resource),
    findDraft(database, resource),
    otherEditors(database, resource, email, now),
    engine.pilots.trialOf(database, resource),
  ])
  const rest = { draftContent: draft?.content ?? null, onTrial, editors }
  if (file !== null) {
    return accept({ ...modelOf(file, draft), content: await shelves.content(database, file), ...rest })
  }
  const [only] = draft === undefined ? [] : draftOnly(draft)
  return only === undefined ? refuse({ code: 'studio.model-not-found' }) : accept({ ...only, content: null, ...rest })
}

const modelOf = (file: Described, draft: DraftHead | undefined): Model => ({
  ...file,
  parts: [...file.parts],
  about: [...file.about],
  draft: draft === undefined ? null : headOf(draft),
})

/** What a draft of nothing that is in force is called, its file's name says. */
function draftOnly(draft: DraftHead): Model[] {
  const { resource } = draft
  const kind = modelKindOf(resource)
  if (kind === null) return []
  const word = resource.slice(0, -endingOf(kind).length)
  const none = { version: null, deployedAt: null, deployedBy: null, note: null, running: null }
  return [{ resource, kind, name: { en: word, 'zh-CN': word }, parts: [], about: [], ...none, draft: headOf(draft) }]
}

export const headOf = ({ revision, base_version, changed_at, changed_by }: DraftHead) => ({
  revision,
  baseVersion: base_version,
  changedAt: changed_at,
  changedBy: changed_by,
})
