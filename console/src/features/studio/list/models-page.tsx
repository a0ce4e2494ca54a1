import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useTabStrip } from '../../../shell/strip/use-tab-strip.ts'
import { useMay } from '../../../shell/use-may.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { PackSheet } from '../packing/pack-sheet.tsx'
import { PilotList } from '../pilots/pilot-list.tsx'
import studio from '../studio.module.css'
import { modelsQuery, publicationsQuery } from '../studio-queries.ts'
import { foundModels, MODEL_KINDS, mattersOf } from './found-models.ts'
import { FoundTexts } from './found-texts.tsx'
import { MatterCards } from './matter-cards.tsx'
import { ModelTable } from './model-table.tsx'
import styles from './models.module.css'
import { NewModelSheet } from './new-model-sheet.tsx'
import { Publications } from './publications.tsx'

/** What the business is made of: by the matter that it is about or by its kind, and found by any of its words. */
export function ModelsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const mayDraft = useMay('flows.draft')
  const { view = 'matters', q = '' } = useSearch({ from: '/staff/studio' })
  const [isNew, setNew] = useState(false)
  const [isPacking, setPacking] = useState(false)
  const models = useQuery(modelsQuery)
  const publications = useQuery(publicationsQuery)
  const strip = useTabStrip(view)
  const look = (search: { readonly view?: string; readonly q?: string }) =>
    void navigate({
      to: '/studio',
      search: { ...(view === 'matters' ? {} : { view }), ...(q === '' ? {} : { q }), ...search },
      replace: true,
    })
  const views = ['matters', 'drafts', ...MODEL_KINDS, 'pilots', 'published'] as const
  return (
    <>
      <PageHeader title={t('places.studio')}>
        <div className={studio.actions}>
          <Button onClick={() => setPacking(true)}>{t('studioPack.title')}</Button>
          {mayDraft ? <Button onClick={() => setNew(true)}>{t('studio.new.button')}</Button> : null}
        </div>
      </PageHeader>
      <p className={styles.intro}>{t('studio.intro')}</p>
      <div className={styles.bar}>
        <Input.Search
          allowClear
          className={styles.search ?? ''}
          aria-label={t('studio.search')}
          placeholder={t('studio.search')}
          defaultValue={q}
          onChange={({ target }) => look({ q: target.value })}
        />
        <div ref={strip.ref} className={`${strip.className} ${styles.views}`}>
          <Segmented
            aria-label={t('studio.view')}
            value={view}
            options={views.map((value) => ({ value, label: t(`studio.views.${value}`) }))}
            onChange={(value) => look({ view: value })}
          />
        </div>
      </div>
      {view === 'published' ? <Publications query={publications} models={models.data?.items ?? []} /> : null}
      {view === 'pilots' ? <PilotList /> : null}
      {view === 'published' || view === 'pilots' ? null : (
        <QuerySheet
          query={models}
          isEmpty={({ items }) => q === '' && foundModels(items, { view, q, language }).length === 0}
          empty={{ title: t(view === 'drafts' && q === '' ? 'studio.noDrafts' : 'studio.none') }}
        >
          {({ items }) => {
            if (view === 'matters' && q === '') return <MatterCards matters={mattersOf(items)} />
            const named = foundModels(items, { view, q, language })
            return (
              <>
                {named.length === 0 ? null : <ModelTable models={named} />}
                {q.trim() === '' ? null : <FoundTexts q={q} view={view} models={items} isAlone={named.length === 0} />}
              </>
            )
          }}
        </QuerySheet>
      )}
      {isPacking ? <PackSheet onClose={() => setPacking(false)} /> : null}
      {isNew ? <NewModelSheet taken={models.data?.items ?? []} onClose={() => setNew(false)} /> : null}
    </>
  )
}
