// What people type about shows and open houses; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const PLAN_EVENT: Examples = {
  fr: [
    'planifie des portes ouvertes le 12 mars avec 1 500 $',
    'organise un cinq à sept pour nos clients le 4 décembre, budget 2 000 $',
    'planifie notre kiosque au salon le 18 février, 8 000 $',
    'nouvel événement',
    'organise une visite de chantier ouverte le 20 mai, 600 $',
    'planifier un événement',
    'on veut tenir un BBQ de clients le 11 juin avec 1 200 piasses',
    'événement : inauguration de l’entrepôt, 28 avril, 3 000 $',
    'crée un événement pour la Journée de la construction, 2 500 $',
    'prévois un tournoi de golf des fournisseurs le 3 septembre, 5k',
    'organise un déjeuner pour les gestionnaires d’immeubles',
    'mets au calendrier une conférence à 900 $ le 15 avril',
  ],
  en: [
    'plan an open house on March 12 with $1,500',
    'organize a client happy hour on December 4, budget 2,000',
    'plan our booth at the show on February 18, $8,000',
    'new event',
    'set up a site tour event on May 20 for 600',
    'organize a client BBQ on June 11, 1,200',
    'plan an event',
    'plan a charity run on September 9 for 2,500',
    'plan a suppliers lunch next Friday, 700',
    'create an event: warehouse opening, April 28, $3,000',
  ],
}

export const EVENT_RETURN: Examples = {
  fr: [
    'le salon de l’habitation vaut tu la peine l’an prochain',
    'combien le dernier salon nous a coûté et rapporté',
    'le retour de l’événement',
    'on a eu combien de contacts au salon',
    'est-ce que ça vaut la peine de retourner au salon',
    'bilan du salon',
    'coût par contact du salon de l’habitation',
    'résultats de nos événements',
    'les portes ouvertes ont-elles donné quelque chose',
    'on retourne tu au salon',
    'rendement du kiosque',
    'bilan du kiosque',
    'est-ce que le salon a rapporté',
  ],
  en: [
    'is the home show worth it next year',
    'what did the last show cost and bring',
    'how many contacts did we get at the show',
    'cost per contact of the home show',
    'event return',
    'should we go back to the show',
    'results of our events',
    'did the open house bring anything',
    'did the home show pay off',
  ],
}
