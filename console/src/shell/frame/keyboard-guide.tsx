import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../use-keys.ts'
import styles from './frame.module.css'

const guide = [
  { keys: ['j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['/'], does: 'search' },
  { keys: ['g', 'h'], does: 'goHome' },
  { keys: ['g', 't'], does: 'goTasks' },
  { keys: ['g', 'c'], does: 'goCases' },
  { keys: ['?'], does: 'help' },
] as const

/** The keys that work everywhere, and the list of them all on `?`. */
export function KeyboardGuide() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  useKeys(
    {
      '?': () => setOpen(true),
      '/': () => void navigate({ to: '/cases', hash: 'search' }),
      'g h': () => void navigate({ to: '/' }),
      'g t': () => void navigate({ to: '/tasks' }),
      'g c': () => void navigate({ to: '/cases' }),
    },
    'frame',
  )
  return (
    <Modal open={isOpen} title={t('keys.title')} footer={null} width={420} onCancel={() => setOpen(false)}>
      <dl className={styles.keys}>
        {guide.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
