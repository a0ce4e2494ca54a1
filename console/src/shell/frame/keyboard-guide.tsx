import { useNavigate } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { LazyPart } from '../release/lazy-part.tsx'
import { useKeys } from '../use-keys.ts'

const KeyList = lazy(() => import('./key-list.tsx').then(({ KeyList }) => ({ default: KeyList })))

/** The keys that work everywhere, and the list of them all on `?`. */
export function KeyboardGuide() {
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  useKeys(
    {
      '?': () => setOpen(true),
      '/': () => void navigate({ to: '/cases', hash: 'search' }),
      'g h': () => void navigate({ to: '/' }),
      'g t': () => void navigate({ to: '/tasks' }),
      'g n': () => void navigate({ to: '/cases/new' }),
      'g c': () => void navigate({ to: '/cases' }),
    },
    'frame',
  )
  return <LazyPart>{isOpen ? <KeyList onClose={() => setOpen(false)} /> : null}</LazyPart>
}
