"""Sheets as templates of agencies, programmes and councils ask for them, in France and
elsewhere, for layouts.py: each template has its own labels and its own way. The answers are
made up. Written before the reader had seen any of it, in two halves: what failed in the
second, strangers.py, was never looked at while the reader was mended.
"""
from ways import *

FORMS = [
    ("plpdma", "fr", banner, [
        ("Axe", "Réduction des déchets", "theme=dechets"), ("Intitulé de l’action", "Promouvoir le compostage de proximité", "title"), ("Pilote de l’action", "Communauté de communes du Val d’Orbe", "commune=val-orbe"),
        ("Public visé", "Habitants en immeuble", "audience/who"), ("Partenaires potentiels", "Bailleurs, maîtres composteurs", "partners"), ("Moyens humains", "0,4 ETP", "means/people/fte=0,4"),
        ("Budget prévisionnel", "env. 15 000 € TTC", "means/cost/amount=15 000"), ("Calendrier prévisionnel", "2022-2027", "period"), ("Indicateurs de suivi", "Nombre de sites équipés", None), ("Personne ressource", "Chargée de prévention", "contact/role")]),
    ("pcaet", "fr", groups, [
        ("Nom de l’action", "Renouveler l’éclairage public", "title"), ("Thématique", "Énergie", "theme=energie"), ("Porteur de l’action", "Commune de Belval", "commune=belval"),
        ("Objectif opérationnel", "Réduire les consommations nocturnes", "objectives/general"), ("Cibles", "Riverains", "audience/who"), ("État d’avancement de l’action", "En cours", "status=en cours"),
        ("Coût estimé", "86 500 € HT", "means/cost/amount=86 500"), ("Financements mobilisables", "Fonds vert, SIEDA", "means/funding/by"), ("Échéancier", "2023-2025", "period"), ("Partenaires à associer", "Syndicat d’énergie", "partners")]),
    ("transition", "fr", pairs_of_columns, [
        ("Action", "Végétaliser les cours d’école", "title"), ("Collectivité", "Les Ormes", "commune=ormes"), ("Pilotes", "Services techniques", None), ("Statut", "En cours", "status=en cours"),
        ("Date de début", "mai 2021", "period=mai 2021"), ("Budget prévisionnel total TTC", "48 200 €", "means/cost/amount=48 200"), ("Financeur(s)", "Agence de l’eau", "means/funding/by"), ("Partenaires", "CAUE, parents d’élèves", "partners"),
        ("Cible(s)", "Enfants", "audience/who"), ("Ressources humaines", "25 jours", "means/people/days=25")]),
    ("experience", "fr", side_bar, [
        ("Titre du retour d’expérience", "Une chaufferie bois partagée", "title"), ("Localisation", "Saint-Aubin-des-Prés (12)", "commune=aubin"), ("Mise en service", "novembre 2017", "period"),
        ("Montant de l’investissement", "312 000 € HT", "means/cost/amount=312 000"), ("Aides publiques", "ADEME, Région", "means/funding/by"), ("Combustible", "Plaquettes", None),
        ("Maître d’ouvrage", "Saint-Aubin-des-Prés", None), ("Thématique", "Énergie", "theme=energie"), ("Contact", "Secrétariat général", "contact/role"), ("Courriel", "chaufferie@staubin.example", "contact/email")]),
    ("leader", "fr", controls_in_cells, [
        ("Intitulé du projet", "Une halle pour les producteurs", "title"), ("Nom du maître d’ouvrage", "Luc-sur-Orbe", "commune=luc"), ("Fiche-action concernée", "Alimentation durable", "theme=alimentation"),
        ("Date prévisionnelle de début du projet", "01/09/2020", "period"), ("Coût total prévisionnel du projet", "124 000 € HT", "means/cost/amount=124 000"), ("Cofinanceurs sollicités", "Département", "means/funding/by"),
        ("Représentant légal", "Le maire", None), ("Téléphone fixe", "05 65 10 11 12", "contact/phone"), ("Adresse électronique du contact", "halle@luc.example", "contact/email"), ("Public(s) cible(s)", "Producteurs, habitants", "audience/who")]),
    ("crte", "fr", merged_groups, [
        ("Intitulé de l’opération", "Relier les bourgs à vélo", "title"), ("Maître d’ouvrage pressenti", "Belval", "commune=belval"), ("Orientation stratégique", "Mobilités", "theme=mobilite"), ("Descriptif synthétique", "Six kilomètres de voie verte relient deux bourgs.", "summary"),
        ("Niveau de maturité", "Projet en cours", "status=en cours"), ("Date prévisionnelle de livraison", "fin 2024", "period"), ("Coût global estimatif", "640 k€ HT", "means/cost/amount=640"), ("Co-financements envisagés", "DSIL, Région", "means/funding/by"), ("Partenaires du projet", "Département", "partners")]),
    ("caue", "fr", coloured_lines, [
        ("Nom de la réalisation", "Un cimetière sans désherbant", "title"), ("Commune", "Les Ormes", "commune=ormes"), ("Sujet traité", "Eau et jardins", "theme=eau"), ("Année de livraison", "2018", "period"),
        ("Coût des aménagements", "21 400 € HT", "means/cost/amount=21 400"), ("Maîtrise d’œuvre", "Atelier des Haies", None), ("Usagers concernés", "Familles", "audience/who"), ("Pour en savoir plus", "https://cimetiere.example/", "links/url")]),
    ("water", "fr", head_of_page, [
        ("Nom du projet", "Désimperméabiliser le parking de l’école", "title"), ("Bénéficiaire de l’aide", "Commune de Luc-sur-Orbe", "commune=luc"), ("Domaine d’intervention", "Eau et jardins", "theme=eau"), ("Avancement des travaux", "Travaux terminés", "status=faite"),
        ("Durée des travaux", "de juin à septembre 2021", "period=juin septembre 2021"), ("Montant des travaux HT", "93 000 €", "means/cost/amount=93 000"), ("Taux d’aide", "70 %", "means/funding/share=70"), ("Aide de l’agence", "65 100 €", "means/funding/amount=65 100"), ("Votre interlocuteur", "Chargée d’intervention", "contact/role")]),
    ("rural", "fr", numbered_questions, [
        ("Comment s’appelle votre projet ?", "Le bus des aînés", "title"), ("Qui porte le projet ?", "Commune de Belval", "commune=belval"), ("Quelle thématique ?", "Mobilités", "theme=mobilite"), ("Quand le projet a-t-il débuté ?", "octobre 2019", "period"),
        ("Quel est le public visé ?", "Personnes âgées isolées", "audience/who"), ("Quel budget ?", "9 800 €", "means/cost/amount=9 800"), ("Qui finance ?", "MSA, CARSAT", "means/funding/by"), ("Quels partenaires ?", "Club des aînés", "partners"), ("Quels moyens humains ?", "120 heures", "means/people/hours=120")]),
    ("dreal", "fr", ticked({"Thématique principale": ["Réduction des déchets", "Eau et jardins", "Mobilités"], "Stade d’avancement": ["Envisagé", "En cours", "Terminé"]}), [
        ("Titre de l’initiative", "Une ressourcerie au village", "title"), ("Structure porteuse", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Thématique principale", "Réduction des déchets", "theme=dechets"), ("Stade d’avancement", "Terminé", "status=faite"),
        ("Année de réalisation", "2016", "period"), ("Coût total TTC", "57 300 €", "means/cost/amount=57 300"), ("Principaux partenaires", "Emmaüs, CAF", "partners"), ("Mots clefs", "réemploi, insertion", "keywords"), ("Téléphone / courriel", "05 65 71 72 73", "contact/phone")]),
    ("park", "fr", cards, [
        ("Le projet", "Des vergers communaux", "title"), ("Où ?", "Saint-Aubin-des-Prés", "commune=aubin"), ("Quand ?", "Depuis 2015", "period=2015"), ("Pour qui ?", "Tous les habitants", "audience/who=habitants"), ("Combien ?", "6 300 € TTC", "means/cost/amount=6 300"),
        ("Avec qui ?", "Croqueurs de pommes", "partners"), ("Thème", "Alimentation durable", "theme=alimentation"), ("Contact", "Mission biodiversité", "contact/role"), ("Avec le soutien de", "Région", "means/funding/by")]),
    ("trophies", "fr", framed, [
        ("Nom de l’action présentée", "Zéro mégot sur la plage", "title"), ("Collectivité candidate", "Belval", "commune=belval"), ("Catégorie", "Déchets", "theme=dechets"), ("Date de lancement de l’action", "juillet 2020", "period"), ("Résumé de l’action", "Des cendriers de plage sont prêtés.", "summary"),
        ("Budget de l’action", "1 950 €", "means/cost/amount=1 950"), ("Partenaires impliqués", "Office de tourisme", "partners"), ("Fonction du référent", "Responsable plages", "contact/role"), ("E-mail du référent", "plages@belval.example", "contact/email")]),
    ("wallonia", "fr", bullets, [
        ("Intitulé du projet", "Des poules pour les restes", "title"), ("Commune", "Les Ormes", "commune=ormes"), ("Thématique(s)", "Réduction des déchets", "theme=dechets"), ("Début du projet", "avril 2016", "period"), ("Échevinat en charge", "Échevin de l’environnement", "contact/role"),
        ("Coût pour la commune", "2 150 € TVAC", "means/cost/amount=2 150"), ("Subsides", "Région wallonne", "means/funding/by"), ("Groupe cible", "Ménages", "audience/who"), ("Partenaires extérieurs", "Intercommunale", "partners"), ("GSM", "0470 11 22 33", "contact/phone")]),
    ("vaud", "fr", capitals, [
        ("Titre de la mesure", "Un jour sans viande à la cantine", "title"), ("Commune ou association de communes", "Luc-sur-Orbe", "commune=luc"), ("Domaine", "Alimentation durable", "theme=alimentation"), ("État de la mesure", "En cours de mise en œuvre", "status=en cours"),
        ("Horizon de réalisation", "2022", "period"), ("Service responsable", "Dicastère des écoles", "contact/role"), ("Bénéficiaires", "Élèves", "audience/who"), ("Coût", "8 000 CHF", None), ("Canton", "Vaud", None), ("Ressources nécessaires", "15 jours", "means/people/days=15")]),
    ("quebec", "fr", numbered_rows, [
        ("Titre du projet", "La tournée du verre", "title"), ("Municipalité", "Belval", "commune=belval"), ("MRC", "Val d’Orbe", None), ("Domaine d’activité", "Réduction des déchets", "theme=dechets"), ("Date de début du projet", "2018", "period"), ("Clientèle visée", "Restaurateurs", "audience/who"),
        ("Partenaires financiers", "Recyc-Québec", "means/funding/by"), ("Collaborateurs", "Chambre de commerce", "partners"), ("Personne-ressource", "Coordonnatrice en environnement", "contact/role"), ("Courriel", "verre@belval.example", "contact/email")]),
    ("fribourg", "fr", tabbed, [
        ("Projet", "Des haies pour le vent", "title"), ("Commune", "Saint-Aubin-des-Prés", "commune=aubin"), ("Champ d’action", "Eau et jardins", "theme=eau"), ("Mise en œuvre", "2019-2020", "period"), ("Statut du projet", "Achevé", "status=faite"),
        ("Temps investi", "80 heures", "means/people/hours=80"), ("Soutien financier", "Fondation pour le paysage", "means/funding/by"), ("Interlocutrice", "Secrétaire communale", "contact/role"), ("Site web", "https://haies.example/", "links/url")]),
    ("ireland", "en", title_above, [
        ("Project", "Water butts for every school", "title"), ("Local authority", "Belval", "commune=belval"), ("Theme", "Water and gardens", "theme=water"), ("Timeframe", "2019-2021", "period"), ("Project cost", "€16,400", "means/cost/amount=16,400"),
        ("Funded by", "Community water fund", "means/funding/by"), ("Partners", "Tidy towns group", "partners"), ("Audience", "School children", "audience/who"), ("Contact", "Environmental awareness officer", "contact/role")]),
    ("association", "en", with_remarks, [
        ("Name of initiative", "Bin sensors in the park", "title"), ("Name of council", "Luc-sur-Orbe", "commune=luc"), ("Service area", "Waste", "theme=waste"), ("Date implemented", "March 2019", "period"), ("Current stage", "Ongoing", "status=ongoing"),
        ("Capital cost", "€11,250", "means/cost/amount=11,250"), ("Annual saving", "€4,300", "means/gains/amount=4,300"), ("Staff involved", "Parks team", "means/people/who"), ("Contact details", "parks@luc.example", "contact/email")]),
    ("wrap", "en", side_bar_lines, [
        ("Case study", "Love your leftovers", "title"), ("Authority", "Belval", "commune=belval"), ("Topic area", "Food", "theme=food"), ("Project dates", "May 2016 to June 2017", "period=May 2016 June 2017"), ("Cost of project", "€5,600", "means/cost/amount=5,600"),
        ("Target audience", "Young families", "audience/who"), ("Delivery partners", "Housing association", "partners"), ("Funders", "Waste partnership", "means/funding/by"), ("Web link", "https://leftovers.example/", "links/url")]),
    ("zealand", "en", bullets_in_groups, [
        ("Project name", "Walking school bus", "title"), ("Lead council", "Luc-sur-Orbe", "commune=luc"), ("Focus area", "Mobility", "theme=mobility"), ("When", "2018", "period"), ("Community served", "Primary pupils", "audience/who"),
        ("Budget", "€3,100", "means/cost/amount=3,100"), ("Resourcing", "60 hours", "means/people/hours=60"), ("Supported by", "Road safety trust", "means/funding/by"), ("Status", "Complete", "status=done"), ("Population", "5,210", None)]),
    ("iclei", "en", stacked, [
        ("Title", "Solar roofs for sports halls", "title"), ("City", "Belval", "commune=belval"), ("Sector", "Energy", "theme=energy"), ("Population", "12,400", None), ("Year", "2020", "period"), ("Total investment", "€210,000", "means/cost/amount=210,000"),
        ("Financing", "Green bond", "means/funding/by"), ("Stakeholders", "Sports clubs", "partners"), ("Key contact", "Energy manager", "contact/role")]),
    ("interreg", "en", with_advice, [
        ("Title of the practice", "A kitchen for surplus", "title"), ("Main institution in charge", "Luc-sur-Orbe", "commune=luc"), ("Thematic field", "Food", "theme=food"), ("Start date", "February 2017", "period"), ("End date", "Ongoing", None),
        ("Resources needed", "€32,000", "means/cost/amount=32,000"), ("Stakeholders and beneficiaries", "Food banks", "audience/who"), ("Short description", "Surplus is cooked twice a week.", "summary"), ("Further information", "https://surplus.example/", "links/url")]),
    ("litter", "en", ticked_lines({"Project status": ["Planning", "Under way", "Completed"], "Theme": ["Waste", "Water and gardens", "Food"]}), [
        ("Campaign name", "Bag it on the beach", "title"), ("Organisation", "Belval", "commune=belval"), ("Theme", "Waste", "theme=waste"), ("Project status", "Completed", "status=done"), ("Campaign dates", "summer 2018", "period=summer 2018"),
        ("Campaign cost", "€2,480", "means/cost/amount=2,480"), ("Volunteer hours", "310 hours", "means/people/hours=310"), ("Working in partnership with", "Beach wardens", "partners"), ("Email address", "beach@belval.example", "contact/email")]),
    ("board", "en", dashes, [
        ("Name of project", "Insulation evenings", "title"), ("Town council", "Belval", "commune=belval"), ("Category", "Energy", "theme=energy"), ("Delivered", "autumn 2019", "period=autumn 2019"), ("Total spend", "€1,740", "means/cost/amount=1,740"),
        ("Grant funding from", "Energy trust", "means/funding/by"), ("Who took part", "Households", "audience/who"), ("Project lead", "Sustainability officer", "contact/role"), ("Tel", "05 65 81 82 83", "contact/phone")]),
]


def documents():
    return every(FORMS)
