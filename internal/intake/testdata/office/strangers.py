"""The second half of templates.py: nobody looked at what the reader did with it before
the reader was mended.
"""
from ways import *

FORMS = [
    ("optigede", "fr", banner, [
        ("Titre de l’action", "Couches lavables à la maternité", "title"), ("Acteur", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Thème", "Prévention : réduction des déchets", "theme=dechets"), ("Année principale de réalisation", "2014", "period"),
        ("Public(s) concerné(s)", "Jeunes parents", "audience/who"), ("Moyens humains", "35 jours d’agent", "means/people/days=35"), ("Moyens financiers", "7 640 € TTC", "means/cost/amount=7 640"), ("Moyens techniques", "Une machine à laver", "means/technical"),
        ("Partenaires mobilisés", "PMI, maternité", "partners"), ("Contact", "Animatrice prévention", "contact/role"), ("Date de mise à jour de la fiche", "mars 2015", None)]),
    ("climate", "fr", pairs_of_columns, [
        ("Fiche action", "Éteindre la nuit", "title"), ("Commune pilote de l’action", "Les Ormes", "commune=ormes"), ("Secteur", "Énergie et éclairage", "theme=energie"), ("Avancement", "Réalisé", "status=faite"), ("Démarrage", "janvier 2019", "period"),
        ("Coût de mise en œuvre", "4 200 € HT", "means/cost/amount=4 200"), ("Gains attendus", "6 900 €/an", "means/gains/amount=6 900"), ("Public concerné", "Habitants du bourg", "audience/who"), ("Élu en charge", "Adjointe à l’énergie", "contact/role"), ("Partenaires techniques", "SIEDA", "partners")]),
    ("cerema", "fr", small_labels, [
        ("Nom de l’opération", "Une rue aux écoliers", "title"), ("Territoire", "Belval", "commune=belval"), ("Thématique abordée", "Mobilités", "theme=mobilite"), ("Calendrier de l’opération", "2020-2021", "period"), ("Coût de l’opération", "31 000 € HT", "means/cost/amount=31 000"),
        ("Maîtrise d’ouvrage", "Ville de Belval", None), ("Plan de financement", "Région, DETR", "means/funding/by"), ("Usagers", "Écoliers", "audience/who"), ("Référent technique", "Direction de la voirie", "contact/role"), ("Population communale", "5 210 hab.", None)]),
    ("prevention", "fr", lines_in_one_cell, [
        ("Libellé de l’action", "Un stop-pub sur chaque boîte", "title"), ("Thématique de rattachement", "Déchets", "theme=dechets"), ("Structure pilote", "Les Ormes", "commune=ormes"), ("Début de l’action", "2012", "period"), ("Cible visée", "Tous les foyers", "audience/who=foyers"),
        ("Coût annuel estimé", "900 €", "means/cost/amount=900"), ("Temps de travail estimé", "6 jours", "means/people/days=6"), ("Acteurs associés", "La Poste", "partners"), ("Niveau de réalisation", "Action pérenne", "status=en place")]),
    ("gal", "fr", controls, [
        ("Libellé du projet", "Un camion épicerie", "title"), ("Nom du porteur de projet", "Saint-Aubin-des-Prés", "commune=aubin"), ("Axe de la stratégie", "Alimentation durable", "theme=alimentation"), ("Date de commencement de l’opération", "15/03/2018", "period=2018"),
        ("Montant total des dépenses", "46 800 € HT", "means/cost/amount=46 800"), ("Contreparties publiques", "Département", "means/funding/by"), ("Responsable du projet", "Agent de développement", "contact/role"), ("N° de téléphone", "05 65 14 15 16", "contact/phone"), ("Courriel du responsable", "epicerie@staubin.example", "contact/email")]),
    ("syndicate", "fr", two_rows, [
        ("Opération", "Suivre l’eau à la goutte", "title"), ("Commune bénéficiaire", "Luc-sur-Orbe", "commune=luc"), ("Volet", "Eau et jardins", "theme=eau"), ("Période de réalisation", "2017-2018", "period"), ("Dépense totale", "18 900 € HT", "means/cost/amount=18 900"),
        ("Subvention obtenue de", "Agence de l’eau", "means/funding/by"), ("Agent référent", "Responsable du réseau d’eau", "contact/role"), ("Matériel utilisé", "Compteurs de secteur", "means/technical"), ("Gain annuel", "3 300 €/an", "means/gains/amount=3 300")]),
    ("mayors", "fr", capital_lines, [
        ("Titre de la bonne pratique", "Le jardin des voisins", "title"), ("Mairie", "Les Ormes", "commune=ormes"), ("Thèmes abordés", "Eau et jardins", "theme=eau"), ("Depuis", "2013", "period"), ("En résumé", "Une prairie de la commune est devenue un jardin partagé.", "summary"),
        ("Combien ça a coûté ?", "2 800 €", "means/cost/amount=2 800"), ("Qui a aidé ?", "Incroyables comestibles", None), ("Qui en bénéficie ?", "Voisins", "audience/who"), ("Contact en mairie", "Secrétaire de mairie", "contact/role"), ("Tél.", "05 65 91 92 93", "contact/phone")]),
    ("network", "fr", bars, [
        ("Nom de l’expérience", "Cuisiner sans jeter", "title"), ("Collectivité porteuse de l’action", "Belval", "commune=belval"), ("Champ thématique principal", "Alimentation durable", "theme=alimentation"), ("Lancement", "septembre 2016", "period"), ("Stade du projet", "Opérationnel", "status=en place"),
        ("Coûts", "5 200 €", "means/cost/amount=5 200"), ("Financements obtenus", "DRAAF", "means/funding/by"), ("Convives concernés", "Collégiens", "audience/who"), ("Partenaires locaux", "Agriculteurs", "partners"), ("Fiche rédigée en", "juin 2018", "date=juin 2018")]),
    ("town", "fr", boxed, [
        ("Titre", "La mairie passe au vélo", "title"), ("Commune concernée par l’action", "Luc-sur-Orbe", "commune=luc"), ("Enjeu", "Mobilités", "theme=mobilite"), ("Année de lancement", "2021", "period"), ("Investissement", "12 600 € HT", "means/cost/amount=12 600"),
        ("Aide obtenue", "Programme vélo", "means/funding/by"), ("Agents concernés", "Tous les agents", None), ("Service référent", "Moyens généraux", "contact/role"), ("Lien utile", "https://velo.example/", "links/url")]),
    ("eco", "fr", contact_in_footer, [
        ("Action exemplaire", "Le papier de la mairie", "title"), ("Nom de la commune", "Belval", "commune=belval"), ("Thème de la fiche", "Réduction des déchets", "theme=dechets"), ("Mise en œuvre depuis", "2010", "period"), ("Dépenses engagées", "650 €", "means/cost/amount=650"),
        ("Économies réalisées", "1 400 €/an", "means/gains/amount=1 400"), ("Moyens humains nécessaires", "20 heures", "means/people/hours=20"), ("Acteurs impliqués", "Écoles", "partners"), ("Contact", "Service achats", "contact/role"), ("Mél", "achats@belval.example", "contact/email")]),
    ("call", "fr", ticked({"Volet de l’appel à projets": ["Alimentation durable", "Eau et jardins", "Mobilités"], "Où en êtes-vous ?": ["En réflexion", "En cours de réalisation", "Réalisé"]}), [
        ("Nom de votre projet", "Le potager du collège", "title"), ("Votre collectivité", "Saint-Aubin-des-Prés", "commune=aubin"), ("Volet de l’appel à projets", "Alimentation durable", "theme=alimentation"), ("Où en êtes-vous ?", "Réalisé", "status=faite"), ("Dates de réalisation", "mars 2019 - juin 2019", "period=mars juin 2019"),
        ("Budget total", "3 450 € TTC", "means/cost/amount=3 450"), ("Subventions reçues", "Région", "means/funding/by"), ("Votre fonction", "Chargé de mission", "contact/role"), ("Votre courriel", "potager@staubin.example", "contact/email"), ("Vos partenaires", "Collège", "partners")]),
    ("feedback", "fr", arrows, [
        ("Objet de la fiche", "Louer des broyeurs", "title"), ("Porteur du projet", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Rubrique", "Tri", "theme=dechets"), ("Date", "2017", None), ("Durée", "2 ans", None), ("Prix d’achat", "8 900 € TTC", "means/cost/amount=8 900"),
        ("Financeurs publics", "ADEME (30 %), Région", "means/funding/by=ADEME Région"), ("Bénéficiaires directs", "Jardiniers", "audience/who"), ("Phase actuelle", "En service", "status=en place"), ("Plus d’infos", "https://broyeurs.example/", "links/url")]),
    ("liege", "fr", framed, [
        ("Nom de l’initiative", "Un frigo solidaire", "title"), ("Administration communale", "Les Ormes", "commune=ormes"), ("Thématique visée", "Alimentation durable", "theme=alimentation"), ("Lancé en", "2019", "period"), ("Public-cible", "Étudiants", "audience/who"), ("Budget annuel", "1 100 €", "means/cost/amount=1 100"),
        ("Subside obtenu", "Province", "means/funding/by"), ("Personne de contact", "Cheffe de projet PCS", "contact/role"), ("Adresse e-mail", "frigo@ormes.example", "contact/email")]),
    ("geneva", "fr", nested, [
        ("Intitulé de la mesure", "Réparer plutôt que jeter", "title"), ("Commune responsable", "Belval", "commune=belval"), ("Thématique concernée", "Réduction des déchets", "theme=dechets"), ("Début de la mise en œuvre", "2020", "period"), ("Avancement de la mesure", "Terminée", "status=faite"),
        ("Charge de travail", "0,2 EPT", "means/people/fte=0,2"), ("Autres partenaires", "Fédération des consommateurs", "partners"), ("Groupes cibles", "Ménages", "audience/who"), ("Répondant", "Délégué à l’énergie", "contact/role"), ("Canton", "Genève", None)]),
    ("montreal", "fr", number_column, [
        ("Quel est le nom du projet ?", "Ruelles vertes", "title"), ("Quelle municipalité le porte ?", "Luc-sur-Orbe", "commune=luc"), ("Quel en est le thème ?", "Eau et jardins", "theme=eau"), ("À quelle période ?", "2016-2019", "period"), ("À qui s’adresse-t-il ?", "Citoyens du quartier", "audience/who"),
        ("Quel en est le coût ?", "28 000 €", "means/cost/amount=28 000"), ("Qui l’a financé ?", "Arrondissement", "means/funding/by"), ("Combien d’heures de travail ?", "240 heures", "means/people/hours=240"), ("Qui joindre ?", "Agente de projet", "contact/role")]),
    ("namur", "fr", broken_lines, [
        ("Projet", "Des ruches au cimetière", "title"), ("Entité", "Saint-Aubin-des-Prés", "commune=aubin"), ("Matière", "Eau et jardins", "theme=eau"), ("Période", "depuis mai 2018", "period=mai 2018"), ("État du dossier", "En cours", "status=en cours"), ("Coût total", "1 860 € TVAC", "means/cost/amount=1 860"),
        ("Subvention", "Région wallonne", "means/funding/by"), ("En partenariat avec", "Apiculteurs", "partners"), ("Renseignements", "Service cadre de vie", "contact/role"), ("Téléphone", "081 22 33 44", "contact/phone")]),
    ("apse", "en", with_remarks, [
        ("Project title", "Wildflowers on verges", "title"), ("Local authority name", "Luc-sur-Orbe", "commune=luc"), ("Category of entry", "Water and gardens", "theme=water"), ("Year started", "2017", "period"), ("Overall cost", "€6,850", "means/cost/amount=6,850"), ("Savings achieved", "€9,200", "means/gains/amount=9,200"),
        ("Partners involved", "Wildlife trust", "partners"), ("Lead officer", "Grounds manager", "contact/role"), ("Email", "verges@luc.example", "contact/email")]),
    ("notable", "en", title_above, [
        ("Project", "Lunch without leftovers", "title"), ("Council name", "Belval", "commune=belval"), ("Policy theme", "Food", "theme=food"), ("Implementation date", "January 2018", "period"), ("How much did it cost?", "€4,150", "means/cost/amount=4,150"), ("How was it funded?", "School budget", None),
        ("Who was involved?", "Caterers", "partners"), ("Who is it for?", "Pupils", "audience/who"), ("Who to contact", "Catering manager", "contact/role"), ("Current status", "Implemented", "status")]),
    ("tidy", "en", headings, [
        ("Initiative", "Gum on the wall", "title"), ("Lead organisation", "Belval", "commune=belval"), ("Issue addressed", "Waste", "theme=waste"), ("Timescale", "2015-2016", "period"), ("Costs", "€860", "means/cost/amount=860"), ("Funding received from", "Traders", "means/funding/by"),
        ("Audience reached", "Teenagers", "audience/who"), ("Contact name and role", "Street scene officer", "contact/role"), ("Phone number", "05 65 01 02 03", "contact/phone")]),
    ("kiwi", "en", cards, [
        ("Project title", "Compost hubs", "title"), ("District", "Luc-sur-Orbe", "commune=luc"), ("Theme", "Waste", "theme=waste"), ("Project period", "2020-2022", "period"), ("Project budget", "€14,900", "means/cost/amount=14,900"), ("Funding partners", "Waste levy", "means/funding/by"),
        ("Staff time", "0.3 FTE", "means/people/fte=0.3"), ("Who benefits", "Gardeners", "audience/who"), ("Website", "https://hubs.example/", "links/url"), ("Land area", "430 km²", None)]),
    ("epa", "en", two_rows, [
        ("Project name", "A bus that waits", "title"), ("Community", "Belval", "commune=belval"), ("Program area", "Mobility", "theme=mobility"), ("Project duration", "2018 to 2019", "period=2018 2019"), ("Total project cost", "€52,000", "means/cost/amount=52,000"), ("Funding agency", "Transport fund", "means/funding/by"),
        ("Project partners", "Hospital", "partners"), ("Point of contact", "Transport planner", "contact/role"), ("Population served", "Older residents", "audience/who")]),
    ("cities", "en", side_bar_lines, [
        ("Action", "Cool roofs", "title"), ("Municipality", "Luc-sur-Orbe", "commune=luc"), ("Policy field", "Energy", "theme=energy"), ("Implementation period", "2016-2018", "period"), ("Investment costs", "€88,000", "means/cost/amount=88,000"), ("Funding programme", "Regional fund", "means/funding/by"),
        ("Actors involved", "Tenants", "partners"), ("Status of implementation", "In progress", "status=ongoing"), ("Contact point", "Housing department", "contact/role"), ("Inhabitants", "8,300", None)]),
    ("parish", "en", ticked_lines({"Type of project": ["Energy", "Mobility", "Food"], "Stage": ["Idea", "In progress", "Completed"]}), [
        ("Project", "The village car", "title"), ("Parish", "Belval", "commune=belval"), ("Type of project", "Mobility", "theme=mobility"), ("Stage", "In progress", "status=ongoing"), ("Started", "June 2021", "period"), ("Running costs", "€2,300", "means/cost/amount=2,300"),
        ("Grant from", "County council", "means/funding/by"), ("Users", "Villagers", "audience/who"), ("Contact", "Parish clerk", "contact/role"), ("Key words", "sharing, car", "keywords")]),
    ("award", "en", numbered_questions, [
        ("What is your project called?", "Toys on loan", "title"), ("Which council is leading it?", "Belval", "commune=belval"), ("Which theme does it fall under?", "Waste", "theme=waste"), ("When did it start?", "April 2016", "period"), ("Who is it aimed at?", "Families", "audience/who"), ("What did it cost?", "€3,700", "means/cost/amount=3,700"),
        ("Who paid for it?", "Lottery fund", "means/funding/by"), ("Who did you work with?", "Libraries", "partners"), ("Who can we contact?", "Library manager", "contact/role")]),
]


def documents():
    return every(FORMS)
