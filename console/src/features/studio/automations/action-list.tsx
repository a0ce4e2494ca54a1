import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAutomationWords } from '../../automations/index.ts'
import { listIn, put, textIn } from '../wording/json-document.ts'
import { ActionFields } from './action-fields.tsx'
import { ACTIONS, beginAction } from './actions.ts'
import type { AutomationPart } from './automation-part.ts'
import styles from './automations.module.css'

/** What an automation does, one after the other. */
export function ActionList(part: AutomationPart) {
  const { document, isReadOnly, onChange } = part
  const { t } = useTranslation()
  const words = useAutomationWords()
  const actions = listIn(document['do'])
  const write = (next: readonly unknown[]) => onChange(put(document, 'do', next))
  const swap = (one: number, other: number) => {
    const next = [...actions]
    ;[next[one], next[other]] = [next[other] ?? {}, next[one] ?? {}]
    write(next)
  }
  return (
    <ol className={styles.actions}>
      {actions.map((action, at) => {
        const name = words.action(textIn(action['action']))
        return (
          // Actions have no names of their own: their place is what tells them apart.
          <li key={`${at} ${textIn(action['action'])}`} className={styles.action}>
            <div className={styles.head}>
              <h3>{name}</h3>
              {isReadOnly ? null : (
                <span>
                  <Button
                    type="text"
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={t('studioAutomation.up', { name })}
                    disabled={at === 0}
                    onClick={() => swap(at, at - 1)}
                  />
                  <Button
                    type="text"
                    icon={<ArrowDownOutlined aria-hidden />}
                    aria-label={t('studioAutomation.down', { name })}
                    disabled={at === actions.length - 1}
                    onClick={() => swap(at, at + 1)}
                  />
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('studioAutomation.remove', { name })}
                    onClick={() => write(actions.toSpliced(at, 1))}
                  />
                </span>
              )}
            </div>
            <ActionFields {...part} action={action} at={at} onWrite={(next) => write(actions.with(at, next))} />
          </li>
        )
      })}
      {isReadOnly ? null : (
        <li>
          <Dropdown
            trigger={['click']}
            menu={{
              items: ACTIONS.map((key) => ({ key, label: words.action(key) })),
              onClick: ({ key }) => write([...actions, beginAction(key, part.vocabulary)]),
            }}
          >
            <Button icon={<PlusOutlined aria-hidden />}>{t('studioAutomation.add')}</Button>
          </Dropdown>
        </li>
      )}
    </ol>
  )
}
