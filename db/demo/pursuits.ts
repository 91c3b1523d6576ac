import type { IsoDate } from '../../src/lib/dates.ts'
import { QUOTES } from './market-facts.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, personId } from './rows.ts'
import { demoId } from './seed.ts'

type Stage = NonNullable<DemoRow<'opportunities'>['stage']>
/** What is not quoted yet. */
const EARLY: [
  name: string,
  stage: Stage,
  amount: number,
  probability: number,
  expected: IsoDate,
  owner: string,
  next: string,
][] = [
  [
    'Aréna de Port-Albin, agrandissement',
    'qualifying',
    198_000_000,
    150_000,
    '2026-12-18',
    'luc',
    'Visite des lieux le 9 novembre',
  ],
  ['Caserne de Sainte-Ozite', 'estimating', 84_500_000, 250_000, '2026-12-11', 'luc', 'Déposer le 16 novembre'],
  ['Clinique Boréal-Nord, 2e phase', 'estimating', 11_600_000, 500_000, '2027-01-29', 'luc', 'Relever les quantités'],
  ['Verrière à Saint-Rosalba', 'estimating', 3_850_000, 400_000, '2026-11-27', 'genevieve', 'Envoyer la soumission'],
]

/** Every quote that may still be won, and what is pursued before it. */
export function pursuits({ day }: DemoCalendar): DemoPart {
  const quoted = QUOTES.flatMap((fact, i): DemoRow<'opportunities'>[] => {
    if (fact.state !== 'silent' && fact.state !== 'answered') return []
    return [
      {
        id: demoId(`opportunity quote ${i + 1}`),
        quoteId: demoId(`quote ${i + 1}`),
        leadId: demoId(`lead ${i + 1}`),
        name: `${fact.who} – ${fact.title}`,
        stage: fact.state === 'answered' ? 'negotiating' : 'quoted',
        ownerId: personId('genevieve'),
        amount: fact.dollars * 100,
        probability: fact.state === 'answered' ? 450_000 : 200_000,
        expectedOn: day('2026-12-15'),
        nextStep: fact.state === 'answered' ? 'Attendre la décision' : 'Relancer',
      },
    ]
  })
  return {
    opportunities: [
      ...quoted,
      ...EARLY.map(
        ([name, stage, amount, probability, expected, owner, nextStep]): DemoRow<'opportunities'> => ({
          id: demoId(`opportunity ${name}`),
          name,
          stage,
          ownerId: personId(owner),
          amount,
          probability,
          expectedOn: day(expected),
          nextStep,
        }),
      ),
    ],
  }
}
