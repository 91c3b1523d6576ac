// What people type about payroll; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const RUN: Examples = {
  fr: [
    'prépare la paie',
    'fais la paye de la semaine passée',
    'lance la paie de la semaine qui finit samedi',
    'sors la paie à partir des heures approuvées',
    'la paye est tu prête',
    'prepare la paye de cette semaine',
    'faut faire les payes',
    'paie du 25 au 31 octobre',
    'monte la paie de la gang pour approbation',
    'calcule la paie de la dernière semaine avec les retenues',
    'on fait tu la paie à matin',
    'roule la paie',
    'paye de la semaine',
  ],
  en: [
    'run payroll for the week ending saturday',
    'prepare payroll',
    'do the payroll for last week',
    'run the payroll from approved hours',
    'start this week’s payroll run',
    'get the pay run ready for approval',
    'payroll for October 25 to 31',
    'is payroll ready to go',
    'process payroll',
  ],
}

export const STUB: Examples = {
  fr: [
    'ma paye est plus basse cette semaine pk',
    'explique mon talon de paie',
    'pourquoi ma paie a baissé',
    'c’est quoi toutes ces retenues sur ma paye',
    'montre mon talon de paye',
    'combien j’ai eu net sur ma dernière paie',
    'mon chèque est moins gros que d’habitude',
    'ma derniere paye',
    'j’ai eu combien de retenu en impôt sur ma paie',
    'pourquoi j’ai pas eu le même montant que la semaine d’avant sur ma paye',
    'mon talon du 29 octobre',
    'détaille ma paie svp',
    'ma paye a tu compté mon temps double',
  ],
  en: [
    'why is my pay lower this week',
    'explain my pay stub',
    'show my last pay stub',
    'how much was my last paycheque',
    'what are all these deductions on my pay',
    'my cheque is smaller than usual',
    'break down my pay for me',
    'did my pay include my overtime',
    'my pay stub of October 29',
    'I was paid less than last week',
    'how come so much tax on my cheque',
  ],
}

export const REMITTANCES: Examples = {
  fr: [
    'combien de retenues à la source on doit remettre',
    'les DAS sont dues quand',
    'remise de retenues d’octobre',
    'c’est quand la remise à revenu québec pour la paie',
    'on doit combien à l’ARC en retenues',
    'DAS du mois',
    'les remises de paie du mois sont tu faites',
    'montant des déductions à la source à payer',
    'retenues a la source a remettre',
    'la part de l’employeur en RRQ et assurance-emploi ce mois-ci',
    'prochaine remise de la paie',
    'combien envoyer au gouvernement pour les payes d’octobre',
  ],
  en: [
    'source deduction remittance for October',
    'when are payroll deductions due',
    'how much do we owe CRA in payroll remittances',
    'payroll remittances due',
    'source deductions to remit this month',
    'how much do we send Revenu Québec for payroll',
    'employer share of QPP and EI this month',
    'next payroll remittance',
  ],
}
