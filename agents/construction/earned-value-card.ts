import type { Block, DraftAction, DraftCard } from '../../src/chat/card.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Cents, formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { formatHours } from '../hr/hours-line.ts'
import type { Figures, Labour } from './earned-value-figures.ts'

const say = phrases({
  title: { fr: 'Valeur acquise – {project}', en: 'Earned value – {project}' },
  summary: {
    fr: '{code} : IPC {cpi} et IPD {spi} au {date}; coût final projeté {eac}, {gap}.',
    en: '{code}: CPI {cpi} and SPI {spi} as of {date}; projected final cost {eac}, {gap}.',
  },
  overBudget: { fr: '{amount} de plus que le budget', en: '{amount} above budget' },
  underBudget: { fr: '{amount} de moins que le budget', en: '{amount} below budget' },
  onBudget: { fr: 'comme au budget', en: 'as budgeted' },
  unknownGap: { fr: 'écart non déterminé', en: 'variance not known' },
  costOver: {
    fr: 'Chaque dollar dépensé donne {cpi} de travail : on a dépensé {amount} de trop pour ce qui est fait',
    en: 'Each dollar spent buys {cpi} of work: {amount} too much was spent for what is done',
  },
  costUnder: {
    fr: 'Chaque dollar dépensé donne {cpi} de travail : on a {amount} d’avance sur les coûts',
    en: 'Each dollar spent buys {cpi} of work: costs are {amount} better than budget',
  },
  costUnknown: {
    fr: 'Rien n’est encore dépensé, donc l’indice de coût ne veut rien dire',
    en: 'Nothing is spent yet, so the cost index means nothing',
  },
  late: {
    fr: ', et il manque {amount} de travail par rapport au plan.',
    en: ', and {amount} of planned work is missing.',
  },
  ahead: { fr: ', avec {amount} de travail d’avance sur le plan.', en: ', with {amount} of work ahead of plan.' },
  onTime: { fr: ', et l’avancement suit le plan.', en: ', and progress follows the plan.' },
  worst: {
    fr: 'Le principal responsable : **{code} {label}**, {spent} dépensés pour {earned} de travail fait, soit {overrun} de trop.',
    en: 'Mainly responsible: **{code} {label}**, {spent} spent for {earned} of work done, {overrun} too much.',
  },
  none: { fr: 'Aucun poste ne dépasse son budget gagné.', en: 'No cost code is above its earned budget.' },
  bac: { fr: 'Budget (BAC)', en: 'Budget (BAC)' },
  pv: { fr: 'Valeur planifiée (VP)', en: 'Planned value (PV)' },
  ev: { fr: 'Valeur acquise (VA)', en: 'Earned value (EV)' },
  ac: { fr: 'Coût réel (CR)', en: 'Actual cost (AC)' },
  cv: { fr: 'Écart de coût (EC)', en: 'Cost variance (CV)' },
  sv: { fr: 'Écart de délai (ED)', en: 'Schedule variance (SV)' },
  cpi: { fr: 'Indice de coût (IPC)', en: 'Cost index (CPI)' },
  spi: { fr: 'Indice de délai (IPD)', en: 'Schedule index (SPI)' },
  eac: { fr: 'Coût final projeté (EAC)', en: 'Estimate at completion (EAC)' },
  etc: { fr: 'Reste à dépenser (ETC)', en: 'Estimate to complete (ETC)' },
  vac: { fr: 'Écart final (VAC)', en: 'Variance at completion (VAC)' },
  tcpi: { fr: 'Indice à tenir (TCPI)', en: 'To-complete index (TCPI)' },
  footer: {
    fr: 'Au {date} · avancement déclaré {done}, prévu {planned} · coûts inscrits au chantier',
    en: 'As of {date} · progress declared {done}, planned {planned} · costs entered for the project',
  },
  curve: { fr: 'Courbe en S', en: 'S-curve' },
  methods: { fr: 'Coût final : trois méthodes', en: 'Final cost: three methods' },
  update: { fr: 'Mettre l’avancement à jour', en: 'Update progress' },
  labour: { fr: 'Heures gagnées', en: 'Earned hours' },
  logs: { fr: 'Journaux de chantier', en: 'Site logs' },
  advice: {
    fr: 'À faire : revoir **{code} {label}** avec qui le fait; {left, select, none {son budget est épuisé} other {il reste {left} de son budget}} pour {rest} du travail.',
    en: 'To do: go over **{code} {label}** with who does it; {left, select, none {its budget is used up} other {{left} of its budget is left}} for {rest} of the work.',
  },
  task: { fr: 'Tâche : revoir {code}', en: 'Task: go over {code}' },
  taskTitle: {
    fr: 'Revoir {code} {label} avec qui le fait ({overrun} de trop)',
    en: 'Go over {code} {label} with who does it ({overrun} too much)',
  },
  slower: {
    fr: 'Main-d’œuvre : facteur {factor}, soit {earned} gagnées pour {paid} payées.',
    en: 'Labour: factor {factor}, {earned} earned for {paid} paid.',
  },
  faster: {
    fr: 'La main-d’œuvre n’est pas en cause : facteur {factor}, soit {earned} gagnées pour {paid} payées.',
    en: 'Labour is not the cause: factor {factor}, {earned} earned for {paid} paid.',
  },
  causes: { fr: 'Postes qui dépassent le plus', en: 'Cost codes most over' },
  code: { fr: 'Poste', en: 'Cost code' },
  earned: { fr: 'Gagné', en: 'Earned' },
  spent: { fr: 'Dépensé', en: 'Spent' },
  overrun: { fr: 'Dépassement', en: 'Over' },
  unknown: { fr: 'n/d', en: 'n/d' },
})

export const orUnknown = (value: Cents | null, lang: Lang): string =>
  value === null ? say(lang, 'unknown') : formatMoney(value, lang)

/** An index with two decimals, "n/d" where it means nothing. */
export const formatIndex = (value: number | null, lang: Lang): string =>
  value === null ? say(lang, 'unknown') : formatNumber(value, lang, 2, 2)

/** What the final cost does to the budget, in words. */
export function gapText(vac: Cents | null, lang: Lang): string {
  if (vac === null) return say(lang, 'unknownGap')
  if (vac === 0) return say(lang, 'onBudget')
  return say(lang, vac < 0 ? 'overBudget' : 'underBudget', { amount: formatMoney(Math.abs(vac), lang) })
}

/** Cost, then time, in one sentence that a site manager understands. */
export function meaningOf(figures: Pick<Figures, 'cpi' | 'cv' | 'sv'>, lang: Lang): string {
  const { cpi, cv, sv } = figures
  const money = (amount: Cents) => formatMoney(Math.abs(amount), lang)
  const cost =
    cpi === null
      ? say(lang, 'costUnknown')
      : say(lang, cv < 0 ? 'costOver' : 'costUnder', { cpi: money(Math.round(cpi * 100)), amount: money(cv) })
  const time = sv === 0 ? say(lang, 'onTime') : say(lang, sv < 0 ? 'late' : 'ahead', { amount: money(sv) })
  return cost + time
}

export function worstText(figures: Pick<Figures, 'worst'>, lang: Lang): string {
  const { worst } = figures
  if (!worst) return say(lang, 'none')
  return say(lang, 'worst', {
    code: worst.code,
    label: worst.label[lang],
    spent: formatMoney(worst.spent, lang),
    earned: formatMoney(worst.earned, lang),
    overrun: formatMoney(worst.overrun, lang),
  })
}

/** The codes that cost too much for what is done; nothing where one sentence has said it all. */
function causesTable({ causes, project }: Figures, lang: Lang): Block[] {
  if (causes.length < 2) return []
  const money = (amount: Cents) => formatMoney(amount, lang)
  const right = (key: 'earned' | 'spent' | 'overrun') => ({ label: say(lang, key), align: 'right' }) as const
  return [
    {
      type: 'table',
      caption: say(lang, 'causes'),
      columns: [{ label: say(lang, 'code') }, right('earned'), right('spent'), right('overrun')],
      rows: causes.map((one) => [
        { text: `${one.code} ${one.label[lang]}`, href: projectHref(project.code) },
        money(one.earned),
        money(one.spent),
        money(one.overrun),
      ]),
    },
  ]
}

/** Whether the crews are behind: an overrun of hours has another remedy than one of prices. */
function labourText(labour: Labour, lang: Lang): Block[] {
  if (labour?.factor == null) return []
  const { factor, earned, paid } = labour
  const said = {
    factor: formatNumber(factor, lang, 2, 2),
    earned: formatHours(earned, lang),
    paid: formatHours(paid, lang),
  }
  return [{ type: 'text', text: say(lang, factor < 1 ? 'slower' : 'faster', said) }]
}

/** One thing to do: the code that weighs most, with what its budget still allows. */
function adviceText({ worst, done }: Figures, lang: Lang): Block[] {
  if (!worst) return []
  const left = worst.budget - worst.spent
  const said = {
    code: worst.code,
    label: worst.label[lang],
    left: left > 0 ? formatMoney(left, lang) : 'none',
    rest: formatPercent(1_000_000 - done, lang, 1),
  }
  return [{ type: 'text', text: say(lang, 'advice', said) }]
}

function actionsOf({ project, worst }: Figures, mayAssign: boolean, lang: Lang): DraftAction[] {
  const input = { project: project.id }
  const open = (label: 'curve' | 'methods' | 'labour' | 'logs', tool: string): DraftAction => ({
    type: 'button',
    label: say(lang, label),
    intent: { do: 'tool', tool, input },
  })
  const looks = [
    open('curve', 'evm.trend_chart'),
    open('methods', 'evm.forecast_final_cost'),
    open('labour', 'productivity.earned_hours'),
  ]
  const update: DraftAction = {
    type: 'button',
    label: say(lang, 'update'),
    intent: { do: 'form', tool: 'evm.update_progress', input },
  }
  if (!worst) return [...looks, update]
  const { code } = worst
  const title = say(lang, 'taskTitle', {
    code,
    label: worst.label[lang],
    overrun: formatMoney(worst.overrun, lang),
  })
  const task: DraftAction = {
    type: 'button',
    label: say(lang, 'task', { code }),
    style: 'primary',
    intent: { do: 'form', tool: 'tasks.create_from_chat', input: { ...input, title, priority: 'high' } },
  }
  return [...(mayAssign ? [task] : [update]), open('logs', 'site_logs.summarize_period'), ...looks]
}

export const projectHref = (code: string) => `nova:projects/${code}`

const MONEY_KEYS = ['bac', 'pv', 'ev', 'ac', 'cv', 'sv', 'eac', 'etc', 'vac'] as const

/** All the figures, the indices first. */
export function figureFields(figures: Figures, lang: Lang): Block {
  const href = projectHref(figures.project.code)
  const index = (key: 'cpi' | 'spi' | 'tcpi') => ({
    label: say(lang, key),
    value: formatIndex(figures[key], lang),
    href,
  })
  return {
    type: 'fields',
    fields: [
      index('cpi'),
      index('spi'),
      index('tcpi'),
      ...MONEY_KEYS.map((key) => ({ label: say(lang, key), value: orUnknown(figures[key], lang), href })),
    ],
  }
}

export function figuresFooter(figures: Pick<Figures, 'asOf' | 'done' | 'planned'>, lang: Lang): string {
  return say(lang, 'footer', {
    date: formatDate(figures.asOf, lang),
    done: formatPercent(figures.done, lang, 1),
    planned: formatPercent(figures.planned, lang, 1),
  })
}

export function earnedValueCard(figures: Figures & { labour: Labour }, mayAssign: boolean, lang: Lang): DraftCard {
  const { project, cpi, vac } = figures
  return {
    title: say(lang, 'title', { project: project.name }),
    summary: say(lang, 'summary', {
      code: project.code,
      cpi: formatIndex(cpi, lang),
      spi: formatIndex(figures.spi, lang),
      date: formatDate(figures.asOf, lang),
      eac: orUnknown(figures.eac, lang),
      gap: gapText(vac, lang),
    }),
    tone: cpi === null ? 'neutral' : cpi < 0.95 ? 'danger' : cpi < 1 ? 'warning' : 'success',
    blocks: [
      { type: 'text', text: meaningOf(figures, lang) },
      figureFields(figures, lang),
      { type: 'text', text: worstText(figures, lang) },
      ...causesTable(figures, lang),
      ...labourText(figures.labour, lang),
      ...adviceText(figures, lang),
    ],
    actions: actionsOf(figures, mayAssign, lang),
    footer: figuresFooter(figures, lang),
  }
}
