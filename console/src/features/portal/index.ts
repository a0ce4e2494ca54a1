export { LetIn } from './let-in.tsx'
export { PortalAccess } from './portal-access.tsx'
