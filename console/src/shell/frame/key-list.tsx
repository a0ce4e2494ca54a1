import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './frame.module.css'

const guide = [
  { keys: ['j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['x'], does: 'choose' },
  { keys: ['c'], does: 'claim' },
  { keys: ['r'], does: 'reply' },
  { keys: ['p'], does: 'partnerKey' },
  { keys: ['n'], does: 'noteKey' },
  { keys: ['/'], does: 'search' },
  { keys: ['Ctrl', 'K'], does: 'searchAll' },
  { keys: ['g', 'h'], does: 'goHome' },
  { keys: ['g', 't'], does: 'goTasks' },
  { keys: ['g', 'c'], does: 'goCases' },
  { keys: ['g', 'n'], does: 'goNew' },
  { keys: ['?'], does: 'help' },
] as const

/** Every key and what it does. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open title={t('keys.title')} footer={null} width={420} onCancel={onClose}>
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
