import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDates } from '../../src/language/extract/dates.ts'
import { findQuantities, scaled } from '../../src/language/extract/numbers.ts'
import { findPeriods } from '../../src/language/extract/periods.ts'
import { normalise, originalOf } from '../../src/language/normalise.ts'
import { createLexicon } from '../../src/language/references.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { TODAY } from './fixture-engine.ts'
import { ENTITIES } from './fixture-lexicon.ts'

const quantitiesIn = (text: string) => findQuantities(normalise(text).clean).map((span) => span.value)

describe('money, hours, percentages, quantities', () => {
  test.each([
    ['12 480 $', { kind: 'money', amount: 1_248_000 }],
    ['12 480,50$', { kind: 'money', amount: 1_248_050 }],
    ['1,250.50 $', { kind: 'money', amount: 125_050 }],
    ['$1,250', { kind: 'money', amount: 125_000 }],
    ['1.250,75 $', { kind: 'money', amount: 125_075 }],
    ['12k', { kind: 'money', amount: 1_200_000 }],
    ['12.5k$', { kind: 'money', amount: 1_250_000 }],
    ['12,5 k', { kind: 'money', amount: 1_250_000 }],
    ['a 2M job', { kind: 'money', amount: 200_000_000 }],
    ['un contrat de 1,5M', { kind: 'money', amount: 150_000_000 }],
    ['2,2 millions', { kind: 'money', amount: 220_000_000 }],
    ['85$/h', { kind: 'money', amount: 8500, per: 'hour' }],
    ["85 de l'heure", { kind: 'money', amount: 8500, per: 'hour' }],
    ['1 400 $ par jour', { kind: 'money', amount: 140_000, per: 'day' }],
    ['deux mille cinq cents dollars', { kind: 'money', amount: 250_000 }],
    ['eighty-five bucks', { kind: 'money', amount: 8500 }],
    ['quatre-vingt-dix piastres', { kind: 'money', amount: 9000 }],
    ['-45 $', { kind: 'money', amount: -4500 }],
    ['7h30', { kind: 'hours', amount: 750, clock: '07:30' }],
    ['10 hrs', { kind: 'hours', amount: 1000, clock: '10:00' }],
    ['8 heures et demie', { kind: 'hours', amount: 850, clock: '08:30' }],
    ['7.5 hours', { kind: 'hours', amount: 750 }],
    ['une demi-heure', { kind: 'hours', amount: 50 }],
    ['15 %', { kind: 'percent', amount: 150_000 }],
    ['quinze pour cent', { kind: 'percent', amount: 150_000 }],
    ['9,975 %', { kind: 'percent', amount: 99_750 }],
    ['4:15 pm', { kind: 'clock', clock: '16:15' }],
    ['midi', { kind: 'clock', clock: '12:00' }],
  ])('%s', (text, value) => {
    expect(quantitiesIn(text)).toEqual([value])
  })

  test('a code and a year-and-number are no amounts', () => {
    expect(quantitiesIn('CHE-2603 et 2026-0148')).toEqual([])
  })

  test('every amount that Nova writes is read back to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900_000_000 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (cents, lang) => {
          expect(quantitiesIn(formatMoney(cents, lang))).toEqual([{ kind: 'money', amount: cents }])
        },
      ),
    )
  })

  test.each([
    ['1,250', 2, 125_000],
    ['12,5', 2, 1250],
    ['0.005', 2, 1],
    ['2.125', 3, 2125],
  ])('%s scaled by %i digits', (text, digits, value) => {
    expect(scaled(text, digits)).toBe(value)
  })
})

describe('dates, from Monday 2 November 2026', () => {
  const dateIn = (text: string, direction: 'past' | 'future' = 'future') =>
    findDates(normalise(text).clean, TODAY, direction).map((span) =>
      'impossible' in span.value ? 'impossible' : span.value.date,
    )
  test.each([
    ['ajd', '2026-11-02'],
    ['à matin', '2026-11-02'],
    ['hier', '2026-11-01'],
    ['avant-hier', '2026-10-31'],
    ['tmrw', '2026-11-03'],
    ['vendredi prochain', '2026-11-06'],
    ['lundi en huit', '2026-11-16'],
    ['vendredi de la semaine prochaine', '2026-11-13'],
    ['jeudi le 12', '2026-11-12'],
    ['le premier décembre', '2026-12-01'],
    ['le 3 du mois prochain', '2026-12-03'],
    ['fin du mois', '2026-11-30'],
    ['end of december', '2026-12-31'],
    ['dans deux semaines', '2026-11-16'],
    ["d'ici 10 jours", '2026-11-12'],
    ['3 days ago', '2026-10-30'],
    ['le 15', '2026-11-15'],
    ['le 1er', '2026-12-01'],
    ['12 janvier', '2027-01-12'],
    ['nov 2nd, 2027', '2027-11-02'],
    ['2026-12-24', '2026-12-24'],
    ['15/12/2026', '2026-12-15'],
    ['31 novembre', 'impossible'],
    ['feb 30', 'impossible'],
    ['2026-13-01', 'impossible'],
    ['novmebre 12', '2026-11-12'],
  ])('%s', (text, date) => {
    expect(dateIn(text)).toEqual([date])
  })
  test.each([
    ['vendredi', '2026-10-30'],
    ['le 31 octobre', '2026-10-31'],
    ['mercredi passé', '2026-10-28'],
    ['le 20', '2026-10-20'],
  ])('%s, of hours that were worked', (text, date) => {
    expect(dateIn(text, 'past')).toEqual([date])
  })
})

describe('periods, from Monday 2 November 2026', () => {
  test.each([
    ['octobre', '2026-10-01', '2026-10-31'],
    ['décembre', '2025-12-01', '2025-12-31'],
    ['le mois passé', '2026-10-01', '2026-10-31'],
    ['cette semaine', '2026-11-02', '2026-11-08'],
    ['la semaine dernière', '2026-10-26', '2026-11-01'],
    ['la semaine pro', '2026-11-09', '2026-11-15'],
    ['Q3', '2026-07-01', '2026-09-30'],
    ['3e trimestre', '2026-07-01', '2026-09-30'],
    ['le dernier trimestre', '2026-07-01', '2026-09-30'],
    ['depuis janvier', '2026-01-01', '2026-11-02'],
    ['since september 2025', '2025-09-01', '2026-11-02'],
    ['last 12 months', '2025-11-03', '2026-11-02'],
    ['les 30 derniers jours', '2026-10-04', '2026-11-02'],
    ['2025', '2025-01-01', '2025-12-31'],
    ["l'an passé", '2025-01-01', '2025-12-31'],
    ['this year', '2026-01-01', '2026-12-31'],
    ['de mars à juin', '2026-03-01', '2026-06-30'],
    ['from november to february', '2025-11-01', '2026-02-28'],
    ['2024 et 2025', '2024-01-01', '2025-12-31'],
    ['year to date', '2026-01-01', '2026-11-02'],
  ])('%s', (text, from, to) => {
    expect(findPeriods(normalise(text).clean, TODAY).map((span) => span.value)).toEqual([{ from, to }])
  })
})

describe('names of the organization', () => {
  const lexicon = createLexicon(ENTITIES)
  const best = (text: string, slot: string) =>
    lexicon.find(normalise(text).clean).find((mention) => mention.slot === slot)?.candidates[0]
  test.each([
    ['le crépuscule', 'project', 'p-2602'],
    ['Crépuscule Doré', 'client', 'c-crepuscule'],
    ['crepuscle', 'project', 'p-2602'],
    ['vachon', 'client', 'c-vachon'],
    ['vachon leduc', 'client', 'c-vachon'],
    ['northgate', 'client', 'c-northgate'],
    ['6 plex', 'project', 'p-2603'],
    ['six-plex', 'project', 'p-2603'],
    ['che 2603', 'project', 'p-2603'],
    ['2603', 'project', 'p-2603'],
    ['lecole', 'project', 'p-2502'],
    ['the brewery', 'project', 'p-2503'],
    ['genevieve', 'person', 'genevieve'],
    ['Marc Antoine', 'person', 'marc-antoine'],
    ['#148', 'invoice', 'i-0148'],
    ['facture 148', 'invoice', 'i-0148'],
    ['0148', 'invoice', 'i-0148'],
    ['2026-0148', 'invoice', 'i-0148'],
  ])('%s is the %s %s', (text, slot, id) => {
    expect(best(text, slot)?.entity.id).toBe(id)
  })
  test.each(['vis et boulons', 'la dalle', '148 $', '148 heures', 'gestion de projet', 'une famille'])(
    '%s names nobody',
    (text) => {
      for (const mention of lexicon.find(normalise(text).clean)) {
        if (mention.slot !== 'task') expect(mention.candidates[0]!.score).toBeLessThan(0.5)
      }
    },
  )
})

test('a span of the clean text gives back what was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Été', 'chu', 'ajd', 'Œuvre', '12 $', 'lécole', 'à', 'deux', '’', 'X'), {
        maxLength: 8,
      }),
      (words) => {
        const text = words.join(' ')
        const normal = normalise(text)
        expect(originalOf(normal, 0, normal.clean.length)).toBe(text)
        expect(normal.at.length).toBe(normal.clean.length + 1)
      },
    ),
  )
})
