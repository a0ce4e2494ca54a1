import type { WordKind } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { wordsQuery } from '../../api/words.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { QuerySheet } from '../../shell/lists/query-sheet.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { useTabStrip } from '../../shell/strip/use-tab-strip.ts'
import { useMay } from '../../shell/use-may.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import administration from '../administration/administration.module.css'
import { useWordDraft } from './use-word-draft.ts'
import { changed, isFound, isSavable, itemsOf, KINDS, problemOf, rowsOf, undone, withNew } from './word-draft.ts'
import { WordTable } from './word-table.tsx'
import styles from './words.module.css'

/** As many as one call takes. */
const MOST = 1_000

/** What people read for the keys of rules and flows: changed in place, in both languages, saved together. */
export function WordsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPut = useMay('settings.put')
  const words = useQuery(wordsQuery)
  const [draft, setDraft] = useWordDraft()
  const [kind, setKind] = useState<WordKind>('reason')
  const [sought, setSought] = useState('')
  const { ref, className } = useTabStrip(kind)
  const count = Object.keys(draft).length
  const put = useCommand({
    run: () => {
      const items = itemsOf(draft).map((item) => ({ key: commandKey(), ...item }))
      return allDone(api().putWords({ body: { items } }))
    },
    changes: [wordsQuery.queryKey],
    said: t('words.saved'),
    onDone: () => setDraft({}),
  })
  const isBlocked = count > MOST || words.data === undefined || !isSavable(words.data, draft)
  return (
    <>
      <PageHeader title={t('admin.places.words')} />
      <p className={administration.intro}>{t('words.intro')}</p>
      <div className={administration.bar}>
        <Input.Search
          className={administration.search}
          allowClear
          aria-label={t('words.search')}
          placeholder={t('words.search')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        {mayPut ? (
          <Button onClick={() => setDraft(withNew(draft, kind, `new ${commandKey()}`))}>{t('words.add')}</Button>
        ) : null}
      </div>
      <div ref={ref} className={`${className} ${styles.kinds}`}>
        <Segmented
          aria-label={t('words.kind')}
          options={KINDS.map((value) => ({ value, label: t(`words.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      <QuerySheet
        query={words}
        isEmpty={(all) => !rowsOf(all, draft, kind).some((row) => isFound(row, sought))}
        empty={{ title: t(sought === '' ? 'words.none' : 'words.noneFound'), words: t('words.noneWords') }}
      >
        {(all) => (
          <WordTable
            name={t(`words.kinds.${kind}`)}
            rows={rowsOf(all, draft, kind).filter((row) => isFound(row, sought))}
            mayPut={mayPut}
            problemOf={(row) => problemOf(all, draft, row)}
            onChange={(row) => setDraft(changed(draft, all, row))}
            onUndo={(id) => setDraft(undone(draft, id))}
          />
        )}
      </QuerySheet>
      {mayPut && count > 0 ? (
        <div className={styles.save}>
          {put.error ? <ProblemBox>{problemText(put.error, t)}</ProblemBox> : null}
          <span className={styles.changes} role="status">
            {t('words.changes', { count, formatted: countText(count, language) })}
          </span>
          <Button onClick={() => setDraft({})}>{t('words.discard')}</Button>
          <Button type="primary" disabled={isBlocked} loading={put.isPending} onClick={() => put.mutate(undefined)}>
            {t('words.save')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
