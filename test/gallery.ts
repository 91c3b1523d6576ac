// Cards of every shape, for the tests of all platforms and for looking at them.
import type { Card } from '../src/chat/card.ts'
import { CHARTS } from './gallery-charts.ts'

const card = (rest: Partial<Card> & { title: string; summary: string }): Card => ({
  tone: 'neutral',
  blocks: [],
  actions: [],
  ...rest,
})

const PDF = { id: 'file-1', name: 'Facture 2026-0152.pdf', mime: 'application/pdf', size: 48_213 }

/** A sentence of about 60 characters, many times. */
const LONG = Array.from(
  { length: 260 },
  (_, i) => `${i + 1}. La dalle du secteur ${i + 1} est coulée, la cure se poursuit **sept jours**.`,
).join('\n')

export const gallery: { name: string; card: Card }[] = [
  {
    name: 'text',
    card: card({
      title: 'Bonjour Karine',
      summary: 'Je peux préparer une facture, noter des heures ou montrer un projet.',
      author: 'Nova',
      tone: 'info',
      blocks: [
        {
          type: 'text',
          text: 'Je peux **préparer une facture**, *noter des heures* ou montrer un projet :\n\n- `heures 8h 6-plex`\n- [la facture 2026-0152](nova:invoices/2026-0152)\n  - ou son PDF\n\n1. demander\n2. approuver\n\nVoir [Revenu Québec](https://www.revenuquebec.ca/fr/).',
        },
      ],
      actions: [{ type: 'button', id: 'act-help', label: 'Voir des exemples', style: 'default' }],
    }),
  },
  {
    name: 'digest',
    card: card({
      title: 'Rapport de la semaine du 2 novembre 2026',
      summary: 'Facturé 41 250,00 $, encaissé 12 480,00 $, trois approbations attendent.',
      author: 'Simone · rapports',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: 'Facturé', value: '41\u00a0250,00\u00a0$' },
            { label: 'Encaissé', value: '12\u00a0480,00\u00a0$' },
            { label: 'En retard', value: '9\u00a0105,20\u00a0$', href: 'nova:reports/ageing' },
          ],
        },
        { type: 'divider' },
        {
          type: 'text',
          text: '**Ce qui attend une décision**\n- Facture 2026-0153 (Nadia)\n- Avenant 4 du 6-plex (Isabelle)',
        },
        { type: 'progress', label: '6-plex Ontario', done: 620_000 },
        { type: 'chart', chart: CHARTS.bar },
      ],
      actions: [
        { type: 'button', id: 'act-run', label: 'Refaire maintenant', style: 'default' },
        { type: 'link', label: 'Ouvrir le rapport', url: 'https://nova.example/reports/7' },
      ],
      footer: 'Chaque lundi à 8 h, heure de Montréal',
    }),
  },
  {
    name: 'table',
    card: card({
      title: 'Factures en retard',
      summary: 'Trois factures en retard, 9 105,20 $ en tout.',
      author: 'Carmen · recouvrement',
      tone: 'warning',
      blocks: [
        {
          type: 'table',
          caption: 'Par client',
          columns: [{ label: 'Client' }, { label: 'Facture' }, { label: 'Solde', align: 'right' }],
          rows: [
            ['Garage Roy', { text: '2026-0131', href: 'nova:invoices/2026-0131' }, '4\u00a0025,10\u00a0$'],
            ['Northgate', { text: '2026-0140', href: 'nova:invoices/2026-0140' }, '3\u00a0080,10\u00a0$'],
            ['École St-Jean', { text: '2026-0142', href: 'nova:invoices/2026-0142' }, '2\u00a0000,00\u00a0$'],
          ],
          more: 4,
        },
      ],
    }),
  },
  ...Object.values(CHARTS).map((chart) => ({
    name: `chart ${chart.kind}`,
    card: card({
      title: chart.title,
      summary: `${chart.title}.`,
      author: 'Hector · valeur acquise',
      blocks: [{ type: 'chart', chart }],
    }),
  })),
  {
    name: 'approval',
    card: card({
      title: 'À approuver : facture pour Garage Roy',
      summary: 'Karine demande d’émettre une facture de 1 149,75 $ à Garage Roy.',
      author: 'Delphine · approbations',
      tone: 'warning',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: 'Client', value: 'Garage Roy', href: 'nova:clients/garage-roy' },
            { label: 'Demandé par', value: 'Karine' },
            { label: 'Sous-total', value: '1\u00a0000,00\u00a0$' },
            { label: 'TPS (5\u00a0%)', value: '50,00\u00a0$' },
            { label: 'TVQ (9,975\u00a0%)', value: '99,75\u00a0$' },
            { label: 'Total', value: '1\u00a0149,75\u00a0$' },
          ],
        },
      ],
      actions: [
        { type: 'button', id: 'act-approve', label: 'Approuver', style: 'primary', confirm: 'Émettre la facture ?' },
        { type: 'button', id: 'act-reject', label: 'Refuser', style: 'danger' },
        { type: 'button', id: 'act-edit', label: 'Modifier', style: 'default' },
      ],
      footer: 'Version 1 · expire le 9 nov. 2026',
    }),
  },
  {
    name: 'issued with file',
    card: card({
      title: 'Facture 2026-0152 émise',
      summary: 'La facture 2026-0152 de 1 149,75 $ est émise à Garage Roy.',
      author: 'Raphaël · facturation',
      tone: 'success',
      blocks: [
        { type: 'text', text: 'Approuvée par **Nadia** le 2 nov. 2026 à 14 h 30.' },
        { type: 'file', file: PDF },
        {
          type: 'image',
          file: { id: 'file-2', name: 'chantier.png', mime: 'image/png', size: 120_400 },
          alt: 'Le chantier',
        },
      ],
      actions: [{ type: 'link', label: 'Voir la facture', url: 'https://nova.example/records/invoices/2026-0152' }],
    }),
  },
  {
    name: 'question',
    card: card({
      title: 'Quel client ?',
      summary: 'Deux clients s’appellent Roy : Garage Roy et Toitures Roy.',
      author: 'Raphaël · facturation',
      tone: 'info',
      blocks: [{ type: 'text', text: 'Deux clients s’appellent **Roy**. Lequel ?' }],
      actions: [
        { type: 'button', id: 'act-1', label: 'Garage Roy', style: 'default' },
        { type: 'button', id: 'act-2', label: 'Toitures Roy', style: 'default' },
        { type: 'button', id: 'act-form', label: 'Remplir le formulaire', style: 'primary' },
      ],
    }),
  },
  {
    name: 'refusal',
    card: card({
      title: 'Je ne peux pas antidater une facture',
      summary: 'Une facture porte la date de son émission. Je peux l’émettre aujourd’hui.',
      tone: 'danger',
      blocks: [{ type: 'text', text: 'Une facture porte la date de son émission. Je peux l’émettre **aujourd’hui**.' }],
    }),
  },
  {
    name: 'long text',
    card: card({
      title: 'Compte rendu '.repeat(20),
      summary: 'Un long compte rendu.',
      blocks: [{ type: 'text', text: LONG }],
    }),
  },
  {
    name: 'long table',
    card: card({
      title: 'Toutes les heures',
      summary: 'Deux cents lignes.',
      blocks: [
        {
          type: 'table',
          caption: 'Heures',
          columns: [{ label: 'Personne' }, { label: 'Chantier' }, { label: 'Heures', align: 'right' }],
          rows: Array.from({ length: 200 }, (_, i) => [
            `Employé ${i + 1}`,
            'Chantier du 6-plex de la rue Ontario',
            '8,00',
          ]),
        },
      ],
    }),
  },
  {
    name: 'hostile names',
    card: card({
      title: '<!channel> *Roy* & fils <@U1>',
      summary: 'Solde de <!everyone> & @everyone : 10,00 $',
      author: '@here <at>Nova</at>',
      footer: '<!subteam^S1|x> </at> `@everyone`',
      blocks: [
        {
          type: 'text',
          text: '<!channel> <@U1> @everyone [banque.example](https://evil.example/login) [clic](javascript:alert(1)) ![pixel](https://evil.example/p.png?d=1)\n\n<b>gras</b> שלום \u202egnp.exe\u202c',
        },
        { type: 'fields', fields: [{ label: '*_~`', value: '<https://evil.example|Roy> _souligné_ ~barré~ `code`' }] },
        {
          type: 'table',
          caption: '<!here>',
          columns: [{ label: '<@U2>' }],
          rows: [[{ text: '<!channel>', href: 'https://example.com/?a=1&b=<2>' }], ['شركة البناء'], ['``` fin']],
        },
      ],
      actions: [{ type: 'button', id: 'act-<x>', label: '<!channel> **ok**', style: 'default', confirm: '<!here> ?' }],
    }),
  },
]
