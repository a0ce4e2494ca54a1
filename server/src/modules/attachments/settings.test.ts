import { expect, test } from 'vitest'
import { attachmentLimit } from './limit.ts'
import { s3From } from './storage/open-storage.ts'

test('attachments have at most 20 MB unless a setting says otherwise', () => {
  expect(attachmentLimit({})).toBe(20_971_520)
  expect(attachmentLimit({ AFTERSALE_ATTACHMENT_LIMIT: '5' })).toBe(5_242_880)
  for (const setting of ['0', '-1', '1.5', '20MB', '1001', '9'.repeat(30)]) {
    expect(() => attachmentLimit({ AFTERSALE_ATTACHMENT_LIMIT: setting })).toThrow(/whole number of megabytes/)
  }
})

const whole = {
  AFTERSALE_S3_ENDPOINT: 'https://s3.example.cn',
  AFTERSALE_S3_BUCKET: 'b',
  AFTERSALE_S3_ACCESS_KEY: 'k',
  AFTERSALE_S3_SECRET_KEY: 's',
}

test('a storage by S3 is set up whole or not at all, and half of it says what is missing', () => {
  expect(s3From({})).toBeNull()
  expect(s3From({ AFTERSALE_S3_REGION: 'cn-1' })).toBeNull()
  expect(s3From(whole)).toMatchObject({ bucket: 'b', region: 'us-east-1' })
  expect(() => s3From({ ...whole, AFTERSALE_S3_SECRET_KEY: ' ' })).toThrow('AFTERSALE_S3_SECRET_KEY')
  expect(() => s3From({ ...whole, AFTERSALE_S3_ENDPOINT: 's3.example.cn' })).toThrow('no address')
})
