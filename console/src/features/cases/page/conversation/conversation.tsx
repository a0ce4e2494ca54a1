import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../../api/failure.ts'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { Waiting } from '../../../../shell/states/waiting.tsx'
import { useMay } from '../../../../shell/use-may.ts'
import { entriesQuery } from '../case-queries.ts'
import { Section } from '../section.tsx'
import { Composer } from './composer.tsx'
import styles from './conversation.module.css'
import { SaidEntry } from './said-entry.tsx'

/** What was said, the newest first under where one writes: replies, what the customer said, what partners and staff write. */
export function Conversation({ number }: { readonly number: string }) {
  const { t } = useTranslation()
  const mayReply = useMay('cases.reply')
  const entries = useInfiniteQuery(entriesQuery(number))
  const said = entries.data?.pages.flatMap((page) => page.items) ?? []
  if (entries.isError && failureOf(entries.error).kind === 'forbidden') return null
  return (
    <Section title={t('conversation.title')}>
      {mayReply ? <Composer number={number} /> : null}
      {entries.isPending ? <Waiting rows={3} /> : null}
      <PartFailure query={entries} />
      {entries.isSuccess && said.length === 0 ? <p className="quiet">{t('conversation.none')}</p> : null}
      <ol className={styles.said}>
        {said.map((entry) => (
          <SaidEntry key={entry.id} of={entry} />
        ))}
      </ol>
      {entries.hasNextPage ? (
        <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t('conversation.earlier')}
        </Button>
      ) : null}
    </Section>
  )
}
