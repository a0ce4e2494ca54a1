import { generateKeyPairSync } from 'node:crypto'

/** Keys of two sides, and of a stranger. Two thousand bits, as the gateways ask. */
export const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2_048 })
