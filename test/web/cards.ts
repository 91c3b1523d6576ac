import type { Card, FileRef } from '../../src/chat/card.ts'

// Cards of every kind, with which the page is developed and tested.

export const INVOICE_PDF: FileRef = {
  id: 'file-invoice',
  name: 'Facture 2026-0152.pdf',
  mime: 'application/pdf',
  size: 84_210,
}

const invoiceFields = [
  { label: 'Client', value: 'Gestion Vachon-Leduc', href: 'nova:clients/vachon-leduc' },
  { label: 'Chantier', value: '2603 · 6-plex', href: 'nova:projects/2603' },
  { label: 'Échéance', value: '2 déc. 2026' },
]

const invoiceLines: Card['blocks'][number] = {
  type: 'table',
  caption: 'Lignes',
  columns: [
    { label: 'Description' },
    { label: 'Quantité', align: 'right' },
    { label: 'Prix', align: 'right' },
    { label: 'Montant', align: 'right' },
  ],
  rows: [
    ["Main-d'œuvre, charpente", '38 h', '85,00 $', '3 230,00 $'],
    ['Contreplaqué 3/4 po, livraison au chantier', '42', '62,50 $', '2 625,00 $'],
    ['Location de nacelle', '3 j', '310,00 $', '930,00 $'],
    ['Sous-total', '', '', '6 785,00 $'],
    ['TPS 5 %', '', '', '339,25 $'],
    ['TVQ 9,975 %', '', '', '676,80 $'],
    ['Total', '', '', '7 801,05 $'],
  ],
}

export const invoiceToApprove: Card = {
  title: 'Facture de 7 801,05 $ à Gestion Vachon-Leduc',
  summary: 'Facture de 7 801,05 $ à Gestion Vachon-Leduc, en attente de Nadia Belkacem.',
  tone: 'warning',
  author: 'Raphaël · facturation',
  blocks: [{ type: 'fields', fields: invoiceFields }, invoiceLines],
  actions: [
    { type: 'button', id: 'approve-1', label: 'Approuver', style: 'primary' },
    { type: 'button', id: 'revise-1', label: 'Modifier', style: 'default' },
    {
      type: 'button',
      id: 'reject-1',
      label: 'Refuser',
      style: 'danger',
      confirm: 'Refuser cette facture? Karine en sera avisée.',
    },
  ],
  footer: 'Demandée par Karine Ouellet · peut approuver: Nadia Belkacem, Isabelle Chênevert',
}

export const invoiceApproved: Card = {
  ...invoiceToApprove,
  title: 'Facture 2026-0152 émise: 7 801,05 $ à Gestion Vachon-Leduc',
  summary: 'Nadia Belkacem a approuvé la facture 2026-0152 de 7 801,05 $.',
  tone: 'success',
  blocks: [
    { type: 'fields', fields: invoiceFields },
    { type: 'file', file: INVOICE_PDF },
  ],
  actions: [],
  footer: 'Approuvée par Nadia Belkacem · 2 nov. 2026, 8 h 04',
}

export const receivables: Card = {
  title: 'Comptes à recevoir au 31 octobre 2026',
  summary: '612 480,15 $ à recevoir de 6 clients, dont 74 311,56 $ en retard de plus de 60 jours.',
  tone: 'info',
  author: 'Carmen · recouvrement',
  blocks: [
    {
      type: 'text',
      text: '**612 480,15 $** à recevoir, dont **74 311,56 $** en retard de plus de 60 jours. Le plus gros: [Gestion Vachon-Leduc](nova:clients/vachon-leduc).',
    },
    {
      type: 'chart',
      chart: {
        kind: 'bar',
        title: "Solde par tranche d'âge",
        unit: 'money',
        series: [
          {
            name: 'Solde',
            points: [
              { label: '0-30 jours', value: 38_120_000 },
              { label: '31-60 jours', value: 15_696_859 },
              { label: '61-90 jours', value: 4_311_156 },
              { label: 'Plus de 90', value: 3_120_000 },
            ],
          },
        ],
      },
    },
    {
      type: 'table',
      caption: 'Les plus en retard',
      columns: [
        { label: 'Facture' },
        { label: 'Client' },
        { label: 'Retard', align: 'right' },
        { label: 'Solde', align: 'right' },
      ],
      rows: [
        [{ text: '2026-0098', href: 'nova:invoices/2026-0098' }, 'Gestion Vachon-Leduc', '94 j', '31 200,00 $'],
        [{ text: '2026-0121', href: 'nova:invoices/2026-0121' }, 'Résidence Le Crépuscule Doré', '72 j', '12 500,00 $'],
        [{ text: '2026-0117', href: 'nova:invoices/2026-0117' }, 'Microbrasserie La Débâcle', '66 j', '9 800,00 $'],
      ],
      more: 8,
    },
  ],
  actions: [{ type: 'button', id: 'remind-1', label: 'Préparer les relances', style: 'default' }],
  footer: 'Calculé à partir de 14 factures ouvertes',
}

export const overBudget: Card = {
  title: '2602 · Résidence Le Crépuscule Doré dépasse son budget',
  summary: 'Le chantier 2602 dépasse son budget de 41 300,00 $ et prend 12 jours de retard.',
  tone: 'danger',
  author: 'Hector · valeur acquise',
  blocks: [
    {
      type: 'fields',
      fields: [
        { label: 'IPC', value: '0,91' },
        { label: 'IPD', value: '0,87' },
        { label: 'Coût final prévu', value: '911 100,00 $' },
        { label: 'Écart', value: '−82 000,00 $' },
      ],
    },
    { type: 'progress', label: 'Avancement physique', done: 462_000 },
    { type: 'divider' },
    {
      type: 'text',
      text: 'À faire cette semaine:\n- signer le **changement 4** avec le client\n- revoir la cadence du *gypse* avec Dany\n- code d’activité `3100`',
    },
  ],
  actions: [{ type: 'link', label: 'Ouvrir le chantier', url: 'nova:projects/2602' }],
}

export const recordCard: Card = {
  title: 'Facture 2026-0098',
  summary: 'Facture 2026-0098 à Gestion Vachon-Leduc, solde 31 200,00 $, en retard de 94 jours.',
  tone: 'warning',
  blocks: [
    {
      type: 'fields',
      fields: [
        { label: 'Client', value: 'Gestion Vachon-Leduc' },
        { label: 'Émise le', value: '30 juin 2026' },
        { label: 'Échéance', value: '30 juill. 2026' },
        { label: 'Solde', value: '31 200,00 $' },
      ],
    },
    { type: 'file', file: INVOICE_PDF },
  ],
  actions: [],
}
