// E-mail through the real client against a mail server that refuses and breaks on demand.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailer, type Mailer } from '../../integrations/smtp.ts'
import { openTestApp, type TestApp } from '../app.ts'

const received: string[] = []
let refuse: number | null = null
let server: SMTPServer
let mailer: Mailer
let nova: TestApp

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      if (!refuse) return done()
      done(Object.assign(new Error('refused'), { responseCode: refuse }))
    },
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (part: Buffer) => {
        text += part
      })
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from: 'factures@chenevert.example' })
  nova = await openTestApp({ mailer })
})
afterAll(async () => {
  await nova.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const mail = { to: 'client@else.example', subject: 'Essai', text: 'Bonjour', attachments: [] }

test('an approved invoice goes to the client with its PDF, once', async () => {
  const { steps } = await nova.chat('facture la famille Arsenault-Roy 1 000 $ pour la peinture')
  const approval = steps.find((step) => step.approval)?.approval
  if (!approval) throw new Error(JSON.stringify(steps))
  const decided = await nova.decide(approval, 'approve')
  expect(decided.status).toBe(200)
  await nova.idle()
  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/To: .*@.*\.example/)
  expect(received[0]).toContain('application/pdf')
  expect(received[0]).toContain('2026-0152')
  const rows = await nova.within((stores) => stores.outbox.list({ kind: 'email' }))
  expect(rows.map((row) => row.state)).toEqual(['sent'])
})

test('a server that says later is asked again; one that says no is not', async () => {
  refuse = 451
  await expect(mailer.send(mail, 'a')).rejects.toMatchObject({ code: 'integration.failed', retry: true })
  refuse = 550
  await expect(mailer.send(mail, 'b')).rejects.toMatchObject({ code: 'integration.failed', retry: false })
  refuse = null
})

test('nobody at the address of the server: nothing was sent, so it may be tried again', async () => {
  const lost = createMailer({ url: 'smtp://127.0.0.1:1', from: 'a@b.example' })
  await expect(lost.send(mail, 'c')).rejects.toMatchObject({ retry: true })
})

test('a line break in an address or a subject opens no other header', async () => {
  const before = received.length
  await mailer.send({ ...mail, subject: 'Bonjour\r\nBcc: thief@evil.example' }, 'd').catch(() => {})
  for (const text of received.slice(before)) expect(text.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im)
})
