import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import sheet from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { countText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type ModelDetail, type ModelVersion, revisionsQuery, versionsQuery } from '../studio-queries.ts'
import { Difference } from './publish/difference.tsx'
import { RollBackSheet } from './roll-back-sheet.tsx'
import type { DraftDesk } from './use-draft.ts'

type HistorySheetProps = { readonly model: ModelDetail; readonly desk: DraftDesk; readonly onClose: () => void }

/** What a file has been: the versions that were in force, and what was saved of its drafts. */
export function HistorySheet({ model, desk, onClose }: HistorySheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayDraft = useMay('flows.draft')
  const mayPublish = useMay('flows.deploy')
  const { resource, kind } = model
  const versions = useQuery(versionsQuery(resource))
  const revisions = useQuery(revisionsQuery(resource))
  const [compared, setCompared] = useState<{
    readonly title: string
    readonly before: string
    readonly after: string
  } | null>(null)
  const [back, setBack] = useState<ModelVersion | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  /** A draft saves itself also while this is open. */
  const latest = useRef(desk.state)
  latest.current = desk.state
  const asked = useRef(0)
  useEffect(
    () => () => {
      asked.current += 1
    },
    [],
  )
  /** Gets what is then shown or taken, unless something else was asked for since, or the sheet was closed. */
  const trying = async (get: () => Promise<() => void>) => {
    asked.current += 1
    const mine = asked.current
    setFailure(null)
    const done = await get().catch((error: unknown) => () => setFailure(error))
    if (mine === asked.current) done()
  }
  const contentOf = async (version: number) =>
    (await answered(api().getModelVersion({ params: { resource, version: String(version) } }))).content
  const compare = ({ version }: ModelVersion) =>
    void trying(async () => {
      const older = versions.data?.items.filter((one) => one.version < version) ?? []
      const before = older[0] === undefined ? '' : await contentOf(older[0].version)
      const after = await contentOf(version)
      return () => setCompared({ title: t('studio.changesOf', { version }), before, after })
    })
  const takeRevision = (revision: number) =>
    void trying(async () => {
      const params = { resource, revision: String(revision) }
      const { content } = await answered(api().getDraftRevision({ params }))
      return () => {
        const { saved, revision: current } = latest.current
        desk.replace({ kind: 'replaced', content, saved, revision: current })
        onClose()
      }
    })
  const columns: Column<ModelVersion>[] = [
    {
      title: t('role.changed'),
      cell: ({ deployedAt, deployedBy }) => `${momentText(deployedAt, language)} · ${deployedBy ?? t('role.fromPack')}`,
    },
    { title: t('studio.note'), kind: 'line', cell: ({ note }) => note ?? '' },
    {
      title: t('studio.running'),
      kind: 'number',
      isLabelled: true,
      cell: ({ running }) => (running === null ? '' : countText(running, language)),
    },
    {
      title: t('studio.actions'),
      kind: 'end',
      cell: (version) => (
        <>
          <Button size="small" onClick={() => compare(version)}>
            {t('studio.showChanges')}
          </Button>{' '}
          {mayPublish && version.version !== model.version ? (
            <Button size="small" onClick={() => setBack(version)}>
              {t('studio.rollBack')}
            </Button>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <SideSheet title={t('studio.history')} onClose={onClose} isWide>
      {failure === null ? null : <p role="alert">{problemText(failure, t)}</p>}
      {compared === null ? null : (
        <section className={sheet.part}>
          <h3>{compared.title}</h3>
          <Difference kind={kind} before={compared.before} after={compared.after} />
        </section>
      )}
      {model.version === null ? null : (
        <QuerySheet
          query={versions}
          isEmpty={({ items }) => items.length === 0}
          empty={{ title: t('studio.neverPublished') }}
        >
          {({ items }) => (
            <RecordTable
              name={t('studio.history')}
              rows={items}
              keyOf={({ version }) => String(version)}
              head={{
                title: t('role.version'),
                text: ({ version }) => t('caseType.versionNumber', { version }),
              }}
              columns={columns}
            />
          )}
        </QuerySheet>
      )}
      {mayDraft ? (
        <section className={sheet.part}>
          <h3>{t('studio.saves')}</h3>
          <QuerySheet
            query={revisions}
            isEmpty={({ items }) => items.length === 0}
            empty={{ title: t('studio.noSaves') }}
          >
            {({ items }) => (
              <ul className={sheet.list}>
                {items.map(({ revision, savedAt, savedBy }) => (
                  <li key={revision}>
                    {momentText(savedAt, language)} · {savedBy}{' '}
                    <Button size="small" onClick={() => takeRevision(revision)}>
                      {t('studio.takeSave')}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </QuerySheet>
        </section>
      ) : null}
      {back === null ? null : <RollBackSheet model={model} version={back.version} onClose={() => setBack(null)} />}
    </SideSheet>
  )
}
