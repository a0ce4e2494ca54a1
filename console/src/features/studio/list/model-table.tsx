import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { Model } from '../studio-queries.ts'
import { DraftMark } from './draft-mark.tsx'

/** Files, one a row, each opening its page. */
export function ModelTable({ models }: { readonly models: readonly Model[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const columns: Column<Model>[] = [
    { title: t('studio.kind'), cell: ({ kind }) => t(`studio.views.${kind}`) },
    { title: t('role.version'), kind: 'number', isLabelled: true, cell: ({ version }) => version },
    {
      title: t('studio.running'),
      kind: 'number',
      isLabelled: true,
      cell: ({ running }) => (running === null ? '' : countText(running, language)),
    },
    {
      title: t('role.changed'),
      kind: 'line',
      cell: (model) => (
        <>
          {model.deployedAt === null
            ? null
            : `${momentText(model.deployedAt, language)} · ${model.deployedBy ?? t('role.fromPack')} `}
          <DraftMark model={model} />
        </>
      ),
    },
  ]
  return (
    <RecordTable
      name={t('places.studio')}
      rows={models}
      keyOf={({ resource }) => resource}
      head={{
        title: t('studio.name'),
        text: ({ name }) => inLanguage(name, language),
        note: ({ resource }) => resource,
      }}
      columns={columns}
      onOpen={({ resource }) => void navigate({ to: '/studio/models/$resource', params: { resource } })}
    />
  )
}
