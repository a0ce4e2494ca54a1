import type { Caller } from '@aftersale/contract'
import { ApiOutlined, HomeOutlined, ImportOutlined, InboxOutlined, SolutionOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

/** The pages one can go to from everywhere. */
export const places = [
  { to: '/', text: 'home', icon: <HomeOutlined />, for: 'all' },
  { to: '/tasks', text: 'tasks', icon: <SolutionOutlined />, for: 'all' },
  { to: '/cases', text: 'cases', icon: <InboxOutlined />, for: 'all' },
  { to: '/imports', text: 'imports', icon: <ImportOutlined />, for: 'all' },
  { to: '/api-keys', text: 'apiKeys', icon: <ApiOutlined />, for: 'administrator' },
] as const satisfies readonly { to: string; text: string; icon: ReactNode; for: 'all' | 'administrator' }[]

export const placesFor = (role: Caller['role']) => places.filter((place) => place.for === 'all' || place.for === role)
