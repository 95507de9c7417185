"""Twenty more sheets as templates ask for them, for layouts.py, written after the reader was
mended for templates.py and before it had seen any of these.
"""
from ways import *

FORMS = [
    ("department", "fr", side_bar, [
        ("Intitulé de la démarche", "Un défi familles à énergie positive", "title"), ("Commune", "Belval", "commune=belval"), ("Thème traité", "Énergie et éclairage", "theme=energie"), ("Date de démarrage de la démarche", "novembre 2015", "period"),
        ("Participants", "Familles", "audience/who"), ("Budget de fonctionnement", "3 900 €", "means/cost/amount=3 900"), ("Appuis", "Espace conseil", None), ("Partenaires de la démarche", "ALEC", "partners"), ("Contact", "Chargée de mission climat", "contact/role")]),
    ("agency", "fr", merged_groups, [
        ("Titre du projet financé", "Des toilettes sèches au stade", "title"), ("Collectivité bénéficiaire", "Les Ormes", "commune=ormes"), ("Thématique du projet", "Eau et jardins", "theme=eau"), ("Date d’achèvement", "mai 2019", None), ("Année des travaux", "2019", "period"),
        ("Montant total de l’investissement", "17 300 € HT", "means/cost/amount=17 300"), ("Subvention accordée par", "Agence de l’eau", "means/funding/by"), ("Contact technique", "Responsable des sports", "contact/role"), ("Adresse mail", "sports@ormes.example", "contact/email")]),
    ("school", "fr", capitals, [
        ("Nom de l’établissement", "École du bourg", None), ("Nom du projet pédagogique", "Une mare à l’école", "title"), ("Commune de l’école", "Saint-Aubin-des-Prés", "commune=aubin"), ("Thème du projet", "Eau et jardins", "theme=eau"), ("Année scolaire", "2018-2019", "period"),
        ("Niveaux concernés", "CE2, CM1", None), ("Public", "48 élèves", "audience/who=élèves"), ("Coût du projet", "720 €", "means/cost/amount=720"), ("Financement", "Coopérative scolaire", "means/funding/by"), ("Partenaires du projet pédagogique", "LPO", "partners")]),
    ("mobility", "fr", dashes, [
        ("Intitulé", "Une aire de covoiturage", "title"), ("Maître d’ouvrage", "Commune de Luc-sur-Orbe", "commune=luc"), ("Thème", "Mobilité", "theme=mobilite"), ("Date d’ouverture", "juin 2018", "period"), ("Coût des travaux", "54 000 € HT", "means/cost/amount=54 000"),
        ("Financeurs du projet", "Département, Région", "means/funding/by"), ("Usagers", "Salariés", "audience/who"), ("Service instructeur", "Voirie", None), ("Contacts", "voirie@luc.example", "contact/email")]),
    ("food", "fr", with_advice, [
        ("Quel est l’intitulé de votre action ?", "Des menus végétariens", "title"), ("Quelle est votre collectivité ?", "Belval", "commune=belval"), ("Dans quel domaine ?", "Alimentation durable", "theme=alimentation"), ("Depuis quelle date ?", "janvier 2020", "period"), ("Quel en est l’avancement ?", "En place", "status=en place"),
        ("Quels publics sont visés ?", "Écoliers", "audience/who"), ("Combien cela a-t-il coûté ?", "1 300 €", "means/cost/amount=1 300"), ("Quels sont vos partenaires ?", "Diététicienne", "partners"), ("Quelle est votre fonction ?", "Responsable de la restauration", "contact/role")]),
    ("heritage", "fr", boxed, [
        ("Projet", "La seconde vie du lavoir", "title"), ("Commune du projet", "Saint-Aubin-des-Prés", "commune=aubin"), ("Domaine du projet", "Eau et jardins", "theme=eau"), ("Année de fin de travaux", "2017", None), ("Période de travaux", "2016-2017", "period"), ("Montant TTC", "38 700 €", "means/cost/amount=38 700"),
        ("Aides reçues", "Fondation du patrimoine", "means/funding/by"), ("État", "Terminé", "status=faite"), ("Renseignements auprès de", "Secrétariat de mairie", "contact/role")]),
    ("circular", "fr", small_labels, [
        ("Nom de l’initiative locale", "La donnerie du samedi", "title"), ("Collectivité porteuse du projet", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Thématiques abordées", "Réduction des déchets", "theme=dechets"), ("Début de l’initiative", "mars 2017", "period"),
        ("Coût de fonctionnement annuel", "2 600 €", "means/cost/amount=2 600"), ("ETP dédiés", "0,2 ETP", "means/people/fte=0,2"), ("Soutenu financièrement par", "ADEME", "means/funding/by"), ("Structures partenaires", "Secours populaire", "partners"), ("Mots-clés", "don, réemploi", "keywords")]),
    ("luxembourg", "fr", two_rows, [
        ("Titre du projet", "Un compost au pied des tours", "title"), ("Commune participante", "Belval", "commune=belval"), ("Champ thématique", "Déchets", "theme=dechets"), ("Durée du projet", "2019-2020", "period"), ("Coût total du projet", "6 700 €", "means/cost/amount=6 700"), ("Cofinancé par", "Ministère", "means/funding/by"),
        ("Public ciblé", "Locataires", "audience/who"), ("Personne de référence", "Conseillère écologique", "contact/role"), ("Numéro de téléphone", "26 11 22 33", "contact/phone")]),
    ("valais", "fr", numbered_rows, [
        ("Nom du projet", "Éteindre les vitrines", "title"), ("Commune pilote du projet", "Luc-sur-Orbe", "commune=luc"), ("Domaine thématique", "Énergie", "theme=energie"), ("Mise en œuvre dès", "2021", "period"), ("Statut", "En cours", "status=en cours"), ("Heures de travail estimées", "45 heures", "means/people/hours=45"),
        ("Partenaires impliqués", "Commerçants", "partners"), ("Public cible", "Commerçants du centre", "audience/who"), ("Contact auprès de la commune", "Service technique", "contact/role"), ("Nombre d’habitants", "4 120", None)]),
    ("estrie", "fr", framed, [
        ("Titre de l’initiative", "L’herbicyclage au parc", "title"), ("Organisme responsable", "Luc-sur-Orbe", "commune=luc"), ("Secteur visé", "Réduction des déchets", "theme=dechets"), ("Année d’implantation", "2014", "period"), ("Budget requis", "500 €", "means/cost/amount=500"), ("Ressources humaines requises", "12 heures", "means/people/hours=12"),
        ("Clientèle", "Citoyens", "audience/who"), ("Personne à joindre", "Contremaître aux parcs", "contact/role"), ("Courriel de la personne-ressource", "parcs@luc.example", "contact/email")]),
    ("scotland", "en", banner, [
        ("Project title", "Zero waste town", "title"), ("Lead local authority", "Belval", "commune=belval"), ("Main theme", "Waste", "theme=waste"), ("Project start", "April 2016", "period"), ("Overall project budget", "€28,500", "means/cost/amount=28,500"), ("Core funder", "Climate fund", "means/funding/by"),
        ("Community partners", "Transition group", "partners"), ("Lead contact", "Waste strategy officer", "contact/role"), ("Keywords", "sharing, repair", "keywords")]),
    ("ontario", "en", cards, [
        ("Initiative title", "Rain barrels at cost", "title"), ("Municipality name", "Luc-sur-Orbe", "commune=luc"), ("Theme area", "Water and gardens", "theme=water"), ("Year launched", "2018", "period"), ("Program cost", "€9,900", "means/cost/amount=9,900"), ("Funding provided by", "Conservation authority", "means/funding/by"),
        ("Target residents", "Homeowners", "audience/who"), ("Staff contact", "Water technician", "contact/role"), ("Population", "18,000", None)]),
    ("australia", "en", side_bar_lines, [
        ("Program name", "Verge gardens", "title"), ("Council", "Belval", "commune=belval"), ("Program theme", "Water and gardens", "theme=water"), ("Program status", "Ongoing", "status=ongoing"), ("Commenced", "2019", "period"), ("Annual budget", "€5,000", "means/cost/amount=5,000"),
        ("External funding", "State grant", "means/funding/by"), ("Participants", "Residents", "audience/who"), ("Program contact", "Open space planner", "contact/role")]),
    ("wales", "en", numbered_questions, [
        ("What is the name of the project?", "Community fridge", "title"), ("Who led the project?", "Luc-sur-Orbe", "commune=luc"), ("What area does it cover?", "Food", "theme=food"), ("When was it launched?", "May 2020", "period"), ("How much does it cost?", "€2,750", "means/cost/amount=2,750"), ("How is it funded?", "Town council", "means/funding/by"),
        ("Who are your partners?", "Supermarkets", "partners"), ("Who uses it?", "Neighbours", "audience/who"), ("Who should people contact?", "Town clerk", "contact/role")]),
    ("norden", "en", groups, [
        ("Title of the good practice", "Electric school ferry", "title"), ("Responsible municipality", "Belval", "commune=belval"), ("Field of action", "Mobility", "theme=mobility"), ("Time period", "2018-2020", "period"), ("Status", "In operation", "status=in place"), ("Investment cost", "€340,000", "means/cost/amount=340,000"), ("Financed through", "Climate leap", "means/funding/by"),
        ("Involved partners", "Ferry company", "partners"), ("Contact information", "ferry@belval.example", "contact/email")]),
    ("borough", "en", tabbed, [
        ("Name of scheme", "Nappy voucher", "title"), ("Borough council", "Belval", "commune=belval"), ("Scheme theme", "Waste", "theme=waste"), ("Scheme started", "2013", "period"), ("Cost per year", "€4,400", "means/cost/amount=4,400"), ("Officer time", "25 days", "means/people/days=25"), ("Eligible residents", "New parents", "audience/who"),
        ("Telephone", "05 65 18 19 20", "contact/phone")]),
    ("energy", "en", capital_lines, [
        ("Case study name", "Heat from the pool", "title"), ("Location", "Luc-sur-Orbe", "commune=luc"), ("Technology area", "Energy", "theme=energy"), ("Completion", "March 2018", "period"), ("Capital investment", "€61,000", "means/cost/amount=61,000"), ("Yearly savings", "€8,200", "means/gains/amount=8,200"),
        ("Funded through", "Salix loan", "means/funding/by"), ("Project team", "Estates", None), ("Further details", "https://pool.example/", "links/url")]),
    ("food_partnership", "en", bars, [
        ("Project", "Gleaning days", "title"), ("Area", "Belval", "commune=belval"), ("Priority", "Food", "theme=food"), ("Dates", "August 2021", "period"), ("Expenditure", "€410", "means/cost/amount=410"), ("Volunteers’ time", "160 hours", "means/people/hours=160"), ("Beneficiary groups", "Food banks", "audience/who"), ("Partner organisations involved", "Growers", "partners")]),
    ("climate_plan", "en", ticked({"Sector": ["Energy", "Mobility", "Waste"], "Delivery status": ["Not started", "In progress", "Completed"]}), [
        ("Action title", "Lamps that listen", "title"), ("Owner", "Luc-sur-Orbe", "commune=luc"), ("Sector", "Energy", "theme=energy"), ("Delivery status", "Completed", "status=done"), ("Timescales", "2019-2020", "period"), ("Estimated cost", "€72,000", "means/cost/amount=72,000"), ("Funding route", "Prudential loan", "means/funding/by"),
        ("Supporting partners", "Lighting company", "partners"), ("Responsible officer", "Lighting engineer", "contact/role")]),
    ("library", "en", lines_in_one_cell, [
        ("Project", "Seeds on loan", "title"), ("Town", "Belval", "commune=belval"), ("Subject", "Water and gardens", "theme=water"), ("Start", "spring 2019", "period"), ("Set-up costs", "€640", "means/cost/amount=640"), ("Ongoing costs", "not known", None), ("Donors", "Seed savers", "means/funding/by"), ("Aimed at", "Gardeners", "audience/who"), ("For more information contact", "Librarian", "contact/role")]),
]


def documents():
    return every(FORMS)
