// What people type when somebody asks for work; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const CAPTURE_LEAD: Examples = {
  fr: [
    'nouvelle demande: mme gélinas veut une verrière à st-rosalba',
    'nouvelle demande du site web : Paul Rivard veut refaire son sous-sol',
    'note un prospect : Sylvie Cloutier, rallonge à Joliette, 450-555-0133',
    'une dame a appelé pour une galerie, Mme Poirier',
    'demande de M. Thibault pour un garage double',
    'nouveau prospect',
    'on a eu un appel de Julie Ménard, elle cherche quelqu’un pour sa toiture',
    'nouvelle demande par courriel : Robert Hamel, cuisine, rhamel@poste.example',
    'ajoute une demande : Gaétan Roy veut changer ses fenêtres, budget 18 000 $',
    'prends en note la demande de Nicole Dubé, agrandissement à Mascouche',
    'ya un gars sur Facebook qui veut un patio, Kevin Morin',
    'demande référée par la coop : Lise Fournier voudrait un abri d’auto',
    'nouveau lead : école privée Sainte-Flore, gymnase à repeindre',
    'inscris un prospect rencontré au salon, Marc Lefort, véranda',
  ],
  en: [
    'new lead from the website, Brian Walsh needs a deck',
    'new lead: Mrs. Cooper wants a sunroom in Lachute',
    'someone called about a garage, Tom Fraser',
    'note an inquiry from Diane Bell for a basement finish',
    'add a lead, Ken Ross, roof replacement, budget 25,000',
    'got a call from Amy Stone looking for a kitchen reno',
    'new inquiry from Facebook: Greg Hall wants a fence',
    'new prospect',
    'log a lead from the home show: Sara Webb, addition',
  ],
}
