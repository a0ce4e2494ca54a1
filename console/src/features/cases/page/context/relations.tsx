import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import { LazyPart } from '../../../../shell/release/lazy-part.tsx'
import { hasFailed, PartFailure } from '../../../../shell/states/part-failure.tsx'
import { useMay } from '../../../../shell/use-may.ts'
import { StateTag } from '../../state-tag.tsx'
import styles from '../case-page.module.css'
import { duplicatesQuery, linksQuery } from '../case-queries.ts'
import { Section } from '../section.tsx'
import { useCaseCommand } from '../use-case-command.ts'

const RelateDialog = lazy(() => import('./relate-dialog.tsx').then(({ RelateDialog }) => ({ default: RelateDialog })))

/** Cases that have to do with this one, and such as may be about the same. */
export function Relations({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const mayLink = useMay('cases.link')
  const links = useQuery(linksQuery(one.number))
  const duplicates = useQuery(duplicatesQuery(one.number))
  const [asked, setAsked] = useState<{ readonly what: 'link' | 'merge' | 'split'; readonly to: string } | null>(null)
  const change = useCaseCommand()
  const linked = links.data?.items ?? []
  const known = new Set(linked.map((link) => link.case.id))
  const likely = (duplicates.data?.items ?? []).filter(({ id }) => !known.has(id))
  if (linked.length === 0 && likely.length === 0 && !mayLink && !hasFailed(links)) return null
  const unlink = (kind: 'relates' | 'duplicates' | 'follows', other: string) => {
    const body = { remove: [{ kind, case: other }] }
    const call = () => answered(api().changeLinks({ params: { id: one.id }, body }))
    void change.mutateAsync({ call, done: t('relations.unlinked') }).catch(() => undefined)
  }
  return (
    <Section title={t('relations.title')}>
      <PartFailure query={links} />
      {linked.length === 0 ? null : (
        <ul className={styles.rows}>
          {linked.map(({ kind, direction, case: other }) => (
            <li key={`${kind} ${direction} ${other.id}`}>
              <span>{t(`relations.kinds.${kind}-${direction}`)}</span>
              <Link to="/cases/$id" params={{ id: other.number }}>
                {other.number}
              </Link>
              <StateTag state={other.state} outcome={null} />
              {mayLink && kind !== 'merged' && direction === 'to' ? (
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('relations.unlink', { number: other.number })}
                  onClick={() => unlink(kind, other.number)}
                >
                  ×
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {likely.length === 0 ? null : (
        <>
          <h3 className={styles.minor}>{t('relations.likely')}</h3>
          <ul className={styles.rows}>
            {likely.map((other) => (
              <li key={other.id}>
                <Link to="/cases/$id" params={{ id: other.number }}>
                  {other.number}
                </Link>
                <StateTag state={other.state} outcome={null} />
                <span className={styles.fine}>{t(`relations.same.${other.same}`)}</span>
                {mayLink && one.state !== 'closed' && other.state !== 'closed' ? (
                  <Button size="small" onClick={() => setAsked({ what: 'merge', to: other.number })}>
                    {t('relations.merge')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayLink ? (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setAsked({ what: 'link', to: '' })}>
            {t('relations.link')}
          </Button>
          {one.state === 'closed' ? null : (
            <Button size="small" onClick={() => setAsked({ what: 'merge', to: '' })}>
              {t('relations.merge')}
            </Button>
          )}
          {one.typeVersion === null ? null : (
            <Button size="small" onClick={() => setAsked({ what: 'split', to: '' })}>
              {t('relations.split')}
            </Button>
          )}
        </div>
      ) : null}
      <LazyPart>{asked === null ? null : <RelateDialog of={one} {...asked} onClose={() => setAsked(null)} />}</LazyPart>
    </Section>
  )
}
