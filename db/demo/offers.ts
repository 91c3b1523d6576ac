import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoRow } from './rows.ts'

/** What vendors were asked, and what one is charged back. */
export function offers(make: MakeRecord, { day }: DemoCalendar): DemoRow<'records'>[] {
  return [
    make(
      'rfq',
      'sent',
      '2 × 6 × 16, 300 morceaux',
      { vendor: 'bois', project: 'CHE-2603', date: '2026-10-28', due: '2026-11-06' },
      {
        costCode: '06 10 00',
        items: [{ description: '2 × 6 × 16 épinette', unit: 'morceau', quantity: 300_000 }],
        offers: [
          {
            vendor: 'Matériaux Grand-Pic',
            price: 486_000,
            freight: 12_000,
            leadDays: 4,
            validUntil: day('2026-11-13'),
            excludes: [],
          },
          {
            vendor: 'Bois Lachapelle',
            price: 471_000,
            freight: 31_000,
            leadDays: 6,
            validUntil: day('2026-11-10'),
            excludes: [],
          },
        ],
      },
    ),
    make(
      'rfq',
      'compared',
      'Fenêtres de l’aile B',
      { vendor: 'fenetres', project: 'CHE-2604', date: '2026-10-14', due: '2026-10-30' },
      {
        costCode: '08 50 00',
        items: [{ description: 'Fenêtres aluminium, 46 unités', unit: 'unité', quantity: 46_000 }],
        offers: [
          {
            vendor: 'Fenestration Lumina',
            price: 23_180_000,
            freight: 0,
            leadDays: 20,
            validUntil: day('2026-11-20'),
            excludes: [],
          },
          {
            vendor: 'Vitrerie du Parc',
            price: 21_940_000,
            freight: 180_000,
            leadDays: 31,
            validUntil: day('2026-11-15'),
            excludes: [{ item: 'quincaillerie', worth: 1_260_000 }],
          },
        ],
      },
    ),
    make(
      'rfq',
      'compared',
      'Électricité de l’aile B',
      { vendor: 'electricite', project: 'CHE-2604', date: '2026-10-08', due: '2026-10-28' },
      {
        costCode: '26 20 00',
        items: [{ description: 'Électricité, selon plans', unit: 'forfait', quantity: 1_000 }],
        offers: [
          {
            vendor: 'Électricité Vaillant',
            price: 13_240_000,
            freight: 0,
            leadDays: 15,
            validUntil: day('2026-11-28'),
            excludes: [],
          },
          {
            vendor: 'Branchements Morel',
            price: 12_690_000,
            freight: 0,
            leadDays: 15,
            validUntil: day('2026-11-28'),
            excludes: [{ item: 'alarme incendie', worth: 940_000 }],
          },
          {
            vendor: 'Électro-Sainte-Ozite',
            price: 14_100_000,
            freight: 0,
            leadDays: 10,
            validUntil: day('2026-11-21'),
            excludes: [],
          },
        ],
      },
    ),
    make(
      'backcharge',
      'draft',
      'Nettoyage après le gypse',
      { project: 'CHE-2602', vendor: 'gypse', date: '2026-10-23', amount: 64_000 },
      { cause: 'Débris laissés au corridor, 8 h de nettoyage', taxRate: null, evidence: ['journal 2026-10-22'] },
    ),
  ]
}
