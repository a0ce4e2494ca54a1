import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import { useMay } from '../../../../shell/use-may.ts'
import { useMe } from '../../../../shell/use-me.ts'
import { PersonChoice } from '../../../tasks/index.ts'
import styles from '../case-page.module.css'
import { watchersQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'
import { useCaseCommand } from '../use-case-command.ts'

/** Who follows the case; oneself with one click. */
export function Watchers({ number }: { readonly number: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const mayLink = useMay('cases.link')
  const maySeePersons = useMay('persons.see')
  const watchers = useQuery(watchersQuery(number))
  const [isAdding, setAdding] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const change = useCaseCommand()
  const send = (body: { readonly add?: string[]; readonly remove?: string[] }) =>
    change
      .mutateAsync({
        call: () => answered(api().changeWatchers({ params: { id: number }, body })),
        done: t('taskDo.changed'),
      })
      .catch(() => undefined)
  return (
    <LoadedSection title={t('watchers.title')} query={watchers}>
      {({ items }) => {
        const isMine = items.some(({ person }) => person === me.email)
        if (items.length === 0 && !mayLink) return null
        return (
          <>
            {items.length === 0 ? <p className={styles.fine}>{t('watchers.none')}</p> : null}
            <ul className={styles.tags}>
              {items.map(({ person, name }) => (
                <li key={person}>
                  {name}
                  {mayLink ? (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={t('watchers.remove', { name })}
                      onClick={() => void send({ remove: [person] })}
                    >
                      ×
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
            {mayLink ? (
              <div className={styles.buttons}>
                <Button
                  size="small"
                  loading={change.isPending}
                  onClick={() => void send(isMine ? { remove: [me.email] } : { add: [me.email] })}
                >
                  {t(isMine ? 'watchers.leave' : 'watchers.join')}
                </Button>
                {maySeePersons ? (
                  <Button size="small" onClick={() => setAdding(true)}>
                    {t('watchers.add')}
                  </Button>
                ) : null}
              </div>
            ) : null}
            <Modal
              open={isAdding}
              destroyOnHidden
              title={t('watchers.add')}
              okText={t('watchers.add')}
              cancelText={t('taskDo.cancel')}
              okButtonProps={{ disabled: chosen.length === 0 }}
              onOk={() => void send({ add: [...chosen] }).then(() => setAdding(false))}
              onCancel={() => setAdding(false)}
            >
              <div className={styles.dialog}>
                <PersonChoice isMany except={null} chosen={chosen} onChoose={setChosen} />
              </div>
            </Modal>
          </>
        )
      }}
    </LoadedSection>
  )
}
