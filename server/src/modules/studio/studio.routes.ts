import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine, Resource } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { reasonsOf } from '../processes/index.ts'
import { discardDraft } from './drafts/discard-draft.ts'
import { findDraft } from './drafts/draft.store.ts'
import { noteEditor, otherEditors } from './drafts/editor.store.ts'
import { findRevision, listRevisions } from './drafts/revision.store.ts'
import { saveDraft } from './drafts/save-draft.ts'
import { findInModels } from './finding/find-in-models.ts'
import { maySee } from './may-see.ts'
import { headOf, listModels, readModel } from './models.view.ts'
import { importPack } from './packing/import-pack.ts'
import { packFiles } from './packing/pack-files.ts'
import { listPublications } from './publishing/publication.store.ts'
import { checkFiles, publishDrafts, rollBack } from './publishing/publish.ts'
import type { Published } from './shelves/shelf.ts'
import type { Shelves } from './shelves/shelves.ts'
import { readVocabulary } from './vocabulary.view.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly shelves: Shelves
  /** Files of import templates, which the program reads when it starts. */
  readonly templates: readonly Resource[]
}

/** Files of the business, their drafts and their versions. */
export function modelRoutes({ database, engine, shelves, templates }: Options): RouteHandler[] {
  return [
    handle(routes.listModels, async ({ caller }) => accept({ items: await listModels(database, shelves, caller) })),
    handle(routes.findInModels, async ({ caller, query }) =>
      accept({ items: await findInModels(database, shelves, caller, query.q ?? '') }),
    ),
    handle(routes.getVocabulary, async () => accept(await readVocabulary(database, engine))),
    handle(routes.getModel, async ({ params: { resource }, caller, now }): Answer<typeof routes.getModel> => {
      if (!maySee(caller, resource)) return refuse({ code: 'studio.model-not-found' })
      return readModel(database, shelves, resource, engine, { email: caller.email, now })
    }),
    handle(
      routes.listModelVersions,
      async ({ params: { resource }, caller }): Answer<typeof routes.listModelVersions> => {
        const file = maySee(caller, resource) ? await shelves.file(database, resource) : null
        if (file === null) return refuse({ code: 'studio.model-not-found' })
        return accept({ items: [...(await shelves.versions(database, file))] })
      },
    ),
    handle(routes.getModelVersion, async ({ params, caller }): Answer<typeof routes.getModelVersion> => {
      const file = maySee(caller, params.resource) ? await shelves.file(database, params.resource) : null
      if (file === null) return refuse({ code: 'studio.model-not-found' })
      const content = await shelves.content(database, file, Number(params.version))
      return content === null ? refuse({ code: 'studio.version-not-found' }) : accept({ content })
    }),
    handle(
      routes.saveModelDraft,
      async ({ params: { resource }, body, caller, now }): Answer<typeof routes.saveModelDraft> => {
        const file = await shelves.file(database, resource)
        const { content, revision, version = file?.version ?? null } = body
        const isNew = file === null
        const saving = { resource, content, revision, version, isNew, now, by: caller.name }
        const saved = await inTransaction(database, (tx) => saveDraft(tx, saving))
        return saved.ok ? accept(headOf(saved.value)) : saved
      },
    ),
    handle(routes.discardModelDraft, ({ params: { resource }, query: { revision } }) =>
      inTransaction(database, (tx) => discardDraft(tx, resource, revision)),
    ),
    handle(routes.keepDraftOpen, async ({ params: { resource }, caller, now }): Answer<typeof routes.keepDraftOpen> => {
      const [file, draft] = await Promise.all([shelves.file(database, resource), findDraft(database, resource)])
      if (file === null && draft === undefined) return refuse({ code: 'studio.model-not-found' })
      await inTransaction(database, (tx) => noteEditor(tx, resource, caller, now))
      return accept({
        editors: await otherEditors(database, resource, caller.email, now),
        draft: draft === undefined ? null : headOf(draft),
        version: file?.version ?? null,
      })
    }),
    handle(routes.listDraftRevisions, async ({ params: { resource }, caller }) => {
      const found = maySee(caller, resource) ? await listRevisions(database, resource) : []
      return accept({
        items: found.map(({ revision, saved_at, saved_by }) => ({ revision, savedAt: saved_at, savedBy: saved_by })),
      })
    }),
    handle(routes.getDraftRevision, async ({ params, caller }): Answer<typeof routes.getDraftRevision> => {
      if (!maySee(caller, params.resource)) return refuse({ code: 'studio.version-not-found' })
      const found = await findRevision(database, params.resource, Number(params.revision))
      return found === undefined ? refuse({ code: 'studio.version-not-found' }) : accept(found)
    }),
    handle(routes.checkModels, async ({ body: { files }, caller, now }) => {
      const { problems, ...rest } = await checkFiles({ database, shelves, caller, now }, files)
      return accept({ ...onTheWire(rest), problems: [...problems] })
    }),
    handle(routes.exportPack, async ({ caller }) =>
      accept({ files: await packFiles({ database, shelves, caller, templates }) }),
    ),
    handle(routes.importPack, async ({ body, caller, now }) =>
      accept({ items: await importPack(database, shelves, body.files, { now, by: caller.name }) }),
    ),
    handle(routes.forecastMigrations, async ({ body, now }) => {
      const forecasts = await engine.operations.forecastMigration(database, body.content, now)
      const items = forecasts.map(({ process, fates, isPart }) => {
        const count = (outcome: string) => fates.filter((fate) => fate.outcome === outcome).length
        return { process, moves: count('moves'), cannot: count('cannot'), isPart, reasons: reasonsOf(fates) }
      })
      return accept({ items })
    }),
    handle(routes.publishDrafts, async ({ body, caller, now }): Answer<typeof routes.publishDrafts> => {
      const published = await publishDrafts({ database, shelves, caller, now }, body.drafts, body.note)
      return published.ok ? accept(onTheWire(published.value)) : published
    }),
    handle(
      routes.rollBackModel,
      async ({ params: { resource }, body, caller, now }): Answer<typeof routes.rollBackModel> => {
        const published = await rollBack({ database, shelves, caller, now }, resource, body.to, body.note)
        return published.ok ? accept(onTheWire(published.value)) : published
      },
    ),
    handle(routes.listPublications, async () => {
      const found = await listPublications(database)
      return accept({ items: found.map((one) => ({ ...one, items: [...one.items] })) })
    }),
  ]
}

const onTheWire = ({ made, warnings }: Pick<Published, 'made' | 'warnings'>) => ({
  items: made.map(({ parts: _parts, ...one }) => one),
  warnings: [...warnings],
})
